"""A line of a story, told letter by letter, at the player's pace."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel

from game.shell.items import is_wide
from game.shell.reading_face import reading_font, reading_rule, reading_style
from game.shell.tokens import Look

_RATE, _CHINESE_RATE = 60.0, 24.0
"""Characters a second."""
_TICK_MS = 33
_LONG_LOOK_MS, _LETTER_MS, _CHINESE_LETTER_MS = 1300, 42, 130
"""How long a whole line is left standing when the story goes on by itself: this, and so much more a character."""


class Teller(QLabel):
    """`told` once all of a line can be read. `pace` times the usual speed; 0 shows lines at once. face: see
    `reading_face`; auto_pace: times the usual speed at which lines are read."""

    told = Signal()

    def __init__(self, look: Look, pace: float, face: str = "serif", auto_pace: float = 1.0) -> None:
        super().__init__()
        self._still, self._pace, self._auto_pace = look.still, pace, auto_pace
        self._style = reading_style(face)
        self._whole, self._shown = "", 0.0
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFont(reading_font(look, face, 23))
        self.setStyleSheet(reading_rule(look, face, 23))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def telling(self) -> bool:
        return self._shown < len(self._whole)

    @property
    def reading_ms(self) -> int:
        """How long the present line takes to read."""
        wide = sum(is_wide(letter) for letter in self._whole)
        letters = wide * _CHINESE_LETTER_MS + (len(self._whole) - wide) * _LETTER_MS
        return round((_LONG_LOOK_MS + letters) / self._auto_pace)

    def tell(self, text: str, at_once: bool) -> None:
        self._whole, self._shown = text, 0.0
        self.setAccessibleName(text)
        if at_once or self._still or not self._pace:
            self.finish()
        else:
            self._timer.start()
            self._go_on()

    def finish(self) -> None:
        """Show the rest of the line at once."""
        self._timer.stop()
        self._shown = len(self._whole)
        self._put()
        self.told.emit()

    def stop(self) -> None:
        self._timer.stop()

    def _go_on(self) -> None:
        at = min(int(self._shown), max(0, len(self._whole) - 1))
        rate = _CHINESE_RATE if self._whole and is_wide(self._whole[at]) else _RATE
        self._shown = min(len(self._whole), self._shown + rate * self._pace * _TICK_MS / 1000)
        if self.telling:
            self._put()
        else:
            self.finish()

    def _put(self) -> None:
        """The text told so far; the rest holds its place unseen, so that no word jumps to another line."""
        told, rest = self._whole[: int(self._shown)], self._whole[int(self._shown) :]
        clear_rest = f'<span style="color: transparent">{escape(rest)}</span>' if rest else ""
        text = (escape(told) + clear_rest).replace("\n", "<br>")
        self.setText(f'<div style="{self._style}">{text}</div>')
