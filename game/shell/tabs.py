"""The row of tabs: the rooms of the game, by icon and name, with icons alone where names have no room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from game.shell.chrome import RADIUS, Panel
from game.shell.icons import icon
from game.shell.tokens import Look
from game.shell.widgets import button
from game.shell.words import Words

TABS = ("talk", "companions", "chapters", "album", "settings")


class Tabs(Panel):
    """A slim panel of its own. Ctrl+1 … Ctrl+5 are its keys; the window sees to that."""

    def __init__(self, look: Look, words: Words, go: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        edge = look.px(6)
        row.setContentsMargins(edge + 2, edge, edge + 2, edge)
        row.setSpacing(look.px(2))
        self._buttons: dict[str, QPushButton] = {}
        self._names: dict[str, str] = {}
        for number, name in enumerate(TABS, 1):
            says = words(f"tab.{name}")
            made = button(says, partial(go, name), "tab")
            made.setCheckable(True)
            made.setIcon(icon(name, look.theme.role, look.px(18)))
            made.setIconSize(QSize(look.px(18), look.px(18)))
            made.setAccessibleName(says)
            made.setToolTip(f"{says} (Ctrl+{number})")
            row.addWidget(made, 1)
            self._buttons[name], self._names[name] = made, says

    def show_page(self, page: str) -> None:
        for name, one in self._buttons.items():
            one.setChecked(name == page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for name, one in self._buttons.items():
            one.setText(self._names[name])
        needed = sum(one.sizeHint().width() for one in self._buttons.values())
        if needed > self.width() - self.look.px(22):
            for one in self._buttons.values():
                one.setText("")

    def decorate(self, painter: QPainter) -> None:
        """A single line, so that the tabs stand back behind the page."""
        line = QColor(self.look.theme.rule)
        line.setAlphaF(0.55)
        painter.setPen(QPen(line, 1.4))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), RADIUS - 4, RADIUS - 4)
