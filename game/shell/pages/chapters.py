"""The chapters of a companion as a list: which can be read, what each other still waits for, how they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.notices import Mark
from game.shell.pages.chapter_details import MARKS, fill, kind_and_state, read_button
from game.shell.widgets import Rule, Scroll, button, clear, column, label, row_frame

if TYPE_CHECKING:
    from game.session.views import ChapterView, StatusView


class ChaptersPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words, look = context.words, context.look
        top = QHBoxLayout()
        top.setSpacing(look.px(6))
        top.addWidget(label(words("tab.chapters"), "title", wrap=False), 1)
        top.addWidget(button(words("chapters.map"), lambda: context.go("map")))
        top.addWidget(button(words("chapters.slots"), self._show_slots))
        rows = column(self, 0, look.px(4))
        rows.addLayout(top)
        rows.addWidget(Rule(look))
        self._scroll = Scroll(look.px(10), look.px(8))
        rows.addWidget(self._scroll, 1)

    def show_standing(self, status: StatusView) -> None:
        clear(self._scroll.content)
        for chapter in status.chapters:
            self._scroll.content.addWidget(self._row(chapter))
        if not status.chapters:
            self._scroll.content.addWidget(label(self._context.words("chapters.none"), "quiet"))
        self._scroll.content.addStretch(1)

    def _row(self, chapter: ChapterView) -> QFrame:
        words, look = self._context.words, self._context.look
        frame = row_frame()
        inside = column(frame, look.px(13), look.px(5))
        top = QHBoxLayout()
        top.setSpacing(look.px(9))
        top.addWidget(Mark(look, MARKS[chapter.state], 18), 0, Qt.AlignmentFlag.AlignTop)
        names = column(None, 0, 0)
        names.addWidget(label(chapter.title, "heading"))
        names.addWidget(label(kind_and_state(words, chapter), "role"))
        top.addLayout(names, 1)
        read = read_button(self._context, chapter)
        if read is not None:
            top.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        fill(inside, self._context, chapter, every_need=False)
        return frame

    def _show_slots(self) -> None:
        from game.shell.pages.slots import SlotsCover

        self._context.cover(SlotsCover(self._context, lambda: self._context.cover(None), keep=False))
