"""The first minute: what this game is, how the player would like to be called, and how much may move."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from game.shell.choosing import SCALES, Choice
from game.shell.context import Context
from game.shell.widgets import Rule, Scroll, button, column, label


class FirstRunPage(QWidget):
    """`begin` gets the player's name and how they are addressed, "" where they gave none. `typed` keeps both while the
    page is made anew."""

    def __init__(self, context: Context, begin: Callable[[str, str], None], typed: list[str]) -> None:
        super().__init__()
        words, look, dress = context.words, context.look, context.dress
        self._begin, self._typed = begin, typed
        rows = column(self, look.px(6), look.px(4))
        rows.addWidget(label(words("first.notice_title"), "title", wrap=False))
        rows.addWidget(Rule(look))
        scroll = Scroll(look.px(6), look.px(6))
        rows.addWidget(scroll, 1)
        inside = scroll.content
        inside.addWidget(label(words("first.notice")))
        inside.addSpacing(look.px(6))
        self.name = self._line(context, 0, "name", 60)
        self.address = self._line(context, 1, "address", 40)
        for line in (self.name, self.address):
            inside.addWidget(label(line.accessibleName(), "heading"))
            inside.addWidget(line)
        inside.addSpacing(look.px(6))
        inside.addWidget(label(words("settings.text_scale"), "heading"))
        sizes = tuple((scale, f"{round(scale * 100)} %") for scale in SCALES)
        inside.addWidget(Choice(context, "text_scale", sizes, dress.text_scale))
        inside.addWidget(label(words("settings.motion"), "heading"))
        motions = tuple((name, words(f"settings.motion_{name}")) for name in ("full", "reduced", "system"))
        inside.addWidget(Choice(context, "motion", motions, dress.motion))
        inside.addStretch(1)
        foot = QHBoxLayout()
        self.progress = label("", "quiet")
        foot.addWidget(self.progress, 1)
        self.begin_button = button(words("first.begin"), self._go, "primary")
        foot.addWidget(self.begin_button)
        rows.addLayout(foot)

    def _line(self, context: Context, number: int, name: str, longest: int) -> QLineEdit:
        made = QLineEdit(self._typed[number])
        made.setMaxLength(longest)
        made.setPlaceholderText(context.words(f"first.{name}_hint"))
        made.setAccessibleName(context.words(f"first.{name}"))
        made.textChanged.connect(lambda text: self._keep(number, text))
        made.returnPressed.connect(self._go)
        return made

    def greet_focus(self) -> None:
        self.name.setFocus()

    def show_progress(self, text: str) -> None:
        self.progress.setText(text)

    def _keep(self, number: int, text: str) -> None:
        self._typed[number] = text

    def _go(self) -> None:
        self._begin(self.name.text().strip(), self.address.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)
