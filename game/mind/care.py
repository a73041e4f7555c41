"""The crisis check: every player line passes it before any model does.

Two tiers. "acute" speaks plainly of dying or harming oneself; "veiled" says it round the corner. What another person
did or said, and what is denied, is told apart where words allow. It errs towards showing help: a card too many costs
a glance. Explicit words are easy, silence is not: nothing here claims to be complete.
"""

from __future__ import annotations

import re
from typing import Literal

Tier = Literal["acute", "veiled"]

_ACUTE = (
    r"\b(?:kill|hang|drown|shoot|hurt|harm|cut)(?:ing)? my ?self\b",
    r"\b(?:want|wanna|going|gonna|plan(?:ning)?|ready|trying|tried|decided|need) to (?:die|end (?:it(?: all)?|my life)|kms)\b",
    r"\b(?:wanna|gonna) (?:die|end (?:it(?: all)?|my life)|kms)\b",
    r"\bend(?:ing)? (?:my (?:own )?life|it all)\b",
    r"\btak(?:e|ing) my (?:own )?life\b",
    r"\bi(?:['’]?m| am| feel| have been| was)? ?(?:so |really |very )?suicidal\b",
    r"\b(?:commit|think(?:ing)? (?:about|of)|thoughts? of|consider(?:ing)?|attempt(?:ed|ing)?) suicide\b",
    r"\bi (?:don['’]?t|do not) (?:want|wanna)(?: to)? (?:live|be alive|exist|wake up)\b",
    r"\b(?:wish|hope) i (?:was|were) dead\b|\bi wish i (?:had never been born|wouldn['’]?t wake up)\b",
    r"\b(?:kms|unalive (?:my ?self|me)|sewerslide)\b",
    r"\boverdos(?:e|ing) on\b|\bhow many (?:pills|tablets)\b.*\b(?:die|kill|overdose)\b",
    r"\b(?:cut|cutting|burn|burning) (?:my (?:arms?|wrists?|legs?|thighs?|skin)|myself)\b",
)
_VEILED = (
    r"\bbetter off without me\b|\bno one would (?:miss|notice|care) (?:me|if i)\b|\bnobody would (?:miss|notice|care)\b",
    r"\bcan['’]?t (?:go on|do this any ?more|take (?:it|this) any ?more|keep going)\b",
    r"\bno (?:reason|point)(?: in| to)? (?:live|living|go on|going on|being here)\b",
    r"\b(?:just )?want (?:it|everything) (?:all )?to (?:stop|end|be over)\b|\bwant to disappear\b|\bnot be here any ?more\b",
    r"\bgo to sleep and (?:never|not) wake up\b|\bsay(?:ing)? goodbye to everyone\b|\bgiv(?:e|ing) away my things\b",
    r"\blife (?:isn['’]?t|is not) worth\b",
)
_ZH_ACUTE = (
    r"自杀|自殺|轻生|輕生|自残|自殘|自尽|自盡|割腕|跳楼|跳樓|上吊|了结自己|结束(?:我的|自己的)?生命|結束(?:我的|自己的)?生命",
    r"(?:我|真|好|很|就|只)想死|想去死|不想活|活不下去|活够了|我要死了算了|杀了我自己|伤害自己|傷害自己|吞(?:了)?(?:很多|一瓶)?药",
)
_ZH_VEILED = (
    r"没有我(?:会|大家|他们)?更好|消失(?:就好|算了|掉)|活着(?:没|没有|有什么|真没)意[思义]|活著沒意義|撑不下去|撐不下去|不想醒来|不想醒來",
    r"没人会在意我|再也坚持不住|一了百了|想解脱|不如死了",
)
_OTHERS = re.compile(
    r"\b(?:my (?:friend|brother|sister|mum|mom|dad|mother|father|uncle|aunt|cousin|neighbour|neighbor|colleague)|he|she|they|someone|"
    r"a (?:friend|man|woman|girl|boy)|character)\b[^.!?]{0,40}\b(?:kill(?:ed|ing)? (?:him|her|them)sel(?:f|ves)|committed suicide|"
    r"suicid\w+|want(?:s|ed)? to die|took (?:his|her|their) (?:own )?life)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|don['’]?t|wouldn['’]?t|isn['’]?t|no)\b(?:\s+\w+){0,3}\s+(?:suicidal|want(?:ing)? to die|kill(?:ing)? myself|"
    r"hurt(?:ing)? myself|harm(?:ing)? myself|going to (?:kill|hurt) myself)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:dying|die) (?:of|from) (?:laughter|laughing|boredom|embarrassment|curiosity)\b|\b(?:kill|shoot) myself (?:laughing|if)\b|"
    r"笑死|困死|饿死|累死|热死|冷死|气死|好吃死|可爱死|想死你",
    re.IGNORECASE,
)
_TIERS: tuple[tuple[Tier, re.Pattern[str]], ...] = (
    ("acute", re.compile("|".join((*_ACUTE, *_ZH_ACUTE)), re.IGNORECASE)),
    ("veiled", re.compile("|".join((*_VEILED, *_ZH_VEILED)), re.IGNORECASE)),
)


def crisis(text: str) -> Tier | None:
    """Whether a line speaks of the player's own harm, and how plainly; None if it does not."""
    own = _DENIED.sub(" ", _FIGURE.sub(" ", _OTHERS.sub(" ", text.replace("’", "'"))))
    return next((tier for tier, pattern in _TIERS if pattern.search(own)), None)
