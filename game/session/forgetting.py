"""Forgetting: lines, memories, or all that was said, taken out of the journal and of everything made of it.

It is the one thing that rewrites what happened. That there was a talk, and what it earned, stays; what was said in it,
and what that was about, can be read nowhere in the profile afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from game.mind.text import terms
from game.play import happenings as h
from game.play.redaction import QUOTES, redacted, unquoted
from game.play.store import Event, Turn
from game.session.keepsakes import picture_of
from game.session.memories import NoSuchMemory
from game.session.profile import OpenProfile


@dataclass(frozen=True)
class Forgotten:
    """What is gone: turns whose words were said, memories, keepsakes.

    mentioned: lines that still hold a forgotten name or thing; they are other lines, and forgotten only if asked for.
    """

    turns: tuple[int, ...] = ()
    memories: tuple[int, ...] = ()
    keepsakes: tuple[int, ...] = ()
    mentioned: tuple[int, ...] = ()


def forget_turns(profile: OpenProfile, turns: Iterable[int]) -> Forgotten:
    """Forget what was said in these turns, a line with every reply to it, and all that came of them.

    Gone with them: memories told there, keepsakes that hold them, quotes of them, and sentences of hers that came back
    to such a memory. Turns there are not are passed over.
    """
    known = (profile.journal.turn(turn) for turn in turns)
    gone = {turn.id: turn for asked in known if asked is not None for turn in _with_replies(profile, asked)}
    return _forget(profile, gone.values())


def forget_memory(profile: OpenProfile, memory: int) -> Forgotten:
    """Forget one memory and the line that told it. Raises NoSuchMemory."""
    kept = {e.id: e for e in profile.journal.every([h.MemoryKept.kind])}
    if memory not in kept or memory not in profile.journal.state.memories:
        raise NoSuchMemory(f"There is no memory {memory}. `memories` lists them with their numbers.")
    chain = [kept[memory]]
    while earlier := [kept[cause] for cause in chain[-1].because if cause in kept]:
        chain.append(earlier[0])  # It was put right once: the line stands with the first.
    return forget_turns(profile, [event.turn for event in chain])


def forget_all(profile: OpenProfile, companion: str | None = None) -> Forgotten:
    """Forget everything said with a companion, or with all of them, and then the player's name too."""
    who = profile.library.companion(companion).full_id if companion is not None else None
    spoken = profile.journal.every([h.LineSaid.kind, h.SentenceShown.kind, h.MemoryKept.kind])
    turns = {e.turn for e in spoken if who in (None, getattr(e.what, "companion", None))}
    if who is None:
        turns |= {e.turn for e in profile.journal.every([h.PlayerNamed.kind])}
    found = (profile.journal.turn(turn) for turn in sorted(turns))
    return _forget(profile, [turn for turn in found if turn is not None])


def _with_replies(profile: OpenProfile, turn: Turn) -> list[Turn]:
    """A turn, and the replies below it up to the player's next line: every swipe, and what went on from it."""
    found = [turn]
    for one in found:
        found += [below for below in profile.journal.children(one) if below.role == "reply"]
    return found if turn.role == "line" else found[:1]


def _forget(profile: OpenProfile, turns: Collection[Turn]) -> Forgotten:
    journal = profile.journal
    gone = {turn.id for turn in turns}
    events = {e.id: e for e in journal.events_of(list(turns))}
    for event in journal.every([h.MemoryKept.kind]):
        if events.keys() & set(event.because):  # Put right later, in the book.
            events[event.id] = event
    for event in journal.every([h.KeepsakeMade.kind]):
        if isinstance(event.what, h.KeepsakeMade) and gone & set(event.what.turns):
            events[event.id] = event
    for event in journal.every([h.TalkSummed.kind]):
        what = event.what
        if isinstance(what, h.TalkSummed) and any(what.first <= turn <= what.last for turn in gone):
            events[event.id] = event
    told = {e.id: e.what for e in events.values() if isinstance(e.what, h.MemoryKept)}
    said = {e.what.text for e in events.values() if isinstance(e.what, h.LineSaid)} - {""}
    values = {part.casefold() for what in told.values() for part in (what.value, what.text) if len(part) > 1}
    events |= {e.id: e for e in _came_back(profile, gone, set(told), values)}
    rewritten = [replace(e, what=redacted(e.what)) for e in events.values()]
    rewritten += [replace(e, what=unquoted(e.what, said)) for e in journal.every(list(QUOTES)) if e.id not in events]
    before = {e.id: e for e in (*events.values(), *journal.every(list(QUOTES)))}
    pictures = [e.id for e in events.values() if isinstance(e.what, h.KeepsakeMade)]
    journal.rewrite([e for e in rewritten if e != before[e.id]])
    for keepsake in pictures:
        picture_of(profile, keepsake).unlink(missing_ok=True)
    return Forgotten(tuple(sorted(gone)), tuple(sorted(told)), tuple(pictures), _mentioned(profile, told.values()))


def _came_back(
    profile: OpenProfile, gone: Collection[int], memories: Collection[int], values: Collection[str]
) -> list[Event]:
    """Sentences of hers, said later, that came back to what is forgotten: by a plan's follow-up, or with its words."""
    journal = profile.journal
    followed = [e for e in journal.every([h.FollowedUp.kind]) if getattr(e.what, "memory", None) in memories]
    named = {cause for e in followed for cause in e.because}
    closed = journal.every([h.ReplyClosed.kind])
    recalling = {e.turn for e in closed if isinstance(e.what, h.ReplyClosed) and set(gone) & set(e.what.recalled)}
    turns = (journal.turn(turn) for turn in recalling | {e.turn for e in followed})
    return [
        e
        for e in journal.events_of([turn for turn in turns if turn is not None])
        if isinstance(e.what, h.SentenceShown)
        and (e.id in named or any(value in e.what.text.casefold() for value in values))
    ]


def _mentioned(profile: OpenProfile, told: Collection[h.MemoryKept]) -> tuple[int, ...]:
    """Lines that still hold the name or thing of a forgotten memory."""
    found: set[int] = set()
    for what in told:
        words = terms(what.value)
        if words:
            found |= {turn for turn, _ in profile.archive.search(what.companion, words, 20)}
    lines = profile.archive.said(sorted(found))
    values = [what.value.casefold() for what in told if what.value]
    return tuple(s.turn for s in lines if any(value in s.text.casefold() for value in values))
