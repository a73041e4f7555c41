"""The bubbles of a talk, as they stand on its path: the newest of them, any of them, and those that hold some words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from game.mind.ports import Archive
from game.mind.text import join
from game.play import happenings as h
from game.play.clock import evening_of
from game.play.journal import Journal
from game.play.store import Event, Turn
from game.session.views import Brought, TalkEntry

_ALL = 1_000_000
_SPOKEN = ("line", "reply")
"""The turns that hold words; an evening's beginning holds none."""

Tell = Callable[[Event], Brought | None]
"""What an event of a line brought, in words; None where there is nothing to say of it."""


def entries(journal: Journal, talk: int, limit: int, tell: Tell = lambda _: None) -> list[TalkEntry]:
    """The newest `limit` bubbles, oldest first."""
    path = journal.path(talk, limit + 1)
    return entries_of(journal, [turn for turn in path if turn.role in _SPOKEN][-limit:], tell)


def entries_of(journal: Journal, turns: Sequence[Turn], tell: Tell = lambda _: None) -> list[TalkEntry]:
    """The bubbles of these turns, in their order; a turn without words makes none."""
    by_turn: dict[int, list[Event]] = {}
    for event in journal.events_of(turns):
        by_turn.setdefault(event.turn, []).append(event)
    known = {turn.id: turn for turn in turns}
    found = [_entry(journal, turn, known, by_turn.get(turn.id, []), tell) for turn in turns]
    return [entry for entry in found if entry is not None]


def spoken(journal: Journal, talk: int) -> list[int]:
    """Every turn of the path that holds words, oldest first."""
    return [turn.id for turn in journal.path(talk) if turn.role in _SPOKEN]


def found(journal: Journal, archive: Archive, talk: int, companion: str, words: str) -> list[int]:
    """The turns of the path in whose words these are found, newest first; capitals do not matter."""
    wanted = words.strip().casefold()
    if not wanted:
        return []
    here = set(spoken(journal, talk))
    said = archive.recent(companion, _ALL)
    return [s.turn for s in reversed(said) if s.turn in here and wanted in s.text.casefold()]


def alternatives(journal: Journal, turn: Turn) -> list[Turn]:
    """A line's wordings, or the replies that stand at one place."""
    return [beside for beside in journal.siblings(turn) if beside.role == turn.role]


def text_of(events: Iterable[Event]) -> str:
    """The words of one turn."""
    said = [e.what for e in events if isinstance(e.what, h.LineSaid | h.SentenceShown)]
    return join((what.text for what in said), said[0].language) if said else ""


def evening_at(at: str) -> str:
    """The day a moment belongs to; both ISO 8601."""
    return evening_of(datetime.fromisoformat(at)).isoformat()


def marked(events: Iterable[Event]) -> str | None:
    """The note of the bookmark at a turn, None where there is none."""
    last = next((e.what for e in reversed(list(events)) if isinstance(e.what, h.TurnMarked)), None)
    return last.note if last is not None and last.marked else None


def _entry(
    journal: Journal, turn: Turn, known: Mapping[int, Turn], events: Sequence[Event], tell: Tell
) -> TalkEntry | None:
    text = text_of(events)
    if not text:
        return None
    hers = turn.role == "reply"
    beside = [one.id for one in alternatives(journal, turn)]
    alone = len(beside) < 2 and not hers
    above = _parent(journal, turn, known)
    before = above
    while before is not None and before.role not in _SPOKEN:
        before = _parent(journal, before, known)
    evening = evening_at(turn.at)
    closed = next((e.what for e in events if isinstance(e.what, h.ReplyClosed)), None)
    brought = (tell(event) for event in events) if not hers else ()
    return TalkEntry(
        turn=turn.id,
        speaker="companion" if hers else "player",
        text=text,
        at=turn.at,
        swipe=0 if alone else beside.index(turn.id),
        swipes=0 if alone else len(beside),
        evening=evening,
        begins=before is None or evening_at(before.at) != evening,
        expression=closed.expression if closed is not None else "",
        reworded=any(isinstance(e.what, h.ReplyReworded) for e in events),
        mark=marked(events),
        goes_on=hers and above is not None and above.role == "reply",
        ways=len(journal.children(turn)) if journal.conversations[turn.conversation].head == turn.id else 0,
        brought=tuple(one for one in brought if one is not None),
    )


def _parent(journal: Journal, turn: Turn, known: Mapping[int, Turn]) -> Turn | None:
    if turn.parent is None:
        return None
    return known.get(turn.parent) or journal.turn(turn.parent)
