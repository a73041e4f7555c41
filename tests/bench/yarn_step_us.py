"""How long the story takes from one line to the next: the least over runs of 5,000 lines, half of them with a value."""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.bench import Measured
from game.commands.parts import Parts
from game.yarn import Dialogue, Line, compile_yarn
from tests.bench.stories import lines_only
from tests.bench.timing import milliseconds, spread

LINES = 5_000
RUNS = 5


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    program = compile_yarn({"lines.yarn": lines_only(LINES)})

    def tell() -> None:
        dialogue = Dialogue(program)
        dialogue.start("Start")
        told = 0
        while isinstance(dialogue.advance(), Line):
            told += 1
        assert told == LINES

    return judge([milliseconds(tell) * 1000 / LINES for _ in range(RUNS)])


def judge(runs: Sequence[float]) -> Measured:
    return Measured({"": min(runs)}, {"taken": "least", "µs a line": spread(runs, 1)})
