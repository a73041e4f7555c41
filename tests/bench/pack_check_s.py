"""How long `pack check` of the base pack takes, its stories included: the least of three, all read anew each time."""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.bench import Measured
from game.commands.parts import Parts
from game.session.pack_check import check
from tests.bench.timing import milliseconds, spread

RUNS = 3


def measure(parts: Parts) -> Measured:
    base = parts.root / "story" / "lantern-line"
    return judge([milliseconds(check, base, parts.root) / 1000 for _ in range(RUNS)])


def judge(runs: Sequence[float]) -> Measured:
    return Measured({"": min(runs)}, {"taken": "least", "s": spread(runs)})
