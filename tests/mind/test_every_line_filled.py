"""Every line of every cue, in every language, with awkward words in its slots: what can be checked of grammar holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from game.content.library import find_packs, load_library
from game.content.model import Line
from game.content.traditional import traditional
from game.mind.slots import fill
from tests.session.conftest import STORY

LIBRARY = load_library(find_packs(STORY))
Values = Mapping[str, str]


def values(name: str, nameless: tuple[str, str, str], /, **others: str) -> Values:
    """All slots at once: who is called `name`, or by nothing."""
    called = (name, f"{name}’s" if nameless[0] == "you" else f"{name}的", name) if name else nameless
    return {"player": name, **dict(zip(("you", "your", "guest"), called, strict=True)), **others}


_NAMELESS, _NAMELESS_ZH = ("you", "your", "the visitor"), ("你", "你的", "你")
ENGLISH: tuple[Values, ...] = (
    values(
        "Aoife Ní O’Sullivan-Featherstonehaugh", _NAMELESS, who="your uncle Émile", plan="eye operation",
        day="on Thursday", relation="uncle", value="Émile", quote="I'll ring my aunt", feeling="anxious",
        thing="old umbrella", echo="I lost my job", someone="your uncle", them="him", name="Émile", said="I'm fine",
    ),
    values(
        "小林", _NAMELESS, who="your friends Tom and Ann", plan="exams", day="tomorrow", relation="friends", value="Zoë",
        quote="I will, I swear", feeling="in two minds", thing="glasses", echo="nobody rang", someone="Zoë", them="her", name="Zoë", said="it rained",
    ),
    values("", _NAMELESS, who="you", plan="hour-long MRI", day="today", relation="eldest", value="U", quote="yes",
           feeling="low", thing="x-ray", echo="an owl", someone="somebody", them="them", name="U", said="a"),
)  # fmt: skip
CHINESE: tuple[Values, ...] = (
    values(
        "欧阳慕容雪", _NAMELESS_ZH, who="你妹妹小雨", plan="面试", day="星期四", relation="妹妹", value="小雨",
        quote="我会给她打电话", feeling="难受", thing="", echo="我丢了工作", someone="你妹妹", them="她", name="小雨",
        said="我没事",
    ),
    values("Tomás", _NAMELESS_ZH, who="你的朋友Tom", plan="MRI检查", day="明天", relation="朋友", value="Tom",
           quote="OK，我去", feeling="孤单", thing="", echo="没人来电话", someone="Tom", them="他", name="Tom", said="下雨了"),
    values("", _NAMELESS_ZH, who="你", plan="考试", day="今天", relation="猫", value="咪咪", quote="好", feeling="怕", thing="",
           echo="猫", someone="那个人", them="它", name="咪咪", said="嗯"),
)  # fmt: skip

_WRONG: Mapping[str, re.Pattern[str]] = {
    "a brace is left": re.compile(r"[{}]"),
    "stops are doubled": re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|::|\?\?|!!|,\.|(?<![A-Z])\.,|[，。；：、？！]{2}|[，。；：？！][,.;:?!]|[,;:?!][，。；：？！]"),
    "quotes are empty": re.compile(r"“”|‘’|\"\"|「」|『』|《》|\(\)|（）"),
    "spaces are doubled, or stand at an end": re.compile(r"  |^ | $|\n"),
}  # fmt: skip
_WRONG_ENGLISH: Mapping[str, re.Pattern[str]] = {
    "a space stands before a stop": re.compile(r" [,.;:?!](?!\.)"),
    "a word is doubled": re.compile(r"\b(?!had\b|that\b|very\b|no\b|one\b)([a-z]{2,}) \1\b", re.IGNORECASE),
    "the article is wrong": re.compile(
        r"\b(?:a (?=[aeio][a-z])(?!one\b|once\b|eu|ewe)|an (?=[bcdfgjklmnpqrstvwyz][a-z]))", re.IGNORECASE
    ),
    "two possessives meet": re.compile(r"\b(?:my|your|their|our|the|an?) (?:my|your|his|her|their|our|the) ", re.IGNORECASE),
    "a day has two prepositions": re.compile(r"\b(?:on|at|in) (?:today|tomorrow|yesterday)\b|\b(?:on|at) on\b"),
    "a sentence begins small": re.compile(r"^[a-z]"),
}  # fmt: skip
_CJK = "\u3400-\u9fff"
_WRONG_CHINESE: Mapping[str, re.Pattern[str]] = {
    "a space stands between Chinese": re.compile(rf"[{_CJK}，。？！：；] +[{_CJK}，。？！“”]"),
    "a Western stop ends Chinese": re.compile(rf"[{_CJK}][,;:?!.]"),
    "a small word is doubled": re.compile(r"你你|我我|了了|(?<![实现實現])在在|是是(?!是)"),
}


def lines(language: str) -> Iterator[tuple[str, Line]]:
    for who in LIBRARY.companions:
        for cue in who.cues:
            for line in cue.lines["en" if language == "en" else "zh-Hans"]:
                yield f"{cue.id}: {line.text}", line


def faults(text: str, chinese: bool) -> list[str]:
    rules = {**_WRONG, **(_WRONG_CHINESE if chinese else _WRONG_ENGLISH)}
    return [what for what, pattern in rules.items() if pattern.search(text)]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_every_line_keeps_its_grammar_whatever_is_put_in_it(language: str) -> None:
    chinese, wrong = language != "en", []
    for where, line in lines(language):
        for number, told in enumerate(CHINESE if chinese else ENGLISH):
            text = fill(line.text, told, chinese)
            if text is None:
                continue
            if language == "zh-Hant":
                text = traditional(text)
            wrong += [f"{what} [{number}] {where} → {text}" for what in faults(text, chinese)]
    assert wrong == []


def test_every_slot_of_a_line_has_a_value_here() -> None:
    known = {"player", *ENGLISH[0]}
    for language in ("en", "zh-Hans"):
        used = {slot for _, line in lines(language) for slot in re.findall(r"\{,?([a-z_]+)\}", line.text)}
        assert used <= known


@pytest.mark.parametrize(
    ("text", "chinese", "what"),
    [
        ("It is a apple.", False, "the article is wrong"), ("Bring an spoon.", False, "the article is wrong"),
        ("The the lamp.", False, "a word is doubled"), ("Well,, then.", False, "stops are doubled"),
        ("How was my your exam?", False, "two possessives meet"), ("He said “”.", False, "quotes are empty"),
        ("See you on tomorrow.", False, "a day has two prepositions"), ("{you} sat.", False, "a brace is left"),
        ("好 的，坐。", True, "a space stands between Chinese"), ("好,坐。", True, "a Western stop ends Chinese"),
        ("坐。。", True, "stops are doubled"), ("你你坐。", True, "a small word is doubled"),
    ],
)  # fmt: skip
def test_what_is_looked_for_is_found(text: str, chinese: bool, what: str) -> None:
    assert what in faults(text, chinese)
