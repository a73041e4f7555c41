"""What a Chinese sentence tells of the player's own ways: 喜好、害怕、过敏、生日、年纪、会什么、学什么."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.mind.told import Told

_I = r"(?:^|[，,。！!；;…\s]|其实|其實|因为|因為|可是|不过|但|但是)我(?:自己|这个?人|這個?人|也|还|還|就|真的?|从小就?|從小就?|一直|平[时時常]|有空的?[时時]候?)*"
_MUCH = r"(?:最|很|特别|特別|超|超级|超級|非常|挺|好|比较|比較|一直|还是|還是|就)*"
_VALUE = (
    r"((?![你您他她它这這那自]|和你|跟你|听你|聽你|看你|一个人吗|被)"
    r"[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9 ]{0,11}?)(?=[，。！!,.…；;\s]|了$|的$|呢$|啊$|啦$|$)"
)
_DAY = r"((?:\d{1,2}|十[一二]|[一二三四五六七八九十]|[正腊臘冬])月(?:初?[\d一二三四五六七八九十廿]{1,3})?[日号號]?)"
_AGE = r"(\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(pattern))
    for relation, pattern in (
        ("birthday", rf"我的?(?:农历|農曆|阴历|陰曆)?生日(?:是|在)?(?:农历|農曆|阴历|陰曆)?{_DAY}"),
        ("birthday", rf"我(?:是)?{_DAY}(?:出?生|过生日|過生日)"),
        ("age", rf"我(?:今年|都|已经|已經|快|马上|馬上)*{_AGE}(?:岁|歲|了)"),
        ("allergy", r"我对([\u4e00-\u9fff]{1,6})过敏|我對([\u4e00-\u9fff]{1,6})過敏"),
        ("allergy", r"我([\u4e00-\u9fff]{1,4}?)(?:过敏|過敏)"),
        ("fear", rf"{_I}{_MUCH}(?:害怕|怕){_VALUE}"),
        ("likes", rf"{_I}{_MUCH}(?:喜欢|喜歡|爱(?=[吃喝看听玩唱跳画写])|愛(?=[吃喝看聽玩唱跳畫寫])|热爱|迷上了?){_VALUE}"),
        ("dislikes", rf"{_I}{_MUCH}(?:讨厌|討厭|不喜欢|不喜歡|受不了|不吃){_VALUE}"),
        (
            "plays",
            r"我(?:会|會|从小|從小|在学|在學|学过|學過|以前|一直)*(?:弹|彈|拉|吹|敲|打)(?:了?[几幾一二两兩三四五六七八九十]+年的?)?"
            r"((?:小|大|手|口|中|电|電)?提?琴|钢琴|鋼琴|吉他|古筝|古箏|琵琶|二胡|笛子|口琴|尤克里里|架子鼓|萨克斯|薩克斯|"
            r"羽毛球|乒乓球|篮球|籃球|网球|網球|排球)",
        ),
        ("studies", r"我(?:是)?(?:在?(?:大学|大學|学校|學校)里?)?(?:学|學|念|读|讀)(?:的?是)?(?!校|生|会(?!计)|會(?!計)|习|習|过|過|书|書|完|不)([\u4e00-\u9fff]{2,6}?)(?:专业|專業)?的?(?=[，。！!,.\s]|$)"),
        ("studies", r"我.{0,8}[，,](?:学|學|念|读|讀)(?!校|生|会(?!计)|會(?!計)|习|習|过|過|书|書|完|不)([\u4e00-\u9fff]{2,6}?)(?:专业|專業)?的?(?=[，。！!,.\s]|$)"),
    )
)  # fmt: skip
_FAVOURITE = re.compile(
    rf"我最(?:喜欢|喜歡|爱|愛)的?(?P<about>[吃喝看听聽玩]的?|[\u4e00-\u9fff]{{2,4}}?)(?:就)?是{_VALUE.replace('?![', '?!不[', 1)}"
)
_NOTHING = re.compile(
    r"^(?:死|得|坏|壞|不|的|过|過|上|什么|什麼|没|沒|上你|上了|听你|在这|在這|这|這|那|就|了)|[吗嗎]$|^一个人$"
)
"""怕死了, 怕得要命, 喜欢不起来: no thing is named."""


def own_ways_chinese(sentence: str) -> Iterator[Told]:
    """The player's own ways in one sentence that is no question, no wish and no denial."""
    favourite = _FAVOURITE.search(sentence)
    if favourite:
        about = favourite["about"].removesuffix("的")
        yield Told("fact", "favourite", "最喜欢的", favourite[2], about, None)
    found: set[str] = set()
    for relation, pattern in _PATTERNS:
        match = pattern.search(sentence)
        value = next(filter(None, match.groups()), "").strip() if match else ""
        if not value or relation in found or _NOTHING.search(value) or (favourite and relation == "likes"):
            continue
        found.add(relation)
        yield Told("fact", relation, relation, value, "", None)
