"""How long a start takes: `python main.py` → first frame whose page takes input ÷ the barest Qt and pygame window.

Both are timed here, from the making of the process to the row it prints once the frame is painted, without a display
(Qt's offscreen platform). They take turns after one start of each that fills the system's caches; the median of the
pairs' quotients.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.children import Child, python_script
from tests.bench.timing import alternating, quotient, spread
from tests.bench.windows import OFFSCREEN, settled_profile

RUNS = 9


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        profile = settled_profile(Path(folder))
        bare, game = python_script("bare_window.py"), python_script("window.py", "start", str(profile))
        seconds_to_frame(bare)
        seconds_to_frame(game)
        return judge(*alternating(lambda: seconds_to_frame(bare), lambda: seconds_to_frame(game), RUNS))


def seconds_to_frame(command: list[str]) -> float:
    """From before the process is made to its first row."""
    began = perf_counter()
    with Child(command, OFFSCREEN):
        return perf_counter() - began


def judge(bare: Sequence[float], game: Sequence[float]) -> Measured:
    detail = {"taken": "median of pairs", "bare window s": spread(bare), "game s": spread(game)}
    return Measured({"": quotient(game, bare)}, detail)
