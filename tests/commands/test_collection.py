"""`status`, `read`, `album`, `draw`: from what is missing to a kept card, and what is wrong input to each."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game import app
from tests.commands.conftest import ISAURA, Game

SCENE, CHAPTER = "window-seat", "locked-door"
ALWAYS_FIRST = ",".join("1" * 20)


def chapter(game: Game, name: str) -> dict[str, Any]:
    (view,) = game("status", "isaura", "--json").data["companions"]
    found: dict[str, Any] = next(c for c in view["chapters"] if c["id"].endswith(name))
    return found


def test_status_says_what_is_missing(game: Game) -> None:
    view = chapter(game, CHAPTER)
    assert view["state"] == "locked"
    assert all(item["text"] and item["hint"] for item in view["missing"])
    told = game("status")
    assert told.status == 0 and "missing: " in told.out


def test_a_locked_chapter_is_refused_with_what_it_waits_for(game: Game) -> None:
    told = game("read", CHAPTER, "--json")
    assert told.status == 1
    assert told.data["open"] is False and told.data["missing"]
    plain = game("read", CHAPTER)
    assert plain.status == 1 and plain.out == "" and plain.err.strip()


@pytest.mark.usefixtures("befriended")
def test_a_chapter_read_to_its_end_brings_its_card_with_the_line_that_earned_it(game: Game) -> None:
    scene = game("read", SCENE, "--choices", ALWAYS_FIRST, "--json")
    assert scene.status == 0 and scene.data["counts"] and scene.data["steps"]
    assert "RankRisen" in {notice["kind"] for notice in scene.data["brought"]}
    story = game("read", CHAPTER, "--choices", ALWAYS_FIRST, "--json").data
    assert "CardCame" in {notice["kind"] for notice in story["brought"]}
    album = game("album", "--json").data
    (card,) = [card for card in album["cards"] if card["found"]]
    assert (card["id"], card["quote"]) == (f"lantern-line:{CHAPTER}", "is this seat taken?")
    assert album["found"] == 1
    assert "1 of " in game("album").out


@pytest.mark.usefixtures("befriended")
def test_the_place_is_kept_where_choices_run_out_or_are_none(game: Game) -> None:
    stops = game("read", SCENE, "--json")
    assert stops.status == 1 and "give --choices" in stops.err
    wrong = game("read", SCENE, "--choices", "99")
    assert wrong.status == 1 and "Your place is kept" in wrong.err
    assert chapter(game, SCENE)["state"] == "begun"
    again = game("read", SCENE, "--choices", ALWAYS_FIRST, "--json")
    assert again.status == 0 and "options" in again.data["steps"][0]


@pytest.mark.parametrize("choices", ["one", "1,b", "1;2"])
def test_choices_are_numbers(game: Game, choices: str) -> None:
    told = game("read", SCENE, "--choices", choices)
    assert told.status == 1 and repr(choices) in told.err


@pytest.mark.parametrize(
    ("command", "near"),
    [(["read", "window-seet"], SCENE), (["draw", "isora"], "isaura"), (["status", "isora"], "isaura")],
)
def test_an_unknown_name_is_told_with_the_nearest(game: Game, command: list[str], near: str) -> None:
    told = game(*command)
    assert told.status == 1 and f"Did you mean {near}?" in told.err


@pytest.mark.usefixtures("befriended")
def test_a_draw_must_be_earned_and_says_what_is_left(game: Game) -> None:
    told = game("draw", "isaura")
    assert told.status == 1 and "No draw waits" in told.err
    game("read", SCENE, "--choices", ALWAYS_FIRST)
    left = sum(game("album", "--json").data["deck_left"][ISAURA].values())
    drawn = game("draw", "isaura", "--seed", "3", "--json").data
    assert drawn["title"] and sum(drawn["left"].values()) == left - 1
    assert any(card["id"] == drawn["card"] and card["shown"] for card in game("album", "--json").data["cards"])
    assert game("draw", "isaura").status == 1


def test_the_album_can_be_painted(game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Easel:
        def shot(self, options: argparse.Namespace) -> int:
            options.output.write_text(options.page, encoding="utf-8")
            return 0

    monkeypatch.setattr(app, "_desktop", Easel)
    assert game("album", "--png", tmp_path / "album.png").status == 0
    assert (tmp_path / "album.png").read_text(encoding="utf-8") == "album"


def test_a_pack_with_a_wrong_field_is_switched_off_and_the_rest_plays(
    game: Game, folder: Path, script: Callable[..., Path]
) -> None:
    pack = folder / "packs" / "broken"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text('id = "broken"\nversoin = "1.0"\n', encoding="utf-8")
    off = game("status", "--json").data["packs_off"]
    assert list(off) == ["broken"]
    assert any("pack.toml:2:" in problem and "version" in problem for problem in off["broken"])
    assert "Pack broken is switched off" in game("status").out
    assert game("chat", "isaura", "--script", script("hello"), "--json").status == 0


def test_a_moment_of_a_talk_is_kept_and_written_out(
    game: Game, folder: Path, script: Callable[..., Path], tmp_path: Path
) -> None:
    rows = game("chat", "isaura", "--script", script("hello"), "--json").rows
    turn = rows[-1]["turn"]
    out = tmp_path / "moment.png"
    kept = game("keepsake", turn, "--title", "First night", "-o", out, "--json").data
    assert kept["card"]["title"] == "First night" and kept["card"]["quote"] == rows[-1]["reply"]
    assert out.read_bytes() == (folder / "media" / Path(kept["card"]["picture"]).name).read_bytes()
    from game.art.keepsake_face import read_data

    data = read_data(out.read_bytes())
    assert data is not None and data["title"] == "First night" and data["lines"] == [["companion", rows[-1]["reply"]]]
    assert "First night" in game("album").out


def test_a_keepsake_of_no_line_and_to_no_place_is_refused(
    game: Game, script: Callable[..., Path], tmp_path: Path
) -> None:
    assert "no line in turn" in game("keepsake", "1").err or game("keepsake", "1").status == 1
    turn = game("chat", "isaura", "--script", script("hello"), "--json").rows[-1]["turn"]
    told = game("keepsake", turn, "-o", tmp_path / "nowhere" / "x.png")
    assert told.status == 1 and "cannot be written" in told.err
