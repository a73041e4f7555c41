"""The talk: who it is and how close you are, the bubbles, and the line you write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from game.shell.bubbles import BubbleWidget
from game.shell.composer import Composer
from game.shell.context import Context
from game.shell.notices import notice_widget
from game.shell.pages.header import Header
from game.shell.talk import Bubble, Item
from game.shell.widgets import Scroll, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.session.views import StatusView


class TalkPage(QWidget):
    """Shows a `Talk`. Without one (the profile is still opening) the line can be written on already."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._talk = context.talk
        look, words = context.look, context.words
        self._widgets: dict[Item, QWidget] = {}
        self._notices: QWidget | None = None
        """The group of notices at the foot, while nothing else follows it."""
        name = context.companion.short_name if context.companion else words("talk.her")
        self.header = Header(context)
        self.list = Scroll(look.px(13), look.px(6))
        self.list.content.addStretch(1)
        self.foot = QWidget()
        self._foot_row = QHBoxLayout(self.foot)
        self._foot_row.setContentsMargins(look.px(9), 0, 0, 0)
        self._foot_row.setSpacing(look.px(4))
        self.composer = Composer(look, words, name)
        rows = column(self, 0, look.px(8))
        rows.addWidget(self.header)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.composer)
        self.composer.said.connect(self._say)
        self.composer.stopped.connect(self._stop)
        self.composer.editor.upwards.connect(self._focus_last)
        self.list.widened.connect(self._refit)
        self.list.verticalScrollBar().rangeChanged.connect(self._follow_foot)
        self.list.verticalScrollBar().valueChanged.connect(self._note_foot)
        self._at_foot = True
        # Owned by the page, so that it does not outlive it: the foot moves once the rows have their heights.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._to_foot)
        self._show_talk()

    # What the window asks

    def greet_focus(self) -> None:
        self.composer.editor.setFocus()

    def show_standing(self, status: StatusView) -> None:
        self.header.show_standing(status)

    def finish_speaking(self) -> None:
        if self._talk is not None:
            self._talk.finish_speaking()

    # The list

    def _show_talk(self) -> None:
        talk = self._talk
        if talk is None:
            return
        self.composer.editor.setPlainText(talk.draft)
        self.composer.editor.textChanged.connect(self._keep_draft)
        self.composer.set_busy(talk.busy)
        talk.reset.connect(self._rebuild)
        talk.added.connect(self._add)
        talk.changed.connect(self._change)
        talk.removed.connect(self._remove)
        talk.busy_changed.connect(self._set_busy)
        talk.heard.connect(self._context.announce)
        self._rebuild()

    def _rebuild(self) -> None:
        talk = self._talk
        assert talk is not None
        self.foot.setParent(None)
        clear(self.list.content)
        self._widgets.clear()
        self._notices = None
        if talk.earlier:
            earlier = button(self._context.words("talk.earlier"), talk.show_earlier, "plain")
            self.list.content.addWidget(earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self.list.content.addStretch(1)
        for item in talk.items:
            self._add(item)
        self._place_foot()
        self._settle.start(0)

    def _add(self, item: Item) -> None:
        made: QWidget | None
        if isinstance(item, Bubble):
            self._notices = None
            made = self._bubble(item)
            side = Qt.AlignmentFlag.AlignLeft if item.speaker == "companion" else Qt.AlignmentFlag.AlignRight
            self.list.content.addWidget(made, 0, side)
        else:
            made = notice_widget(self._context, item.message)
            if made is None:
                return
            self._add_notice(made)
        self._widgets[item] = made
        self._place_foot()
        if not isinstance(item, Bubble) or item.speaker == "player":
            self._at_foot = True
            self._settle.start(0)

    def _add_notice(self, made: QWidget) -> None:
        """What one turn brought stands close together."""
        if self._notices is None:
            self._notices = QWidget()
            column(self._notices, 0, self._context.look.px(4))
            self.list.content.addWidget(self._notices)
        rows = self._notices.layout()
        assert rows is not None
        rows.addWidget(made)

    def _bubble(self, item: Bubble) -> BubbleWidget:
        words = self._context.words
        who = self._context.companion
        speaker = words("talk.you") if item.speaker == "player" else (who.short_name if who else "")
        made = BubbleWidget(self._context.look, item, speaker)
        made.set_room(self._room())
        made.menu_wanted.connect(self._menu)
        made.pressed.connect(self.finish_speaking)
        return made

    def _change(self, item: Item) -> None:
        widget = self._widgets.get(item)
        if isinstance(widget, BubbleWidget):
            widget.take()
            if self._talk is not None and not self._talk.busy:
                self._place_foot()

    def _remove(self, item: Item) -> None:
        widget = self._widgets.pop(item, None)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._place_foot()

    # Under her last bubble: other replies

    def _place_foot(self) -> None:
        """Put the arrows and `another` under her last reply, once it is whole."""
        talk, words, look = self._talk, self._context.words, self._context.look
        last = talk.last_reply() if talk is not None else None
        wanted = last is not None and talk is not None and not talk.busy and last.turn > 0
        clear(self._foot_row)
        self.foot.setVisible(wanted)
        if not wanted or talk is None or last is None:
            return
        turn, at, count = last.turn, last.swipe, last.swipes
        if count > 1:
            back = icon_button(look, "left", words("talk.reply_before"), lambda: talk.swipe(turn, at - 1), 14)
            back.setEnabled(at > 0)
            on = icon_button(look, "right", words("talk.reply_after"), lambda: talk.swipe(turn, at + 1), 14)
            on.setEnabled(at < count - 1)
            self._foot_row.addWidget(back)
            self._foot_row.addWidget(label(f"{at + 1} / {count}", "quiet", wrap=False))
            self._foot_row.addWidget(on)
        self._foot_row.addWidget(icon_button(look, "again", words("talk.regenerate"), talk.regenerate, 16))
        self._foot_row.addStretch(1)
        self.list.content.removeWidget(self.foot)
        self.list.content.addWidget(self.foot)

    def _menu(self, widget: BubbleWidget, at: QPoint) -> None:
        talk, words, bubble = self._talk, self._context.words, widget.bubble
        if talk is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words("talk.copy"), lambda: QGuiApplication.clipboard().setText(bubble.text))
        rewind = menu.addAction(words("talk.rewind"), lambda: talk.rewind(bubble.turn))
        is_last = bool(talk.items) and bubble is next((i for i in reversed(talk.items) if isinstance(i, Bubble)), None)
        rewind.setEnabled(bubble.turn > 0 and not talk.busy and not is_last)
        if bubble is talk.last_reply():
            again = menu.addAction(words("talk.regenerate"), talk.regenerate)
            again.setEnabled(not talk.busy)
        menu.popup(at)

    # Writing

    def _say(self, text: str) -> None:
        if self._talk is not None:
            self._talk.draft = ""
            self._talk.say(text)
        else:
            self.composer.editor.setPlainText(text)

    def _stop(self) -> None:
        if self._talk is not None:
            self._talk.stop()

    def _keep_draft(self) -> None:
        if self._talk is not None:
            self._talk.draft = self.composer.editor.toPlainText()

    def _set_busy(self, busy: bool) -> None:
        self.composer.set_busy(busy)
        self._place_foot()

    # Scrolling

    def _follow_foot(self) -> None:
        if self._at_foot:
            self._to_foot()

    def _note_foot(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        self._at_foot = value >= bar.maximum() - self._context.look.px(40)

    def _to_foot(self) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _room(self) -> int:
        return self.list.viewport().width() - self._context.look.px(6)

    def _refit(self) -> None:
        for widget in self._bubbles():
            widget.set_room(self._room())

    # Keys

    def _bubbles(self) -> list[BubbleWidget]:
        return [w for w in self._widgets.values() if isinstance(w, BubbleWidget)]

    def _focus_last(self) -> None:
        bubbles = self._bubbles()
        if bubbles:
            bubbles[-1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bubbles, focused = self._bubbles(), self.focusWidget()
        if isinstance(focused, BubbleWidget) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = bubbles.index(focused) + (-1 if event.key() == Qt.Key.Key_Up else 1)
            if 0 <= at < len(bubbles):
                bubbles[at].setFocus()
                self.list.ensureWidgetVisible(bubbles[at])
            elif at >= len(bubbles):
                self.composer.editor.setFocus()
        elif event.key() == Qt.Key.Key_Space:
            self.finish_speaking()
        else:
            super().keyPressEvent(event)
