"""`recall`: what a companion would remember, with scores and what found it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.commands.conftest import Game, Models


def test_the_line_that_bears_on_a_question_comes_first(game: Game, script: Callable[..., Path], models: Models) -> None:
    lines = ("I work in a bakery near the harbour.", "My sister is called Anna.", "It has rained all day.")
    game("chat", "isaura", "--script", script(*lines), "--json")
    found = game("recall", "isaura", "the rain", "-k", "2", "--json")
    assert found.status == 0
    rows = found.data["lines"]
    assert len(rows) == 2
    bakery = game("recall", "isaura", "bakery harbour", "--json").data["lines"][0]
    assert (bakery["text"], bakery["speaker"]) == (lines[0], "player")
    assert {"words", "meaning"} <= set(bakery["found_by"]) and bakery["score"] > 0
    assert models.asked[-1] == "ear"
    assert lines[0] in game("recall", "isaura", "bakery harbour").out


def test_nothing_said_is_nothing_remembered(game: Game) -> None:
    assert game("recall", "isaura", "my sister", "--json").data == {"question": "my sister", "lines": []}


def test_without_an_ear_words_find_it(game: Game, script: Callable[..., Path], models: Models) -> None:
    models.ear = None
    game("chat", "isaura", "--script", script("I work in a bakery."), "--json")
    rows = game("recall", "isaura", "bakery", "--json").data["lines"]
    assert "words" in rows[0]["found_by"]
    assert "meaning" not in rows[0]["found_by"]


def test_an_unknown_companion(game: Game) -> None:
    told = game("recall", "isaure", "anything")
    assert told.status == 1 and "Did you mean isaura?" in told.err
