"""The grave part of a line: a death, an illness, a parting told in one breath with smaller things.

"We lost grandad on Sunday. Anyway, the weather's nice": whoever answers the weather has not listened.
"""

from __future__ import annotations

import re

from game.mind.relations import CHINESE_BEINGS, ENGLISH_BEINGS
from game.mind.text import CJK, is_question, sentences

_WHO = rf"(?:(?:{ENGLISH_BEINGS}|mum|mom|dad|gran|nan|nana|grandad|granddad|grandpa|grandma|ex|baby|partner|him|her)\b)"
_ENGLISH = re.compile(
    rf"\b(?:{_WHO}|he|she|they).{{0,24}}\b(?:died|dying|dead|passed(?: away| on)?|killed|left (?:me|us)|"
    r"in (?:the )?hospital|intensive care|a coma|had a stroke|heart attack|hits? me)\b|"
    rf"\blost (?:(?:my|our|the|his|her) )?(?:\w+ )?{_WHO}|\blost (?:my|our|the) (?:home|house|job)\b|"
    r"\b(?:miscarr\w+|stillb\w+|suicid\w+|raped?|assaulted|abus(?:ed?|es|ive)|overdos\w+|chemo\w*|funeral|cremat\w+|"
    r"hospice|life support|diagnosed|cancer|passed away|broke up with me|dumped me|divorc\w+|terminal(?:ly)?)\b|"
    r"\b(?:put|had) (?:him|her|my \w+|our \w+) (?:down|put (?:down|to sleep)|to sleep)\b|"
    r"\bi (?:was|got|'ve been|have been|just got) (?:fired|laid off|sacked|mugged|attacked|evicted)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"(?:{CHINESE_BEINGS}|他|她|它|老伴|爱人|孩子|宝宝|发小).{{0,8}}"
    "(?:走了(?![半很一几到])|没了|不在了|死了|病危|住院|确诊|查出|进了?ICU)|"
    "去世|过世|逝世|病逝|癌|葬礼|出殡|火化|流产|没保住|车祸|离婚|分手了|被(?:甩|裁|开除|辞退|家暴|打了|骚扰)|"
    "家暴|性侵|绝症|化疗|病危|自杀|抑郁症|失恋"
)
_NO_GRIEF = re.compile(
    r"\b(?:not|isn['’]?t|wasn['’]?t|no|never) (?:\w+ )?(?:cancer|dead|dying|terminal)|"
    r"\b(?:cancer[- ]free|all clear|remission|beat cancer)\b|\bdying (?:to|of laughter)\b|"
    r"\b(?:phone|laptop|battery|car|engine|wifi|telly|screen)\b.{0,12}\b(?:died|dead|dying)\b|"
    "不是癌|不是绝症|没死|没事了|[笑累困饿烦吓热冷急气爱渴]死|死机|该死",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(rf"[，,、；;]|(?<=[{CJK}])\s+(?=[{CJK}])")


def clauses(sentence: str) -> list[str]:
    """A Chinese sentence cut where a breath is taken: at commas, and at spaces between characters."""
    return [piece.strip() for piece in _CLAUSE_END.split(sentence) if piece.strip()]


def gravest(text: str, chinese: bool) -> str:
    """The first thing told in a line that weighs more than all the rest of it; "" where none does.

    A question is none, and neither is a line that holds nothing beside it.
    """
    parts = [part for one in sentences(text) for part in (clauses(one) if chinese else [one])]
    if len(parts) < 2:
        return ""
    return next((part for part in parts if _is_grave(part)), "")


def _is_grave(part: str) -> bool:
    told = (_ENGLISH.search(part) or _CHINESE.search(part)) is not None
    return told and _NO_GRIEF.search(part) is None and not is_question(part)
