"""The memory book: what a companion remembers and since when, searched, put right, pinned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from game.mind.relations import BY_KEY
from game.play.clock import evening_of
from game.play.happenings import MemoryClosed, MemoryKept, MemoryPinned
from game.play.state import Memory
from game.session import wording
from game.session.profile import OpenProfile


class NoSuchMemory(Exception):  # noqa: N818 - says what happened, not that something broke
    """There is no memory of this number, or it cannot be put right in the way that was asked for."""


@dataclass(frozen=True)
class MemoryEntry:
    """One thing a companion was told. text: what she makes of it; quote: the player's line, said in `turn`.

    It held from `since` until `until` (ISO 8601; None: it still does). due: the day of a plan.
    """

    id: int
    turn: int
    kind: str
    text: str
    quote: str
    value: str
    since: str
    until: str | None
    due: str | None
    pinned: bool


def memories(profile: OpenProfile, companion: str, words: str = "", past: bool = False) -> list[MemoryEntry]:
    """What a companion remembers, the pinned first, then the newest first.

    words: only what holds all of them, in any of its fields. past: also what no longer holds.
    """
    who = profile.library.companion(companion).full_id
    known = [m for m in profile.journal.state.memories.values() if m.companion == who and (past or m.closed is None)]
    wanted = words.casefold().split()
    found = [m for m in known if all(word in _searched(m) for word in wanted)]
    found.sort(key=lambda m: (not m.pinned, m.closed is not None, -m.id))
    return [_entry(profile, m) for m in found]


def correct(profile: OpenProfile, memory: int, value: str, due: date | None = None) -> MemoryEntry:
    """Put a memory right: the old one closes, a new one holds from now on. Raises NoSuchMemory.

    value: the name or thing it should have been; of a plan, what is planned ("" leaves it). due: a plan's new day.
    """
    old = _open(profile, memory)
    value = value.strip()
    if not value and due is None:
        raise NoSuchMemory("Say what it should have been.")
    if due is not None and old.memory != "plan":
        raise NoSuchMemory(f"Memory {memory} is no plan, and has no day.")
    plan = old.memory == "plan"
    right = MemoryKept(
        old.companion,
        old.memory,
        old.relation,
        old.value if plan else value or old.value,
        (value or old.about) if plan else old.about,
        old.text,
        old.language,
        due.isoformat() if due else old.due,
    )
    collection = profile.conversation("collection", "")
    with profile.journal.writing() as pen:
        turn = pen.turn(collection.id, "step")
        pen.add(turn, MemoryClosed(memory, "corrected"), because=[memory])
        new = pen.add(turn, right, because=[memory])
        if old.pinned:
            pen.add(turn, MemoryPinned(new, True), because=[new])
    profile.journal.save_view()
    return _entry(profile, profile.journal.state.memories[new])


def pin(profile: OpenProfile, memory: int, pinned: bool = True) -> MemoryEntry:
    """Keep a memory always before the companion, or no longer. Raises NoSuchMemory."""
    if _open(profile, memory).pinned != pinned:
        collection = profile.conversation("collection", "")
        with profile.journal.writing() as pen:
            pen.add(pen.turn(collection.id, "step"), MemoryPinned(memory, pinned), because=[memory])
        profile.journal.save_view()
    return _entry(profile, profile.journal.state.memories[memory])


def _open(profile: OpenProfile, memory: int) -> Memory:
    found = profile.journal.state.memories.get(memory)
    if found is None or found.closed is not None:
        raise NoSuchMemory(f"There is no memory {memory} that still holds. `memories` lists them with their numbers.")
    return found


def _searched(memory: Memory) -> str:
    relation = BY_KEY.get(memory.relation)
    words = (*relation.english, *relation.chinese) if relation else (memory.relation,)
    return " ".join([*words, memory.value, memory.about, memory.text, memory.due or ""]).casefold()


def _entry(profile: OpenProfile, memory: Memory) -> MemoryEntry:
    text = wording.remembers(memory, evening_of(profile.now()), profile.language)
    return MemoryEntry(
        memory.id, memory.turn, memory.memory, text, memory.text, memory.value, memory.since, memory.closed,
        memory.due, memory.pinned,
    )  # fmt: skip
