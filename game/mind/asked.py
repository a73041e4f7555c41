"""What a line asks back of the player's own facts, by patterns. English and Chinese."""

from __future__ import annotations

import re

from game.mind.asked_own import own_chinese, own_english
from game.mind.asked_type import Asked
from game.mind.asked_ways import ways_asked
from game.mind.relations import CHINESE, CHINESE_BEINGS, ENGLISH, ENGLISH_BEINGS, ENGLISH_QUALIFIER
from game.mind.text import is_chinese, is_question

_ASKS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\bwhat(?:['’]?s| is| was)(?: the name of)? my {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})(?:['’]?s)?(?: name)?(?: called| named)?\b",
        rf"\b(?:what|how) do(?:es)? (?:i call )?my {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b",
        rf"\bdo you (?:remember|know|recall)(?: what)?(?: the name of)? my {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})(?:['’]?s)?(?: name)?\b",
        rf"\bwhat did i (?:say|tell you|call)(?: about)?(?: was)? my {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b",
        rf"\bmy {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})(?:['’]?s) name\b.*\?",
        rf"\bwho is my {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b",
    )
)
_ASKS_SELF: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:what(?:['’]?s| is) my name|do you (?:remember|know) my name|who am i)\b", re.IGNORECASE),
        "name",
    ),
    (
        re.compile(
            r"\bwhat(?:['’]?s| is) my (?:job|work|profession)|\bwhat do i do(?: for a living| for work)?\s*\?|\bwhere do i work",
            re.IGNORECASE,
        ),
        "job",
    ),
    (
        re.compile(
            r"\bwhere (?:am i from|did i grow up|was i born)|"
            r"\b(?:which|what) (?:town|city|country|village|place)\b.{0,10}\b(?:am|was) i (?:from|born)\b",
            re.IGNORECASE,
        ),
        "home town",
    ),
    (re.compile(r"\bwhere (?:do i live|is my home)", re.IGNORECASE), "home"),
)
_ZH_ASKS = (
    re.compile(rf"我家?的?({CHINESE_BEINGS})(?:的名字)?(?:是|叫|叫做)(?:什么|啥|谁|什麼|誰)"),
    re.compile(rf"(?:记得|知道|記得)我的?({CHINESE_BEINGS})(?:叫什么|的名字|是谁)?"),
)
_ZH_ASKS_SELF: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"我叫(?:什么|啥|什麼)|我的名字(?:是|叫)(?:什么|啥)|(?:记得|知道)我的名字|我是谁"), "name"),
    (re.compile(r"我(?:是)?做什么(?:工作)?的?[?？]|我的(?:工作|职业)是什么|我在哪(?:里|儿)?(?:工作|上班)"), "job"),
    (re.compile(r"我(?:的)?(?:老家|家乡|家鄉)(?:是|在)?哪|我(?:是|在)哪[里裡儿]?(?:人|长大|長大|出生)"), "home town"),
    (re.compile(r"我(?:[现現]在|目前|家)*(?:住|家)在?哪"), "home"),
)


_FOR_NAME = re.compile(r"\b(?:names?|called|named|who)\b|叫|名字|姓|[谁誰]", re.IGNORECASE)
_THEIRS = re.compile(rf"\bmy {ENGLISH_QUALIFIER}(?:{ENGLISH_BEINGS})['’]s (?!name\b)[a-z]", re.IGNORECASE)
"""Something of somebody of theirs: "my uncle's boat"."""
_ZH_BY_CLAUSE = re.compile(rf"我.{{0,10}}的(?:那)?[位个個]?({CHINESE_BEINGS})(?:姓|叫)(?:什么|什麼|啥)")
_ZH_REMEMBERS = re.compile(r"[记記]得|知道|忘|[说說提讲講]过|[说說提講]過")


def asked(text: str, language: str) -> Asked | None:
    """What a line asks of the player's own facts, None if it asks nothing of the kind."""
    chinese = is_chinese(language)
    if chinese and not (is_question(text) or _ZH_REMEMBERS.search(text)):
        return None  # 我好像从来没被谁选择过 holds a word for what is asked, and asks nothing.
    for pattern in _ZH_ASKS if chinese else _ASKS:
        match = pattern.search(text)
        if match and not _THEIRS.search(text):
            said = match[1] if chinese else match[1].lower()
            return Asked((CHINESE if chinese else ENGLISH)[said].key, said)
    for pattern, relation in _ZH_ASKS_SELF if chinese else _ASKS_SELF:
        if pattern.search(text):
            return Asked(relation, "")
    way = ways_asked(text, chinese)
    if way is not None:
        return way
    by_clause = _ZH_BY_CLAUSE.search(text) if chinese else None
    if by_clause:
        return Asked(CHINESE[by_clause[1]].key, by_clause[1])
    about = own_chinese(text) if chinese else own_english(text)
    if about is None:
        return None
    # "My mother's job" is no question after her name.
    known = (CHINESE if chinese else ENGLISH).get(about) if _FOR_NAME.search(text) else None
    return Asked(known.key if known else "", about)
