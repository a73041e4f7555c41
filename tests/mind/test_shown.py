"""Whatever was made of a line, the words that show it are told with it; other people's words are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from game.mind.acts import fit
from game.mind.facts import told
from game.mind.hear import Listener
from game.mind.shown import Shown, shown
from game.model.fake import FakeEar
from tests.mind.conftest import Situated

TODAY = date(2026, 11, 20)


def seen(line: str, acts: tuple[str, ...] = ()) -> dict[tuple[str, str], str]:
    language = "en" if line.isascii() else "zh-Hans"
    found = shown(line, language, TODAY, acts, told(line, language, TODAY), None)  # type: ignore[arg-type]
    return {(s.kind, s.label): line[s.start : s.end] for s in found}


@pytest.mark.parametrize(
    ("line", "kind", "label", "words"),
    [
        ("My sister Anna is getting married on Saturday", "name", "sister", "Anna"),
        ("My sister Anna is getting married on Saturday", "day", "2026-11-21", "on Saturday"),
        ("My sister Anna is getting married on Saturday", "topic", "family", "sister"),
        ("i'm so lonely tonight", "feeling", "lonely", "lonely"),
        ("i'm not angry", "denied", "", "not"),
        ('she said "i hate you" and left', "quoted", "", "i hate you"),
        ("he said i'm useless. why?", "reported", "", "i'm useless"),
        ("he said i'm useless. why?", "question", "", "why?"),
        ("i love climbing", "fact", "likes", "climbing"),
        ("我家猫叫年糕", "name", "cat", "年糕"),
        ("我下周三要面试，好紧张", "feeling", "紧张", "紧张"),
        ("我下周三要面试，好紧张", "day", "2026-11-25", "下周三"),
        ("我妈说我没出息", "reported", "", "我没出息"),
        ("他说「我恨你」", "quoted", "", "我恨你"),
        ("我不难过", "denied", "", "不"),
        ("老板今天又骂人", "topic", "work", "老板"),
    ],
)
def test_the_words_that_show_it(line: str, kind: str, label: str, words: str) -> None:
    got = seen(line)
    if kind == "name" and (kind, label) not in got:
        kind = "fact"  # A Chinese name has no capital to be told by.
    assert got[kind, label] == words


def test_an_act_is_shown_by_the_words_that_speak_for_it() -> None:
    ear = FakeEar()
    texts = ["thank you so much", "thanks a lot", "thank you", "what time is it", "where are we", "who is that"]
    acts = ["thanks"] * 3 + ["asks_world"] * 3
    judge = fit(texts, ear.embed(texts), acts, "en")  # type: ignore[arg-type]
    line = "the soup was warm and thank you for that"
    [act] = [s for s in shown(line, "en", TODAY, ("thanks",), (), judge.pushes(line, "thanks")) if s.kind == "act"]
    assert line[act.start : act.end] == "thank you"


def test_what_somebody_else_said_hurts_nobody_here(situated: Situated) -> None:
    listener = Listener(situated("").companion, None)
    assert listener.hear("you are stupid and i hate you", TODAY).acts == ("hurts",)
    assert listener.hear('he said "you are stupid and i hate you"', TODAY).acts != ("hurts",)


def test_every_span_lies_in_the_line() -> None:
    line = 'Ana, my brother Tom said "don\'t go" - should I go on Friday? 我不知道'
    for one in shown(line, "en", TODAY, ("asks_comfort",), told(line, "en", TODAY), None):
        assert isinstance(one, Shown)
        assert 0 <= one.start < one.end <= len(line)
