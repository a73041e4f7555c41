"""Drives the game's own window from within: does what the rows of `window.py` say, and measures meanwhile."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from game.session.evening import Evening

if TYPE_CHECKING:
    from game.shell.sitting import Sitting

LINES = Path(__file__).with_name("evening.txt")
_BEAT_MS = 16
"""The heart that shows whether the GUI thread is free: a timer at about sixty a second, beside the stage's own."""
_AFTER_REPLY_MS = 100


class Driver(QObject):
    """Does what the rows say, and collects frames and heartbeats meanwhile."""

    asked = Signal(str)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self._lines = LINES.read_text(encoding="utf-8").splitlines()
        self._talking = False
        self._replies = 0
        self._drawn: set[int] = set()
        self._beats: list[float] = []
        self._heart = QTimer(self)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(lambda: self._beats.append(perf_counter()))
        self.asked.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        sitting.link.models.connect(self._models)

    def _models(self, told: Any, ready: bool) -> None:
        if ready:
            talk = self._sitting.talk
            assert talk is not None
            talk.settled.connect(lambda: QTimer.singleShot(_AFTER_REPLY_MS, self._say))
            self._watch_drawing()
            print("ready", flush=True)
            threading.Thread(target=self._listen, daemon=True).start()
        elif told is not None and told.problem:
            print(told, file=sys.stderr, flush=True)

    def _watch_drawing(self) -> None:
        """Which ticks painted a picture: the others cost nothing and must not make the mean look good."""
        canvas = self._sitting.window.canvas
        repaint = canvas.repaint

        def watched() -> None:
            if canvas.frame_ms is not None:
                self._drawn.add(len(canvas.frame_ms))
            repaint()

        canvas.repaint = watched

    def _listen(self) -> None:
        for row in sys.stdin:
            self.asked.emit(row.strip())
        os._exit(0)

    def _begin(self, row: str) -> None:
        what, seconds = row.split()
        canvas = self._sitting.window.canvas
        canvas.set_reduced_motion(what == "still")
        self._talking = what == "talk"
        if what in ("quiet", "talk"):
            self._heart.start(_BEAT_MS)
        self._drawn.clear()
        self._beats.clear()
        canvas.frame_ms = []
        self._replies = 0
        self._say()
        QTimer.singleShot(round(float(seconds) * 1000), self._end)

    def _say(self) -> None:
        talk = self._sitting.talk
        if self._talking and talk is not None and not talk.busy:
            self._replies += 1
            self._lines.append(self._lines.pop(0))
            talk.say(self._lines[-1])

    def _end(self) -> None:
        canvas, talk = self._sitting.window.canvas, self._sitting.talk
        frames, canvas.frame_ms = canvas.frame_ms or [], None
        beats = [(later - earlier) * 1000 for earlier, later in zip(self._beats, self._beats[1:], strict=False)]
        self._heart.stop()
        self._talking = False
        if talk is not None and talk.busy:
            talk.stop()
        told: dict[str, Any] = {
            "frames": [round(cost, 3) for number, cost in enumerate(frames) if number in self._drawn],
            "beats": [round(beat, 2) for beat in beats],
            "replies": self._replies,
            "size": [canvas.width(), canvas.height()],
        }
        print(json.dumps(told), flush=True)


def speak_freely() -> None:
    """Every line is answered in the model's own words, as they come: the most a reply asks of the window."""
    say = Evening.say
    Evening.say = lambda self, text, policy="model": say(self, text, policy)
