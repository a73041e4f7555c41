"""A sitting with the player's hands, over the real game with no model or a scripted one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from game import app
from game.model.fake import FakeEar, FakeVoice
from game.session.loading import Loading
from game.shell.desktop import ShellDesktop
from game.shell.items import Bubble, Notice
from game.shell.sitting import Sitting

PATIENCE = 30_000
"""Milliseconds that a test waits before it fails; nothing is measured by it."""


class Game:
    """A sitting with the player's hands: what tests do to it and see of it."""

    def __init__(self, qtbot: QtBot, sitting: Sitting) -> None:
        self.qtbot, self.sitting = qtbot, sitting

    def until(self, ready: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=PATIENCE)

    def open(self) -> None:
        arrived: list[bool] = []
        self.sitting.arrived.connect(lambda: arrived.append(True))
        self.sitting.open()
        self.until(lambda: arrived)

    def begin(self, name: str = "") -> None:
        """Through the first minute, to her hello."""
        self.open()
        if self.sitting.page == "title":
            self.page.begin_button.click()
        if self.sitting.page == "first-run":
            self.page.name.setText(name)
            self.page.begin_button.click()
        self.until(lambda: self.quiet and self.bubbles())

    @property
    def page(self) -> Any:
        assert self.sitting.window.page is not None
        return self.sitting.window.page

    @property
    def quiet(self) -> bool:
        talk = self.sitting.talk
        return talk is not None and not talk.busy

    def bubbles(self) -> list[Bubble]:
        assert self.sitting.talk is not None
        return [item for item in self.sitting.talk.items if isinstance(item, Bubble)]

    def notices(self) -> list[Any]:
        assert self.sitting.talk is not None
        return [item.message for item in self.sitting.talk.items if isinstance(item, Notice)]

    def brought(self) -> set[str]:
        """What the lines that are shown brought, by kind."""
        return {one.what for bubble in self.bubbles() for one in bubble.brought}

    def say(self, text: str) -> None:
        editor = self.page.composer.editor
        editor.insertPlainText(text)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)
        self.until(lambda: self.quiet)

    def do(self, request: Callable[[Any], Any]) -> Any:
        """Have something done on the session's thread, and wait for it."""
        found: list[Any] = []
        self.sitting.link.ask(request, found.append)
        self.until(lambda: found)
        return found[0]

    def button(self, text: str, inside: QWidget | None = None) -> QPushButton:
        """The button with these words on it, or that a screen reader calls so."""
        root = inside or self.sitting.window
        found = [b for b in root.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
        assert found, (
            f"no button {text!r}; there are {[b.text() or b.accessibleName() for b in root.findChildren(QPushButton)]}"
        )
        return found[-1]


def make_desktop(voice: FakeVoice | None = None) -> ShellDesktop:
    def load(takes: Any, spec: str) -> Iterator[Loading]:  # noqa: ARG001 the shape of app.load_models
        yield Loading("voice")
        takes.engines_ready(voice, FakeEar())

    loader = load if voice else _no_models
    return ShellDesktop(app.ROOT, app.peek, app.open_kept, app.assemble, loader, app.shelf_of)


def _no_models(takes: Any, spec: str) -> Iterator[Loading]:  # noqa: ARG001 the shape of app.load_models
    takes.engines_ready(None, None)
    yield from ()


def make_options(profile: Path, **more: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"profile": profile, "now": "2026-11-20T22:10", "lang": "en", "seed": 7, **more})
