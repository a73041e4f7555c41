"""How much memory the game takes while she speaks: window, voice and ear together, at its greatest.

Resident memory is added up over the processes, so what they share is counted in each.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from tests.bench.timing import spread
from tests.bench.windows import played

LEAST_PROCESSES = 3
"""Window, voice, ear."""


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    found = played()
    return judge(found.memory, found.processes)


def judge(memory: Sequence[int], processes: int) -> Measured:
    """Bytes at each moment, and how many processes they belong to."""
    if not memory or processes < LEAST_PROCESSES:
        raise CannotMeasure(f"Only {processes} of our processes were there while she spoke.")
    megabytes = [count / 1e6 for count in memory]
    detail = {"taken": "greatest", "MB": spread(megabytes, 1), "processes": processes}
    return Measured({"": max(megabytes)}, detail)
