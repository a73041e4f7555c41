"""The real game in a process of its own, which tells on request what is on its screen: for hands that have no eyes.

`python -m tests.shell.evening_game PROFILE` reads a word a line from its input: `see` answers with one line of JSON,
`shot FILE` saves a picture of the whole screen and answers with its name. Everything else is done to it from outside.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QLineEdit, QPlainTextEdit, QWidget

from game.app import ROOT
from game.shell.desktop import ShellDesktop
from game.shell.sitting import Sitting
from game.shell.talk import Bubble

CONTROLS = (QAbstractButton, QAbstractSlider, QLineEdit, QPlainTextEdit)


class Eyes(QObject):
    """Answers on the GUI thread what was asked on another."""

    asked = Signal(str)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for row in sys.stdin:
            self.asked.emit(row.strip())
        os._exit(0)

    def _answer(self, asked: str) -> None:
        word, _, rest = asked.partition(" ")
        if word == "shot":
            QGuiApplication.primaryScreen().grabWindow(0).save(rest)
            print(json.dumps(rest), flush=True)
        else:
            print(json.dumps(self._see(), ensure_ascii=False), flush=True)

    def _see(self) -> dict[str, Any]:
        sitting, window = self._sitting, self._sitting.window
        talk, page, focus = sitting.talk, window.page, QApplication.focusWidget()
        bubbles = [item for item in talk.items if isinstance(item, Bubble)] if talk is not None else []
        step = getattr(getattr(page, "_told", None), "step", None)
        top = QApplication.activeModalWidget() or window.cover or window
        return {
            "page": sitting.page,
            "cover": type(window.cover).__name__ if window.cover is not None else "",
            "busy": talk is None or talk.busy,
            "lines": [(one.speaker, one.text) for one in bubbles],
            "step": step.kind if step is not None else "",
            "told": step.text if step is not None else "",
            "focus": name_of(focus) if focus is not None else "",
            "controls": [told(one) for one in top.findChildren(QWidget) if isinstance(one, CONTROLS) and seen(one)],
        }


def seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def told(widget: QWidget) -> dict[str, Any]:
    text = getattr(widget, "text", None)
    part = widget.visibleRegion().boundingRect()
    at = widget.mapToGlobal(part.center())
    return {
        "name": widget.accessibleName(), "text": str(text()) if callable(text) else "", "x": at.x(), "y": at.y(),
        "enabled": widget.isEnabled(), "whole": part.height() >= widget.height() - 2,
    }  # fmt: skip


def main(profile: str) -> None:
    make = ShellDesktop.sitting
    kept: list[Eyes] = []

    def sitting(self: ShellDesktop, *values: Any, **named: Any) -> Sitting:
        made = make(self, *values, **named)
        kept.append(Eyes(made))
        return made

    ShellDesktop.sitting = sitting  # type: ignore[method-assign]
    sys.argv = [str(ROOT / "main.py"), "--profile", profile, "--lang", "en", "--now", "2026-11-20T22:10"]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1])
