"""The bubbles of a talk, as they stand on its path."""

from __future__ import annotations

from game.mind.text import join
from game.play.happenings import LineSaid, SentenceShown
from game.play.journal import Journal
from game.play.store import Event, Turn
from game.session.views import TalkEntry


def entries(journal: Journal, talk: int, limit: int) -> list[TalkEntry]:
    """The newest `limit` bubbles, oldest first; a turn without words (an evening's beginning) makes none."""
    path = journal.path(talk, limit)
    by_turn: dict[int, list[Event]] = {}
    for event in journal.events_of(path):
        by_turn.setdefault(event.turn, []).append(event)
    found = [_entry(journal, turn, by_turn.get(turn.id, [])) for turn in path]
    return [entry for entry in found if entry is not None]


def _entry(journal: Journal, turn: Turn, events: list[Event]) -> TalkEntry | None:
    line = next((e.what for e in events if isinstance(e.what, LineSaid)), None)
    if line is not None:
        return TalkEntry(turn.id, "player", line.text, turn.at)
    shown = [e.what for e in events if isinstance(e.what, SentenceShown)]
    if not shown:
        return None
    swipes = [t.id for t in journal.siblings(turn) if t.role == "reply"]
    text = join((s.text for s in shown), shown[0].language)
    return TalkEntry(turn.id, "companion", text, turn.at, swipes.index(turn.id), len(swipes))
