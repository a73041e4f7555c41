"""A chapter being read: the stage shows it, the box at its foot tells it. Keys are those that visual novels have."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from game.shell.context import Context
from game.shell.link import Failed, Request
from game.shell.pages.reader_box import MODES, ReaderBox
from game.shell.pages.reader_keys import Keys
from game.shell.pages.reader_pace import Pace
from game.shell.widgets import column

if TYPE_CHECKING:
    from game.session.views import PassedView, StoryStep
    from game.shell.pages.reader_talk import TalkOnStage
    from game.shell.stories import Told

_END_STAYS_MS = 900
"""What a chapter brought stays on the screen at least this long, however fast someone taps along."""


class ReaderPage(QWidget):
    """Reads one chapter. Leaving keeps the place: every step is written down as it is shown."""

    def __init__(self, context: Context, chapter: str) -> None:
        super().__init__()
        self._context, self._chapter = context, chapter
        self._told: Told | None = None
        self._notices: list[object] = []
        self._held = ""
        """A line that waits for a pause to be over."""
        self._waiting = False
        self._quote: str | None = None
        """What decided a talk that has just ended, "" where nothing did."""
        self.talk: TalkOnStage | None = None
        self._ended = QElapsedTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(context.words("reader.page"))
        self.acts: dict[str, Callable[[], None]] = {
            "back": self.back, "forward": self.forward, "skip": self.toggle_skip, "auto": self.toggle_auto,
            "log": self.show_log, "slots": self.show_slots, "options": self.show_options, "hide": self.hide_panel,
            "leave": self.leave, "on": self.go_on, "quick_keep": self.quick_keep, "quick_load": self.quick_load,
        }  # fmt: skip
        self.pace = Pace(self)
        self.pace.due.connect(self._go_on_alone)
        self.pace.mode_changed.connect(self._take_mode)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self._speak_held)
        self._keys = Keys(self)
        self.box = ReaderBox(context, self.acts, self.go_on)
        self.box.chosen.connect(self.choose)
        self.box.done.connect(self.leave)
        self.box.line.told.connect(self._line_told)
        self._rows = column(self)
        self._rows.addWidget(self.box)
        self._ask(lambda desk: desk.stories.open(chapter))

    def greet_focus(self) -> None:
        if self.talk is not None:
            self.talk.panel.greet_focus()
        else:
            self.setFocus()

    @property
    def step(self) -> StoryStep | None:
        return self._told.step if self._told is not None else None

    @property
    def kind(self) -> str:
        return self._told.step.kind if self._told is not None else ""

    # What a reader does

    def go_on(self) -> None:
        """On by the reader's own hand, which ends skipping."""
        self.pace.end_skipping()
        self._step_on()

    def back(self) -> None:
        self.pace.take("")
        if self.step is not None and self.step.can_go_back and not (self.talk is not None and self.talk.model.busy):
            self._ask(lambda desk: desk.stories.back())

    def forward(self) -> None:
        """The step that was taken back last, once more."""
        self.pace.take("")
        if self._told is not None and self._told.can_go_forward:
            self._ask(lambda desk: desk.stories.forward())

    def roll_on(self) -> None:
        """As the wheel does: forward where one has been, else on."""
        if self._told is not None and self._told.can_go_forward:
            self.forward()
        elif self.kind == "line":
            self.go_on()

    def choose(self, index: int) -> None:
        self._ask(lambda desk: desk.stories.choose(index))

    def toggle_skip(self) -> None:
        self.pace.toggle("skip")

    def toggle_auto(self) -> None:
        self.pace.toggle("auto")

    def hide_panel(self) -> None:
        """Only the picture, until the next key or click."""
        self.pace.take("")
        self._context.hide_panel()

    def leave(self) -> None:
        """Back to where the chapters are; a finished one first shows the cards it brought."""
        self.pace.take("")
        self.box.line.stop()
        if self.talk is not None and self.talk.model.busy:
            self.talk.model.stop()
        ended = self.kind == "end"
        replay = self.step is not None and self.step.replay
        self._context.link.ask(lambda desk: desk.stories.leave())
        self._reveal_cards(lambda: self._context.go("talk" if ended and not replay else "chapters"))

    def _step_on(self) -> None:
        if self._hold.isActive():
            self._speak_held()
        elif self.box.line.telling:
            self.box.line.finish()
        elif self.kind == "line":
            self._ask(lambda desk: desk.stories.next())
        elif self.kind == "end" and self._ended.elapsed() > _END_STAYS_MS:
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

    # What lies over it

    def show_log(self) -> None:
        """What has been told so far, to read again or to go back to."""
        self.pace.take("")
        self._context.link.ask(lambda desk: desk.stories.log(), self._show_log)

    def _show_log(self, log: tuple[PassedView, ...]) -> None:
        from game.shell.pages.backlog import Backlog

        def back_to(place: int) -> None:
            self._uncover()
            self._ask(lambda desk: desk.stories.back_to(place))

        self._context.cover(Backlog(self._context, log, back_to, self._uncover))

    def show_slots(self, ask_for: str = "") -> None:
        """The slots; with the question about one of them asked at once."""
        from game.shell.pages.slots import SlotsCover

        self.pace.take("")
        keep = self.step is not None and not self.step.replay and self.kind != "end"
        self._context.cover(SlotsCover(self._context, self._uncover, keep=keep, ask_for=ask_for))

    def show_options(self) -> None:
        from game.shell.pages.reading_options import ReadingOptions

        self.pace.take("")
        self._context.cover(ReadingOptions(self._context, self._wear_anew))

    def _wear_anew(self) -> None:
        """What was chosen is worn by a page made anew."""
        self._context.cover(None)
        self._context.go("reader")

    def quick_keep(self) -> None:
        if self.step is None or self.step.replay or self.kind == "end":
            self._context.tell(self._context.words("slots.not_here"))
            return
        picture = self._context.director.snapshot()
        kept = partial(self._context.tell, self._context.words("slots.kept_quick"))
        self._context.link.ask(lambda desk: desk.stories.keep("quick", picture), lambda _: kept())

    def quick_load(self) -> None:
        """The quick slot, asked about as any other."""
        self.show_slots("quick")

    def _uncover(self) -> None:
        self._context.cover(None)
        self.greet_focus()

    # Going on by itself

    def _take_mode(self, mode: str) -> None:
        for name in MODES:
            self.box.buttons[name].setChecked(name == mode)
        if mode and not self._waiting:
            self._wait_for_next()

    def _wait_for_next(self) -> None:
        line = self.box.line
        seen = self._context.dress.skip_unseen or (self.step is not None and self.step.seen)
        self.pace.wait(self.kind, seen=seen, told=not line.telling, reading_ms=line.reading_ms)

    def _go_on_alone(self) -> None:
        if self.pace.mode == "skip" and self.box.line.telling:
            self.box.line.finish()
        self._step_on()

    def _line_told(self) -> None:
        self._move_lips(False)
        if self.pace.mode == "auto":
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
        for effect in step.effects:
            if effect.kind == "sound":
                self._context.sound.play(effect.what)
        self._context.sound.music(step.music)
        self.box.buttons["back"].setEnabled(step.can_go_back)
        self.box.buttons["forward"].setEnabled(told.can_go_forward)
        if step.kind == "talk":
            self._show_talk(step)
            return
        self._leave_talk()
        self._context.reshape("choice" if step.kind in ("choice", "end") else "story")
        speaker = step.speaker if step.kind != "end" else words("reader.end")
        title = words("reader.replay", title=step.title) if step.replay else step.title
        self.box.show_head(speaker, title, self._note(told), on=step.kind != "choice")
        if step.kind == "end":
            self._ended.start()
            self._speak(words("reader.over_again" if step.replay else "reader.over"), True)
            self.box.show_end(self._notices)
        else:
            pause = sum(one.seconds for one in step.effects if one.kind == "wait")
            self._speak(step.text, step.kind == "choice", pause)
        if step.kind == "choice":
            self.box.show_options(step.options)
        # No option has the focus by itself: whoever is tapping along must not choose by accident.
        if not self.box.at_button:
            self.setFocus()
        if self.pace.mode:
            self._wait_for_next()

    def _note(self, told: Told) -> str:
        """What is to be said of a line beside it: that the chapter was changed, or what decided the talk before."""
        words, quote, self._quote = self._context.words, self._quote, None
        if told.moved:
            return words("reader.moved")
        if quote is None or told.step.kind == "end":
            return ""
        return words("reader.decided", quote=quote) if quote else words("reader.undecided")

    def _speak(self, text: str, at_once: bool, pause: float = 0.0) -> None:
        if self.pace.mode != "skip":
            step = self.step
            who = step.speaker if step is not None and step.kind == "line" else ""
            self._context.announce(f"{who}: {text}" if who else text)
            if step is not None and step.kind == "choice":
                self._context.announce(self._context.words("reader.choices", n=len(step.options)))
        if pause and self.pace.mode != "skip" and not self._context.look.still:
            self.box.line.tell("", True)
            self._held = text
            self._hold.start(round(pause * 1000))
        else:
            self._move_lips(not at_once)
            self.box.line.tell(text, at_once or self.pace.mode == "skip")

    def _speak_held(self) -> None:
        self._hold.stop()
        self._move_lips(True)
        self.box.line.tell(self._held, False)

    def _move_lips(self, speaking: bool) -> None:
        step = self.step
        who = next((f.companion for f in step.figures if f.name == step.speaker), "") if step is not None else ""
        if who:
            self._context.director.act(who, speaking=speaking and not self._context.look.still)

    # Free talk

    def _show_talk(self, step: StoryStep) -> None:
        """Beside the companion, as on any evening; the box at the foot is put away."""
        from game.shell.pages.reader_talk import TalkOnStage

        self.pace.take("")
        if self.talk is not None:
            self.talk.stand(step)
            return
        talk = self.talk = TalkOnStage(self._context, step, self.acts)
        talk.noticed.connect(self._notices.append)
        talk.counted.connect(self._take_count)
        talk.over.connect(self._end_talk)
        self.box.hide()
        self._rows.addWidget(talk.panel)
        self._context.reshape("alone")
        talk.panel.greet_focus()

    def _take_count(self, told: Told) -> None:
        self._notices += told.notices
        if told.step.talk is not None:
            self._told = told

    def _end_talk(self, quote: str, broken_off: bool) -> None:
        self._quote = quote
        self._ask(lambda desk: desk.stories.next() if broken_off else desk.stories.here())

    def _leave_talk(self) -> None:
        if self.talk is not None:
            self._rows.removeWidget(self.talk.panel)
            self.talk.leave()
            self.talk = None
            self.box.show()

    # Hands

    def stage_pressed(self) -> None:
        """A click on the picture is as good as one on the box."""
        if self.talk is None:
            self.go_on()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keys.pressed(event.button())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._keys.wheeled(event.angleDelta().y())

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab skips, as readers of visual novels know it; from one of the buttons it goes on to the next of them."""
        if forwards and self.hasFocus() and self.talk is None:
            self.toggle_skip()
            return True
        return super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.key_pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control and not event.isAutoRepeat():
            self.pace.control_released()
        super().keyReleaseEvent(event)
