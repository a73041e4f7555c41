"""What the dearest frames cost while a reply streams: step, draw and paint together, 99 of 100 at most this.

Only ticks that painted a picture count; see `windows.py` for how they are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from tests.bench.timing import percentile, spread
from tests.bench.windows import played

LEAST_FRAMES = 200


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    return judge(played().frames)


def judge(frames: Sequence[float]) -> Measured:
    if len(frames) < LEAST_FRAMES:
        raise CannotMeasure(f"Only {len(frames)} frames were painted while she spoke.")
    return Measured({"": percentile(frames, 0.99)}, {"taken": "99th percentile", "frames": spread(frames)})
