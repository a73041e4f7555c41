"""Noticing: what a heard line brings about, as happenings for the journal. Rules of points and beats stay in `play`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from game.content.model import Companion, Cue
from game.mind.beats import beats
from game.mind.conditions import Moment, holds
from game.mind.hear import Heard
from game.mind.own_words import own_words
from game.mind.told import Told
from game.mind.weigh import LIKELY
from game.play import happenings as h
from game.play.bond import beat_move, moves
from game.play.clock import evening_of
from game.play.state import Memory


def nearest_cue(heard: Heard, moment: Moment) -> Cue | None:
    """The cue the line is taken for; None if none is near enough, or the line asks for a fact of the player's."""
    if heard.asked is not None:
        return None
    for match in heard.matches:
        if match.fit < LIKELY:
            return None
        if holds(match.cue.when, moment):
            return match.cue
    return None


def notice(
    companion: Companion, heard: Heard, moment: Moment, memories: Sequence[Memory], player: str
) -> Iterator[h.Happening]:
    """What follows from a line, in order: the label, the bond's move, beats reached, what is to be remembered.

    A cry for help is remembered, and otherwise no part of the game.
    """
    who, bond = companion.full_id, moment.bond
    cue = nearest_cue(heard, moment)
    topics = list(cue.topics) or [cue.id] if cue else _own_topics(heard)
    yield h.LineHeard(who, list(heard.acts), topics or list(heard.topics), cue.id if cue else None, heard.care)
    if heard.care is None:
        yield from moves(bond, who, heard.acts, topics, own_words(heard.text, heard.language))
        for beat in beats(companion, heard, cue, moment):
            if beat not in bond.beats:
                yield h.BeatReached(who, beat)
                yield beat_move(who, beat)
    yield from _to_remember(who, heard, memories, player, evening_of(moment.now).isoformat())


def _own_topics(heard: Heard) -> list[str]:
    """What a line is about where no cue says so: whom it asks or tells of."""
    return [heard.asked.relation] if heard.asked else [t.relation for t in heard.told if t.relation and t.news][:1]


def _to_remember(who: str, heard: Heard, memories: Sequence[Memory], player: str, today: str) -> Iterator[h.Happening]:
    """New facts and plans; a fact that changed closes the one before, one already known is not kept twice."""
    for told in heard.told:
        if told.memory == "correction":
            yield from _put_right(who, told, memories, heard)
            continue
        if told.memory == "feeling" and heard.care is not None:
            continue  # What the help card was shown for is not asked after in passing.
        due = told.due.isoformat() if told.due else None
        if told.relation == "name" and told.value != player:
            yield h.PlayerNamed(told.value)
        same = [
            m
            for m in memories
            if m.closed is None and (m.memory, m.relation, m.about) == (told.memory, told.relation, told.about)
        ]
        if told.memory == "feeling":  # Felt again another evening, it is felt anew.
            same = [m for m in memories if m.closed is None and m.memory == "feeling"]
            if any(m.value == told.value and _evening(m.since) == today for m in same):
                continue
        elif any(m.due == due and (m.value == told.value or (due and "" in (m.value, told.value))) for m in same):
            continue
        # A plan whose day has come is no longer changed by a new one: how it went is still to be asked.
        for old in same:
            if not told.beside and (old.due is None or old.due > today):
                yield h.MemoryClosed(old.id, "changed")
        yield h.MemoryKept(who, told.memory, told.relation, told.value, told.about, heard.text, heard.language, due)


def _evening(at: str) -> str:
    return evening_of(datetime.fromisoformat(at)).isoformat()


def _put_right(who: str, told: Told, memories: Sequence[Memory], heard: Heard) -> Iterator[h.Happening]:
    """ "It's Anna, not Hannah": the newest fact held as Hannah is held as Anna from now on; none such, nothing."""
    old = [m for m in memories if m.closed is None and m.value.casefold() == told.about.casefold()]
    for wrong in old[-1:]:
        yield h.MemoryClosed(wrong.id, "corrected")
        yield h.MemoryKept(
            who, wrong.memory, wrong.relation, told.value, wrong.about, heard.text, heard.language, wrong.due
        )
