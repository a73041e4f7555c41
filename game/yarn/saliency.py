"""How one of several fitting lines or nodes is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.yarn.chance import Chance


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line or node that could run now: its id, how much its condition asks, how often it has run."""

    id: str
    complexity: int
    seen: int


#: Chooses the index of one candidate; there is always at least one.
Strategy = Callable[[Sequence[Candidate], Chance], int]


def first(_: Sequence[Candidate], __: Chance) -> int:
    """The one written first."""
    return 0


def best(candidates: Sequence[Candidate], _: Chance) -> int:
    """The one whose condition asks most; the first of equals."""
    return max(range(len(candidates)), key=lambda index: (candidates[index].complexity, -index))


def best_least_recently_seen(candidates: Sequence[Candidate], _: Chance) -> int:
    """Of those seen least often, the one whose condition asks most; the first of equals."""
    return min(_least_seen(candidates))


def random_best_least_recently_seen(candidates: Sequence[Candidate], chance: Chance) -> int:
    """Of those seen least often, any of those whose condition asks most."""
    equals = _least_seen(candidates)
    return equals[chance.below(len(equals))]


def _least_seen(candidates: Sequence[Candidate]) -> list[int]:
    rank = min((one.seen, -one.complexity) for one in candidates)
    return [index for index, one in enumerate(candidates) if (one.seen, -one.complexity) == rank]


STRATEGIES: Mapping[str, Strategy] = {
    "first": first,
    "best": best,
    "best_least_recently_seen": best_least_recently_seen,
    "random_best_least_recently_seen": random_best_least_recently_seen,
}
