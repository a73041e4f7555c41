"""The talk: who it is and how close you are, the bubbles, and the line you write on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from game.shell.composer import Composer
from game.shell.context import Context
from game.shell.items import Bubble
from game.shell.offers import Offers
from game.shell.pages.asking import Note, Rewording
from game.shell.pages.flow import Flow
from game.shell.pages.header import SHORT, Header
from game.shell.widgets import column, label

if TYPE_CHECKING:
    from game.session.views import MarkView, StatusView
    from game.shell.bubbles import BubbleWidget
    from game.shell.pages.drawer import Drawer
    from game.shell.pages.finding import FindBar


class TalkPage(QWidget):
    """Shows a `Talk`. Without one (the profile is still opening) the line can be written on already."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self.words = context, context.words
        self.talk = context.talk
        self._reworded: Bubble | None = None
        """What is being said in other words."""
        look, words = context.look, context.words
        self._name = context.companion.short_name if context.companion else words("talk.her")
        self.header = Header(context, self._more)
        self.flow = Flow(context)
        self.offers = Offers(look, words)
        self.composer = Composer(look, words, self._name)
        self._rewording, self._note = Rewording(context), Note(context)
        self.sent_to = label("", "quiet")
        self.sent_to.setContentsMargins(look.px(9), 0, look.px(9), 0)
        self.sent_to.hide()
        self.rows = column(self, 0, look.px(8))
        self.rows.addWidget(self.header)
        self.rows.addWidget(self.flow, 1)
        for row in (self.offers, self._rewording, self._note, self.sent_to, self.composer):
            self.rows.addWidget(row)
        self._find_bar: FindBar | None = None
        self._drawer: Drawer | None = None
        self.flow.menu_wanted.connect(self._menu)
        self.flow.ways_wanted.connect(self.show_ways)
        self._rewording.left.connect(self.leave_rewording)
        self._note.left.connect(self.greet_focus)
        editor = self.composer.editor
        self.composer.said.connect(self._say)
        self.composer.stopped.connect(self._stop)
        editor.upwards.connect(self.flow.focus_last)
        editor.paged.connect(self.flow.turn_pages)
        self.offers.said.connect(self._say_offer)
        self.offers.put.connect(self._put_on_line)
        if self.talk is not None:
            editor.setPlainText(self.talk.draft)
            editor.textChanged.connect(self._keep_draft)
            self._take_busy(self.talk.busy)
            self.talk.busy_changed.connect(self._take_busy)
            self.talk.settled.connect(self._ask_offers)
            self.talk.heard.connect(context.announce)
            self.talk.noticed.connect(self._announce)
            self._ask_offers()

    # What the window asks

    def greet_focus(self) -> None:
        self.composer.editor.setFocus()

    def show_standing(self, status: StatusView) -> None:
        self.header.show_standing(status)
        # Where words go is said beside the line they are written on, for as long as they go there.
        says = self.words(f"talk.sent_{'away' if status.away else 'near'}", server=status.server)
        self.sent_to.setText(says if status.server else "")
        self.sent_to.setVisible(bool(status.server))

    def _announce(self, message: Any) -> None:
        """What a line brought is told as her words are."""
        from game.shell.notices import slip

        _, says = slip(self.words, message, self._name)
        self._context.announce(says)

    # Looking about

    def look_for(self) -> None:
        """Look for words in the talk."""
        if self._find_bar is None:
            from game.shell.pages.finding import FindBar

            self._find_bar = FindBar(self._context, self.flow)
            self._find_bar.left.connect(self.greet_focus)
            self.rows.insertWidget(1, self._find_bar)
        self.drawer().leave()
        self._find_bar.begin()

    def show_ways(self) -> None:
        """Show the ways the talk took."""
        if self.talk is not None:
            who = self.talk.companion
            self._context.link.ask(lambda desk: desk.ways(who), self._open_ways, aside=True)

    def show_marks(self) -> None:
        """Show the bookmarks."""
        if self.talk is not None:
            who = self.talk.companion
            self._context.link.ask(lambda desk: desk.marks(who), self._open_marks, aside=True)

    def show_keys(self) -> None:
        self._open(self.drawer().show_keys)

    def show_told(self, bubble: Bubble) -> None:
        """Show where a reply's words came from, and what she was told for it."""
        talk = self.talk
        if talk is not None:
            self._context.link.ask(lambda desk: desk.origin(talk.companion, bubble.turn), self._open_told, aside=True)

    def show_turn(self, turn: int) -> None:
        """Bring what was said in a turn into sight."""
        self.flow.show_turn(turn)

    def drawer(self) -> Drawer:
        if self._drawer is None:
            from game.shell.pages.drawer import Drawer

            made = self._drawer = Drawer(self._context)
            made.left.connect(self._put_away)
            made.way.connect(self._take_way)
            made.rename.connect(self._name_way)
            made.place.connect(self._go_to)
            made.unmark.connect(self._unmark)
            made.turn.connect(self._back_to)
            self.rows.insertWidget(self.rows.indexOf(self.flow) + 1, made, 1)
        return self._drawer

    def _open_ways(self, ways: list[Any]) -> None:
        self._open(lambda: self.drawer().show_ways(ways))

    def _open_marks(self, marks: list[Any]) -> None:
        self._open(lambda: self.drawer().show_marks(marks))

    def _open_told(self, origin: Any) -> None:
        self._open(lambda: self.drawer().show_told(origin))

    def _open(self, show: Any) -> None:
        self.flow.hide()
        self.offers.hide()
        self.composer.setVisible(not self._short)  # In a low window it would leave three rows to read in.
        show()

    def _put_away(self) -> None:
        self.flow.show()
        self.composer.show()
        self._place_offers()
        self.greet_focus()

    def _take_way(self, end: int) -> None:
        self.drawer().leave()
        if self.talk is not None:
            self.talk.take_way(end)

    def _name_way(self, end: int, name: str) -> None:
        def keep(text: str) -> None:
            if self.talk is not None:
                who = self.talk.companion
                self._context.link.ask(lambda desk: desk.name_way(who, end, text))
                self.show_ways()

        self._note.ask(self.words("talk.way_name"), name, keep)

    def _go_to(self, mark: MarkView) -> None:
        self.drawer().leave()
        if self.talk is not None and not mark.here:
            self.talk.take_way(mark.turn)
        self.flow.show_turn(mark.turn)

    def _back_to(self, turn: int) -> None:
        self.drawer().leave()
        self.flow.show_turn(turn)

    def _unmark(self, turn: int) -> None:
        if self.talk is not None:
            self.talk.set_mark(turn, None)
            self.show_marks()

    def _more(self, at: QPoint) -> None:
        """The menu of the whole talk; in a low window it holds what might be said, too."""
        menu = self._new_menu()
        words = self.words
        if self._short and self.offers.chips:
            for chip in self.offers.chips:
                text = chip.text_offered
                menu.addAction(words("talk.offer", text=text), lambda text=text: self._say_offer(text))
            menu.addSeparator()
        menu.addAction(f"{words('talk.find')}\tCtrl+F", self.look_for)
        menu.addAction(f"{words('talk.marks')}\tCtrl+B", self.show_marks)
        menu.addAction(f"{words('talk.ways')}\tCtrl+J", self.show_ways)
        menu.addAction(words("talk.copy_all"), self.copy_all)
        menu.addAction(f"{words('talk.keys')}\tF1", self.show_keys)
        menu.popup(at)

    def _menu(self, widget: BubbleWidget, at: QPoint) -> None:
        """The menu of one bubble."""
        from game.shell.pages.bubble_menu import fill

        if self.talk is not None:
            menu = self._new_menu()
            fill(menu, self, widget.bubble)
            menu.popup(at)

    def _new_menu(self) -> Any:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    # With a bubble

    def copy(self, bubble: Bubble | None) -> None:
        """Put the stretch that is chosen, or else this bubble, on the clipboard as plain text."""
        turns = self.flow.chosen_turns()
        if len(turns) > 1:
            self._copy(turns)
        elif bubble is not None:
            QGuiApplication.clipboard().setText(bubble.text)
            self._context.announce(self.words("talk.copied"))

    def copy_all(self) -> None:
        if self.talk is not None:
            self._copy(self.talk.turns())

    def _copy(self, turns: list[int]) -> None:
        from game.shell.plain_text import as_text

        talk, words, who = self.talk, self.words, self._context.companion
        assert talk is not None
        name, today = who.short_name if who else "", talk.today

        def take(said: list[Any]) -> None:
            QGuiApplication.clipboard().setText(as_text(said, name, words, today))
            self._context.announce(words("talk.copied"))

        self._context.link.ask(lambda desk: desk.said(talk.companion, turns), take, aside=True)

    def mark(self, bubble: Bubble) -> None:
        """Put a bookmark at a bubble, with a note if the player has one; or take it away."""
        talk = self.talk
        if talk is not None and bubble.mark is not None:
            talk.set_mark(bubble.turn, None)
        elif talk is not None:
            self._note.ask(self.words("talk.mark_note"), "", lambda note: talk.set_mark(bubble.turn, note))

    def keep_moment(self, bubble: Bubble) -> None:
        """Make a card of a line."""
        from game.shell.keeping import keep_moment

        keep_moment(self._context, bubble.turn, (self.window().width(), self.window().height()))

    def reword(self, bubble: Bubble) -> None:
        """Put what was said back on the line to write on."""
        self._reworded = bubble
        self._rewording.begin(bubble.speaker == "companion", self._name)
        self._put_on_line(bubble.text)

    def leave_rewording(self) -> None:
        if self._reworded is not None:
            self._reworded = None
            self._rewording.hide()
            self.composer.editor.clear()
            self.greet_focus()

    # Writing

    def _say(self, text: str) -> None:
        if self.talk is None:
            self.composer.editor.setPlainText(text)
            return
        self.talk.draft = ""
        bubble, self._reworded = self._reworded, None
        self._rewording.hide()
        if bubble is not None and bubble in self.talk.items:
            self.talk.reword(bubble, text)
        else:
            self.talk.say(text)

    def _put_on_line(self, text: str) -> None:
        editor = self.composer.editor
        editor.setPlainText(text)
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.setFocus()

    def _stop(self) -> None:
        if self.talk is not None:
            self.talk.stop()

    def _keep_draft(self) -> None:
        if self.talk is not None:
            self.talk.draft = self.composer.editor.toPlainText()

    # What might be said

    def _take_busy(self, busy: bool) -> None:
        self.composer.set_busy(busy)
        if busy:
            self.offers.show_offers(())

    def _ask_offers(self) -> None:
        talk = self.talk
        if talk is not None and not talk.busy and self._context.dress.offers:
            self._context.link.ask(lambda desk: desk.offers(talk.companion), self._show_offers)

    def _show_offers(self, offered: tuple[str, ...]) -> None:
        if self.talk is not None and not self.talk.busy:
            self.offers.show_offers(offered)
            self._place_offers()
            self._order_focus()

    def _order_focus(self) -> None:
        """From the head down: the talk, what is offered, the line; Qt would go by when things were made."""
        from PySide6.QtWidgets import QPushButton

        rows = [one for row in self.flow.rows() for one in row.findChildren(QPushButton)]
        order: list[QWidget] = [*self.header.findChildren(QPushButton), *rows, *self.offers.chips]
        order += [self.composer.editor, self.composer.button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _place_offers(self) -> None:
        """They are shown where there is room for them beside what was said."""
        self.offers.setVisible(bool(self.offers.chips) and self.flow.isVisibleTo(self) and not self._short)

    @property
    def _short(self) -> bool:
        return self.window().height() < self._context.look.px(SHORT)

    def _say_offer(self, text: str) -> None:
        self.greet_focus()
        self._say(text)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from game.shell.pages.talk_keys import handled

        if not handled(self, event):
            super().keyPressEvent(event)

    def escape(self) -> bool:
        """Out of what is being done; else she is silenced. False where there is nothing to leave."""
        if self._drawer is not None and self._drawer.shows:
            self._drawer.leave()
        elif self.flow.chosen_turns():
            self.flow.choose_none()
        elif self._reworded is not None:
            self.leave_rewording()
        elif self.talk is not None and self.talk.busy:
            self.talk.stop()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_offers()
