"""A chapter being read: the stage shows it, this box tells it. Click, space or Enter go on; PgUp goes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from game.shell.context import Context
from game.shell.link import Failed, Request
from game.shell.notices import Mark, slip
from game.shell.talk import is_wide
from game.shell.widgets import Scroll, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.shell.desk import Told

_RATE, _CHINESE_RATE = 60.0, 24.0
_TICK_MS = 33
_END_STAYS_MS = 900
"""What a chapter brought stays on the screen at least this long, however fast someone taps along."""


class ReaderPage(QWidget):
    """Reads one chapter. Leaving keeps the place: every step is written down as it is shown."""

    def __init__(self, context: Context, chapter: str) -> None:
        super().__init__()
        self._context, self._chapter = context, chapter
        self._told: Told | None = None
        self._notices: list[object] = []
        self._waiting = False
        self._text, self._shown = "", 0.0
        self._ended = QElapsedTimer()
        words, look = context.words, context.look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speaker = label("", "heading", wrap=False)
        self._title = label("", "role", wrap=False)
        self._line = label("")
        self._line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._line.setStyleSheet(f"font-size: {look.px(23)}px;")
        self._scroll = Scroll(look.px(7), look.px(6))
        self._scroll.content.addWidget(self._line)
        self._options = column(None, 0, look.px(7))
        self._scroll.content.addLayout(self._options)
        self._scroll.content.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(8), 0, 0, 0)
        top.addWidget(self._speaker)
        top.addStretch(1)
        top.addWidget(self._title)
        self._back = icon_button(look, "left", words("reader.back"), self.back)
        self._leave = icon_button(look, "close", words("reader.leave"), self.leave)
        top.addWidget(self._back)
        top.addWidget(self._leave)
        body = QHBoxLayout()
        body.setContentsMargins(look.px(8), 0, look.px(8), 0)
        body.addWidget(self._scroll, 1)
        self._on = icon_button(look, "down", words("reader.on"), self.go_on, 24)
        body.addWidget(self._on, 0, Qt.AlignmentFlag.AlignBottom)
        rows = column(self, 0, look.px(4))
        rows.addLayout(top)
        rows.addLayout(body, 1)
        for one in (self._back, self._leave, self._on):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tell_on)
        self._ask(lambda desk: desk.open_chapter(chapter))

    def greet_focus(self) -> None:
        self.setFocus()

    # What a reader does

    def go_on(self) -> None:
        if self._shown < len(self._text):
            self._show_whole()
        elif self._told is not None and self._told.step.kind == "line":
            self._ask(lambda desk: desk.next())
        elif self._told is not None and self._told.step.kind == "end" and self._ended.elapsed() > _END_STAYS_MS:
            self.leave()

    def back(self) -> None:
        if self._told is not None and self._told.step.can_go_back:
            self._ask(lambda desk: desk.back())

    def choose(self, index: int) -> None:
        self._ask(lambda desk: desk.choose(index))

    def leave(self) -> None:
        """Back to where the chapters are; a finished one first shows the cards it brought."""
        self._timer.stop()
        ended = self._told is not None and self._told.step.kind == "end"
        self._reveal_cards(lambda: self._context.go("talk" if ended else "chapters"))

    def _reveal_cards(self, after: Callable[[], None]) -> None:
        from game.session.messages import CardCame

        cards = [n for n in self._notices if isinstance(n, CardCame)]
        self._notices = [n for n in self._notices if not isinstance(n, CardCame)]

        def next_card() -> None:
            if cards:
                self._context.reveal(cards.pop(0), next_card)
            else:
                after()

        next_card()

    # What the session tells

    def _ask(self, request: Request) -> None:
        if not self._waiting:
            self._waiting = True
            self._context.link.ask(request, self._show, self._fail)

    def _fail(self, failed: Failed) -> None:
        self._waiting = False
        self._context.trouble(failed)
        self._context.go("chapters")

    def _show(self, told: Told) -> None:
        self._waiting = False
        self._told = told
        self._notices += told.notices
        step, words = told.step, self._context.words
        self._context.director.tell(step)
        clear(self._options)
        self._title.setText(step.title)
        self._speaker.setText(step.speaker if step.kind != "end" else words("reader.end"))
        self._back.setEnabled(step.can_go_back)
        self._on.setVisible(step.kind != "choice")
        if step.kind == "end":
            self._ended.start()
            self._show_end()
        else:
            self._speak(step.text if not told.moved else f"{words('reader.moved')}\n{step.text}", step.kind == "choice")
        if step.kind == "choice":
            self._show_options()
        # No option has the focus by itself: whoever is tapping along must not choose by accident.
        self.setFocus()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_options(self) -> None:
        assert self._told is not None
        for index, (text, free) in enumerate(self._told.step.options):
            option = button(text, partial(self.choose, index), "option")
            option.setText(f"{index + 1}.  {text}")
            option.setAccessibleName(text)
            option.setEnabled(free)
            self._options.addWidget(option)

    def _show_end(self) -> None:
        """What the chapter brought, line by line."""
        words, look = self._context.words, self._context.look
        self._speak(words("reader.over"), True)
        who = self._context.companion
        for notice in self._notices:
            mark, text = slip(words, notice, who.short_name if who else "")
            if text:
                row = QHBoxLayout()
                row.setSpacing(look.px(9))
                row.addWidget(Mark(look, mark, 17))
                row.addWidget(label(text, "role"), 1)
                self._options.addLayout(row)
        on = button(words("reader.done"), self.leave, "primary")
        self._options.addWidget(on, 0, Qt.AlignmentFlag.AlignLeft)

    # Telling

    def _speak(self, text: str, at_once: bool) -> None:
        self._text, self._shown = text, 0.0
        self._context.announce(text)
        if at_once or self._context.look.still:
            self._show_whole()
        else:
            self._timer.start()
            self._tell_on()

    def _tell_on(self) -> None:
        at = min(int(self._shown), max(0, len(self._text) - 1))
        rate = _CHINESE_RATE if self._text and is_wide(self._text[at]) else _RATE
        self._shown = min(len(self._text), self._shown + rate * _TICK_MS / 1000)
        self._put(int(self._shown))
        if self._shown >= len(self._text):
            self._timer.stop()

    def _show_whole(self) -> None:
        self._timer.stop()
        self._shown = len(self._text)
        self._put(len(self._text))

    def _put(self, shown: int) -> None:
        """The text told so far; the rest holds its place unseen, so that no word jumps to another line."""
        told, rest = self._text[:shown], self._text[shown:]
        self._line.setTextFormat(Qt.TextFormat.RichText)
        clear_rest = f'<span style="color: transparent">{escape(rest)}</span>' if rest else ""
        text = (escape(told) + clear_rest).replace("\n", "<br>")
        self._line.setText(f'<div style="line-height: 128%">{text}</div>')
        self._line.setAccessibleName(self._text)

    # Keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown):
            self.go_on()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.back()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._told is not None and self._told.step.kind == "choice":
            index = key - Qt.Key.Key_1
            if index < len(self._told.step.options) and self._told.step.options[index][1]:
                self.choose(index)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move_among_options(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _move_among_options(self, step: int) -> None:
        options = [w for w in self._scroll.findChildren(QPushButton) if w.isEnabled() and w.isVisible()]
        if options:
            focused = next((i for i, option in enumerate(options) if option.hasFocus()), None)
            at = focused + step if focused is not None else (0 if step > 0 else -1)
            options[at % len(options)].setFocus()
