"""The box at the foot of the stage: who speaks, what is told, what there is to choose, and the row of buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from game.shell.notices import Mark, slip
from game.shell.teller import Teller
from game.shell.widgets import Scroll, TextButton, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.shell.context import Context

BUTTONS = (
    ("back", "left"), ("forward", "right"), ("skip", "skip"), ("auto", "auto"), ("log", "log"), ("slots", "mark"),
    ("options", "settings"), ("hide", "hide"), ("leave", "close"),
)  # fmt: skip
"""Each button's name and its icon."""
MODES = ("skip", "auto")


class ReaderBox(QWidget):
    """Shows what it is given. `chosen` brings an option's place, `done` comes once a chapter that is over may close."""

    chosen = Signal(int)
    done = Signal()

    def __init__(self, context: Context, acts: Mapping[str, Callable[[], None]], go_on: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        words, look = context.words, context.look
        self._speaker = label("", "heading", wrap=False)
        self._title = label("", "role", wrap=False)
        self._note = label("", "quiet")
        self.line = Teller(look, context.dress.text_speed, context.dress.reading_face, context.dress.auto_pace)
        self._scroll = Scroll(look.px(7), look.px(6))
        self._scroll.content.addWidget(self._note)
        self._scroll.content.addWidget(self.line)
        self._options = column(None, 0, look.px(7))
        self._scroll.content.addLayout(self._options)
        self._scroll.content.addStretch(1)
        self.buttons = {name: icon_button(look, icon, words(f"reader.{name}"), acts[name]) for name, icon in BUTTONS}
        for name in MODES:
            self.buttons[name].setCheckable(True)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(8), 0, 0, 0)
        top.setSpacing(look.px(1))
        top.addWidget(self._speaker)
        top.addStretch(1)
        top.addWidget(self._title)
        for one in self.buttons.values():
            top.addWidget(one)
        body = QHBoxLayout()
        body.setContentsMargins(look.px(8), 0, look.px(8), 0)
        body.addWidget(self._scroll, 1)
        self._on = icon_button(look, "down", words("reader.on"), go_on, 24)
        body.addWidget(self._on, 0, Qt.AlignmentFlag.AlignBottom)
        rows = column(self, 0, look.px(4))
        rows.addLayout(top)
        rows.addLayout(body, 1)
        for fixed in (*self.buttons.values(), self._on):
            fixed.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_head(self, speaker: str, title: str, note: str, *, on: bool) -> None:
        """Who speaks, in which chapter, and what is to be said of the line beside it ("" for nothing)."""
        clear(self._options)
        self._speaker.setText(speaker)
        room = self.width() - sum(one.sizeHint().width() for one in self.buttons.values())
        needed = self._speaker.sizeHint().width() + self._title.fontMetrics().horizontalAdvance(title)
        self._title.setText(title if needed + self._context.look.px(40) < room else "")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._on.setVisible(on)
        self._scroll.bar.setValue(0)

    def show_options(self, options: Sequence[tuple[str, bool]]) -> None:
        words = self._context.words
        for index, (text, free) in enumerate(options):
            option = TextButton(self._context.look, "", f"{index + 1}.  {text}", partial(self.chosen.emit, index))
            says = words("reader.option", n=index + 1, count=len(options), text=text)
            option.setAccessibleName(says if free else words("reader.option_closed", text=says))
            option.setEnabled(free)
            self._options.addWidget(option)

    def show_end(self, notices: Sequence[Any]) -> None:
        """What the chapter brought, line by line."""
        words, look = self._context.words, self._context.look
        who = self._context.companion
        for notice in notices:
            mark, text = slip(words, notice, who.short_name if who else "")
            if text:
                self._context.sound.mark(notice)
                row = QHBoxLayout()
                row.setSpacing(look.px(9))
                row.addWidget(Mark(look, mark, 17))
                row.addWidget(label(text, "role"), 1)
                self._options.addLayout(row)
        on = button(words("reader.done"), self.done.emit, "primary")
        self._options.addWidget(on, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def at_button(self) -> bool:
        """Whether the focus is on one of the fixed buttons, where a reader at the keyboard left it."""
        return any(one.hasFocus() and one.isEnabled() for one in (*self.buttons.values(), self._on))

    def move_among_options(self, step: int) -> None:
        options = [w for w in self._scroll.findChildren(QPushButton) if w.isEnabled() and w.isVisible()]
        if options:
            focused = next((i for i, option in enumerate(options) if option.hasFocus()), None)
            at = focused + step if focused is not None else (0 if step > 0 else -1)
            options[at % len(options)].setFocus()
            self._scroll.ensureWidgetVisible(options[at % len(options)])
