"""What writing down one turn takes, all its batches together, with 100,000 messages stored: the median of 60 turns."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.persisting import writings
from tests.bench.timing import spread


def measure(parts: Parts) -> Measured:
    return judge(writings(parts).many)


def judge(turns: Sequence[float]) -> Measured:
    detail = {"taken": "median of turns", "turns": spread(turns), "mean": round(fmean(turns), 3)}
    return Measured({"": median(turns)}, detail)
