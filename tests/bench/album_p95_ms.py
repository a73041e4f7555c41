"""What one step of scrolling an album of 10,000 cards costs, 95 of 100 at most this; wheel steps and leaps.

Between bursts the page rests and faces are composed, as in play. In the same run Qt's own list with nothing to make is
scrolled as far: the floor, told beside it. See `album_window.py`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from tests.bench.children import Child, python_script
from tests.bench.timing import percentile, spread
from tests.bench.windows import OFFSCREEN, settled_profile

ROUNDS, LEAST_STEPS = 3, 200


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    album: list[float] = []
    floor: list[float] = []
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        command = python_script("album_window.py", str(settled_profile(Path(folder))))
        with Child(command, OFFSCREEN) as window:
            for _ in range(ROUNDS):
                told = json.loads(window.ask("scroll"))
                album += told["album"]
                floor += told["floor"]
    return judge(album, floor)


def judge(album: Sequence[float], floor: Sequence[float]) -> Measured:
    if len(album) < LEAST_STEPS:
        raise CannotMeasure(f"Only {len(album)} steps were scrolled.")
    detail = {"taken": "95th percentile", "album": spread(album), "floor": spread(floor)}
    return Measured({"": percentile(album, 0.95)}, detail)
