"""The game's own window over a long talk, driven from outside. A program, for `open_long_talk_ms`.

`long_talk.py PROFILE` prints a row when it is ready, then answers each row that it reads with a row of JSON:

    open ROUNDS      open the talk anew, so many times: the milliseconds of each
    scroll STEPS     go up through all of it in so many steps: their milliseconds, the widgets and bubbles there are
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import threading
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from game.shell.bubbles import BubbleWidget
from game.shell.desktop import ShellDesktop
from game.shell.items import Bubble
from game.shell.talk import Talk

if TYPE_CHECKING:
    from game.shell.sitting import Sitting

ROOT = Path(__file__).resolve().parents[2]
_CALM_MS = 60
_NEWEST, _ANY = 1, 2


class Driver(QObject):
    """Does what the rows say. A bubble counts as seen once it was painted."""

    asked = Signal(str)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self._began = 0.0
        self._taken: list[float] = []
        self._left = 0
        self._step = 0
        self._waits_for = 0
        """What must be painted: nothing, the newest bubble, or any (all that were in view are gone)."""
        self._told: dict[str, list[Any]] = {}
        self.asked.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        sitting.arrived.connect(self._ready)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _ready(self) -> None:
        print("ready", flush=True)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for row in sys.stdin:
            self.asked.emit(row.strip())
        os._exit(0)

    def _begin(self, row: str) -> None:
        what, number = row.split()
        self._left, self._taken = int(number), []
        if what == "open":
            QTimer.singleShot(_CALM_MS, self._open)
        else:
            self._told = {"ms": self._taken, "widgets": [], "loaded": []}
            self._begin_to_scroll()

    def _begin_to_scroll(self) -> None:
        """Once all rows are known: those beyond the newest come a moment after the talk is seen."""
        talk = self._sitting.talk
        if talk is None or isinstance(talk.rows[0], Bubble):
            QTimer.singleShot(_CALM_MS, self._begin_to_scroll)
            return
        self._step = self._flow.bar.value() // self._left
        QTimer.singleShot(_CALM_MS, self._scroll)

    @property
    def _flow(self) -> Any:
        return self._sitting.window.page.flow  # type: ignore[union-attr]

    def _open(self) -> None:
        sitting = self._sitting
        assert sitting.talk is not None and sitting.companion is not None
        old = sitting.talk
        self._told = {}
        self._waits_for = _NEWEST
        self._began = perf_counter()
        talk = sitting.talk = Talk(sitting.link, sitting.companion.id, sitting)
        talk.begin(silent=True)
        sitting.go("talk")
        old.deleteLater()

    def _scroll(self) -> None:
        flow = self._flow
        if not flow.bar.value():  # The rows turned out lower than was guessed: the top came early.
            print(json.dumps(self._told), flush=True)
            return
        self._waits_for = _ANY
        self._began = perf_counter()
        flow.bar.setValue(max(0, flow.bar.value() - self._step))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, BubbleWidget) and self._waits_for:
            talk = self._sitting.talk
            last = talk.last_bubble() if talk is not None else None
            if self._waits_for == _ANY or (last is not None and watched.bubble is last):
                self._waits_for = 0
                QTimer.singleShot(0, self._seen)
        return False

    def _seen(self) -> None:
        self._taken.append((perf_counter() - self._began) * 1000)
        self._left -= 1
        if self._told:
            talk = self._sitting.talk
            assert talk is not None
            self._told["widgets"].append(len(self._flow._widgets))
            self._told["loaded"].append(sum(isinstance(row, Bubble) for row in talk.rows))
        if self._left:
            QTimer.singleShot(_CALM_MS, self._scroll if self._told else self._open)
        else:
            print(json.dumps(self._told or self._taken), flush=True)


def main(profile: str) -> None:
    make = ShellDesktop.sitting

    def sitting(self: ShellDesktop, *values: Any, **named: Any) -> Sitting:
        made = make(self, *values, models=False, **named)
        made.window.resize(1280, 720)
        Driver(made)
        return made

    ShellDesktop.sitting = sitting  # type: ignore[method-assign]
    sys.argv = [str(ROOT / "main.py"), "--profile", profile, "--lang", "en"]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1])
