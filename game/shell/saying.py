"""Words that appear at the pace of speech: a little faster than one reads, with a breath between two sentences."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from game.shell.items import WHOLE, Bubble, is_wide

_LATIN_RATE, _CHINESE_RATE = 46.0, 17.0
"""Characters a second: a little faster than one reads, so that nobody waits for her."""
_BREATH = 0.28
"""Seconds between two sentences."""
_TICK_MS = 33


class Saying(QObject):
    """Shows one bubble bit by bit. `changed`: more of it can be seen. `speaking`: words are appearing, or pause."""

    changed = Signal(object)
    speaking = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.still = False
        self.pace = 1.0
        """How fast words appear; 0 is at once."""
        self._bubble: Bubble | None = None
        self._more = False
        """Whether more words may still come."""
        self._rest_until = 0.0
        self._last_tick = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._go_on)

    def say(self, bubble: Bubble) -> None:
        """There are new words in a bubble."""
        self._bubble, self._more = bubble, True
        if self.still or not self.pace:
            bubble.shown = len(bubble.text) + len(bubble.coming)
        elif not self._timer.isActive():
            self._last_tick = time.monotonic()
            self._timer.start()
            self.speaking.emit(True)
        self.changed.emit(bubble)

    def in_the_midst_of(self, bubble: Bubble) -> bool:
        """Whether more words may still come into this bubble."""
        return self._more and self._bubble is bubble

    def no_more(self) -> None:
        """Nothing will be added to the bubble; what is not shown yet goes on appearing."""
        self._more = False
        bubble = self._bubble
        if bubble is not None and bubble.shown >= len(bubble.text):
            self._whole(bubble)

    def finish(self) -> None:
        """Show at once all that is still to appear."""
        bubble = self._bubble
        if bubble is None:
            return
        if self._more:
            bubble.shown = len(bubble.text) + len(bubble.coming)
            self._rest()
        else:
            self._whole(bubble)
        self.changed.emit(bubble)

    def _whole(self, bubble: Bubble) -> None:
        bubble.shown = WHOLE
        self._bubble = None
        self._rest()

    def _go_on(self) -> None:
        now = time.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        bubble = self._bubble
        if bubble is None:
            self._rest()
            return
        whole = bubble.text + bubble.coming
        if bubble.shown >= len(whole):
            if self._more:
                self.speaking.emit(False)
            else:
                self._whole(bubble)
            return
        if now < self._rest_until:
            return
        self.speaking.emit(True)
        rate = _CHINESE_RATE if is_wide(whole[min(int(bubble.shown), len(whole) - 1)]) else _LATIN_RATE
        wanted = min(bubble.shown + rate * self.pace * passed, len(whole))
        stop = next((end for end in bubble.ends if bubble.shown < end <= wanted), None)
        if stop is not None and stop < len(whole):
            wanted = stop
            self._rest_until = now + _BREATH
            self.speaking.emit(False)
        bubble.shown = wanted
        self.changed.emit(bubble)

    def _rest(self) -> None:
        self._timer.stop()
        self.speaking.emit(False)
