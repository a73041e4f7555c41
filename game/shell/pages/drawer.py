"""What lies over the flow of a talk while it is asked for: the ways it took, its bookmarks, the keys, and what she
was told for a reply."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.widgets import Scroll, TextButton, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.session.views import MarkView, ReplyOrigin, WayView

KEYS = (
    "enter", "shift_enter", "escape", "alt_numbers", "up", "pages", "arrows", "shift_arrows", "copy", "edit", "mark",
    "keep", "branch", "delete", "again", "go_on", "find", "marks", "ways", "told", "rooms",
)  # fmt: skip
"""What the keys of the talk do, in the order in which they are told: each has its words under `keys.`."""


class Drawer(QWidget):
    """`left` when it is put away. `way` brings the end of a way to take; `rename` one to be named, with its present
    name; `place` brings a bookmark to go to; `unmark` one to take away; `turn` brings what was said
    in a turn, to go to."""

    left = Signal()
    way = Signal(int)
    rename = Signal(int, str)
    place = Signal(object)
    unmark = Signal(int)
    turn = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words, look = context.words, context.look
        self.shows = ""
        self._title = label("", "heading")
        self._first: QWidget | None = None
        """What takes the focus."""
        self._close = icon_button(look, "close", words("talk.drawer_close"), self.leave, 16)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(9), 0, 0, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        self._rows = Scroll(look.px(6), look.px(8))
        rows = column(self, 0, look.px(4))
        rows.addLayout(top)
        rows.addWidget(self._rows, 1)
        self.hide()

    def show_ways(self, ways: list[WayView]) -> None:
        words, talk = self._context.words, self._context.talk
        assert talk is not None
        self._begin("ways", words("talk.ways"), words("talk.ways_none") if len(ways) < 2 else words("talk.ways_hint"))
        for way in ways:
            day = words("talk.way_here") if way.here else words.day(way.evening, talk.today)
            over = " · ".join(part for part in (way.name, day, words("talk.way_length", n=way.length)) if part)
            made = TextButton(self._context.look, over, self._told(way.speaker, way.text), self._taking(way))
            name = icon_button(
                self._context.look, "edit", words("talk.way_name"), partial(self.rename.emit, way.end, way.name), 14
            )
            self._add(made, name)
        self._end()

    def show_marks(self, marks: list[MarkView]) -> None:
        words, talk = self._context.words, self._context.talk
        assert talk is not None
        self._begin("marks", words("talk.marks"), "" if marks else words("talk.marks_none"))
        for mark in marks:
            where = "" if mark.here else words("talk.mark_elsewhere")
            over = " · ".join(part for part in (mark.note, words.day(mark.evening, talk.today), where) if part)
            text = self._told(mark.speaker, mark.text)
            made = TextButton(self._context.look, over, text, partial(self.place.emit, mark))
            away = icon_button(
                self._context.look, "close", words("talk.unmark"), partial(self.unmark.emit, mark.turn), 14
            )
            self._add(made, away)
        self._end()

    def show_keys(self) -> None:
        words = self._context.words
        self._begin("keys", words("talk.keys"), "")
        for name in KEYS:
            key, does = words(f"keys.{name}").split(" — ", 1)
            told = label(does)
            told.setAccessibleName(f"{key}: {does}")
            row = QHBoxLayout()
            row.setContentsMargins(self._context.look.px(9), 0, 0, 0)
            pressed = label(key, "role")
            pressed.setFixedWidth(self._context.look.px(150))
            row.addWidget(pressed, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(told, 1)
            self._rows.content.addLayout(row)
        self._end()

    def show_told(self, origin: ReplyOrigin) -> None:
        from game.shell.pages.told import add_told

        self._begin("told", self._context.words("talk.told"), "")
        self._rows.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # It is read, not chosen from: the keys scroll it.
        self._rows.setAccessibleName(self._title.text())
        self._rows.bar.setValue(0)
        self._first = self._rows
        add_told(self._context, self._rows.content, origin, self.turn.emit)
        self._end()

    def leave(self) -> None:
        self.shows = ""
        self.hide()
        self.left.emit()

    def _taking(self, way: WayView) -> Callable[[], object]:
        return self.leave if way.here else (lambda: self.way.emit(way.end))

    def _told(self, speaker: str, text: str) -> str:
        who = self._context.companion
        name = self._context.words("talk.you") if speaker == "player" else (who.short_name if who else "")
        return self._context.words(
            "talk.says", name=name, text=_first_row(text) or self._context.words("talk.forgotten")
        )

    def _begin(self, shows: str, title: str, hint: str) -> None:
        self.shows, self._first = shows, None
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        clear(self._rows.content)
        self._title.setText(title)
        if hint:
            said = label(hint, "quiet")
            said.setContentsMargins(self._context.look.px(9), 0, 0, 0)
            self._rows.content.addWidget(said)

    def _add(self, made: QWidget, beside: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._context.look.px(2))
        row.addWidget(made, 1)
        row.addWidget(beside)
        self._first = self._first or made
        self._rows.content.addLayout(row)

    def _end(self) -> None:
        self._rows.content.addStretch(1)
        self.show()
        (self._first or self._close).setFocus()
        self._context.announce(self._title.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


_LONGEST = 160


def _first_row(text: str) -> str:
    row = text.split("\n", 1)[0]
    return row if len(row) <= _LONGEST else row[: _LONGEST - 1].rstrip() + "…"
