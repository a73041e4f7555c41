"""Clues: whose words a question is after, and what makes a line an answer."""

from __future__ import annotations

from datetime import date

import pytest

from game.mind.clues import Clues, Names, answers, clues, keyed, known_by
from game.mind.ports import Said
from game.mind.when import Period
from game.play.state import Memory

NAMES = Names(("Tom",), ("Ana", "安娜"))
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("what is my cat called?", "player"),
        ("Ana, do you remember my sister?", "player"),
        ("what did you tell me about the bridge?", "companion"),
        ("have you ever been in love?", "companion"),
        ("what did Tom paint?", "player"),
        ("what did Ana promise?", "companion"),
        ("what do Tom and Ana share?", None),
        ("what was the weather like?", None),
        ("我的猫叫什么？", "player"),
        ("你说过的那座桥在哪", "companion"),
        ("安娜喜欢什么", "companion"),
    ],
)
def test_whose_words_are_asked_for(question: str, speaker: str | None) -> None:
    assert clues(question, NAMES, TODAY).speaker == speaker


def said(text: str, speaker: str = "player", at: str = "2026-06-05T22:00:00+00:00") -> Said:
    return Said(1, "base:ana", speaker, text, "en", at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (said("the sea was calm"), said("the sea was calm", "companion")),
        (said("the sea was calm"), said("the sea was calm", at="2026-02-05T22:00:00+00:00")),
        (said("my boat is blue"), said("boats are blue")),
        (said("is it blue? yes, blue."), said("is it blue? yes, blue?")),
        (said("the sea was calm and very wide that night"), said("the sea")),
        (said("那天晚上海面很平静，也很宽"), said("海")),
    ],
)
def test_what_makes_a_line_an_answer(better: Said, worse: Said) -> None:
    asked = Clues("player", Period(date(2026, 6, 1), date(2026, 6, 30)))
    assert answers(better, asked) > answers(worse, asked)


def test_a_fact_is_a_key_to_its_line() -> None:
    cat = Memory(3, 7, "base:ana", "fact", "cat", "Biscuit", "", "this old tabby, Biscuit", "en", "", None)
    keys = known_by([cat], "base:ana")
    assert keyed(["cat", "called"], keys) == {7: 0.5}
    assert keyed(["猫"], keys) == {7: 1.0}
    assert keyed(["dog"], keys) == keyed([], keys) == {}
    assert known_by([cat], "base:bell") == {}
