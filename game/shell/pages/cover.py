"""What lies over the whole window for a moment: a heading, a way out, and rows of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.widgets import Rule, column, icon_button, label


class Cover(QWidget):
    """`leave` is called by the button and by Escape. `rows` is where the content goes, `top` the row of the heading."""

    def __init__(self, context: Context, heading: str, leave: Callable[[], None]) -> None:
        super().__init__()
        look = context.look
        self.context, self.leave = context, leave
        self._ground = QColor(look.theme.panel)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(heading)
        self.top = QHBoxLayout()
        self.top.setSpacing(look.px(8))
        self.top.addWidget(label(heading, "title", wrap=False), 1)
        self.top.addWidget(icon_button(look, "close", context.words("reader.log_close"), leave))
        self.rows = column(self, look.px(28), look.px(8))
        self.rows.addLayout(self.top)
        self.rows.addWidget(Rule(look))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._ground)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        """A click on the ground means nothing, least of all to what lies below."""
