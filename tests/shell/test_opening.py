"""Beginning and ending: the first minute, a second copy, damaged settings, the models' arrival, the window's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from game.model.fake import FakeVoice
from game.session.loading import Loading
from game.shell.dress import Dress, from_peek
from tests.shell.playing import Game, make_desktop, make_options


def test_the_first_minute_comes_once(start: Callable[..., Game]) -> None:
    game = start()
    assert game.sitting.page == "title"
    game.begin()
    game.sitting.window.close()
    again = start()
    again.open()
    assert again.sitting.page == "talk"


def test_the_language_chosen_first_is_kept_with_the_name_already_typed(game: Game) -> None:
    game.open()
    game.page.begin_button.click()
    game.page.name.setText("小满")
    game.qtbot.keyClick(game.page, Qt.Key.Key_Escape)
    game.button("Language: 繁體中文").click()
    game.page.begin_button.click()
    assert game.page.name.text() == "小满"
    assert game.page.begin_button.text() == "走上月台"


def test_a_second_copy_is_told_and_ends(start: Callable[..., Game], tmp_path: Path, monkeypatch: Any) -> None:
    game = start()
    game.open()
    shown: list[str] = []
    monkeypatch.setattr("game.shell.desktop.tell_failure", lambda _, failed: shown.append(failed.what))
    assert make_desktop().open(make_options(tmp_path / "profile")) == 1
    assert "Another copy" in shown[0]


def test_closing_ends_the_session_and_frees_the_profile(start: Callable[..., Game]) -> None:
    game = start()
    game.begin()
    game.sitting.window.close()
    assert not game.sitting.link._thread.is_alive()
    again = start()
    again.begin()


def test_closing_in_the_middle_of_a_reply(start: Callable[..., Game]) -> None:
    from game.model.fake import Line

    game = start(FakeVoice([Line("One. Two. Three. " * 50, pause=0.05)]))
    game.begin()
    game.until(lambda: game.do(lambda desk: desk.profile.voice is not None))
    game.sitting.talk.say("Tell me everything there is to say about quarks.")
    game.sitting.window.close()
    assert not game.sitting.link._thread.is_alive()
    again = start()
    again.begin()
    assert "quarks" in [b.text for b in again.bubbles() if b.speaker == "player"][-1]


def test_the_window_comes_back_where_it_was(start: Callable[..., Game]) -> None:
    game = start()
    game.begin()
    game.sitting.window.resize(1111, 666)
    game.sitting.window.close()
    again = start()
    again.open()
    kept = again.do(lambda desk: desk.kept.settings.settings.window)
    assert kept[2:] == (1111, 666)


@pytest.mark.parametrize(
    "values",
    [{}, {"window": "wide"}, {"window": [1, 2, "3", 4]}, {"text_scale": "big"}, {"text_scale": 900}, {"language": 7}],
)
def test_odd_settings_still_dress_a_first_frame(values: dict[str, Any]) -> None:
    dress = from_peek(values)
    assert 0.75 <= dress.text_scale <= 2.5
    assert dress.window == () and dress.language == Dress().language


def test_a_model_that_does_not_load_is_said_plainly(start: Callable[..., Game], monkeypatch: Any) -> None:
    game = start()
    told: list[Any] = []
    monkeypatch.setattr(game.sitting, "trouble", told.append)
    game.begin()
    game.sitting._models_loading(Loading("voice", "The starter voice is not there."), False)
    assert told[0].what == "The starter voice is not there."
    game.say("Hello")
    assert game.bubbles()[-1].speaker == "companion"
