"""The command line itself: how each kind of failure ends, and that it says what to do."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from game.commands import album, line
from tests.commands.conftest import Game


def test_done_is_0(game: Game) -> None:
    assert game("album").status == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["albumm"],
        ["album", "--no-such-option"],
        ["chat"],
        ["album", "--lang", "elvish"],
        ["album", "--now", "next Tuesday"],
        ["models", "borrow"],
    ],
)
def test_wrong_usage_is_2_and_says_what(game: Game, wrong: list[str]) -> None:
    told = game(*wrong)
    assert told.status == 2
    assert wrong[-1] in told.err or "companion" in told.err
    assert told.out == ""


def test_a_wrong_now_shows_a_right_one(game: Game) -> None:
    assert "such as 2026-11-21T22:10" in game("status", "--now", "21.11.2026").err


def test_what_breaks_is_3_and_keeps_its_details(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: argparse.Namespace, _parts: object) -> int:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr(album, "run", broken)
    told = game("album")
    assert told.status == 3
    assert "of all things" in told.err and "Traceback" in told.err and "Your game is kept" in told.err


@pytest.mark.parametrize("name", line.COMMANDS)
def test_every_command_helps(game: Game, name: str) -> None:
    told = game(name, "--help")
    assert told.status == 0
    assert "--profile" in told.out or name == "test"


def test_smoke_is_spelled_as_an_option_too() -> None:
    assert line.spelled(["--smoke"]) == ["smoke"]


def test_options_may_stand_before_the_command_or_after_it(folder: Path) -> None:
    for argv in (["--profile", str(folder), "--json", "album"], ["album", "--json", "--profile", str(folder)]):
        options = line.parser_for(argv).parse_args(argv)
        assert (options.command, options.profile, options.json, options.now) == ("album", folder, True, None)
