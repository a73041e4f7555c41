"""Whether a streaming reply makes the window stutter: share of ticks over 25 ms while it streams − the same without.

The ticks are those of a timer at sixty a second in the GUI thread: the stage's own come only thirty times a second
while she breathes, so their distance would tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from tests.bench.timing import spread
from tests.bench.windows import played

LATE_MS = 25
LEAST_TICKS = 200


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    found = played()
    return judge(found.beats_talking, found.beats_quiet)


def judge(talking: Sequence[float], quiet: Sequence[float]) -> Measured:
    """Milliseconds from tick to tick, while a reply streams and while none does."""
    if min(len(talking), len(quiet)) < LEAST_TICKS:
        raise CannotMeasure(f"Only {len(talking)} ticks came while she spoke, {len(quiet)} while she did not.")
    detail = {
        "taken": "difference of two shares, phases in turn",
        "late while streaming": round(share_late(talking), 4),
        "late without": round(share_late(quiet), 4),
        "ticks while streaming": spread(talking, 1),
        "ticks without": spread(quiet, 1),
    }
    return Measured({"": share_late(talking) - share_late(quiet)}, detail)


def share_late(ticks: Sequence[float]) -> float:
    return sum(tick > LATE_MS for tick in ticks) / len(ticks)
