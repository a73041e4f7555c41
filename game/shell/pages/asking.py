"""A row above the line one writes on: what is being done to a bubble, and a way out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from game.shell.context import Context
from game.shell.widgets import column, icon_button, label

_LONGEST = 120


class Rewording(QWidget):
    """Says that the line below stands for an older one. `left` when the player would rather leave that as it was."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        words, look = context.words, context.look
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(9), 0, 0, 0)
        self._words, self._says = words, label("", "quiet")
        row.addWidget(self._says, 1)
        row.addWidget(icon_button(look, "close", words("talk.rewording_leave"), self.left.emit, 14))
        self.hide()

    def begin(self, hers: bool, name: str) -> None:
        self._says.setText(self._words("talk.rewording_hers" if hers else "talk.rewording", name=name))
        self.show()


class Note(QWidget):
    """Asks for a few words, such as the note of a bookmark. Enter keeps them, also none; Escape leaves."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        words, look = context.words, context.look
        self._keep: Callable[[str], None] = lambda _: None
        self._says = label("", "quiet")
        self.editor = QLineEdit()
        self.editor.setMaxLength(_LONGEST)
        self.editor.returnPressed.connect(self._done)
        line = QHBoxLayout()
        line.setSpacing(look.px(4))
        line.addWidget(self.editor, 1)
        line.addWidget(icon_button(look, "check", words("talk.note_keep"), self._done, 16))
        line.addWidget(icon_button(look, "close", words("talk.note_leave"), self.leave, 14))
        rows = column(self, 0, look.px(2))
        rows.setContentsMargins(look.px(9), 0, 0, 0)
        rows.addWidget(self._says)
        rows.addLayout(line)
        self.hide()

    def ask(self, says: str, text: str, keep: Callable[[str], None]) -> None:
        self._says.setText(says)
        self.editor.setAccessibleName(says)
        self.editor.setText(text)
        self._keep = keep
        self.show()
        self.editor.setFocus()
        self.editor.selectAll()

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def _done(self) -> None:
        keep, text = self._keep, self.editor.text().strip()
        self.leave()
        keep(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
