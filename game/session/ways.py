"""The ways a talk took: where it was said or answered otherwise, each way ends somewhere, and can be gone again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from game.play import happenings as h
from game.play.journal import Journal
from game.play.store import Turn
from game.session.history import evening_at, marked, text_of
from game.session.views import MarkView, WayView


def ways(journal: Journal, talk: int) -> list[WayView]:
    """The present way first, then the others on which the player said something, the newest first.

    Replies that nothing followed are no ways of their own: they are swipes of one.
    """
    turns = {turn.id: turn for turn in journal.turns(talk)}
    path = [turn.id for turn in journal.path(talk)]
    here, followed = set(path), {turn.parent for turn in turns.values()}
    names = {e.turn: e.what.name for e in journal.every([h.WayNamed.kind]) if isinstance(e.what, h.WayNamed)}
    ends: dict[int, list[Turn]] = {}
    for end in (turn for turn in turns.values() if turn.id not in followed and turn.id not in here):
        own = _own(end, turns, here)
        lines = [turn.id for turn in own if turn.role == "line"]
        if lines:
            ends[lines[-1]] = own  # Later swipes of the same last line take the place of earlier ones.
    present = [turns[turn] for turn in path if turns[turn].role in ("line", "reply")]
    found = [_view(journal, present, present[-1], names, here=True)] if present else []
    others = sorted(ends.values(), key=lambda own: own[-1].id, reverse=True)
    return found + [_view(journal, own, _first_spoken(own), names, here=False) for own in others]


def last_below(journal: Journal, turn: Turn) -> Turn:
    """The newest end of what followed a turn."""
    while below := journal.children(turn):
        turn = below[-1]
    return turn


def marks(journal: Journal, talk: int) -> list[MarkView]:
    """The bookmarks of a talk in the order in which things were said, also those on other ways."""
    at = {e.turn for e in journal.every([h.TurnMarked.kind])}
    turns = [turn for turn in (journal.turn(number) for number in sorted(at)) if turn and turn.conversation == talk]
    here = {turn.id for turn in journal.path(talk)}
    found = []
    for turn in turns:
        events = journal.events_of([turn])
        note = marked(events)
        if note is not None:
            day = evening_at(turn.at)
            found.append(MarkView(turn.id, note, _speaker(turn), text_of(events), day, turn.id in here))
    return found


def _own(end: Turn, turns: dict[int, Turn], here: set[int]) -> list[Turn]:
    """The turns that are on this way and not on the present one, oldest first."""
    own = []
    turn: Turn | None = end
    while turn is not None and turn.id not in here:
        own.append(turn)
        turn = turns[turn.parent] if turn.parent is not None else None
    return own[::-1]


def _first_spoken(own: Sequence[Turn]) -> Turn:
    return next(turn for turn in own if turn.role != "step")


def _view(journal: Journal, own: Sequence[Turn], shown: Turn, names: dict[int, str], here: bool) -> WayView:
    return WayView(
        end=own[-1].id,
        here=here,
        name=next((names[turn.id] for turn in reversed(own) if turn.id in names), ""),
        speaker=_speaker(shown),
        text=text_of(journal.events_of([shown])),
        evening=evening_at(shown.at),
        length=sum(turn.role != "step" for turn in own),
    )


def _speaker(turn: Turn) -> Literal["player", "companion"]:
    return "player" if turn.role == "line" else "companion"
