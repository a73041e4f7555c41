"""The title: the platform, the train's name, the player's language, and one way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from game.shell.choosing import Choice
from game.shell.context import Context
from game.shell.widgets import Rule, Stars, button, column, label
from game.shell.words import LANGUAGES

MIDDLE = Qt.AlignmentFlag.AlignHCenter


class TitlePage(QWidget):
    """Enter anywhere goes on to the first minute."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        words, look = context.words, context.look
        self._go = context.go
        rows = column(self, look.px(10), look.px(8))
        rows.addStretch(2)
        rows.addWidget(Stars(look, 3, 3, "", 5), 0, MIDDLE)
        for text, role in ((words("title"), "name"), (words("first.subtitle"), "role")):
            told = label(text, role)
            told.setAlignment(MIDDLE)
            rows.addWidget(told)
        rows.addWidget(Rule(look))
        rows.addStretch(1)
        rows.addWidget(Choice(context, "language", tuple(LANGUAGES.items()), words.language, centred=True))
        rows.addStretch(1)
        self.begin_button = button(words("title.begin"), self._begin, "primary")
        rows.addWidget(self.begin_button, 0, MIDDLE)
        rows.addSpacing(look.px(6))
        about = label(words("settings.about"), "quiet")
        about.setAlignment(MIDDLE)
        rows.addWidget(about)
        rows.addStretch(2)

    def greet_focus(self) -> None:
        self.begin_button.setFocus()

    def _begin(self) -> None:
        self._go("first-run")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)
