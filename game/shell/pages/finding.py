"""Looking for words in a talk: a line to write them on, how many places there are, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from game.shell.context import Context
from game.shell.widgets import icon_button, label

if TYPE_CHECKING:
    from game.shell.pages.flow import Flow

_PAUSE_MS = 180
"""The search begins once the player has stopped typing for so long."""


class FindBar(QWidget):
    """Shown while something is looked for. `left` when the player is done."""

    left = Signal()

    def __init__(self, context: Context, flow: Flow) -> None:
        super().__init__()
        words, look = context.words, context.look
        self._context, self._flow = context, flow
        self._found: list[int] = []
        self._at = 0
        self.editor = QLineEdit()
        self.editor.setPlaceholderText(words("talk.find"))
        self.editor.setAccessibleName(words("talk.find"))
        self.told = label("", "quiet", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(9), 0, look.px(9), 0)
        row.setSpacing(look.px(4))
        row.addWidget(self.editor, 1)
        row.addWidget(self.told)
        row.addWidget(icon_button(look, "up", words("talk.find_older"), lambda: self._step(1), 16))
        row.addWidget(icon_button(look, "down", words("talk.find_newer"), lambda: self._step(-1), 16))
        row.addWidget(icon_button(look, "close", words("talk.find_close"), self.leave, 16))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self.editor.textChanged.connect(lambda _text: self._pause.start())
        self.hide()

    def begin(self) -> None:
        self.show()
        self.editor.setFocus()
        self.editor.selectAll()

    def leave(self) -> None:
        self._pause.stop()
        self._flow.show_none()
        self.hide()
        self.left.emit()

    def _find(self) -> None:
        talk, text = self._context.talk, self.editor.text()
        if talk is not None:
            who = talk.companion
            self._context.link.ask(lambda desk: desk.find(who, text), self._take)

    def _take(self, found: list[int]) -> None:
        self._found, self._at = found, 0
        self._show()

    def _step(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._show()

    def _show(self) -> None:
        words, talk = self._context.words, self._context.talk
        if not self._found or talk is None:
            self.told.setText(words("talk.find_none") if self.editor.text().strip() else "")
            self._flow.show_none()
            return
        self.told.setText(words("talk.find_at", at=self._at + 1, all=len(self._found)))
        self._flow.show_turn(self._found[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up):
            self._step(1)
        elif key == Qt.Key.Key_Down:
            self._step(-1)
        else:
            super().keyPressEvent(event)
