"""Where things stand with a companion: the bond, what has come up between you, what they remember, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.notices import Mark
from game.shell.pages.header import towards_next, upcoming
from game.shell.widgets import Rule, Scroll, Stars, button, clear, column, label

if TYPE_CHECKING:
    from game.session.views import MissingView, StatusView


class CompanionsPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look = context.look
        self._scroll = Scroll(look.px(8), look.px(8))
        rows = column(self, 0, 0)
        rows.addWidget(self._scroll)

    def show_standing(self, status: StatusView) -> None:
        words, look, rows = self._context.words, self._context.look, self._scroll.content
        clear(rows)
        who = status.companion
        top = QHBoxLayout()
        names = column(None, 0, 0)
        names.addWidget(label(who.name, "title", wrap=False))
        names.addWidget(label(who.role, "role"))
        top.addLayout(names, 1)
        says = words("talk.rank_says", rank=who.rank, ranks=who.ranks, name=who.rank_name)
        top.addWidget(Stars(look, who.rank, who.ranks, says), 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(top)
        rows.addWidget(Rule(look, *towards_next(words, who)))
        rows.addLayout(self._numbers(status))
        chapter = upcoming(status.chapters)
        if chapter is not None:
            self._heading(words("companion.next", title=chapter.title))
            if chapter.state == "locked":
                for missing in chapter.missing:
                    rows.addWidget(missing_row(self._context, missing))
            else:
                read = button(words("chapters.read"), lambda: self._context.read(chapter.id), "primary")
                rows.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading(words("companion.beats"))
        for title in status.beats_found or (words("companion.no_beats"),):
            rows.addWidget(label(title, "" if status.beats_found else "quiet"))
        self._heading(words("companion.memories", name=who.short_name))
        for memory in status.memories:
            told = label(memory.text, "", selectable=True)
            told.setToolTip(words("companion.said", quote=memory.quote))
            rows.addWidget(told)
            if memory.quote and memory.quote != memory.text:
                rows.addWidget(label(words("companion.said", quote=memory.quote), "quiet"))
        if not status.memories:
            rows.addWidget(label(words("companion.no_memories", name=who.short_name), "quiet"))
        rows.addSpacing(look.px(6))
        others = button(words("companion.others"), lambda: self._context.go("aboard"))
        rows.addWidget(others, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)

    def _numbers(self, status: StatusView) -> QGridLayout:
        words, look = self._context.words, self._context.look
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(3))
        grid.setHorizontalSpacing(look.px(18))
        rows = (
            (words("companion.rank"), status.companion.rank_name),
            (words("companion.bond"), str(status.companion.points)),
            (words("companion.cards"), words("companion.of", have=status.cards, all=status.cards_total)),
            (words("companion.draws"), str(status.draws)),
        )
        for at, (name, value) in enumerate(rows):
            grid.addWidget(label(name, "quiet", wrap=False), at, 0)
            grid.addWidget(label(value), at, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _heading(self, text: str) -> None:
        rows = self._scroll.content
        rows.addSpacing(self._context.look.px(6))
        rows.addWidget(label(text, "heading"))


def missing_row(context: Context, missing: MissingView) -> QWidget:
    """One thing a chapter waits for, and what the player could do about it."""
    look = context.look
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(9))
    row.addWidget(Mark(look, "lock", 15), 0, Qt.AlignmentFlag.AlignTop)
    texts = column(None, 0, 0)
    texts.addWidget(label(missing.text))
    if missing.hint:
        texts.addWidget(label(missing.hint, "quiet"))
    row.addLayout(texts, 1)
    return made
