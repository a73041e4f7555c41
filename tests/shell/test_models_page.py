"""The page of voices: what is here, one's own file or server, how she speaks; what cannot be done is said on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.mind.speech import PRESETS, Speech
from game.model.fake import FakeVoice
from tests.model.server.scripted_server import serving
from tests.model.toys import toy_voice
from tests.shell.playing import Game

ISAURA = "lantern-line:isaura"


def shown(game: Game) -> list[str]:
    return [item.text() for item in game.page.findChildren(type(game.page._told))]


def on_the_page(game: Game) -> None:
    game.begin()
    game.sitting.go("models")
    game.until(game.page._own.count)


def test_a_file_is_put_on_the_list_and_used(start: Callable[..., Game], tmp_path: Path) -> None:
    game = start(FakeVoice(["Good evening."]))
    on_the_page(game)
    own = toy_voice(tmp_path / "own.gguf")
    game.page._do(lambda desk: desk.shelf.add(str(own)))
    game.until(lambda: "Toy" in shown(game))
    game.button("Speak with this: Toy").click()
    game.until(lambda: game.do(lambda desk: desk.profile.model) == str(own))
    assert game.do(lambda desk: desk.kept.settings.settings.model) == str(own)
    assert game.sitting.dress.model == str(own)


def test_a_server_is_asked_and_its_key_kept_apart(start: Callable[..., Game], tmp_path: Path) -> None:
    game = start()
    on_the_page(game)
    with serving() as server:
        game.page.address.setText(server.address)
        game.page.key.setText("sk-secret-123456")
        game.button("Both").click()
        game.until(lambda: any(f"127.0.0.1:{server.port}" in text for text in shown(game)))
        assert game.page.key.text() == "" and server.asked == []
    assert "sk-secret" not in (tmp_path / "profile" / "settings.json").read_text("utf-8")
    (row,) = [r for r in game.do(lambda desk: desk.shelf.rows()) if r.server]
    assert row.languages == ("en", "zh")


def test_what_cannot_be_done_is_said(game: Game) -> None:
    on_the_page(game)
    game.page.address.setText("http://127.0.0.1:9/v1")
    game.page.add_server("en")
    game.until(lambda: "No server answers at 127.0.0.1:9" in game.page._told.text())
    assert game.page._told.isVisible()


def test_how_she_speaks_is_kept_and_used(game: Game) -> None:
    on_the_page(game)
    game.button("Steadier").click()
    wanted: dict[str, Any] = dict(PRESETS["steady"])
    game.until(lambda: game.do(lambda desk: desk.profile.speech_of(ISAURA)) == Speech(**wanted))
    assert game.do(lambda desk: desk.kept.settings.settings.speech) == {ISAURA: wanted}
    game.button("As usual").click()
    game.until(lambda: game.do(lambda desk: desk.kept.settings.settings.speech) == {})
