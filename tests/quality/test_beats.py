"""Beats are noticed when they come up, and only then: `beats.py` says how it is measured."""

from __future__ import annotations

import pytest

from game.content.library import find_packs, load_library
from game.mind.beats import tells_of_someone
from game.mind.ports import EngineError
from tests.quality.beats import STORY, Judged, ear_as_shipped, judge, precision, recall


def test_precision_and_recall_are_what_they_say() -> None:
    door = frozenset({"door"})
    rows = [Judged("a", "door", door), Judged("b", "door", frozenset()), Judged("c", "-", door)]
    assert (precision(rows), recall(rows)) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("my wife's asleep next door", True), ("my dad and i don't really talk", True), ("is my sister there", False),
        ("i wish my brother were here", False), ('"my brother is dead", says the man in the play', False),
        ("my boss hates me and everyone knows", False), ("我儿子怕黑的", True), ("我们老板人不错的", False),
        ("要是我姐姐在就好了", False),
    ],
)  # fmt: skip
def test_whoever_tells_of_someone_of_theirs_is_known_to(line: str, tells: bool) -> None:
    assert tells_of_someone(line, "en" if line.isascii() else "zh-Hans") is tells


@pytest.mark.quality
@pytest.mark.starter
@pytest.mark.parametrize("language", ["en", "zh"])
def test_beats_are_noticed(language: str) -> None:
    companion = load_library(find_packs(STORY)).companion("isaura")
    try:
        with ear_as_shipped() as ear:
            rows = judge(companion, ear, language)
    except EngineError as error:
        pytest.skip(str(error))
    assert precision(rows) >= 0.95
    assert recall(rows) >= 0.8
