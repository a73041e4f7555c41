"""Questions about the player's own ways: what they like, when their birthday is, what they are allergic to."""

from __future__ import annotations

import re

from game.mind.asked_type import Asked

_ENGLISH: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(pattern, re.IGNORECASE))
    for relation, pattern in (
        ("birthday", r"\b(?:when|what day|what date)(?:['’]?s| is| was)(?: it)? my birthday\b|\bwhen was i born\b"),
        ("age", r"\bhow old (?:am i|i am)\b|\bwhat age am i\b|\bdo you (?:know|remember) my age\b"),
        ("allergy", r"\bwhat(?: am i|['’]?s it i['’]?m| i['’]?m) allergic to\b|\bam i allergic to (?:any|some)thing\b"),
        ("allergy", r"\bwhat (?:food |foods )?can['’]?t i eat\b|\bwhat are my allergies\b"),
        (
            "fear",
            r"\bwhat am i (?:afraid|scared|terrified|frightened) of\?|\bremember what i['’]?m (?:afraid|scared) of\b",
        ),
        (
            "dislikes",
            r"\b(?:what|which)(?: \w+)? (?:do i (?:hate|dislike|not like)|don['’]?t i like|can['’]?t i stand)\b",
        ),
        (
            "likes",
            r"\b(?:what|which \w+|what \w+) do i (?:like|love|enjoy)(?! about)\b|\bremember what i (?:like|love)\b",
        ),
        ("likes", r"\bwhat (?:do i do for fun|are my hobbies|am i into)\b"),
        ("plays", r"\b(?:what|which)(?: instrument| sport)? (?:do|did|can) i play\b"),
        (
            "studies",
            r"\b(?:what|which \w+) (?:do i study|am i studying|did i study)\b|\bwhat(?:['’]?s| is) my (?:degree|major|subject)\b",
        ),
    )
)
_FAVOURITE = re.compile(
    r"\bmy favou?rite ([a-z]+(?: (?!is\b|was\b|again\b|called\b)[a-z]+)?)|\b(?:which|what) (\w+) (?:do i (?:like|love) (?:the )?(?:most|best)|is my favou?rite)\b",
    re.IGNORECASE,
)
_WHAT = r"(?:什[么麼]|啥|哪[些种種个個])"
_CHINESE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(pattern))
    for relation, pattern in (
        ("birthday", r"我的?生日(?:是|在)?(?:什[么麼][时時]候|哪[天一]|[几幾]月|[几幾][号號]|啥[时時]候)|我(?:是)?(?:哪天|什[么麼][时時]候|[几幾]月[几幾]?[号號]?)(?:出?生的?|[过過]生日)"),
        ("age", r"我(?:今年|到底|[现現]在)?(?:多大|[几幾][岁歲]|多少[岁歲])"),
        ("allergy", rf"我[对對]{_WHAT}[过過]敏|我{_WHAT}[过過]敏|我不能吃{_WHAT}"),
        ("fear", rf"我(?:最|很)?(?:害)?怕{_WHAT}"),
        ("dislikes", rf"我(?:最)?(?:[讨討][厌厭]|不喜[欢歡]|受不了|不[爱愛]|不吃)(?:吃|喝|听|看)?{_WHAT}"),
        ("likes", rf"我(?:最|平[时時])?(?:喜[欢歡]|[爱愛])(?:吃|喝|听|聽|看|玩|做|干)?{_WHAT}(?!样)|我(?:的|有)?(?:什[么麼])?[爱愛]好(?:是什[么麼])?"),
        ("plays", rf"我(?:会|會|在学)?(?:[弹彈拉吹打敲]|玩)的?(?:是)?{_WHAT}|我会{_WHAT}乐器"),
        ("studies", rf"我(?:是)?(?:大[学學])?(?:学|學|念|读|讀)的?(?:是)?{_WHAT}|我(?:的)?[专專][业業]是?{_WHAT}|我{_WHAT}[专專][业業]"),
    )
)  # fmt: skip
_ZH_FAVOURITE = re.compile(rf"我最(?:喜[欢歡]|[爱愛])的?([吃喝看听聽玩]的?|[\u4e00-\u9fff]{{2,4}}?)(?:是|叫)?{_WHAT}")
_NOUNS = {
    "birthday": ("birthday", "生日"), "age": ("age", "年纪"), "allergy": ("allergy", "过敏"), "fear": ("worst fear", "害怕的东西"),
    "dislikes": ("pet hate", "讨厌的东西"), "likes": ("favourite thing", "喜好"), "plays": ("instrument", "会的乐器"),
    "studies": ("subject", "专业"),
}  # fmt: skip
"""What each is called where one says that it was never told."""


def ways_asked(text: str, chinese: bool) -> Asked | None:
    """The way of theirs that a line asks for, None if none."""
    favourite = (_ZH_FAVOURITE if chinese else _FAVOURITE).search(text)
    if favourite and (chinese or text.rstrip().endswith("?") or re.match(r"(?i)what|which|do you|remember", text)):
        about = next(filter(None, favourite.groups())).lower().removesuffix("的")
        return Asked("favourite", f"最喜欢的{about}" if chinese else f"favourite {about}", about)
    for relation, pattern in _CHINESE if chinese else _ENGLISH:
        if pattern.search(text):
            return Asked(relation, _NOUNS[relation][chinese])
    return None
