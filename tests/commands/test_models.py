"""`models`, and a model that is missing or damaged wherever one can be named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game import app
from game.mind.ports import EngineError
from tests.commands.conftest import Game
from tests.model.toys import toy_voice

load_really = app.load_models


@pytest.fixture(autouse=True)
def no_starter_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here needs the real ear."""

    def missing(*_values: object) -> None:
        raise EngineError("The starter ear is not there.", "Run `python main.py` again to bring it.")

    monkeypatch.setattr("game.model.starter.open_ear", missing)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "damaged.gguf"
    path.write_bytes(b"GGUF" + b"\x03\x00\x00\x00" + b"\xff" * 64)
    return path


@pytest.mark.parametrize("kind", ["damaged", "cut", "no model", "missing", "a folder"])
def test_a_model_that_cannot_be_used_ends_the_chat_and_says_why(
    kind: str, game: Game, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    script: Callable[..., Path], folder: Path,
) -> None:  # fmt: skip
    monkeypatch.setattr(app, "load_models", load_really)
    path = tmp_path / "own.gguf"
    if kind == "damaged":
        path = damaged
    elif kind == "cut":
        toy_voice(path)
        path.write_bytes(path.read_bytes()[:-400])
    elif kind == "no model":
        path.write_text("I am a text file that was renamed.", encoding="utf-8")
    elif kind == "a folder":
        path.mkdir()
    told = game("chat", "isaura", "--script", script("hello"), "--model", path, "--json")
    assert told.status == 1
    assert str(path) in told.err and told.out == ""
    assert folder.exists()


def test_the_list_begins_with_the_starter_and_says_which_one_speaks(game: Game) -> None:
    told = game("models", "list", "--json")
    assert told.status == 0
    assert [(row["spec"], row["in_use"]) for row in told.data["models"]] == [("starter", True)]
    assert game("models").out.startswith("→ ")


def test_another_model_is_used_from_then_on(game: Game, tmp_path: Path) -> None:
    own = toy_voice(tmp_path / "own.gguf")
    assert game("models", "use", own).status == 0
    rows = game("models", "--json").data["models"]
    assert {row["spec"]: row["in_use"] for row in rows} == {"starter": False, str(own): True}
    assert game("models", "use", "starter").status == 0
    assert game("models", "--json").data["models"][0]["in_use"]


def test_a_model_that_cannot_be_used_is_refused_and_the_old_one_stays(
    game: Game, damaged: Path, tmp_path: Path
) -> None:
    for path in (damaged, tmp_path / "none.gguf"):
        told = game("models", "use", path)
        assert told.status == 1 and str(path) in told.err
    assert game("models", "--json").data["models"][0]["in_use"]
