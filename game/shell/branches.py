"""A line said in other words: the turns beside it, and the talk that followed each. On the session's thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.play.journal import Journal
    from game.play.store import Turn
    from game.session.views import TalkEntry


def numbered(journal: Journal, entries: list[TalkEntry]) -> list[TalkEntry]:
    """The bubbles, each line of the player's with which of how many wordings it is (0 of 0 where there is only one)."""
    return [_numbered(journal, entry) if entry.speaker == "player" else entry for entry in entries]


def unsay(journal: Journal, turn: int) -> None:
    """Stand before a line, as if it had not been said; what followed it is kept beside what will."""
    line = journal.turn(turn)
    if line is not None and line.role == "line":
        journal.move_head(line.conversation, line.parent)


def take(journal: Journal, turn: int, to: int) -> None:
    """Show another wording of a line, with what followed it."""
    line = journal.turn(turn)
    lines = wordings(journal, line) if line is not None else []
    if 0 <= to < len(lines) and lines[to].id != turn:
        last = lines[to]
        while below := journal.children(last):
            last = below[-1]
        journal.move_head(last.conversation, last.id)


def wordings(journal: Journal, line: Turn) -> list[Turn]:
    return [turn for turn in journal.siblings(line) if turn.role == "line"]


def _numbered(journal: Journal, entry: TalkEntry) -> TalkEntry:
    line = journal.turn(entry.turn)
    lines = [turn.id for turn in wordings(journal, line)] if line is not None else []
    return replace(entry, swipe=lines.index(entry.turn), swipes=len(lines)) if len(lines) > 1 else entry
