"""The talk: who it is and how close you are, the bubbles, and the line you write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.composer import Composer
from game.shell.context import Context
from game.shell.items import Bubble
from game.shell.pages.flow import Flow
from game.shell.pages.header import Header
from game.shell.widgets import column, icon_button, label

if TYPE_CHECKING:
    from game.session.views import StatusView
    from game.shell.bubbles import BubbleWidget
    from game.shell.pages.finding import FindBar


class TalkPage(QWidget):
    """Shows a `Talk`. Without one (the profile is still opening) the line can be written on already."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._talk = context.talk
        self._reworded: Bubble | None = None
        """The line of the player's that is being said in other words."""
        look, words = context.look, context.words
        name = context.companion.short_name if context.companion else words("talk.her")
        self.header = Header(context, self.look_for)
        self.flow = Flow(context)
        self.composer = Composer(look, words, name)
        self._rewording = self._rewording_row()
        self.rows = column(self, 0, look.px(8))
        self.rows.addWidget(self.header)
        self.rows.addWidget(self.flow, 1)
        self.rows.addWidget(self._rewording)
        self.sent_to = label("", "quiet")
        self.sent_to.setContentsMargins(look.px(9), 0, look.px(9), 0)
        self.sent_to.hide()
        self.rows.addWidget(self.sent_to)
        self.rows.addWidget(self.composer)
        self._find_bar: FindBar | None = None
        self.flow.menu_wanted.connect(self._menu)
        self.composer.said.connect(self._say)
        self.composer.stopped.connect(self._stop)
        self.composer.editor.upwards.connect(self.flow.focus_last)
        if self._talk is not None:
            self.composer.editor.setPlainText(self._talk.draft)
            self.composer.editor.textChanged.connect(self._keep_draft)
            self.composer.set_busy(self._talk.busy)
            self._talk.busy_changed.connect(self.composer.set_busy)
            self._talk.heard.connect(context.announce)

    # What the window asks

    def greet_focus(self) -> None:
        self.composer.editor.setFocus()

    def show_standing(self, status: StatusView) -> None:
        self.header.show_standing(status)
        # Where words go is said beside the line they are written on, for as long as they go there.
        says = self._context.words(f"talk.sent_{'away' if status.away else 'near'}", server=status.server)
        self.sent_to.setText(says if status.server else "")
        self.sent_to.setVisible(bool(status.server))

    def look_for(self) -> None:
        """Look for words in the talk."""
        if self._find_bar is None:
            from game.shell.pages.finding import FindBar

            self._find_bar = FindBar(self._context, self.flow)
            self._find_bar.left.connect(self.greet_focus)
            self.rows.insertWidget(1, self._find_bar)
        self._find_bar.begin()

    # A bubble's menu

    def _menu(self, widget: BubbleWidget, at: QPoint) -> None:
        from PySide6.QtWidgets import QMenu

        talk, words, bubble = self._talk, self._context.words, widget.bubble
        if talk is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words("talk.copy"), lambda: QGuiApplication.clipboard().setText(bubble.text))
        free = bubble.turn > 0 and not talk.busy
        keep = menu.addAction(words("talk.keep_moment"), lambda: self.keep_moment(bubble))
        keep.setEnabled(free)
        if bubble.speaker == "player":
            reword = menu.addAction(words("talk.reword"), lambda: self.reword(bubble))
            reword.setEnabled(free)
        rewind = menu.addAction(words("talk.rewind"), lambda: talk.rewind(bubble.turn))
        rewind.setEnabled(free and bubble is not talk.last_bubble())
        if bubble is talk.last_reply():
            again = menu.addAction(words("talk.regenerate"), talk.regenerate)
            again.setEnabled(not talk.busy)
        menu.popup(at)

    def keep_moment(self, bubble: Bubble) -> None:
        """Make a card of a line."""
        from game.shell.keeping import keep_moment

        keep_moment(self._context, bubble.turn, (self.window().width(), self.window().height()))

    # Saying a line in other words

    def _rewording_row(self) -> QWidget:
        words, look = self._context.words, self._context.look
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(look.px(9), 0, 0, 0)
        row.addWidget(label(words("talk.rewording"), "quiet"), 1)
        row.addWidget(icon_button(look, "close", words("talk.rewording_leave"), self.leave_rewording, 14))
        made.hide()
        return made

    def reword(self, bubble: Bubble) -> None:
        """Put a line that was said back on the line to write on."""
        self._reworded = bubble
        self._rewording.show()
        self.composer.editor.setPlainText(bubble.text)
        self.composer.editor.moveCursor(self.composer.editor.textCursor().MoveOperation.End)
        self.composer.editor.setFocus()

    def leave_rewording(self) -> None:
        if self._reworded is not None:
            self._reworded = None
            self._rewording.hide()
            self.composer.editor.clear()
            self.composer.editor.setFocus()

    # Writing

    def _say(self, text: str) -> None:
        if self._talk is None:
            self.composer.editor.setPlainText(text)
            return
        self._talk.draft = ""
        line, self._reworded = self._reworded, None
        self._rewording.hide()
        if line is not None and line in self._talk.items:
            self._talk.reword(line, text)
        else:
            self._talk.say(text)

    def _stop(self) -> None:
        if self._talk is not None:
            self._talk.stop()

    def _keep_draft(self) -> None:
        if self._talk is not None:
            self._talk.draft = self.composer.editor.toPlainText()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.flow.focused()
        if event.matches(QKeySequence.StandardKey.Find):
            self.look_for()
        elif event.key() == Qt.Key.Key_Escape and self._reworded is not None:
            self.leave_rewording()
        elif focused is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if not self.flow.focus_beside(focused, -1 if event.key() == Qt.Key.Key_Up else 1):
                self.composer.editor.setFocus()
        elif event.key() == Qt.Key.Key_Space and self._talk is not None:
            self._talk.finish_speaking()
        else:
            super().keyPressEvent(event)
