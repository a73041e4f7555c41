"""Language, theme and size: every page in each, nothing untranslated, nothing outside the window."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QPushButton, QWidget

from game.app import ROOT
from game.art.fonts import missing_glyphs
from game.content.model import EXPRESSIONS, RARITIES
from game.shell.places import FACE, places
from game.shell.tokens import THEMES
from game.shell.words import LANGUAGES, Words, table
from tests.shell.playing import Game, make_desktop, make_options

LOCALES = ROOT / "assets" / "locales"
PAGES = ("talk", "companions", "chapters", "map", "album", "settings")


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_slots(language: str) -> None:
    english, other = table(LOCALES, "en"), table(LOCALES, language)
    assert list(english) == list(other)
    # "One card" needs no number, where another language may say it.
    assert [key for key in english if slots(other[key]) - {"n"} != slots(english[key]) - {"n"}] == []
    assert missing_glyphs("".join(other.values())) == []
    assert not [key for key, text in other.items() if not text.strip()]


def test_every_word_the_code_asks_for_exists() -> None:
    known = set(table(LOCALES, "en"))
    plain = {key.rsplit(".", 1)[0] if key.endswith((".one", ".other")) else key for key in known}
    asked: set[str] = set()
    for file in (ROOT / "game" / "shell").rglob("*.py"):
        asked |= set(re.findall(r'words\(\s*"([^"]+)"', file.read_text(encoding="utf-8")))
    assert asked - known - plain == set()
    for name in EXPRESSIONS:
        assert f"face.{name}" in known
    for name in RARITIES:
        assert f"rarity.{name}" in known


def test_one_and_many() -> None:
    words = Words(LOCALES, "en")
    assert words("album.deck_left", n=1) == "1 card left in the deck"
    assert words("album.deck_left", n=2) == "2 cards left in the deck"


def test_the_language_changes_without_a_restart(game: Game) -> None:
    game.begin()
    game.sitting.go("settings")
    game.button("Language: 简体中文").click()
    game.until(lambda: game.sitting.companion.short_name == "伊索拉")
    assert game.sitting.window.windowTitle() == "提灯线"
    assert "设置" in [b.text() for b in game.sitting.window.findChildren(QPushButton)]
    game.sitting.go("talk")
    game.say("你好")
    assert re.search("[\u4e00-\u9fff]", game.bubbles()[-1].text)
    assert game.do(lambda desk: desk.kept.settings.settings.language) == "zh-Hans"


@pytest.mark.parametrize("theme", THEMES)
def test_contrast(theme: str) -> None:
    """Every text on its ground at 4.5:1 or more."""
    t = THEMES[theme]
    pairs = [
        (t.title, t.panel), (t.text, t.panel), (t.role, t.panel), (t.quiet, t.panel), (t.text, t.raised),
        (t.title, t.raised), (t.role, t.raised), (t.quiet, t.raised), (t.title, t.hovered), (t.hers_text, t.hers),
        (t.yours_text, t.yours), (t.accent_text, t.accent), (t.warning_text, t.warning), (t.side_text, t.side),
        (t.side_accent, t.side),
    ]  # fmt: skip
    assert [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5] == []


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shape", ["side", "alone", "wide", "story", "choice"])
@pytest.mark.parametrize("scale", [0.85, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(960, 600), (1280, 720), (1920, 1080), (3840, 2160), (800, 1200)])
def test_everything_lies_in_the_window(size: tuple[int, int], scale: float, shape: Any) -> None:
    width, height = size
    laid = places(width, height, scale, shape)
    for box in [laid.panel, *([laid.tabs] if laid.tabs else [])]:
        assert box.x >= 0 and box.y >= 0
        assert box.x + box.width <= width and box.y + box.height <= height
        assert box.width > 200 and box.height > 30
    if laid.tabs:
        assert laid.tabs.y + laid.tabs.height <= laid.panel.y


@pytest.mark.parametrize("width", [1024, 1280, 1920, 3840])
def test_options_stand_beside_a_face_while_there_is_room(width: int) -> None:
    height = width * 9 // 16
    assert places(width, height, 1.0, "choice").panel.x >= round(width * FACE) - 1
    assert places(width, height, 2 * width / 1280, "choice").panel.width > width * 0.9


@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("en", 2.0), ("zh-Hans", 1.5), ("zh-Hant", 1.0)])
def test_no_control_is_cut_or_lies_on_another(start: Callable[..., Game], language: str, scale: float) -> None:
    game = start(lang=language)
    game.begin()
    game.sitting.wear({"text_scale": scale})
    for page in PAGES:
        game.sitting.go(page)
        game.do(lambda desk: desk.album() and True)
        game.qtbot.wait(50)
        check_layout(game.page)


def check_layout(page: QWidget) -> None:
    controls = [
        c for c in page.findChildren(QWidget) if isinstance(c, QAbstractButton | QPlainTextEdit) and c.isVisible()
    ]
    for control in controls:
        if isinstance(control, QPushButton) and control.text():
            needed = control.fontMetrics().horizontalAdvance(control.text())
            assert control.width() >= needed, f"{control.text()!r} is cut"
    boxes = [(c, c.mapTo(page, QPoint(0, 0)), c.size()) for c in controls]
    for i, (one, at, size) in enumerate(boxes):
        for other, there, its_size in boxes[i + 1 :]:
            apart = (
                at.x() + size.width() <= there.x() or there.x() + its_size.width() <= at.x()
                or at.y() + size.height() <= there.y() or there.y() + its_size.height() <= at.y()
            )  # fmt: skip
            assert apart or one.isAncestorOf(other), f"{one} lies on {other}"


def test_every_control_has_a_name(game: Game) -> None:
    game.begin()
    for page in PAGES:
        game.sitting.go(page)
        game.do(lambda desk: desk.album() and True)
        for control in game.sitting.window.findChildren(QAbstractButton):
            assert control.text() or control.accessibleName(), f"a nameless button on {page}"


@pytest.mark.usefixtures("qtbot")
def test_one_picture_of_a_page_needs_no_display_and_changes_nothing(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    out = tmp_path / "talk.png"
    options = make_options(tmp_path / "p", page="talk", output=out, size="960x600", theme="day", text=None)
    assert make_desktop().shot(options) == 0
    assert QImage(str(out)).size().width() == 960
    written = tmp_path / "p" / "settings.json"
    assert not written.exists() or not json.loads(written.read_text())["tables"]["settings"]["1"]["first_run_done"]


@pytest.mark.usefixtures("qtbot")
def test_an_unknown_page_is_named_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = make_options(tmp_path, page="cellar", output=tmp_path / "x.png", size="960x600", theme=None)
    assert make_desktop().shot(options) == 2
    assert "album" in capsys.readouterr().err
