"""The chapters of a companion: which can be read, and what each of the others still waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.notices import Mark
from game.shell.pages.companions import missing_row
from game.shell.widgets import Rule, Scroll, button, clear, column, label, row_frame

if TYPE_CHECKING:
    from game.session.views import ChapterView, StatusView

_MARKS = {"locked": "lock", "open": "lamp", "begun": "lamp", "read": "check"}


class ChaptersPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look = context.look
        rows = column(self, 0, look.px(4))
        rows.addWidget(label(context.words("tab.chapters"), "title", wrap=False))
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
        top.addWidget(Mark(look, _MARKS[chapter.state], 18), 0, Qt.AlignmentFlag.AlignTop)
        names = column(None, 0, 0)
        names.addWidget(label(chapter.title, "heading"))
        kind = words(f"chapters.{chapter.kind}")
        state = words(f"chapters.state_{chapter.state}")
        names.addWidget(label(f"{kind} · {state}", "role"))
        top.addLayout(names, 1)
        if chapter.state != "locked":
            key = {"open": "read", "begun": "resume", "read": "again"}[chapter.state]
            kind = "" if chapter.state == "read" else "primary"
            read = button(words(f"chapters.{key}"), lambda: self._context.read(chapter.id), kind)
            read.setAccessibleName(f"{words(f'chapters.{key}')}: {chapter.title}")
            top.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        if chapter.state != "locked" or not chapter.missing:
            inside.addWidget(label(chapter.summary))
        if chapter.quote:
            inside.addWidget(label(words("chapters.opened_by", quote=chapter.quote), "quiet"))
        if chapter.other_evening:
            inside.addWidget(label(words("album.other_evening"), "quiet"))
        for missing in chapter.missing:
            inside.addWidget(missing_row(self._context, missing))
        return frame
