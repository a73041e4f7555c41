"""The first minute: what this game is, in which language, and how the player would like to be called."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from game.shell.context import Context
from game.shell.pages.settings import SCALES, Choice
from game.shell.widgets import Rule, Scroll, button, column, label
from game.shell.words import LANGUAGES


class FirstRunPage(QWidget):
    """`begin` gets the player's name, "" where they gave none. `typed` keeps the name while the page is made anew."""

    def __init__(self, context: Context, begin: Callable[[str], None], typed: list[str]) -> None:
        super().__init__()
        words, look, dress = context.words, context.look, context.dress
        self._begin, self._typed = begin, typed
        rows = column(self, look.px(6), look.px(4))
        title = label(words("title"), "title", wrap=False)
        title.setStyleSheet(f"font-size: {look.px(40)}px;")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(title)
        sub = label(words("first.subtitle"), "role")
        sub.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(sub)
        rows.addWidget(Rule(look))
        scroll = Scroll(look.px(6), look.px(6))
        rows.addWidget(scroll, 1)
        inside = scroll.content
        inside.addWidget(label(words("settings.language"), "heading"))
        inside.addWidget(Choice(context, "language", tuple(LANGUAGES.items()), words.language))
        inside.addWidget(label(words("first.notice_title"), "heading"))
        inside.addWidget(label(words("first.notice")))
        inside.addWidget(label(words("first.name"), "heading"))
        self.name = QLineEdit(typed[0])
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(words("first.name_hint"))
        self.name.setAccessibleName(words("first.name"))
        self.name.textChanged.connect(self._keep)
        self.name.returnPressed.connect(self._go)
        inside.addWidget(self.name)
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

    def greet_focus(self) -> None:
        self.name.setFocus()

    def show_progress(self, text: str) -> None:
        self.progress.setText(text)

    def _keep(self, text: str) -> None:
        self._typed[0] = text

    def _go(self) -> None:
        self._begin(self.name.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)
