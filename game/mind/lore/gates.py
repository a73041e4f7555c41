"""Whether one entry is called in one pass: SillyTavern's tests, in its order; the first that decides, decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.mind.lore.decorators import Decorators
from game.mind.lore.keys import Keys
from game.mind.lore.looking import Looking
from game.mind.lore.model import LoreBook, LoreEntry, Ref
from game.mind.lore.moment import Moment, Why
from game.mind.lore.timing import Standing, delayed


@dataclass(frozen=True)
class Candidate:
    """An entry as a scan sees it: its decorators applied. place: its rank among all entries, 0 is tried first."""

    ref: Ref
    book: LoreBook
    entry: LoreEntry
    asks: Decorators
    place: int


@dataclass(frozen=True)
class Pass:
    """One reading of the books. in_lore: called by lore that has come, too. level: of delayed entries that may come."""

    step: int
    kind: Literal["talk", "recursion", "deeper"]
    level: int

    @property
    def in_lore(self) -> bool:
        return self.kind == "recursion"


def called(candidate: Candidate, reading: Pass, looking: Looking, keys: Keys, stands: Standing) -> Why | None:
    """Why an entry is called; None if it is not."""
    ref, entry, moment = candidate.ref, candidate.entry, looking.moment
    sticky = ref in stands.sticky
    if not entry.enabled or (entry.triggers and moment.trigger not in entry.triggers):
        return None
    if not _meant_for(entry, moment):
        return None
    if delayed(entry, moment.count) or (ref in stands.cooling and not sticky):
        return None
    if not sticky and _waits(candidate, reading):
        return None
    decided = _decorated(candidate, looking, keys, stands)
    if decided is not None:
        return Why("decorator", step=reading.step) if decided else None
    if ref in moment.forced:
        return Why("forced", step=reading.step)
    if entry.constant:
        return Why("constant", step=reading.step)
    if sticky:
        return Why("sticky", step=reading.step)
    text = looking.text(entry, candidate.book, reading.in_lore)
    key = keys.first(entry.keys, text, ref, entry)
    if key is None or not keys.secondary_hold(text, ref, entry):
        return None
    return Why("key", key, reading.step)


def _meant_for(entry: LoreEntry, moment: Moment) -> bool:
    """Names and tags are each tested if given: both must allow the companion."""
    wanted = entry.characters
    named = not wanted.names or (moment.character in wanted.names) != wanted.exclude
    tagged = not wanted.tags or bool(set(wanted.tags) & set(moment.tags)) != wanted.exclude
    return named and tagged


def _waits(candidate: Candidate, reading: Pass) -> bool:
    """Whether an entry waits for recursion, or keeps out of it."""
    entry = candidate.entry
    if entry.delay_until_recursion and (not reading.in_lore or entry.delay_until_recursion > reading.level):
        return True
    return reading.in_lore and (entry.exclude_recursion or not candidate.book.recursive)


def _decorated(candidate: Candidate, looking: Looking, keys: Keys, stands: Standing) -> bool | None:
    """What an entry's decorators decide: True calls it, False keeps it out, None leaves it to its keys."""
    ref, entry, asks, moment = candidate.ref, candidate.entry, candidate.asks, looking.moment
    if asks.activate:
        return True
    if asks.dont_activate or (asks.once and ref in stands.came):
        return False
    if asks.keep and ref in stands.came:
        return True
    if asks.after is not None and moment.replies < asks.after:
        return False
    if asks.every is not None and moment.replies % asks.every:
        return False
    if asks.greeting is not None and moment.greeting is not None and moment.greeting != asks.greeting:
        return False
    if asks.user_icon is not None and moment.user_icon is not None and moment.user_icon != asks.user_icon:
        return False
    if asks.also or asks.without:
        text = looking.text(entry, candidate.book, in_lore=False)
        if any(keys.first(some, text, ref, entry) is None for some in asks.also):
            return False
        if keys.first(asks.without, text, ref, entry) is not None:
            return False
    return None
