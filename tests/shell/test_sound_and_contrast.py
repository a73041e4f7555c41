"""What is heard comes with its words and stops with the window; high contrast; a name and a role for every control."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QPlainTextEdit, QScrollBar

from game.shell.choosing import Loudness
from game.shell.dress import Dress, theme_of
from tests.shell.playing import Game
from tests.shell.test_stories_and_cards import open_first_scene

PAGES = ("talk", "companions", "chapters", "album", "settings")


def test_boarding_is_heard_and_told_in_words(game: Game) -> None:
    told: list[str] = []
    game.sitting.sound.captioned.connect(told.append)
    game.begin()
    assert any("platform" in caption for caption in told)
    game.say("Good evening.")
    assert "The carriage door slides shut" in told
    assert any("train" in caption for caption in told)


def test_a_slider_is_kept_and_heard(game: Game, monkeypatch: Any) -> None:
    game.begin()
    heard: list[tuple[float, ...]] = []
    monkeypatch.setattr(game.sitting.sound._sounds, "set_volumes", lambda *volumes: heard.append(volumes))
    game.sitting.go("settings")
    row = game.page.findChildren(Loudness)[0]
    game.qtbot.keyClick(row.slider, Qt.Key.Key_End)
    game.until(lambda: heard)
    assert heard[-1][0] == 1.0
    assert game.do(lambda desk: desk.kept.settings.settings.music) == 1.0


def test_closing_ends_the_sound(game: Game) -> None:
    game.begin()
    sounds = game.sitting.sound._sounds
    game.sitting.window.close()
    assert sounds._closed


def test_high_contrast_goes_before_day_and_night() -> None:
    assert theme_of(Dress(contrast="high", theme="day")) == "contrast"
    assert theme_of(Dress(contrast="normal", theme="day")) == "day"


def test_every_control_of_every_page_has_a_name_and_a_role(game: Game) -> None:
    open_first_scene(game)
    game.until(lambda: game.page._told is not None)
    nameless = unnamed(game)
    for page in PAGES:
        game.sitting.go(page)
        game.do(lambda desk: desk.album() and True)
        nameless += unnamed(game)
    assert nameless == []


def unnamed(game: Game) -> list[str]:
    """The controls that a screen reader could not tell."""
    kinds = (QAbstractButton, QAbstractSlider, QLineEdit, QPlainTextEdit)
    found = []
    for kind in kinds:
        for control in game.sitting.window.findChildren(kind):
            if isinstance(control, QScrollBar) or not control.isVisible():
                continue
            told = QAccessible.queryAccessibleInterface(control)
            if not told.text(QAccessible.Text.Name) or told.role() == QAccessible.Role.NoRole:
                found.append(f"{game.sitting.page}: {control}")
    return found
