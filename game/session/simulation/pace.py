"""What simulated evenings say of the pace: goals reached in time, and whether anybody ever came to a dead end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.content.library import Library
from game.session.simulation.players import Player
from game.session.simulation.sitting import EveningRow, Sitting

STUCK_AFTER = 5
"""Evenings without anything new, and without a point each, before somebody else tries."""
_RESCUE = 8
"""Evenings that an ordinary player then has, to find whether there is a way on."""

Ended = Literal["finished", "going on", "slow", "dead end"]


@dataclass(frozen=True)
class Goal:
    """Something that should be there by some minute of play; `minutes` is None where it never came."""

    name: str
    least: float
    most: float
    minutes: float | None
    holds: bool


@dataclass(frozen=True)
class Played:
    """One player's evenings. slow: nothing new for a long while, but an ordinary player found the way on; dead end: not
    even they did. waits: what was missing then."""

    player: str
    rows: tuple[EveningRow, ...]
    ended: Ended
    waits: tuple[str, ...]
    milestones: Mapping[str, float]
    goals: tuple[Goal, ...]
    cards: int
    cards_total: int
    quiet: tuple[int, ...] = ()
    """Lines of talk between one new thing and the next, as `Sitting.quiet` counts them."""


def companions_in_turn(library: Library, sitting: Sitting) -> Iterator[str]:
    """With whom to spend the next evening: one companion after the other, each until her story is read."""
    while True:
        yield next(
            (who.full_id for who in library.companions if not sitting.read_all(who.full_id)),
            library.companions[0].full_id,
        )


def play(
    sitting: Sitting, library: Library, evenings: int, ordinary: Player
) -> tuple[tuple[EveningRow, ...], Ended, tuple[str, ...]]:
    """Evenings until all is found, their number is reached, or nothing new has come for long."""
    rows: list[EveningRow] = []
    turns = companions_in_turn(library, sitting)
    for _ in range(evenings):
        rows.append(sitting.evening(next(turns)))
        if sitting.finished:
            return tuple(rows), "finished", ()
        if _stuck(rows, sitting):
            waits = sitting.waits()
            return tuple(rows), "slow" if _ordinary_goes_on(sitting, turns, ordinary) else "dead end", waits
    return tuple(rows), "going on", ()


def _stuck(rows: Sequence[EveningRow], sitting: Sitting) -> bool:
    """Whether nothing new has come for long, and what is next does not merely wait for points that still come."""
    lately = rows[-STUCK_AFTER - 1 :]
    if len(lately) <= STUCK_AFTER or any(row.moved for row in lately[1:]):
        return False
    return not sitting.only_points_lack(lately[-1].companion) or lately[-1].points - lately[0].points < STUCK_AFTER


def _ordinary_goes_on(sitting: Sitting, turns: Iterator[str], ordinary: Player) -> bool:
    """Whether an ordinary player, put in this one's place, finds anything new."""
    sitting.hand_over(ordinary)
    return any(sitting.evening(next(turns)).moved for _ in range(_RESCUE))


def goals(library: Library, milestones: Mapping[str, float], cards_total: int) -> tuple[Goal, ...]:
    """The pace that the design wants for an ordinary player, for whatever the packs hold."""
    wanted: list[tuple[str, str, float, float]] = [
        ("a first card", "first card", 0, 10),
        ("a first chapter", "first chapter", 0, 20),
    ]
    for who in library.companions:
        top = who.ranks[-1].number if who.ranks else 1
        wanted.append((f"the last rank of {who.id}", f"rank {top} {who.full_id}", 240, 360))
    wanted.append(("the whole album", f"card {cards_total}", 0, 900))
    return tuple(_goal(name, milestones.get(key), least, most) for name, key, least, most in wanted)


def _goal(name: str, minutes: float | None, least: float, most: float) -> Goal:
    return Goal(name, least, most, minutes, minutes is not None and least <= minutes <= most)


def ways_to_points(rows: Sequence[EveningRow]) -> list[tuple[float, int]]:
    """(hours of play, points) at the end of each evening with the first companion: what thresholds are set by."""
    first = rows[0].companion if rows else ""
    return [(round(row.minutes_total / 60, 2), row.points) for row in rows if row.companion == first]
