"""`simulate` plays in a folder of its own and tells what it saw; a dead end is its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.commands import simulate
from tests.commands.conftest import Game


def test_an_evening_is_told_and_leaves_the_profile_alone(game: Game, folder: Path) -> None:
    told = game("simulate", "--players", "shy", "--evenings", "1", "--words-only")
    assert told.status == 0 and told.out.startswith("shy: going on")
    assert "a first card" in told.out
    assert not folder.exists()


def test_as_data(game: Game) -> None:
    (player,) = game("simulate", "--players", "ordinary", "--evenings", "1", "--words-only", "--json").data["players"]
    (row,) = player["rows"]
    assert row["evening"] == 1 and row["points"] > 0 and player["points_by_hour"][0][1] == row["points"]
    assert {goal["name"] for goal in player["goals"]} >= {"a first card", "a first chapter", "the whole album"}


def test_a_dead_end_is_told_by_the_exit_status(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulate, "play", lambda *_: ((), "dead end", ("a:chapter: beat never",)))
    told = game("simulate", "--players", "shy", "--words-only")
    assert told.status == 1 and "waits for a:chapter: beat never" in told.out


@pytest.mark.parametrize("wrong", [["--players", "nobody"], ["--evenings", "0"]])
def test_what_makes_no_sense_is_refused(game: Game, wrong: list[str]) -> None:
    assert game("simulate", *wrong, "--words-only").status == 1
