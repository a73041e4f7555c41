"""The head of the talk: name, role, the rank as stars, and the next thing there is to discover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.context import Context
from game.shell.widgets import Rule, Stars, TextButton, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.session.views import ChapterView, CompanionView, StatusView
    from game.shell.words import Words

SHORT = 520
"""In a window lower than this (at the text's scale) the talk needs the room more than its head does."""


class Header(QWidget):
    """`more` opens the menu of the talk, at a place on the screen."""

    def __init__(self, context: Context, more: Callable[[QPoint], None]) -> None:
        super().__init__()
        self._context, self._more = context, more
        self._rows = column(self, 0, 0)
        if context.companion is not None:
            self._show(context.companion, None)

    def show_standing(self, status: StatusView) -> None:
        self._show(status.companion, next_thing(self._context.words, status))

    def _show(self, who: CompanionView, thing: NextThing | None) -> None:
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
        top.setContentsMargins(look.px(9), 0, look.px(2), 0)
        top.setSpacing(look.px(6))
        top.addLayout(names, 1)
        top.addLayout(standing)
        if self._context.talk is not None:
            more = icon_button(look, "more", words("talk.menu"), lambda: None, 18)
            more.clicked.connect(lambda: self._more(more.mapToGlobal(more.rect().bottomLeft())))
            top.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(top)
        self._rows.addWidget(Rule(look, *towards_next(words, who)))
        if thing is not None and (not short or thing.ready):
            self._rows.addWidget(self._next(thing))

    def _next(self, thing: NextThing) -> QWidget:
        """One quiet line that leads there; what can be had at once has a button."""
        context, look = self._context, self._context.look

        def go() -> None:
            if thing.chapter:
                context.read(thing.chapter)
            else:
                context.go(thing.page)

        if not thing.ready:
            made = TextButton(look, "", thing.text, go, "next")
            made.setToolTip(thing.hint)
            made.setAccessibleDescription(thing.hint)
            return made
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(look.px(9), 0, look.px(9), 0)
        row.addWidget(label(thing.text, "role"), 1)
        row.addWidget(button(context.words(thing.does), go, "primary"))
        return line


def towards_next(words: Words, who: CompanionView) -> tuple[float, str]:
    """How much of what the next chapter asks for is there, and the same in words. Where it asks for nothing: all."""
    if not who.next_points:
        return 1.0, words("talk.points_all", points=who.points)
    have = min(who.points, who.next_points)
    return have / who.next_points, words("talk.points", points=have, next=who.next_points)


@dataclass(frozen=True)
class NextThing:
    """What there is to discover next. `ready`: it can be had now, by what `does` says; else `hint` says how.

    chapter: the one to read, or `page` is where to go.
    """

    text: str
    hint: str = ""
    ready: bool = False
    does: str = ""
    chapter: str = ""
    page: str = "chapters"


def next_thing(words: Words, status: StatusView) -> NextThing | None:
    """A chapter one is in the middle of, one that is open, a card to draw, or the nearest that is still locked."""
    chapter = upcoming(status.chapters)
    if chapter is not None and chapter.state != "locked":
        text = words(f"talk.next_{chapter.state}", title=chapter.title)
        return NextThing(text, ready=True, does="chapters.read", chapter=chapter.id)
    if status.draws:
        return NextThing(words("notice.draws", n=status.draws), ready=True, does="talk.to_album", page="album")
    if chapter is None:
        return None
    missing = chapter.missing[0] if chapter.missing else None
    text = words("talk.next", title=chapter.title, missing=missing.text if missing else "")
    return NextThing(text, hint=missing.hint if missing else "")


def upcoming(chapters: tuple[ChapterView, ...]) -> ChapterView | None:
    """The chapter to show: one that can be read, else the first that is still locked."""
    for state in ("begun", "open", "locked"):
        found = next((c for c in chapters if c.state == state), None)
        if found is not None:
            return found
    return None
