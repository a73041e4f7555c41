"""What the open game takes of one core while nobody speaks: with her breathing, and with motion reduced.

All our processes together, models loaded; see `windows.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.windows import IDLE_S, played


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    return judge(played().cpu)


def judge(cpu: Mapping[str, float]) -> Measured:
    return Measured(dict(cpu), {"taken": f"once, over {IDLE_S} s each"})
