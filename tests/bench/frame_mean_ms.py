"""What a frame costs on average while a reply streams: step, draw and paint together; see `windows.py`."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from tests.bench.frame_p99_ms import LEAST_FRAMES
from tests.bench.timing import spread
from tests.bench.windows import played


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    return judge(played().frames)


def judge(frames: Sequence[float]) -> Measured:
    if len(frames) < LEAST_FRAMES:
        raise CannotMeasure(f"Only {len(frames)} frames were painted while she spoke.")
    return Measured({"": fmean(frames)}, {"taken": "mean", "frames": spread(frames)})
