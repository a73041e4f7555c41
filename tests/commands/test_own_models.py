"""A player's own model in the terminal: a file or a server, used only when chosen, and always said where words go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game import app
from game.mind.ports import EngineError
from tests.commands.conftest import Game
from tests.model.server.scripted_server import Answer, Server, chat, models, refusal, serving
from tests.model.toys import toy_ear, toy_voice

KEY = "sk-very-secret-0123456789"
load_really = app.load_models


@pytest.fixture(autouse=True)
def models_without_an_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Voices are opened as in the game; nothing here needs the real ear."""

    def missing(*_values: object) -> None:
        raise EngineError("The starter ear is not there.", "Run `python main.py` again to bring it.")

    monkeypatch.setattr(app, "load_models", load_really)
    monkeypatch.setattr("game.model.starter.open_ear", missing)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        one.replies = Answer(chat("The rain ", "has its own timetable."))
        yield one


Script = Callable[..., Path]
LINE = "what do you make of submarines"


def test_a_server_speaks_when_it_is_named_and_each_line_says_so(game: Game, server: Server, script: Script) -> None:
    told = game("chat", "isaura", "--script", script(LINE), "--model", server.address, "--json")
    assert told.status == 0, told.err
    row = told.rows[-1]
    assert row["reply"] == "The rain has its own timetable." and row["sources"] == ["model"]
    assert row["sent_to"] == {"server": f"127.0.0.1:{server.port}", "away": False}
    assert LINE in server.asked[0].body["messages"][-1]["content"]


def test_in_plain_words_too(game: Game, server: Server, script: Script) -> None:
    told = game("chat", "isaura", "--script", script(LINE), "--model", server.address)
    assert f"→ sent to 127.0.0.1:{server.port}, a server on this machine" in told.err


def test_nothing_is_sent_anywhere_that_was_not_chosen(
    game: Game, server: Server, script: Script, tmp_path: Path
) -> None:
    assert game("models", "add", server.address).status == 0
    listed = len(server.listed)
    told = game("chat", "isaura", "--script", script(LINE), "--model", toy_voice(tmp_path / "own.gguf"), "--json")
    assert told.status == 0 and "sent_to" not in told.rows[-1]
    assert server.asked == [] and len(server.listed) == listed


def test_a_file_that_fails_does_not_fall_back_to_a_server(
    game: Game, server: Server, script: Script, tmp_path: Path
) -> None:
    assert game("models", "add", server.address).status == 0
    told = game("chat", "isaura", "--script", script(LINE), "--model", tmp_path / "gone.gguf")
    assert told.status == 1 and server.asked == []


def test_a_server_that_is_not_there_ends_the_chat_and_says_why(game: Game, server: Server, script: Script) -> None:
    server.listing = refusal(401, "no key")
    told = game("chat", "isaura", "--script", script(LINE), "--model", server.address)
    assert told.status == 1 and "does not accept the key" in told.err


def test_one_that_breaks_off_leaves_what_was_said_and_tells(game: Game, server: Server, script: Script) -> None:
    server.replies = Answer(chat("The rain has its own timetable. ", "And then")[:3])
    told = game("chat", "isaura", "--script", script(LINE), "--model", server.address, "--json")
    row = told.rows[-1]
    assert told.status == 0 and row["reply"].startswith("The rain has its own timetable.")
    assert "broke off" in row["notes"][0]["what"]


def test_a_server_is_added_with_its_languages_and_key_and_used(
    game: Game, server: Server, script: Script, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_LINE_KEY", KEY)
    server.listing = models("qwen3:8b", "gemma3:4b")
    refused = game("models", "add", server.address)
    assert refused.status == 1 and "qwen3:8b, gemma3:4b" in refused.err
    spec = f"{server.address}#gemma3:4b"
    added = game("models", "add", spec, "--languages", "en,zh", "--json")
    assert added.status == 0 and added.data["models"][0]["languages"] == ["en", "zh"]
    assert game("models", "use", spec).status == 0
    monkeypatch.delenv("LANTERN_LINE_KEY")
    told = game("chat", "isaura", "--script", script("你觉得潜水艇怎么样"), "--json")
    assert server.asked[-1].headers["Authorization"] == f"Bearer {KEY}"
    assert server.asked[-1].body["model"] == "gemma3:4b"
    shown = added.out + told.out + told.err + game("models", "list").out + (folder / "settings.json").read_text("utf-8")
    assert KEY not in shown


def test_a_server_taken_off_the_list_is_forgotten_with_its_key(
    game: Game, server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_LINE_KEY", KEY)
    game("models", "add", server.address)
    game("models", "use", server.address)
    rows = game("models", "remove", server.address, "--json").data["models"]
    assert [(row["spec"], row["in_use"]) for row in rows] == [("starter", True)]
    assert KEY not in (folder / "models.json").read_text("utf-8")
    assert game("models", "remove", server.address).status == 1


def test_a_file_is_added_where_it_lies(game: Game, tmp_path: Path, folder: Path) -> None:
    own = toy_voice(tmp_path / "own.gguf")
    row = game("models", "add", own, "--languages", "en,zh", "--json").data["models"][0]
    assert (row["spec"], row["languages"], row["fits"]) == (str(own), ["en", "zh"], True)
    assert [r["spec"] for r in game("models", "--json").data["models"]] == ["starter", str(own)]
    assert list(folder.rglob("*.gguf")) == []


@pytest.mark.parametrize("kind", ["missing", "ear", "text", "bad language"])
def test_what_cannot_speak_is_not_added(game: Game, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "own.gguf"
    if kind == "ear":
        toy_ear(path)
    elif kind == "text":
        path.write_text("hello")
    elif kind == "bad language":
        toy_voice(path)
    told = game("models", "add", path, *(["--languages", "English"] if kind == "bad language" else []))
    assert told.status == 1 and told.err
    assert len(game("models", "--json").data["models"]) == 1


def test_a_server_cannot_be_measured_from_here(game: Game, server: Server) -> None:
    assert game("models", "fit", server.address).status == 1


def test_the_catalogue_is_shown_and_an_unknown_name_answered_with_it(game: Game) -> None:
    names = [row["name"] for row in game("models", "get", "--json").data["catalogue"]]
    told = game("models", "get", "nothing-like-it")
    assert told.status == 1 and all(name in told.err for name in names)


def test_a_model_is_fetched_and_put_on_the_list(game: Game, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.model import fetch as room

    def bring(_offer: object, into: Path) -> Iterator[room.Step]:
        into.mkdir(parents=True, exist_ok=True)
        toy_voice(into / "qwen3-1.7b.gguf")
        yield room.Step(50, 100, "fetching")
        yield room.Step(100, 100, "done")

    monkeypatch.setattr(room, "fetch", bring)
    told = game("models", "get", "qwen3-1.7b", "--json")
    here = str(folder / "models" / "qwen3-1.7b.gguf")
    assert [row["doing"] for row in told.rows] == ["fetching", "done"] and told.rows[-1]["path"] == here
    rows = game("models", "--json").data["models"]
    assert (rows[-1]["spec"], rows[-1]["languages"]) == (here, ["en", "zh"])
