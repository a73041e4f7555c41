"""The arithmetic of measuring on a machine that does other things too. Pure, so that tests can feed it slow figures.

A floor and its subject are taken in turn, close together in time, and compared pair by pair: what slows the machine
slows both, and the median of the pairs' quotients forgets the moments when it slowed only one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from statistics import median
from time import perf_counter


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of all values do not exceed.

    >>> percentile([1, 2, 3, 4], 0.75)
    3
    """
    ranked = sorted(values)
    return ranked[max(0, ceil(len(ranked) * share) - 1)]


def spread(values: Sequence[float], digits: int = 3) -> dict[str, float]:
    """How figures lie: the least, the middle one, the one in twenty, the greatest, and how many there are."""
    found = {"min": min(values), "median": median(values), "p95": percentile(values, 0.95), "max": max(values)}
    return {name: round(value, digits) for name, value in found.items()} | {"runs": len(values)}


def quotient(subjects: Sequence[float], floors: Sequence[float]) -> float:
    """How many times its floor the subject is: the median over pairs taken one right after the other.

    >>> quotient([2.0, 9.0, 4.2], [1.0, 3.0, 2.0])
    2.1
    """
    return median(subject / floor for subject, floor in zip(subjects, floors, strict=True))


def alternating(floor: Callable[[], float], subject: Callable[[], float], runs: int) -> tuple[list[float], list[float]]:
    """`runs` figures of each, (floors, subjects), taken in turn; who goes first changes from pair to pair."""
    floors: list[float] = []
    subjects: list[float] = []
    for number in range(runs):
        if number % 2:
            subjects.append(subject())
            floors.append(floor())
        else:
            floors.append(floor())
            subjects.append(subject())
    return floors, subjects


def milliseconds(do: Callable[..., object], *values: object) -> float:
    """How long one call takes."""
    began = perf_counter()
    do(*values)
    return (perf_counter() - began) * 1000
