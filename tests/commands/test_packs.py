"""`pack`: from nothing to a companion who talks and a story to read; into the game and out of it, the save whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.content.reference import GUIDE, with_reference
from tests.commands.conftest import Game

ROOT = Path(__file__).parents[2]
STORY = ROOT / "story"


@pytest.fixture
def mine(game: Game, tmp_path: Path) -> Path:
    """A new pack, as its author has it a second after beginning."""
    folder = tmp_path / "my-tuner"
    assert game("pack", "new", folder, "--companion", "Teo Marsh", "--author", "Ada").status == 0
    return folder


def test_a_new_pack_passes_its_own_check_talks_and_has_a_story(game: Game, mine: Path) -> None:
    checked = game("pack", "check", mine, "--json")
    assert checked.data == {"pack": "my-tuner", "errors": [], "warnings": []}
    told = game("pack", "play", mine, "--choices", "2,1").out
    assert "Teo puts the fork on the table" in told and "A card: A hair flat" in told
    later = game("pack", "play", mine, "--from", "Strike", "--choices", "2").out
    assert "fork on the table" not in later and "It's been struck enough." in later
    wrong = game("pack", "play", mine, "--from", "Srtike")
    assert wrong.status == 1 and "Did you mean Strike?" in wrong.err


def test_once_installed_he_talks_beside_her(game: Game, mine: Path, script: Callable[..., Path]) -> None:
    assert game("pack", "install", mine).out.startswith("my-tuner 0.1.0 is in.")
    lines = script("Hello!", "What's that you keep taking out of your pocket?")
    said = game("chat", "teo", "--script", lines, "--json").rows
    assert any("It is a hair flat" in str(row) for row in said)
    listed = {row["id"]: row for row in game("pack", "list", "--json").data["packs"]}
    assert list(listed) == ["lantern-line", "my-tuner"]
    assert listed["my-tuner"]["companions"] == ["Teo Marsh"] and listed["my-tuner"]["own"] is True
    assert listed["lantern-line"]["own"] is False


def test_a_removed_pack_sleeps_in_the_save_and_wakes_again(
    game: Game, mine: Path, script: Callable[..., Path], opened: Callable[[], Any]
) -> None:
    game("pack", "install", mine)
    game("chat", "teo", "--script", script("Hello!", "I had a terrible day"), "--json")
    with opened() as profile:
        points = profile.journal.state.bond("my-tuner:teo").points
    assert points > 0
    gone = game("pack", "remove", "my-tuner")
    assert "my-tuner is not here; your save keeps 1 companions of it until it is." in gone.out
    for command in ("status", "album", "pack", "memories"):
        assert game(command, *(["isaura"] if command == "memories" else [])).status == 0
    game("pack", "install", mine)
    assert game("pack", "list", "--json").data["dormant"] == []
    with opened() as profile:
        assert profile.journal.state.bond("my-tuner:teo").points == points


def test_a_pack_is_switched_off_and_on_but_never_the_game_itself(game: Game, mine: Path) -> None:
    game("pack", "install", mine)
    off = game("pack", "disable", "my-tuner", "--json")
    assert {row["id"]: row["state"] for row in off.data["packs"]} == {"lantern-line": "on", "my-tuner": "off"}
    assert game("chat", "teo", "--script", mine / "README.md").status == 1
    on = game("pack", "enable", "my-tuner", "--json")
    assert {row["id"]: row["state"] for row in on.data["packs"]} == {"lantern-line": "on", "my-tuner": "on"}
    assert "the game itself" in game("pack", "disable", "lantern-line").err
    assert game("pack", "enable", "nobody").status == 1


def test_everything_wrong_is_told_at_once_and_nothing_comes_in(game: Game, mine: Path, folder: Path) -> None:
    for name, old, new in (
        ("pack.toml", "licence =", "license ="),
        ("companions/teo/cues/talk.toml", '"greets"]', '"greet"]'),
        ("cards/cards.toml", "the-fork.webp", "the-frok.webp"),
    ):
        text = (mine / name).read_text("utf-8")
        (mine / name).write_text(text.replace(old, new, 1), "utf-8")
    told = game("pack", "check", mine, "--json")
    assert told.status == 1
    text = "\n".join(told.data["errors"])
    for expected in (
        "my-tuner/pack.toml:8:1 · nothing here is called license · did you mean licence? · see story/schemas/pack.json",
        "did you mean greets?",
        "did you mean the-fork.webp?",
    ):
        assert expected in text
    assert game("pack", "install", mine).status == 1
    assert game("pack", "build", mine, "-o", folder / "out").status == 1
    assert [row["id"] for row in game("pack", "list", "--json").data["packs"]] == ["lantern-line"]


def test_a_story_that_names_nobody_is_told_with_its_line(game: Game, mine: Path) -> None:
    story = mine / "chapters" / "the-flat-note.yarn"
    story.write_text(story.read_text("utf-8").replace("<<enter teo>>", "<<enter theo>>"), "utf-8")
    (told,) = game("pack", "check", mine, "--json").data["errors"]
    assert told.startswith("my-tuner/chapters/the-flat-note.yarn:4:") and "teo" in told


def test_what_is_built_can_be_installed(game: Game, mine: Path, tmp_path: Path) -> None:
    built = game("pack", "build", mine, "-o", tmp_path / "out", "--json").data["built"][0]
    shutil.rmtree(mine)
    assert game("pack", "install", built).status == 0
    assert (tmp_path / "out" / "SHA256SUMS").read_text("utf-8").endswith("  my-tuner-0.1.0.zip\n")


def test_new_refuses_what_is_no_id_and_what_is_there(game: Game, mine: Path, tmp_path: Path) -> None:
    assert "an id is small letters" in game("pack", "new", tmp_path / "My Tuner").err
    assert "already" in game("pack", "new", mine).err
    strange = tmp_path / "strange"
    assert game("pack", "new", strange, "--companion", '<<{Žofie}>> "\\').status == 0
    assert game("pack", "check", strange, "--json").data["errors"] == []


def test_the_games_own_pack_has_nothing_to_mend(game: Game) -> None:
    assert game("pack", "check", STORY / "lantern-line", "--json").data["errors"] == []


def test_the_guides_reference_is_what_the_models_say() -> None:
    """`python main.py pack docs` writes it anew."""
    guide = (STORY / GUIDE).read_text("utf-8")
    assert with_reference(guide) == guide


def test_every_command_that_the_guide_shows_can_be_given(game: Game) -> None:
    """Each `python main.py …` of the guide, asked for its help only."""
    guide = (STORY / GUIDE).read_text("utf-8").replace("--table\n", "--table ")
    shown = [
        row.split("python main.py ")[1].split("#")[0].split("`")[0]
        for row in guide.splitlines()
        if "python main.py " in row
    ]
    assert len(shown) > 10
    for row in shown:
        words = [word.strip('"') for word in row.split()]
        assert game(*words, "--help").status == 0, row
