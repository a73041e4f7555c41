"""`memories`, `forget`, `backup`, `restore`, `export`: the player's data in the player's hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Game

SISTER = "My sister is called Quillon."


@pytest.fixture
def told(game: Game, script: Callable[..., Path]) -> Game:
    game("chat", "isaura", "--script", script(SISTER, "It has rained all day."), "--json")
    return game


def test_a_memory_is_seen_put_right_and_pinned(told: Game) -> None:
    [memory] = told("memories", "isaura", "--json").data["memories"]
    assert memory["quote"] == SISTER and not memory["pinned"]
    right = told("memories", "isaura", "--correct", str(memory["id"]), "Anna", "--json").data["memories"]
    assert [one["value"] for one in right] == ["Anna"]
    assert "★" in told("memories", "isaura", "--pin", str(right[0]["id"])).out
    assert len(told("memories", "isaura", "sister", "--past", "--json").data["memories"]) == 2
    assert "Nothing" in told("memories", "isaura", "brother").out


@pytest.mark.parametrize(
    "asked",
    [("--correct", "99", "Anna"), ("--correct", "x", "Anna"), ("--pin", "99")],
    ids=["none", "no number", "pin"],
)
def test_a_memory_there_is_not(told: Game, asked: tuple[str, ...]) -> None:
    failed = told("memories", "isaura", *asked)
    assert failed.status == 1 and failed.err


def test_forgetting_asks_first_and_then_leaves_nothing(told: Game, folder: Path) -> None:
    [memory] = told("memories", "isaura", "--json").data["memories"]
    told("backup")
    assert told("forget", "--memory", str(memory["id"])).status == 1
    gone = told("forget", "--memory", str(memory["id"]), "--yes", "--json").data
    assert gone["memories"] == [memory["id"]]
    assert all(b"Quillon" not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert told("recall", "isaura", "rained", "--json").data["lines"]
    assert told("forget", "--memory", "99", "--yes").status == 1
    assert "Forgotten" in told("forget", "--everything", "--yes").out
    assert told("recall", "isaura", "rained", "--json").data["lines"] == []


def test_going_back_to_a_backup_can_be_undone(told: Game, script: Callable[..., Path]) -> None:
    made = told("backup", "--json").data["made"]["name"]
    told("chat", "isaura", "--script", script("The bread was warm."), "--json")
    before = told("restore", made, "--json").data["before"]["name"]
    assert "bread was" not in told("recall", "isaura", "bread warm").out
    told("restore", before)
    assert "The bread was warm." in told("recall", "isaura", "bread warm").out
    assert made in told("backup", "--list").out
    failed = told("restore", "2001-01-01")
    assert failed.status == 1 and made in failed.err


def test_there_is_nothing_to_back_up_yet(game: Game) -> None:
    assert game("backup").status == 1
    assert "No backups" in game("backup", "--list").out


def test_everything_can_be_taken_along_and_read(told: Game, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    files = told("export", "-o", str(out), "--json").data["files"]
    assert all(Path(file).is_file() for file in files)
    everything = json.loads((out / "everything.json").read_text(encoding="utf-8"))
    assert everything["memories"]["lantern-line:isaura"][0]["value"] == "Quillon"
    [page] = (out / "talks").iterdir()
    assert f"**You:** {SISTER}" in page.read_text(encoding="utf-8")
    kinds = {json.loads(row)["kind"] for row in (out / "journal.jsonl").read_text(encoding="utf-8").splitlines()}
    assert {"line.said", "memory.kept", "sentence.shown"} <= kinds
    again = told("export", "-o", str(out))
    assert again.status == 1 and "not empty" in again.err
