"""How a story goes on by itself: skipping, and at the pace of someone who reads along."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

SKIP_MS = 55
CONTROL_MS = 220
"""Control is held so long before it skips: shorter, it was the beginning of another key."""

Mode = Literal["", "skip", "auto"]


class Pace(QObject):
    """`due` says that it is time for the next line. `mode_changed` brings the new mode."""

    due = Signal()
    mode_changed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mode: Mode = ""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.due)
        self._control = QTimer(self)
        self._control.setSingleShot(True)
        self._control.setInterval(CONTROL_MS)
        self._control.timeout.connect(lambda: self.take("skip"))

    def take(self, mode: Mode) -> None:
        self.timer.stop()
        self._control.stop()
        self.mode = mode
        self.mode_changed.emit(mode)

    def toggle(self, mode: Mode) -> None:
        self.take("" if self.mode == mode else mode)

    def end_skipping(self) -> None:
        if self.mode == "skip":
            self.take("")

    def control_pressed(self) -> None:
        self._control.start()

    def control_released(self) -> None:
        held = not self._control.isActive()
        self._control.stop()
        if held:
            self.end_skipping()

    def another_key(self) -> None:
        """Control was only the beginning of it."""
        self._control.stop()

    def wait(self, kind: str, *, seen: bool, told: bool, reading_ms: int) -> None:
        """A step is shown. Skipping ends where there is something to do or, unless that is wanted, something new;
        going on alone waits at a choice. told: whether all of the line can be read."""
        if kind == "end" or (self.mode == "skip" and (kind != "line" or not seen)):
            if self.mode:
                self.take("")
        elif kind == "line" and self.mode == "skip":
            self.timer.start(SKIP_MS)
        elif kind == "line" and self.mode == "auto" and told:
            self.timer.start(reading_ms)
