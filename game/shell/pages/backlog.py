"""What has been told of a chapter so far, over everything; any line of it is a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.widgets import Rule, Scroll, TextButton, column, icon_button, label

if TYPE_CHECKING:
    from game.session.course import Passed


class Backlog(QWidget):
    """`back_to` gets the place of the step that was chosen; `leave` is called when nothing was."""

    def __init__(
        self, context: Context, log: tuple[Passed, ...], back_to: Callable[[int], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        words, look = context.words, context.look
        self._ground = QColor(look.theme.panel)
        self._leave = leave
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(words("reader.log"))
        top = QHBoxLayout()
        top.addWidget(label(words("reader.log"), "title", wrap=False), 1)
        top.addWidget(icon_button(look, "close", words("reader.log_close"), leave))
        self._scroll = Scroll(look.px(7), look.px(8))
        self._rows: list[TextButton] = []
        for place, step in enumerate(log):
            text = words("reader.log_chosen", option=step.text) if step.choice else step.text
            if step.text:
                row = TextButton(look, step.speaker, text, partial(back_to, place))
                row.setToolTip(words("reader.log_back"))
                self._rows.append(row)
                self._scroll.content.addWidget(row)
        self._scroll.content.addStretch(1)
        rows = column(self, look.px(28), look.px(8))
        rows.addLayout(top)
        rows.addWidget(Rule(look))
        rows.addWidget(self._scroll, 1)
        QTimer.singleShot(0, self, self._show_newest)

    def _show_newest(self) -> None:
        bar = self._scroll.bar
        bar.setValue(bar.maximum())
        if self._rows:
            self._rows[-1].setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._ground)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_L):
            self._leave()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._rows:
            at = next((i for i, row in enumerate(self._rows) if row.hasFocus()), len(self._rows) - 1)
            row = self._rows[max(0, min(len(self._rows) - 1, at + (1 if key == Qt.Key.Key_Down else -1)))]
            row.setFocus()
            self._scroll.ensureWidgetVisible(row)
        else:
            super().keyPressEvent(event)
