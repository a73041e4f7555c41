"""The flow of a talk: only the rows near the view are widgets, however long the talk is.

Rows that were never seen have a guessed height. What is looked at keeps its place when rows above it come, go, or turn
out taller: an anchor holds it, or the foot does while the player stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QScrollBar, QWidget

from game.shell.context import Context
from game.shell.fade import Fade
from game.shell.heights import Heights
from game.shell.items import Bubble, Item, turn_of
from game.shell.widgets import clear, icon_button

if TYPE_CHECKING:
    from game.shell.bubbles import BubbleWidget
    from game.shell.rows import BubbleRow, NoticeRow
    from game.shell.talk import Talk

_GUESS, _GAP = 80, 13
_CLOSER = 7
"""The foot stands nearer to the last row than rows stand to each other."""
_AHEAD = 16
"""So many rows beyond the view are read ahead."""


class Flow(QAbstractScrollArea):
    """Shows a `Talk` and follows it. `menu_wanted` brings a bubble's widget and where on the screen; `ways_wanted`
    that the player wants to see the ways there are."""

    menu_wanted = Signal(object, object)
    ways_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._px = context, context.look.px
        self._widgets: dict[Item, BubbleRow | NoticeRow] = {}
        self._heights = Heights(self._px(_GUESS))
        self._anchor = (0, 0)
        """The row at the top of the view, and how far the view begins below that row's top."""
        self._at_foot = True
        self._placing = False
        self._found = 0
        """The turn that was looked for and is shown as found."""
        self._seek = 0
        """A turn to be shown as soon as its row is there."""
        self._focus_on = 0
        """The turn whose bubble takes the focus once it is there."""
        self._chosen: tuple[int, int] | None = None
        """The first and the last turn of a stretch that is chosen, in the order in which they were chosen."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Made here, because asking Qt for its own has the bindings look through every kind of widget there is: 12 ms.
        self.view, self.bar = QWidget(), QScrollBar()
        self.setViewport(self.view)
        self.setVerticalScrollBar(self.bar)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAutoFillBackground(False)
        self.view.setAccessibleName(context.words("talk.flow"))
        self.bar.setSingleStep(self._px(24))
        self.bar.valueChanged.connect(self._scrolled)
        self._fade = Fade(context.look, self)
        self.foot = QWidget(self.view)
        self._foot_row = QHBoxLayout(self.foot)
        self._foot_shows: object = None
        self._foot_row.setContentsMargins(self._px(9), 0, 0, 0)
        self._foot_row.setSpacing(self._px(4))
        talk = context.talk
        if talk is not None:
            talk.reset.connect(self._rebuild)
            talk.spliced.connect(self._splice)
            talk.changed.connect(self._change)
            talk.filled.connect(self._arrange)
            talk.busy_changed.connect(self._place_foot)
            self._rebuild()

    @property
    def _talk(self) -> Talk:
        assert self._context.talk is not None
        return self._context.talk

    # What the talk tells

    def _rebuild(self) -> None:
        self._drop(list(self._widgets))
        self._heights = Heights(self._px(_GUESS))
        self._heights.splice(0, 0, len(self._talk.rows))
        self._anchor, self._at_foot, self._chosen = (0, 0), True, None
        if self._seek:
            self.show_turn(self._seek)
        self._place_foot()
        self._arrange()

    def _splice(self, at: int, removed: int, added: int) -> None:
        rows = self._talk.rows
        self._heights.splice(at, removed, added)
        if removed:
            here = {row for row in rows if not isinstance(row, int)}
            self._drop([item for item in self._widgets if item not in here])
        row, offset = self._anchor
        if at <= row:
            self._anchor = (max(0, row + added - removed), offset)
        if added and at + added == len(rows):
            last = rows[-1]
            self._at_foot = self._at_foot or not isinstance(last, Bubble) or last.speaker == "player"
        if self._seek:
            self.show_turn(self._seek)
        self._place_foot()
        self._arrange()

    def _change(self, item: Item) -> None:
        widget = self._widgets.get(item)
        if widget is not None:
            widget.take()
            if widget.height() != widget.fit(self._room()):
                self._arrange()
        if not self._talk.busy and isinstance(item, Bubble) and item is self._talk.last_bubble():
            self._place_foot()

    # Laying out

    def _arrange(self) -> None:
        """Have widgets for the rows in view, each as tall as it needs, all where they belong."""
        room, reach = self._room(), self.view.height()
        if self._placing or room <= 0 or not self.isVisible() or self._context.talk is None:
            return
        talk = self._talk
        self._placing = True
        first = last = 0
        before = set(self._widgets)
        for _ in range(4):
            top = self._scroll_to_place()
            if not talk.rows:
                break
            first, last = self._heights.at(top - reach // 2), self._heights.at(top + reach + reach // 2)
            if not self._measure(first, last, room):
                break
        self._drop([item for item in self._widgets if not self._near(item, first, last)])
        top, shift = self._scroll_to_place(), self._shift()
        for number in range(first, min(last + 1, len(talk.rows))):
            row = talk.rows[number]
            widget = self._widgets.get(row) if not isinstance(row, int) else None
            if widget is not None:
                widget.move(0, self._heights.top(number) - top + shift)
                widget.show()
                if not before.issuperset(self._widgets):
                    widget.raise_()  # A screen reader goes through them from the lowest to the highest.
        self.foot.raise_()
        self.foot.setGeometry(
            0, self._heights.total - self._px(_CLOSER) - top + shift, room, self.foot.sizeHint().height()
        )
        self._fade.setGeometry(0, 0, self.view.width(), self._px(14))
        self._fade.setVisible(top > 0)
        self._placing = False
        talk.want(first - _AHEAD, last + _AHEAD)
        self._focus_awaited()

    def _measure(self, first: int, last: int, room: int) -> bool:
        """Make what is missing among these rows; returns whether any turned out taller or shorter than thought."""
        moved = False
        for number in range(first, last + 1):
            row = self._talk.rows[number]
            if isinstance(row, int):
                continue
            widget = self._widgets.get(row) or self._make(row, number)
            height = widget.fit(room)
            height += self._px(_GAP) if height else 0
            if height != self._heights.height(number):
                self._heights.set(number, height)
                moved = True
        return moved

    def _make(self, item: Item, number: int) -> BubbleRow | NoticeRow:
        from game.shell.rows import BubbleRow, NoticeRow

        if isinstance(item, Bubble):
            made = BubbleRow(self._context, item, number == 0, self.view)
            bubble = made.bubble
            bubble.menu_wanted.connect(self.menu_wanted)
            bubble.pressed.connect(self._talk.finish_speaking)
            bubble.stretched.connect(self._stretch_to)
            bubble.ways_wanted.connect(self.ways_wanted)
            bubble.told.connect(self._change)
            bubble.set_found(item.turn == self._found != 0)
            bubble.set_chosen(number in self._chosen_rows())
            self._widgets[item] = made
            return made
        noted = self._widgets[item] = NoticeRow(self._context, item, self.view)
        return noted

    def _near(self, item: Item, first: int, last: int) -> bool:
        """Whether an item's widget is wanted: it is near the view, or has the focus."""
        rows = self._talk.rows[first : last + 1]
        return item in rows or self._widgets[item].isAncestorOf(self.focusWidget() or self)

    def _drop(self, items: list[Item]) -> None:
        for item in items:
            widget = self._widgets.pop(item)
            widget.hide()
            widget.deleteLater()

    def _scroll_to_place(self) -> int:
        """Set the bar to where the anchor or the foot is; returns the top of the view."""
        before, self._placing = self._placing, True
        reach, total = self.view.height(), self._heights.total + self._foot_height()
        row, offset = self._anchor
        self.bar.setRange(0, max(0, total - reach))
        self.bar.setPageStep(reach)
        place = total - reach if self._at_foot else self._heights.top(min(row, len(self._heights))) + offset
        self.bar.setValue(place)
        self._placing = before
        return self.bar.value()

    def _shift(self) -> int:
        """A talk that does not fill the view stands at its foot."""
        return max(0, self.view.height() - self._heights.total - self._foot_height())

    def _scrolled(self, value: int) -> None:
        if not self._placing and len(self._heights):
            row = self._heights.at(value)
            self._anchor = (row, value - self._heights.top(row))
            self._at_foot = value >= self.bar.maximum() - self._px(40)
            self._arrange()

    def _room(self) -> int:
        return self.view.width() - self._px(4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the page's: they go from bubble to bubble."""
        event.ignore()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._arrange()

    # The foot

    def _foot_height(self) -> int:
        return self.foot.sizeHint().height() - self._px(_CLOSER) if self._foot_row.count() else 0

    def _place_foot(self) -> None:
        """Under her last reply, once it is whole: the arrows, another, and more; under a line: let her answer."""
        talk, words, look = self._talk, self._context.words, self._context.look
        last = talk.last_bubble()
        whole = talk.again and last is not None and not talk.busy and last.turn > 0
        shows = (last.speaker, last.turn, last.swipe, last.swipes) if last is not None and whole else None
        if shows == self._foot_shows:
            return
        self._foot_shows = shows
        clear(self._foot_row)
        if last is not None and whole:
            if last.speaker == "companion":
                if last.swipes > 1:
                    from game.shell.rows import add_arrows

                    add_arrows(self._context, self._foot_row, last, "talk.reply_before", "talk.reply_after")
                self._foot_row.addWidget(icon_button(look, "again", words("talk.regenerate"), talk.regenerate, 16))
                self._foot_row.addWidget(icon_button(look, "onward", words("talk.go_on"), talk.go_on, 16))
            else:
                self._foot_row.addWidget(icon_button(look, "talk", words("talk.let_answer"), talk.go_on, 16))
            self._foot_row.addStretch(1)
        self.foot.setVisible(self._foot_row.count() > 0)
        self._arrange()

    # Going from bubble to bubble

    def rows(self) -> list[QWidget]:
        """The rows that are widgets now, from the top, and the foot."""
        rows = self._talk.rows if self._context.talk is not None else []
        return [*(self._widgets[row] for row in rows if not isinstance(row, int) and row in self._widgets), self.foot]

    def bubbles(self) -> list[BubbleWidget]:
        """The bubbles that are widgets now, from the top."""
        return [row.bubble for row in self.rows() if hasattr(row, "bubble")]

    def focused(self) -> BubbleWidget | None:
        return next((one for one in self.bubbles() if one.hasFocus()), None)

    def focus_last(self) -> None:
        last = self._talk.last_bubble() if self._context.talk is not None else None
        if last is not None:
            self._focus_row(self._talk.rows.index(last))

    def focus_beside(self, bubble: BubbleWidget, step: int, stretch: bool = False) -> bool:
        """Go to the bubble before or after, `stretch` to choose all on the way; False where there is none after it."""
        rows = self._talk.rows
        at = rows.index(bubble.bubble) + step
        while 0 <= at < len(rows) and not isinstance(rows[at], int | Bubble):
            at += step
        if at >= len(rows):
            return False
        if at >= 0:
            if stretch:
                start = self._chosen[0] if self._chosen else bubble.bubble.turn
                self._choose(start, turn_of(rows[at]))
            elif self._chosen:
                self.choose_none()
            self._focus_row(at)
        return True

    def turn_pages(self, pages: float) -> None:
        """Up or down by so many views; infinitely many are to the end."""
        most = self.bar.maximum()
        wanted = self.bar.value() + pages * self.view.height() * 0.9
        self.bar.setValue(round(min(max(wanted, 0), most)))

    def show_turn(self, turn: int) -> None:
        """Bring a bubble into sight and mark it as found."""
        row = self._talk.row_of(turn)
        self.show_none()
        self._seek = turn if row is None else 0
        if row is not None:
            self._found = turn
            self._anchor, self._at_foot = (row, -self.view.height() // 3), False
            self._mark_found()
            self._arrange()

    def show_none(self) -> None:
        """Nothing is looked for any more."""
        self._found = 0
        self._mark_found()

    def _mark_found(self) -> None:
        for widget in self.bubbles():
            widget.set_found(widget.bubble.turn == self._found != 0)

    def _focus_row(self, number: int) -> None:
        self._focus_on = turn_of(self._talk.rows[number])
        top, bottom = self._heights.top(number), self._heights.top(number + 1)
        if top < self.bar.value():
            self._anchor, self._at_foot = (number, -self._px(8)), False
        elif bottom > self.bar.value() + self.view.height():
            self._at_foot = number == len(self._talk.rows) - 1
            self._anchor = (number, min(0, bottom - top - self.view.height() + self._px(8)))
        self._arrange()

    def _focus_awaited(self) -> None:
        for widget in self.bubbles() if self._focus_on else []:
            if widget.bubble.turn == self._focus_on:
                self._focus_on = 0
                widget.setFocus()

    # Choosing a stretch

    def chosen_turns(self) -> list[int]:
        """The turns of the stretch that is chosen, oldest first; none where nothing is."""
        rows = self._talk.rows
        turns = (turn_of(rows[number]) for number in self._chosen_rows())
        return [turn for turn in turns if turn]

    def choose_none(self) -> None:
        self._chosen = None
        self._mark_chosen()

    def _stretch_to(self, bubble: BubbleWidget) -> None:
        start = self._chosen[0] if self._chosen else next((b.bubble.turn for b in self.bubbles() if b.hasFocus()), 0)
        self._choose(start or bubble.bubble.turn, bubble.bubble.turn)

    def _choose(self, start: int, end: int) -> None:
        self._chosen = (start, end)
        self._mark_chosen()

    def _chosen_rows(self) -> range:
        ends = [self._talk.row_of(turn) for turn in self._chosen or ()]
        found = [row for row in ends if row is not None]
        return range(min(found), max(found) + 1) if len(found) == 2 else range(0)

    def _mark_chosen(self) -> None:
        chosen = self._chosen_rows()
        rows = self._talk.rows
        turns = {turn_of(rows[number]) for number in chosen}
        for widget in self.bubbles():
            widget.set_chosen(widget.bubble.turn in turns and widget.bubble.turn > 0)
