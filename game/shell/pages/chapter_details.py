"""A chapter told in full: what it is, what opens it, what is missing, how it may end; and the button that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from game.shell.notices import Mark
from game.shell.widgets import button, column, label

if TYPE_CHECKING:
    from game.session.views import ChapterView, EndingView, MissingView
    from game.shell.context import Context
    from game.shell.words import Words

MARKS = {"locked": "lock", "open": "lamp", "begun": "lamp", "read": "check"}
_READS = {"open": "read", "begun": "resume", "read": "again"}


def kind_and_state(words: Words, chapter: ChapterView) -> str:
    return f"{words(f'chapters.{chapter.kind}')} · {words(f'chapters.state_{chapter.state}')}"


def read_button(context: Context, chapter: ChapterView) -> QPushButton | None:
    """Reads it, goes on with it, or reads it again; None for one that is not open."""
    if chapter.state == "locked":
        return None
    words = context.words
    text = words(f"chapters.{_READS[chapter.state]}")
    made = button(text, lambda: context.read(chapter.id), "" if chapter.state == "read" else "primary")
    made.setAccessibleName(f"{text}: {chapter.title}")
    return made


def fill(rows: QVBoxLayout, context: Context, chapter: ChapterView, *, every_need: bool) -> None:
    """All that is to be said of a chapter below its title. every_need: also what opens it and is met already."""
    words, look = context.words, context.look
    if chapter.state != "locked" or not chapter.missing:
        rows.addWidget(label(chapter.summary))
    if chapter.quote:
        rows.addWidget(label(words("chapters.opened_by", quote=chapter.quote), "quiet"))
    if chapter.other_evening:
        rows.addWidget(label(words("album.other_evening"), "quiet"))
    needs = chapter.needs if every_need else chapter.missing
    if needs and every_need:
        rows.addSpacing(look.px(4))
        rows.addWidget(label(words("chapters.needs"), "heading"))
    for one in needs:
        rows.addWidget(need_row(context, one))
    if chapter.endings:
        rows.addSpacing(look.px(4))
        found = sum(one.found for one in chapter.endings)
        rows.addWidget(label(words("chapters.endings", n=found, count=len(chapter.endings)), "heading"))
        for ending in chapter.endings:
            rows.addWidget(ending_row(context, ending))


def need_row(context: Context, need: MissingView) -> QWidget:
    """One thing that opens a chapter; where it is missing, what the player could do about it."""
    hint = need.hint if not need.met else ""
    says = context.words("chapters.met" if need.met else "chapters.not_met", what=need.text)
    return _row(context, "check" if need.met else "lock", need.text, hint, says, quiet=need.met)


def ending_row(context: Context, ending: EndingView) -> QWidget:
    """An ending that was found by its name; of another one only the shape of it, and a hint."""
    words = context.words
    if ending.found:
        return _row(context, "lamp", ending.title, "", words("chapters.ending_found", title=ending.title))
    return _row(
        context, "lamp", words("chapters.ending_dark"), ending.hint, words("chapters.ending_unfound"), quiet=True
    )


def _row(context: Context, mark: str, text: str, below: str, says: str, *, quiet: bool = False) -> QWidget:
    look = context.look
    made = QWidget()
    made.setAccessibleName(f"{says} {below}".strip())
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(9))
    row.addWidget(Mark(look, mark, 15, look.theme.quiet if quiet else ""), 0, Qt.AlignmentFlag.AlignTop)
    texts = column(None, 0, 0)
    texts.addWidget(label(text, "quiet" if quiet else ""))
    if below:
        texts.addWidget(label(below, "quiet"))
    row.addLayout(texts, 1)
    return made
