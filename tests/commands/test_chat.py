"""`chat` with a script: an evening end to end, and everything that can be wrong with what it is given."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.keep.archive import ArchiveStore
from game.keep.errors import DiskFullError
from game.model.fake import FakeVoice, Line
from tests.commands.conftest import Game, Models, Said

Script = Callable[..., Path]
TWELVE = [
    "Good evening, is this seat taken?",
    "It has rained all day.",
    "I work in a bakery near the harbour.",
    "My sister Anna is getting married on Saturday",
    "I am a little afraid of the speech.",
    "What is my sister called?",
    "What is my brother called?",
    "Thank you for listening.",
    "Do you ever sleep?",
    "You are easy to talk to.",
    "I burned the bread today.",
    "Good night.",
]


def chat(game: Game, script: Path, *more: str) -> Said:
    return game("chat", "isaura", "--script", script, "--seed", "7", "--json", *more)


def steady(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without what differs from run to run: times."""
    return [{k: v for k, v in row.items() if not k.endswith("_ms")} for row in rows]


def test_an_evening_gives_an_object_for_every_turn(game: Game, script: Script) -> None:
    told = chat(game, script(*TWELVE))
    assert told.status == 0
    opening, *turns = told.rows
    assert opening["line"] == "" and opening["reply"]
    assert [row["line"] for row in turns] == TWELVE
    for row in turns:
        assert row["reply"] and row["sources"] and row["expression"] and row["acts"]
        assert " ".join(s["text"] for s in row["sentences"]) == row["reply"]
        assert {"bond", "beats", "unlocked", "remembered", "recalled", "tokens", "first_ms", "total_ms"} <= row.keys()
        assert all(move["why"] and move["quote"] == row["line"] for move in row["bond"])


def test_she_remembers_the_sister_and_invents_no_brother(game: Game, script: Script) -> None:
    rows = {row["line"]: row for row in chat(game, script(*TWELVE)).rows}
    assert [x["text"] for x in rows[TWELVE[3]]["remembered"]] == [
        "your sister: Anna",
        "your sister Anna’s wedding, tomorrow",
    ]
    assert "Anna" in rows["What is my sister called?"]["reply"]
    assert "Anna" not in rows["What is my brother called?"]["reply"]


@pytest.mark.parametrize("later", ["2026-11-20T23:50", "2026-11-23T21:00"])
def test_a_plan_is_followed_up_when_its_time_has_come(game: Game, script: Script, later: str) -> None:
    chat(game, script(*TWELVE))
    again = chat(game, script("Hello again."), "--now", later).rows
    assert "wedding" in again[0]["reply"]


def test_the_same_seed_gives_the_same_evening(game: Game, script: Script, tmp_path: Path) -> None:
    path = script(*TWELVE)
    first, second = chat(game, path).rows, chat(game, path, "--profile", str(tmp_path / "other")).rows
    assert steady(first) == steady(second)


def test_the_model_speaks_where_nothing_is_written(game: Game, script: Script, models: Models) -> None:
    models.voice = FakeVoice(["Bread remembers the hands that made it."], starter=True)
    told = game("chat", "isaura", "--script", script("zxcv qwer"), "--words", "model", "--json")
    assert (told.rows[-1]["sources"], told.rows[-1]["reply"]) == (["model"], "Bread remembers the hands that made it.")


def test_a_crisis_brings_the_help_card_first(game: Game, script: Script) -> None:
    row = chat(game, script("I want to kill myself")).rows[-1]
    assert row["care"]["lines"] and row["bond"] == []


def test_plain_text_shows_both_and_what_it_brought(game: Game, script: Script) -> None:
    told = game("chat", "isaura", "--script", script("My sister is called Anna"), "--model", "none")
    assert "› My sister is called Anna" in told.out and "Isaura: " in told.out
    assert "✎ your sister: Anna" in told.err


def test_a_script_may_come_by_standard_input(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO("\ufeffhello\n\n# a note\nGood night.\n".encode())

    monkeypatch.setattr(sys, "stdin", Standard())
    told = game("chat", "isaura", "--script", "-", "--json")
    assert [row["line"] for row in told.rows[1:]] == ["hello", "Good night."]


# Bad input


def test_an_unknown_companion_is_named_with_the_nearest(game: Game, script: Script) -> None:
    told = game("chat", "isaora", "--script", script("hello"))
    assert told.status == 1
    assert '"isaora"' in told.err and "Did you mean isaura?" in told.err


def test_a_script_that_is_not_utf8_is_refused_before_anything_is_said(game: Game, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Hello.\nMy café is closed.\n".encode("latin-1"))
    told = game("chat", "isaura", "--script", path, "--json")
    assert told.status == 1
    assert f"{path}:2: not UTF-8" in told.err and "Save the script as UTF-8" in told.err
    assert told.out == "" and not folder.exists()


def test_a_script_that_is_not_there_or_a_folder(game: Game, tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        told = game("chat", "isaura", "--script", path)
        assert told.status == 1 and str(path) in told.err


def test_a_second_copy_on_the_same_profile_is_told_who_has_it(
    game: Game, script: Script, opened: Callable[[], Any]
) -> None:
    with opened():
        told = chat(game, script("hello"))
        assert told.status == 1
        assert "Another copy of Lantern Line" in told.err and "--profile" in told.err
    assert chat(game, script("hello")).status == 0


def test_a_voice_that_dies_is_told_and_the_turn_kept(game: Game, script: Script, models: Models) -> None:
    models.voice = FakeVoice([Line("The lamps are lit along the whole shore tonight.", dies_after=3)])
    told = game("chat", "isaura", "--script", script("zxcv qwer", "hello"), "--json")
    assert told.status == 0
    row = told.rows[1]
    assert row["reply"] and any("crashed" in note["what"] for note in row["notes"] if "what" in note)
    assert told.rows[2]["reply"]


def test_a_full_disk_ends_it_with_what_was_said_kept(
    game: Game, script: Script, monkeypatch: pytest.MonkeyPatch, folder: Path, opened: Callable[[], Any]
) -> None:
    chat(game, script("My sister is called Anna"))

    def full(_self: object, _batch: object) -> None:
        raise DiskFullError("Writing to the archive failed: the disk is full.", folder, "Free some space, try again.")

    with monkeypatch.context() as broken:
        broken.setattr(ArchiveStore, "write", full)
        told = chat(game, script("And my brother is called Ben"))
    assert told.status == 1 and "Free some space" in told.err
    with opened() as profile:
        assert profile.journal.replay() == profile.journal.state
    assert "Anna" in chat(game, script("What is my sister called?")).rows[-1]["reply"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00\xff" * 50, b'{"tables": 5}'])
def test_a_broken_save_is_rebuilt_from_the_journal(game: Game, script: Script, folder: Path, damage: bytes) -> None:
    chat(game, script("My sister is called Anna"))
    before = game("status", "--json").data
    (folder / "save.json").write_bytes(damage)
    assert game("status", "--json").data == before


def test_a_broken_archive_is_set_aside_and_told(game: Game, script: Script, folder: Path) -> None:
    chat(game, script("My sister is called Anna"))
    game("status")  # The day's backup is made when the game is next opened.
    for path in folder.glob("archive.sqlite3*"):
        path.write_bytes(b"this is no database" * 300)
    told = game("status", "--json")
    assert told.status == 0 and told.err.strip()
    assert (folder / "archive.sqlite3").exists()
