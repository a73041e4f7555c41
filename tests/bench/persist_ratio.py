"""How much dearer writing a turn becomes as the talk grows: with 100,000 messages stored ÷ with 1,000.

The median of 60 pairs of turns, one in each profile, taken one right after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.persisting import writings
from tests.bench.timing import quotient, spread


def measure(parts: Parts) -> Measured:
    found = writings(parts)
    return judge(found.few, found.many)


def judge(few: Sequence[float], many: Sequence[float]) -> Measured:
    return Measured(
        {"": quotient(many, few)},
        {
            "taken": "median of pairs",
            "ms at 1,000": spread(few),
            "ms at 100,000": spread(many),
            "quotient of the means": round(fmean(many) / fmean(few), 3),
        },
    )
