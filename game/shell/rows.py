"""One row of a talk: a bubble with the day above it, and below it wordings, marks, and what the line brought."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from game.shell.bubbles import BubbleWidget
from game.shell.items import Bubble, Notice
from game.shell.widgets import button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.shell.context import Context

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class BubbleRow(QWidget):
    """Shows a bubble and follows it. `top` tells that nothing is above it."""

    def __init__(self, context: Context, item: Bubble, top: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self.item, self._top = context, item, top
        who = context.companion
        name = context.words("talk.you") if item.speaker == "player" else (who.short_name if who else "")
        self._side = LEFT if item.speaker == "companion" else RIGHT
        self.bubble = BubbleWidget(context.look, item, name)
        self._rows = column(self, 0, context.look.px(5))
        self._above = column(None, 0, 0)
        self._below = column(None, 0, context.look.px(2))
        self._rows.addLayout(self._above)
        self._rows.addWidget(self.bubble, 0, self._side)
        self._rows.addLayout(self._below)
        self._shown: object = None
        self._fitted = (0, 0)
        self._place_parts()

    def take(self) -> None:
        """Show what the bubble holds now."""
        before = self.bubble.size()
        self.bubble.take()
        if self._parts() != self._shown or self.bubble.size() != before:
            self._fitted = (0, 0)
            self._place_parts()

    def fit(self, width: int) -> int:
        """Take this width; returns the height that it needs."""
        if self._fitted[0] != width:
            self.bubble.set_room(width)
            self._fitted = (width, _height(self._rows, width))
            self.resize(*self._fitted)
        return self._fitted[1]

    # Above and below

    def _parts(self) -> tuple[Any, ...]:
        """All that the parts around the bubble depend on."""
        item, talk = self.item, self._context.talk
        day = (
            item.evening if item.begins and talk is not None and not (self._top and item.evening == talk.today) else ""
        )
        wordings = (item.turn, item.swipe, item.swipes) if item.speaker == "player" and item.swipes > 1 else ()
        face = item.expression if self._context.dress.face_captions and item.expression != "neutral" else ""
        return day, wordings, face, item.reworded, item.mark, item.ways, item.brought, item.fresh, item.told

    def _place_parts(self) -> None:
        parts = self._parts()
        if parts == self._shown:
            return
        self._shown = parts
        day, wordings, face, reworded, mark, ways, brought, _, _ = parts
        clear(self._above)
        clear(self._below)
        words = self._context.words
        if day and self._context.talk is not None:
            told = label(words.day(day, self._context.talk.today), "quiet", wrap=False)
            self._above.addWidget(told, 0, MIDDLE)
        name = self._context.companion.short_name if self._context.companion else words("talk.her")
        notes = [words(f"face.{face}", name=name)] if face else []
        notes += [words("talk.reworded_by_you")] if reworded else []
        if notes:
            self._below.addWidget(self._line(label(" · ".join(notes), "quiet")))
        if mark is not None:
            self._below.addWidget(self._marked(mark))
        if wordings:
            self._below.addWidget(self._wordings(), 0, self._side)
        if brought:
            self._below.addWidget(self._brought())
        if ways:
            self._below.addWidget(button(words("talk.ways_on", n=ways), self.bubble.ways_wanted.emit, "plain"), 0, LEFT)

        for layout in (self._above, self._below):
            for at in range(layout.count()):
                item = layout.itemAt(at)
                made = item.widget() if item is not None else None
                if made is not None:
                    made.show()  # At once: a row that is seen would show them later, and be measured without them now.

    def _line(self, *inside: QWidget) -> QWidget:
        """Widgets side by side, as far in as the bubble's body."""
        made, px = QWidget(), self._context.look.px
        row = QHBoxLayout(made)
        row.setContentsMargins(px(11), 0, px(11), 0)
        row.setSpacing(px(6))
        for widget in inside:
            row.addWidget(widget)
        return made

    def _marked(self, note: str) -> QWidget:
        from game.shell.notices import Mark

        words = self._context.words
        told = label(note or words("talk.marked"), "quiet", wrap=bool(note))
        told.setAccessibleName(f"{words('talk.marked')} {note}".strip())
        made = self._line(Mark(self._context.look, "mark", 14), told)
        rows = made.layout()
        assert isinstance(rows, QHBoxLayout)
        if self._side == RIGHT:
            rows.insertStretch(0, 1)
        else:
            rows.addStretch(1)
        return made

    def _wordings(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, self._context.look.px(9), 0)
        row.setSpacing(self._context.look.px(4))
        add_arrows(self._context, row, self.item, "talk.wording_before", "talk.wording_after")
        return made

    # What a line brought

    def _brought(self) -> QWidget:
        """In full for what was said just now; else one small button that tells when it is asked."""
        from game.shell.notices import slip_widget

        item, px = self.item, self._context.look.px
        made = QWidget()
        rows = column(made, 0, px(2))
        in_full = item.fresh or item.told
        ask = self._ask(in_full) if any(one.what == "bond" for one in item.brought) or not item.fresh else None
        for one in item.brought if in_full else ():
            slip = slip_widget(self._context, one, item.told)
            if ask is not None and one.what == "bond":
                beside = slip.layout()
                assert beside is not None
                beside.addWidget(ask)
                ask = None
            rows.addWidget(slip)
        if ask is not None:
            rows.addWidget(ask, 0, RIGHT)
        return made

    def _ask(self, in_full: bool) -> QWidget:
        """The small button that asks why."""
        words, points = self._context.words, sum(one.points for one in self.item.brought)
        says = words("talk.why_hide") if self.item.told else words("talk.why")
        if not in_full and points:
            says = f"{signed(points)} · {says}"
        made = button(says, partial(self._tell, not self.item.told), "small")
        made.setAccessibleName(words("talk.why_says", points=signed(points)))
        return made

    def _tell(self, told: bool) -> None:
        self.item.told = told
        self.bubble.told.emit(self.item)


class NoticeRow(QWidget):
    """Shows a notice: a note of trouble, the crisis card, a way that was left."""

    def __init__(self, context: Context, item: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        from game.shell.notices import notice_widget

        self._rows = column(self, 0, 0)
        made = notice_widget(context, item.message)
        if made is not None:
            self._rows.addWidget(made)

    def take(self) -> None:
        """A notice stays as it is."""

    def fit(self, width: int) -> int:
        height = _height(self._rows, width)
        self.resize(width, height)
        return height


def _height(rows: QLayout, width: int) -> int:
    return rows.totalHeightForWidth(width) if rows.hasHeightForWidth() else rows.totalSizeHint().height()


def add_arrows(context: Context, row: QHBoxLayout, item: Bubble, before: str, after: str) -> None:
    """The way to what else stands at a bubble's place, and which of how many this is."""
    talk, words, look = context.talk, context.words, context.look
    if talk is None:
        return
    turn, at, count = item.turn, item.swipe, item.swipes
    back = icon_button(look, "left", words(before), lambda: talk.swipe(turn, at - 1), 14)
    back.setEnabled(at > 0)
    on = icon_button(look, "right", words(after), lambda: talk.swipe(turn, at + 1), 14)
    on.setEnabled(at < count - 1)
    row.addWidget(back)
    row.addWidget(label(f"{at + 1} / {count}", "quiet", wrap=False))
    row.addWidget(on)


def signed(points: int) -> str:
    return f"{points:+d}".replace("-", "−")
