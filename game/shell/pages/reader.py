"""A chapter being read: the stage shows it, this box tells it. Its keys are those that visual novels have."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from game.shell.context import Context
from game.shell.link import Failed, Request
from game.shell.notices import Mark, slip
from game.shell.teller import Teller
from game.shell.widgets import Scroll, TextButton, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.session.course import Passed
    from game.shell.desk import Told

_END_STAYS_MS = 900
"""What a chapter brought stays on the screen at least this long, however fast someone taps along."""
_SKIP_MS = 55
_CONTROL_MS = 220
"""Control is held so long before it skips: shorter, it was the beginning of another key."""
_WHEEL_STEP = 120

Mode = Literal["", "skip", "auto"]


class ReaderPage(QWidget):
    """Reads one chapter. Leaving keeps the place: every step is written down as it is shown.

    Mode "skip" hurries to the next choice, "auto" goes on by itself after the time a line takes to read.
    """

    def __init__(self, context: Context, chapter: str) -> None:
        super().__init__()
        self._context, self._chapter = context, chapter
        self._told: Told | None = None
        self._notices: list[object] = []
        self._waiting = False
        self._mode: Mode = ""
        self._wheel = 0
        self._ended = QElapsedTimer()
        words, look = context.words, context.look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("reader.page"))
        self._speaker = label("", "heading", wrap=False)
        self._title = label("", "role", wrap=False)
        self._line = Teller(look, context.dress.text_speed)
        self._line.told.connect(self._line_told)
        self._scroll = Scroll(look.px(7), look.px(6))
        self._scroll.content.addWidget(self._line)
        self._options = column(None, 0, look.px(7))
        self._scroll.content.addLayout(self._options)
        self._scroll.content.addStretch(1)
        self._buttons = {
            name: icon_button(look, icon, words(f"reader.{name}"), pressed)
            for name, icon, pressed in (
                ("back", "left", self.back),
                ("forward", "right", self.forward),
                ("skip", "skip", self.toggle_skip),
                ("auto", "auto", self.toggle_auto),
                ("log", "log", self.show_log),
                ("hide", "hide", self.hide_panel),
                ("leave", "close", self.leave),
            )
        }
        for name in ("skip", "auto"):
            self._buttons[name].setCheckable(True)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(8), 0, 0, 0)
        top.setSpacing(look.px(1))
        top.addWidget(self._speaker)
        top.addStretch(1)
        top.addWidget(self._title)
        for one in self._buttons.values():
            top.addWidget(one)
        body = QHBoxLayout()
        body.setContentsMargins(look.px(8), 0, look.px(8), 0)
        body.addWidget(self._scroll, 1)
        self._on = icon_button(look, "down", words("reader.on"), self.go_on, 24)
        body.addWidget(self._on, 0, Qt.AlignmentFlag.AlignBottom)
        rows = column(self, 0, look.px(4))
        rows.addLayout(top)
        rows.addLayout(body, 1)
        for one in (*self._buttons.values(), self._on):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._go_on_alone)
        self._control = QTimer(self)
        self._control.setSingleShot(True)
        self._control.setInterval(_CONTROL_MS)
        self._control.timeout.connect(lambda: self._take_mode("skip"))
        self._ask(lambda desk: desk.open_chapter(chapter))

    def greet_focus(self) -> None:
        self.setFocus()

    # What a reader does

    def go_on(self) -> None:
        """On by the reader's own hand, which ends skipping."""
        if self._mode == "skip":
            self._take_mode("")
        self._step_on()

    def back(self) -> None:
        self._take_mode("")
        if self._told is not None and self._told.step.can_go_back:
            self._ask(lambda desk: desk.back())

    def forward(self) -> None:
        """The step that was taken back last, once more."""
        self._take_mode("")
        if self._told is not None and self._told.can_go_forward:
            self._ask(lambda desk: desk.forward())

    def choose(self, index: int) -> None:
        self._ask(lambda desk: desk.choose(index))

    def toggle_skip(self) -> None:
        self._take_mode("" if self._mode == "skip" else "skip")

    def toggle_auto(self) -> None:
        self._take_mode("" if self._mode == "auto" else "auto")

    def show_log(self) -> None:
        """What has been told so far, to read again or to go back to."""
        self._take_mode("")
        self._context.link.ask(lambda desk: desk.log(), self._show_log)

    def hide_panel(self) -> None:
        """Only the picture, until the next key or click."""
        self._take_mode("")
        self._context.hide_panel()

    def leave(self) -> None:
        """Back to where the chapters are; a finished one first shows the cards it brought."""
        self._take_mode("")
        self._line.stop()
        ended = self._told is not None and self._told.step.kind == "end"
        self._reveal_cards(lambda: self._context.go("talk" if ended else "chapters"))

    def _step_on(self) -> None:
        kind = self._told.step.kind if self._told is not None else ""
        if self._line.telling:
            self._line.finish()
        elif kind == "line":
            self._ask(lambda desk: desk.next())
        elif kind == "end" and self._ended.elapsed() > _END_STAYS_MS:
            self.leave()

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

    def _show_log(self, log: tuple[Passed, ...]) -> None:
        from game.shell.pages.backlog import Backlog

        def back_to(number: int) -> None:
            leave()
            self._ask(lambda desk: desk.back_to(number))

        def leave() -> None:
            self._context.cover(None)
            self.setFocus()

        self._context.cover(Backlog(self._context, log, back_to, leave))

    # Going on by itself

    def _take_mode(self, mode: Mode) -> None:
        self._pace.stop()
        self._control.stop()
        self._mode = mode
        for name in ("skip", "auto"):
            self._buttons[name].setChecked(name == mode)
        if mode and not self._waiting:
            self._wait_for_next()

    def _wait_for_next(self) -> None:
        kind = self._told.step.kind if self._told is not None else ""
        if kind == "end" or (kind == "choice" and self._mode == "skip"):
            self._take_mode("")
        elif kind == "line" and self._mode == "skip":
            self._pace.start(_SKIP_MS)
        elif kind == "line" and self._mode == "auto" and not self._line.telling:
            self._pace.start(self._line.reading_ms)

    def _go_on_alone(self) -> None:
        if self._mode == "skip" and self._line.telling:
            self._line.finish()
        self._step_on()

    def _line_told(self) -> None:
        if self._mode == "auto":
            self._wait_for_next()

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
        self._buttons["back"].setEnabled(step.can_go_back)
        self._buttons["forward"].setEnabled(told.can_go_forward)
        self._on.setVisible(step.kind != "choice")
        if step.kind == "end":
            self._ended.start()
            self._show_end()
        else:
            self._speak(step.text if not told.moved else f"{words('reader.moved')}\n{step.text}", step.kind == "choice")
        if step.kind == "choice":
            self._show_options()
        # No option has the focus by itself: whoever is tapping along must not choose by accident.
        if not self._at_button():
            self.setFocus()
        self._scroll.bar.setValue(0)
        if self._mode:
            self._wait_for_next()

    def _at_button(self) -> bool:
        """Whether the focus is on one of the fixed buttons, where a reader at the keyboard left it."""
        return any(one.hasFocus() and one.isEnabled() for one in (*self._buttons.values(), self._on))

    def _show_options(self) -> None:
        assert self._told is not None
        for index, (text, free) in enumerate(self._told.step.options):
            option = TextButton(self._context.look, "", f"{index + 1}.  {text}", partial(self.choose, index))
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
                self._context.sound.mark(notice)
                row = QHBoxLayout()
                row.setSpacing(look.px(9))
                row.addWidget(Mark(look, mark, 17))
                row.addWidget(label(text, "role"), 1)
                self._options.addLayout(row)
        on = button(words("reader.done"), self.leave, "primary")
        self._options.addWidget(on, 0, Qt.AlignmentFlag.AlignLeft)

    def _speak(self, text: str, at_once: bool) -> None:
        if self._mode != "skip":
            self._context.announce(text)
        self._line.tell(text, at_once or self._mode == "skip")

    # Keys

    def stage_pressed(self) -> None:
        """A click on the picture is as good as one on the box."""
        self.go_on()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.go_on()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _WHEEL_STEP:
            if self._wheel > 0:
                self.back()
            else:
                self.forward()
            self._wheel = 0

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab skips, as readers of visual novels know it; from one of the buttons it goes on to the next of them."""
        if forwards and self.hasFocus():
            self.toggle_skip()
            return True
        return super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        pressed = self._keys().get(Qt.Key(key))
        if key == Qt.Key.Key_Control and not event.isAutoRepeat():
            self._control.start()
            return
        self._control.stop()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif pressed is not None:
            pressed()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._told is not None and self._told.step.kind == "choice":
            index = key - Qt.Key.Key_1
            if index < len(self._told.step.options) and self._told.step.options[index][1]:
                self.choose(index)
        else:
            super().keyPressEvent(event)

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Space: self.go_on, key.Key_Return: self.go_on, key.Key_Enter: self.go_on,
            key.Key_PageUp: self.back, key.Key_Backspace: self.back, key.Key_PageDown: self.forward,
            key.Key_A: self.toggle_auto, key.Key_H: self.hide_panel, key.Key_L: self.show_log,
            key.Key_Escape: self.leave,
            key.Key_Down: lambda: self._move_among_options(1), key.Key_Up: lambda: self._move_among_options(-1),
        }  # fmt: skip

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control and not event.isAutoRepeat():
            held = not self._control.isActive()
            self._control.stop()
            if held and self._mode == "skip":
                self._take_mode("")
        super().keyReleaseEvent(event)

    def _move_among_options(self, step: int) -> None:
        options = [w for w in self._scroll.findChildren(QPushButton) if w.isEnabled() and w.isVisible()]
        if options:
            focused = next((i for i, option in enumerate(options) if option.hasFocus()), None)
            at = focused + step if focused is not None else (0 if step > 0 else -1)
            options[at % len(options)].setFocus()
