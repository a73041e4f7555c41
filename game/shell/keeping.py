"""Keeping a moment: which lines, what to call it, and the card as it will be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from game.shell.card_widget import RATIO
from game.shell.chrome import paint_night
from game.shell.link import Failed
from game.shell.widgets import Scroll, button, clear, column, label

if TYPE_CHECKING:
    from game.session.views import CardEntry, TalkEntry
    from game.shell.context import Context

LONGEST_TITLE = 60
_PAUSE_MS = 350
"""The card is painted anew once the player has changed nothing for so long: it takes about a second."""


def keep_moment(context: Context, turn: int, room: tuple[int, int]) -> None:
    """Lay the question over the window: which lines about this one become a card."""
    who = context.companion
    if who is not None:
        context.cover(KeepMoment(context, who.id, turn, room))


class _Line(QLabel):
    """What a line says; a click on it is one on its box."""

    def __init__(self, text: str, check: QCheckBox) -> None:
        super().__init__(text)
        self._check = check
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setStyleSheet("color: #f1e6d0;")

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._check.click()


class KeepMoment(QWidget):
    """The lines about one that was chosen, each to be taken or left (those taken stand in a row), and a preview."""

    def __init__(self, context: Context, companion: str, turn: int, room: tuple[int, int]) -> None:
        super().__init__()
        self._context, self._companion, self._turn = context, companion, turn
        self._night = QPixmap()
        self._lines: list[TalkEntry] = []
        self._checks: list[QCheckBox] = []
        self._taken = (0, 0)
        """The first and the last line taken."""
        self._asked = 0
        """How many pictures were asked for: only the last one counts."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._paint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look, words = context.look, context.words
        self.setAccessibleName(words("keep.title"))
        self.setStyleSheet(_boxes(look.px))
        row = QHBoxLayout(self)
        margin = look.px(28)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(look.px(28))
        self.picture = QLabel(words("keep.painting"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setStyleSheet("color: #fbedc8;")
        height = room[1] - 2 * margin
        width = min(round(height / RATIO), round(room[0] * 0.42))
        self.picture.setFixedSize(width, height)
        row.addWidget(self.picture)
        rows = column(None, 0, look.px(10))
        row.addLayout(rows, 1)
        heading = label(words("keep.title"), "title")
        heading.setStyleSheet("color: #fbedc8;")
        rows.addWidget(heading)
        what = label(words("keep.what"))
        what.setStyleSheet("color: #d9d0f0;")
        rows.addWidget(what)
        self._scroll = Scroll(look.px(8), look.px(4))
        rows.addWidget(self._scroll, 1)
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setPlaceholderText(words("keep.name"))
        self.title.setAccessibleName(words("keep.name"))
        self.title.textChanged.connect(lambda _text: self._pause.start())
        rows.addWidget(self.title)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(8))
        self.keep_button = button(words("keep.keep"), self.keep, "primary")
        self.keep_button.setEnabled(False)
        foot.addWidget(self.keep_button)
        foot.addWidget(button(words("keep.leave"), self.leave))
        foot.addStretch(1)
        rows.addLayout(foot)
        context.link.ask(lambda desk: desk.lines_about(companion, turn), self._show_lines, self._failed)

    # Which lines

    def _show_lines(self, lines: list[TalkEntry]) -> None:
        words = self._context.words
        self._lines, self._checks = lines, []
        clear(self._scroll.content)
        at = next((at for at, line in enumerate(lines) if line.turn == self._turn), 0)
        self._taken = (at, at)
        who = self._context.companion.short_name if self._context.companion else words("talk.her")
        for number, line in enumerate(lines):
            speaker = words("talk.you") if line.speaker == "player" else who
            made = QHBoxLayout()
            check = QCheckBox()
            check.setChecked(number == at)
            check.setAccessibleName(f"{speaker}: {line.text}")
            check.clicked.connect(lambda checked, number=number: self._pick(number, checked))
            text = _Line(f"{speaker}: {line.text}", check)
            made.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
            made.addWidget(text, 1)
            self._checks.append(check)
            self._scroll.content.addLayout(made)
        self._scroll.content.addStretch(1)
        self.keep_button.setEnabled(bool(lines))
        if self._checks:
            self._checks[at].setFocus()
        self._paint()

    def _pick(self, at: int, checked: bool) -> None:
        """Lines stand in a row: taking one takes those between, leaving one leaves those beyond; one always stays."""
        first, last = self._taken
        if checked:
            first, last = min(at, first), max(at, last)
        elif first == last:
            first = last = at
        elif at - first < last - at:
            first = at + 1
        else:
            last = at - 1
        self._taken = first, last
        for number, check in enumerate(self._checks):
            check.setChecked(first <= number <= last)
        self._pause.start()

    @property
    def chosen(self) -> list[int]:
        """The places of the lines taken."""
        first, last = self._taken
        return list(range(first, last + 1))

    @property
    def _span(self) -> tuple[int, int]:
        """The turns of the first and the last line taken."""
        first, last = self._taken
        return self._lines[first].turn, self._lines[last].turn

    # The card

    def _paint(self) -> None:
        """Have the card painted as it would be."""
        if not self._lines:
            return
        self._asked += 1
        asked, who, title = self._asked, self._companion, self.title.text()
        first, last = self._span

        # A method of its own takes the answer: one that comes after the question is closed is then let go.
        self._context.link.ask(
            lambda desk: (asked, desk.preview_moment(who, first, last, title)), self._take_picture, self._failed
        )

    def _take_picture(self, told: tuple[int, bytes]) -> None:
        asked, png = told
        if asked != self._asked:
            return
        found = QPixmap()
        found.loadFromData(png)
        ratio = self.devicePixelRatioF()
        scaled = found.scaled(
            self.picture.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self.picture.setPixmap(scaled)
        self.picture.setAccessibleName(self._context.words("keep.preview"))

    def keep(self) -> None:
        """Make it, and show it."""
        first, last = self._span
        who, title = self._companion, self.title.text()
        self.keep_button.setEnabled(False)
        self._context.link.ask(lambda desk: desk.keep_moment(who, first, last, title), self._kept, self._failed)

    def _kept(self, card: CardEntry) -> None:
        self._context.sound.play("card")
        self.leave()
        self._context.announce(self._context.words("keep.kept", title=card.title))

    def leave(self) -> None:
        self._pause.stop()
        self._context.cover(None)

    def _failed(self, failed: Failed) -> None:
        self.leave()
        self._context.trouble(failed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._night.size() != self.size():
            self._night = QPixmap(self.size())
            paint_night(self._night)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._night)
        painter.fillRect(self.rect(), QColor(11, 9, 40, 170))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.keep_button.isEnabled():
            self.keep()
        else:
            super().keyPressEvent(event)


def _boxes(px: Callable[[float], int]) -> str:
    """The boxes before the lines, in gold on the night, whatever the theme."""
    return f"""
QCheckBox {{ spacing: 0; outline: none; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border: {px(2)}px solid #e0ac4c;
  border-radius: {px(5)}px; background: #0a0824; }}
QCheckBox::indicator:checked {{ background: #e0ac4c; }}
QCheckBox::indicator:focus {{ border: {px(2)}px solid #fbedc8; background: #241d58; }}
QCheckBox::indicator:checked:focus {{ border: {px(3)}px solid #fbedc8; background: #e0ac4c; }}
"""
