"""Sticky, cooldown and delay: effects that last a number of messages, and the state of them a conversation keeps.

The state belongs to a turn: a branch or a swipe that takes up an earlier turn takes up its state. As in SillyTavern,
the message an entry came with is the first it is sticky for, and its cooldown starts when it stops being sticky.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any, Literal

from game.mind.lore.model import LoreEntry, Ref

Kind = Literal["sticky", "cooldown"]


@dataclass(frozen=True)
class Effect:
    """One effect on one entry. start, end: message counts, `end` excluded. mark: the entry as it was; an edit ends it.

    sure: set by another effect's end, so that it holds even if no message has come since.
    """

    kind: Kind
    entry: Ref
    mark: str
    start: int
    end: int
    sure: bool = False


@dataclass(frozen=True)
class Timing:
    """Effects under way, and at how many messages each entry first came (for decorators that ask)."""

    effects: tuple[Effect, ...] = ()
    first: tuple[tuple[Ref, int], ...] = ()


@dataclass(frozen=True)
class Standing:
    """How entries stand when a scan begins; `timing` is the state without what has ended."""

    sticky: frozenset[Ref]
    cooling: frozenset[Ref]
    came: frozenset[Ref]
    timing: Timing


def mark_of(entry: LoreEntry) -> str:
    """A short fingerprint of an entry: any change to it changes this."""
    return blake2s(repr(entry).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def standing(timing: Timing, entries: Mapping[Ref, LoreEntry], messages: int) -> Standing:
    """Which effects hold at a number of messages. An effect whose talk has not grown since it began is dropped."""
    kept: list[Effect] = []
    active: dict[Kind, set[Ref]] = {"sticky": set(), "cooldown": set()}
    stuck = [e for e in timing.effects if e.kind == "sticky"]
    for effect in [*stuck, *(e for e in timing.effects if e.kind == "cooldown")]:
        entry = entries.get(effect.entry)
        if messages <= effect.start and not effect.sure:
            continue
        if entry is None or mark_of(entry) != effect.mark:
            kept += [effect] if messages < effect.end else []
            continue
        if effect.kind == "cooldown" and effect.entry in active["cooldown"]:
            continue  # Its sticky time has just ended, and begun this one anew.
        if messages < effect.end:
            kept.append(effect)
            active[effect.kind].add(effect.entry)
        elif effect.kind == "sticky" and entry.cooldown:
            kept.append(Effect("cooldown", effect.entry, effect.mark, messages, messages + entry.cooldown, sure=True))
            active["cooldown"].add(effect.entry)
    first = tuple((ref, at) for ref, at in timing.first if at < messages)
    came = frozenset(ref for ref, _ in first)
    return Standing(frozenset(active["sticky"]), frozenset(active["cooldown"]), came, Timing(tuple(kept), first))


def delayed(entry: LoreEntry, messages: int) -> bool:
    """Whether the talk is still too short for an entry."""
    return messages < entry.delay


def afterwards(timing: Timing, came: Iterable[tuple[Ref, LoreEntry]], messages: int) -> Timing:
    """The state after these entries came. An effect already under way is not begun anew."""
    effects, first = list(timing.effects), dict(timing.first)
    held = {(e.kind, e.entry) for e in effects}
    kinds: tuple[Kind, ...] = ("sticky", "cooldown")
    for ref, entry in came:
        first.setdefault(ref, messages)
        for kind in kinds:
            length: int = getattr(entry, kind)
            if length > 0 and (kind, ref) not in held:
                effects.append(Effect(kind, ref, mark_of(entry), messages, messages + length))
    return Timing(tuple(effects), tuple(first.items()))


def to_data(timing: Timing) -> dict[str, Any]:
    """A state as lists, strings and numbers, for the journal."""
    return {
        "effects": [[e.kind, *e.entry, e.mark, e.start, e.end, e.sure] for e in timing.effects],
        "first": [[*ref, at] for ref, at in timing.first],
    }


def from_data(data: Mapping[str, Any]) -> Timing:
    """A state as `to_data` wrote it."""
    return Timing(
        tuple(
            Effect(kind, Ref(b, e), mark, start, end, sure) for kind, b, e, mark, start, end, sure in data["effects"]
        ),
        tuple((Ref(b, e), at) for b, e, at in data["first"]),
    )
