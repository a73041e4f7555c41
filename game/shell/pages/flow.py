"""The flow of a talk: bubbles, slips between them, day marks, and what can be done with a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.talk import Bubble, Item, Notice
from game.shell.widgets import Scroll, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.shell.bubbles import BubbleWidget
    from game.shell.talk import Talk


class Flow(Scroll):
    """Shows a `Talk` and follows it. `menu_wanted` brings a bubble's widget and where on the screen."""

    menu_wanted = Signal(object, object)

    def __init__(self, context: Context) -> None:
        look = context.look
        super().__init__(look.px(13), look.px(6))
        self._context = context
        self._bubbles: dict[Bubble, BubbleWidget] = {}
        self._notice_widgets: dict[Notice, QWidget] = {}
        self._marks: dict[Bubble, QWidget] = {}
        """The day mark above a bubble."""
        self._wordings: dict[Bubble, QWidget] = {}
        """The arrows under a line that was said in several wordings."""
        self._notices: QWidget | None = None
        """The group of notices at the foot, while nothing else follows it."""
        self.content.addStretch(1)
        self.foot = QWidget()
        self._foot_row = QHBoxLayout(self.foot)
        self._foot_row.setContentsMargins(look.px(9), 0, 0, 0)
        self._foot_row.setSpacing(look.px(4))
        self.widened.connect(self._refit)
        self.bar.rangeChanged.connect(self._follow_foot)
        self.bar.valueChanged.connect(self._note_foot)
        self._at_foot = True
        # Owned by the flow, so that it does not outlive it: the foot moves once the rows have their heights.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._to_foot)
        talk = context.talk
        if talk is not None:
            talk.reset.connect(self._rebuild)
            talk.added.connect(self._add)
            talk.changed.connect(self._change)
            talk.removed.connect(self._remove)
            talk.busy_changed.connect(self._place_foot)
            self._rebuild()

    @property
    def _talk(self) -> Talk:
        assert self._context.talk is not None
        return self._context.talk

    # Items

    def _rebuild(self) -> None:
        self.foot.setParent(None)
        clear(self.content)
        self._bubbles.clear()
        self._notice_widgets.clear()
        self._marks.clear()
        self._wordings.clear()
        self._notices = None
        if self._talk.earlier:
            earlier = button(self._context.words("talk.earlier"), self._talk.show_earlier, "plain")
            self.content.addWidget(earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self.content.addStretch(1)
        for item in self._talk.items:
            self._add(item)
        self._place_foot()
        self._settle.start(0)

    def _add(self, item: Item) -> None:
        made: QWidget | None
        if isinstance(item, Bubble):
            self._notices = None
            self._mark_day(item)
            made = self._bubbles[item] = self._bubble(item)
            self.content.addWidget(made, 0, _side(item))
        else:
            from game.shell.notices import notice_widget

            made = notice_widget(self._context, item.message)
            if made is None:
                return
            self._add_notice(made)
            self._notice_widgets[item] = made
        if isinstance(item, Bubble):
            self._place_wordings(item)
        self._place_foot()
        if not isinstance(item, Bubble) or item.speaker == "player":
            self._at_foot = True
            self._settle.start(0)

    def _add_notice(self, made: QWidget) -> None:
        """What one turn brought stands close together."""
        if self._notices is None:
            self._notices = QWidget()
            column(self._notices, 0, self._context.look.px(4))
            self.content.addWidget(self._notices)
        rows = self._notices.layout()
        assert rows is not None
        rows.addWidget(made)

    def _bubble(self, item: Bubble) -> BubbleWidget:
        from game.shell.bubbles import BubbleWidget

        words = self._context.words
        who = self._context.companion
        speaker = words("talk.you") if item.speaker == "player" else (who.short_name if who else "")
        made = BubbleWidget(self._context.look, item, speaker)
        made.set_room(self._room())
        made.menu_wanted.connect(self.menu_wanted)
        made.pressed.connect(self._talk.finish_speaking)
        return made

    def _change(self, item: Item) -> None:
        if isinstance(item, Bubble) and item in self._bubbles:
            self._bubbles[item].take()
            if not self._talk.busy:
                self._place_wordings(item)
                self._place_foot()

    def _remove(self, item: Item) -> None:
        beside: list[QWidget | None] = [self._notice_widgets.pop(item, None)] if isinstance(item, Notice) else []
        if isinstance(item, Bubble):
            beside = [kept.pop(item, None) for kept in (self._bubbles, self._marks, self._wordings)]
        for widget in beside:
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._place_foot()

    # Day marks

    def _mark_day(self, item: Bubble) -> None:
        """Above the first bubble of an evening: which one. Tonight alone needs no mark."""
        day, today = self._talk.day_of(item), self._talk.today
        before = next(reversed(self._bubbles), None)
        last = self._talk.day_of(before) if before is not None else today
        if day != last and day:
            mark = label(self._context.words.day(day, today), "quiet", wrap=False)
            mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.content.addWidget(mark)
            self._marks[item] = mark

    # Other wordings, other replies

    def _place_wordings(self, item: Bubble) -> None:
        old = self._wordings.pop(item, None)
        if old is not None:
            old.hide()
            old.deleteLater()
        if item.speaker != "player" or item.swipes < 2:
            return
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, self._context.look.px(9), 0)
        row.setSpacing(self._context.look.px(4))
        self._add_arrows(row, item, "talk.wording_before", "talk.wording_after")
        self.content.insertWidget(self.content.indexOf(self._bubbles[item]) + 1, made, 0, _side(item))
        self._wordings[item] = made

    def _add_arrows(self, row: QHBoxLayout, item: Bubble, before: str, after: str) -> None:
        talk, words, look = self._talk, self._context.words, self._context.look
        turn, at, count = item.turn, item.swipe, item.swipes
        back = icon_button(look, "left", words(before), lambda: talk.swipe(turn, at - 1), 14)
        back.setEnabled(at > 0)
        on = icon_button(look, "right", words(after), lambda: talk.swipe(turn, at + 1), 14)
        on.setEnabled(at < count - 1)
        row.addWidget(back)
        row.addWidget(label(f"{at + 1} / {count}", "quiet", wrap=False))
        row.addWidget(on)

    def _place_foot(self) -> None:
        """Put the arrows and `another` under her last reply, once it is whole."""
        talk, words, look = self._talk, self._context.words, self._context.look
        last = talk.last_reply()
        wanted = talk.again and last is not None and not talk.busy and last.turn > 0
        clear(self._foot_row)
        self.foot.setVisible(wanted)
        if not wanted or last is None:
            return
        if last.swipes > 1:
            self._add_arrows(self._foot_row, last, "talk.reply_before", "talk.reply_after")
        self._foot_row.addWidget(icon_button(look, "again", words("talk.regenerate"), talk.regenerate, 16))
        self._foot_row.addStretch(1)
        self.content.removeWidget(self.foot)
        self.content.addWidget(self.foot)

    # Scrolling

    def _follow_foot(self) -> None:
        if self._at_foot:
            self._to_foot()

    def _note_foot(self, value: int) -> None:
        bar = self.bar
        self._at_foot = value >= bar.maximum() - self._context.look.px(40)

    def _to_foot(self) -> None:
        bar = self.bar
        bar.setValue(bar.maximum())

    def _room(self) -> int:
        return self.view.width() - self._context.look.px(6)

    def _refit(self) -> None:
        for widget in self.bubbles():
            widget.set_room(self._room())

    # Going from bubble to bubble

    def bubbles(self) -> list[BubbleWidget]:
        return list(self._bubbles.values())

    def focus_last(self) -> None:
        bubbles = self.bubbles()
        if bubbles:
            bubbles[-1].setFocus()

    def focus_beside(self, bubble: BubbleWidget, step: int) -> bool:
        """Go to the bubble before or after; False where there is none after it."""
        bubbles = self.bubbles()
        at = bubbles.index(bubble) + step
        if at >= len(bubbles):
            return False
        if at >= 0:
            bubbles[at].setFocus()
            self.ensureWidgetVisible(bubbles[at])
        return True

    def show_turn(self, turn: int) -> None:
        """Bring a bubble into sight and mark it as found."""
        self._settle.stop()
        self._at_foot = False
        for widget in self.bubbles():
            widget.set_found(widget.bubble.turn == turn)
            if widget.bubble.turn == turn:
                self.ensureWidgetVisible(widget, 0, self.view.height() // 3)

    def show_none(self) -> None:
        """Nothing is looked for any more."""
        for widget in self.bubbles():
            widget.set_found(False)


def _side(item: Bubble) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if item.speaker == "companion" else Qt.AlignmentFlag.AlignRight
