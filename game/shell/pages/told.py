"""Where a reply's words came from: who wrote them, what came to her mind, and all that a model was shown for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from game.shell.context import Context
from game.shell.widgets import Rule, TextButton, column, label

if TYPE_CHECKING:
    from game.session.views import ReplyOrigin, ToldView

_SOURCES = ("player", "model", "joined", "authored")
"""Where several made a reply, the first of these is named: nobody shall take a model's word for an author's."""


def add_told(context: Context, rows: QVBoxLayout, origin: ReplyOrigin, go: Callable[[int], object]) -> None:
    """Put all of it under one another. go: bring what was said in a turn into sight."""
    for made in _content(context, origin, go):
        if isinstance(made, QWidget):
            rows.addWidget(made)
        else:
            rows.addLayout(made)


def _content(context: Context, origin: ReplyOrigin, go: Callable[[int], object]) -> Iterator[QWidget | QLayout]:
    words, total = context.words, sum(part.tokens for part in origin.told)
    yield _indented(context, label(_whence(context, origin)))
    if not origin.recalled and "player" not in origin.sources:
        yield _indented(context, label(words("told.recalled_none"), "quiet"))
    if origin.recalled:
        yield _indented(context, label(words("told.recalled"), "field"))
    for turn, speaker, text in origin.recalled:
        said = _said(context, speaker, text)
        if turn:
            yield TextButton(context.look, words("told.go"), said, partial(go, turn))
        else:
            yield _indented(context, label(said))
    if total:
        yield _indented(context, label(words("told.all", n=total), "quiet"))
    for kind, parts in groupby(origin.told, key=lambda part: part.kind):
        yield _section(context, kind, list(parts), total)


def _whence(context: Context, origin: ReplyOrigin) -> str:
    """Who found the words, and whether a model was asked."""
    source = next((one for one in _SOURCES if one in origin.sources), "authored")
    found = context.words(f"told.from_{source}")
    if source == "player" or (source == "model" and not origin.told):  # Older replies did not keep what was shown.
        return found
    asked = "used" if source == "model" else "unused" if origin.told else "none"
    return f"{found}{'' if context.words.language.startswith('zh') else ' '}{context.words(f'told.asked_{asked}')}"


def _section(context: Context, kind: str, parts: list[ToldView], total: int) -> QLayout:
    """Parts of one kind: what they are, how much of all they take, and their words."""
    words, look = context.words, context.look
    tokens = sum(part.tokens for part in parts)
    share = tokens / total
    rows = column(None, 0, look.px(3))
    rows.setContentsMargins(look.px(9), look.px(8), look.px(9), 0)
    top = QHBoxLayout()
    top.addWidget(label(words(f"told.kind_{kind}"), "field"), 1)
    top.addWidget(label(words("told.tokens", n=tokens), "quiet", wrap=False), 0, Qt.AlignmentFlag.AlignBottom)
    rows.addLayout(top)
    rows.addWidget(Rule(look, share, words("told.share", n=tokens, percent=max(1, round(share * 100)))))
    for part in parts:
        rows.addWidget(label(_said(context, part.speaker, part.text), selectable=True))
    return rows


def _said(context: Context, speaker: str, text: str) -> str:
    words, who = context.words, context.companion
    told = text or words("talk.forgotten")
    if not speaker:
        return told
    name = words("talk.you") if speaker == "player" or who is None else who.short_name
    return words("talk.says", name=name, text=told)


def _indented(context: Context, made: QWidget) -> QWidget:
    made.setContentsMargins(context.look.px(9), 0, context.look.px(9), 0)
    return made
