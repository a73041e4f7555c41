"""The head of the talk: name, role, the rank as stars, and the next thing there is to discover."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.widgets import Rule, Stars, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.session.views import ChapterView, CompanionView, StatusView
    from game.shell.words import Words

SHORT = 520
"""In a window lower than this (at the text's scale) the talk needs the room more than its head does."""


class Header(QWidget):
    def __init__(self, context: Context, find: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._find = context, find
        self._rows = column(self, 0, 0)
        if context.companion is not None:
            self._show(context.companion, None)

    def show_standing(self, status: StatusView) -> None:
        self._show(status.companion, upcoming(status.chapters))

    def _show(self, who: CompanionView, chapter: ChapterView | None) -> None:
        words, look = self._context.words, self._context.look
        clear(self._rows)
        short = self.window().height() < look.px(SHORT)
        names = column(None, 0, 0)
        names.addWidget(label(who.name, "heading" if short else "title", wrap=False))
        standing = column(None, 0, look.px(2))
        says = words("talk.rank_says", rank=who.rank, ranks=who.ranks, name=who.rank_name)
        standing.addWidget(Stars(look, who.rank, who.ranks, says), 0, Qt.AlignmentFlag.AlignRight)
        if not short:
            names.addWidget(label(who.role, "role", wrap=False))
            standing.addWidget(label(who.rank_name, "quiet", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(9), 0, look.px(9), 0)
        top.addLayout(names, 1)
        top.addLayout(standing)
        if self._context.talk is not None:
            top.addWidget(icon_button(look, "find", words("talk.find_open"), self._find, 16))
        self._rows.addLayout(top)
        self._rows.addWidget(Rule(look, *towards_next(words, who)))
        if chapter is not None and (not short or chapter.state != "locked"):
            self._rows.addLayout(self._next(chapter))

    def _next(self, chapter: ChapterView) -> QHBoxLayout:
        """One line: the chapter to read, or the next one and the first thing it waits for."""
        words, look = self._context.words, self._context.look
        row = QHBoxLayout()
        row.setContentsMargins(look.px(9), 0, look.px(9), 0)
        if chapter.state in ("open", "begun"):
            key = "talk.next_open" if chapter.state == "open" else "talk.next_begun"
            row.addWidget(label(words(key, title=chapter.title), "role"), 1)
            row.addWidget(button(words("chapters.read"), lambda: self._context.read(chapter.id), "primary"))
            return row
        missing = chapter.missing[0] if chapter.missing else None
        text = words("talk.next", title=chapter.title, missing=missing.text if missing else "")
        line = label(text, "quiet")
        if missing is not None:
            line.setToolTip(missing.hint)
            line.setAccessibleDescription(missing.hint)
        row.addWidget(line, 1)
        row.addWidget(button(words("talk.more"), lambda: self._context.go("chapters"), "plain"))
        return row


def towards_next(words: Words, who: CompanionView) -> tuple[float, str]:
    """How much of what the next chapter asks for is there, and the same in words. Where it asks for nothing: all."""
    if not who.next_points:
        return 1.0, words("talk.points_all", points=who.points)
    have = min(who.points, who.next_points)
    return have / who.next_points, words("talk.points", points=have, next=who.next_points)


def upcoming(chapters: tuple[ChapterView, ...]) -> ChapterView | None:
    """The chapter to show: one that can be read, else the first that is still locked."""
    for states in (("begun",), ("open",), ("locked",)):
        found = next((c for c in chapters if c.state in states), None)
        if found is not None:
            return found
    return None
