"""How long 5,000 nodes of story take to be read and checked: the least of three runs, in a script for each 100."""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.bench import Measured
from game.commands.parts import Parts
from game.yarn import compile_yarn
from tests.bench.stories import long_story
from tests.bench.timing import milliseconds, spread

NODES = 5_000
A_FILE = 100
RUNS = 3


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    whole = long_story(NODES).split("===\n")[:-1]
    files = {
        f"part{start // A_FILE}.yarn": "===\n".join([*whole[start : start + A_FILE], ""])
        for start in range(0, NODES, A_FILE)
    }
    return judge([milliseconds(compile_yarn, files) / 1000 for _ in range(RUNS)])


def judge(runs: Sequence[float]) -> Measured:
    return Measured({"": min(runs)}, {"taken": "least", "s": spread(runs), "nodes": NODES})
