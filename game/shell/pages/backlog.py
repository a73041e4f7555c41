"""What has been told of a chapter so far, over everything; any of it is a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from game.shell.context import Context
from game.shell.pages.cover import Cover
from game.shell.widgets import Scroll, TextButton

if TYPE_CHECKING:
    from game.session.views import PassedView
    from game.shell.words import Words


class Backlog(Cover):
    """`back_to` gets the place of the step that was chosen; `leave` is called when nothing was."""

    def __init__(
        self, context: Context, log: tuple[PassedView, ...], back_to: Callable[[int], None], leave: Callable[[], None]
    ) -> None:
        words, look = context.words, context.look
        super().__init__(context, words("reader.log_title"), leave)
        self._scroll = Scroll(look.px(7), look.px(8))
        self._rows: list[TextButton] = []
        for one in log:
            over, text = row_words(words, one)
            if text:
                row = TextButton(look, over, text, partial(back_to, one.place))
                row.setToolTip(words("reader.log_back"))
                row.setAccessibleDescription(words("reader.log_back"))
                self._rows.append(row)
                self._scroll.content.addWidget(row)
        self._scroll.content.addStretch(1)
        self.rows.addWidget(self._scroll, 1)
        QTimer.singleShot(0, self, self._show_newest)

    def _show_newest(self) -> None:
        bar = self._scroll.bar
        bar.setValue(bar.maximum())
        if self._rows:
            self._rows[-1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_L:
            self.leave()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._rows:
            at = next((i for i, row in enumerate(self._rows) if row.hasFocus()), len(self._rows) - 1)
            row = self._rows[max(0, min(len(self._rows) - 1, at + (1 if key == Qt.Key.Key_Down else -1)))]
            row.setFocus()
            self._scroll.ensureWidgetVisible(row)
        else:
            super().keyPressEvent(event)


def row_words(words: Words, one: PassedView) -> tuple[str, str]:
    """What stands over a row of the log, and the row."""
    if one.kind == "choice":
        return "", words("reader.log_chosen", option=one.text)
    if one.kind == "yours":
        return words("talk.you"), one.text
    if one.kind == "decided":
        return "", words("reader.decided", quote=one.text) if one.text else words("reader.undecided")
    return one.speaker, one.text
