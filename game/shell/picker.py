"""A button that says what is chosen and opens a menu of what could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu

from game.shell.widgets import Button


class Picker(Button):
    """`choices` are (value, words); `picked` is called with the value of a new choice."""

    def __init__(
        self, says: str, choices: Sequence[tuple[str, str]], value: str, picked: Callable[[Any], None]
    ) -> None:
        super().__init__()
        self._says, self._choices, self._picked = says, choices, picked
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.choose(value)

    def choose(self, value: str) -> None:
        """Show another choice, without telling anybody."""
        self.value = value
        chosen = next((words for one, words in self._choices if one == value), "")
        self.setText(f"{self._says}: {chosen}")
        self.setAccessibleName(self.text())

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, words in self._choices:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _checked=False, value=value: self._pick(value))
            menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _pick(self, value: str) -> None:
        if value != self.value:
            self.choose(value)
            self._picked(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from choice to choice, as in every such field."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        values = [value for value, _ in self._choices]
        at = values.index(self.value) + step
        if 0 <= at < len(values):
            self._pick(values[at])
