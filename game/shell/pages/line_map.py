"""The map of a companion's chapters: a night line by the sea, a lantern at every stop, and the chosen one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.pages.chapter_details import fill, kind_and_state, read_button
from game.shell.pages.line_view import LineView
from game.shell.widgets import Rule, Scroll, button, clear, column, label

if TYPE_CHECKING:
    from game.session.views import ChapterView, StatusView

_BESIDE = 330
"""Width of what is told beside the map, as drawn for 1280 x 720."""


class MapPage(QWidget):
    """Left and Right go along the line, Enter reads. The chapter to go on with is chosen at first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._chapters: tuple[ChapterView, ...] = ()
        self._chosen = -1
        self._view: LineView | None = None
        words, look = context.words, context.look
        who = context.companion
        top = QHBoxLayout()
        top.setSpacing(look.px(8))
        name = who.short_name if who is not None else ""
        top.addWidget(label(words("chapters.map_of", name=name), "title", wrap=False), 1)
        top.addWidget(button(words("chapters.list"), self._leave))
        self._picture = Scroll(0)
        self._beside = Scroll(look.px(6), look.px(6))
        body = QHBoxLayout()
        body.setSpacing(look.px(16))
        body.addWidget(self._picture, 1)
        body.addWidget(self._beside)
        rows = column(self, 0, look.px(4))
        rows.addLayout(top)
        rows.addWidget(Rule(look))
        rows.addLayout(body, 1)

    def greet_focus(self) -> None:
        self.setFocus()

    def show_standing(self, status: StatusView) -> None:
        if status.chapters == self._chapters and self._view is not None:
            return
        held = self._chapters[self._chosen].id if 0 <= self._chosen < len(self._chapters) else ""
        self._chapters = status.chapters
        clear(self._picture.content)
        self._view = LineView(self._context, status.chapters, self._press)
        self._view.laid.connect(lambda: QTimer.singleShot(0, self, self._bring_into_sight))
        self._picture.content.addWidget(self._view)
        ids = [one.id for one in status.chapters]
        if held in ids:
            self._choose(ids.index(held))
        elif ids:
            going = (n for n, one in enumerate(status.chapters) if one.state in ("begun", "open"))
            waiting = (n for n, one in enumerate(status.chapters) if one.state == "locked")
            self._choose(next(going, next(waiting, len(ids) - 1)))
        else:
            clear(self._beside.content)
            self._beside.content.addWidget(label(self._context.words("chapters.none"), "quiet"))

    def _press(self, number: int) -> None:
        """A stop pressed is chosen; pressed again, it is read."""
        if number == self._chosen and self._chapters[number].state != "locked":
            self._context.read(self._chapters[number].id)
        else:
            self._choose(number)

    def _choose(self, number: int) -> None:
        assert self._view is not None
        self._chosen = number
        self._view.choose(number)
        station, chapter = self._view.stations[number], self._chapters[number]
        station.setFocus()
        QTimer.singleShot(0, self, self._bring_into_sight)
        look, rows = self._context.look, self._beside.content
        clear(rows)
        rows.addWidget(label(chapter.title, "title"))
        rows.addWidget(label(kind_and_state(self._context.words, chapter), "role"))
        read = read_button(self._context, chapter)
        if read is not None:
            rows.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addSpacing(look.px(4))
        fill(rows, self._context, chapter, every_need=True)
        rows.addStretch(1)
        self._beside.bar.setValue(0)

    def _leave(self) -> None:
        self._context.go("chapters")

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._beside.setFixedWidth(min(self._context.look.px(_BESIDE), round(self.width() * 0.36)))

    def _bring_into_sight(self) -> None:
        if self._view is not None and 0 <= self._chosen < len(self._view.stations):
            self._picture.ensureWidgetVisible(self._view.stations[self._chosen], 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if key in steps and self._chapters:
            self._choose(max(0, min(len(self._chapters) - 1, self._chosen + steps[Qt.Key(key)])))
        elif key == Qt.Key.Key_Home and self._chapters:
            self._choose(0)
        elif key == Qt.Key.Key_End and self._chapters:
            self._choose(len(self._chapters) - 1)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
