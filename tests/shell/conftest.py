"""The real window over a profile in a temporary folder, with motion reduced."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from game.model.fake import FakeVoice
from game.shell.sitting import Sitting
from tests.shell.playing import Game, make_desktop, make_options


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Game]]:
    """Opens a game on the test's own profile; what is opened is closed again."""
    opened: list[Sitting] = []

    def begin(voice: FakeVoice | None = None, **more: Any) -> Game:
        sitting = make_desktop(voice).sitting(make_options(tmp_path / "profile", **more))
        sitting.wear({"motion": "reduced"})
        sitting.window.resize(1280, 720)
        opened.append(sitting)
        return Game(qtbot, sitting)

    yield begin
    for sitting in opened:
        sitting.window.close()
        sitting.window.canvas.stage = None  # Its pictures are the most of a window's memory, and windows linger.
        sitting.window.deleteLater()
    opened.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def game(start: Callable[..., Game]) -> Game:
    return start()
