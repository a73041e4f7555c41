"""What a thousand companions cost a start: to the first frame that takes input, ÷ the same with three.

Both profiles hold companions that came on cards; starts are timed as in `start_ratio`, and take turns.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from game.commands.bench import Measured
from game.commands.parts import Parts
from game.content.interchange.opening import open_card
from game.content.interchange.to_pack import make_pack
from game.content.packs.writing import write_pack
from tests.bench.cards import card
from tests.bench.children import python_script
from tests.bench.start_ratio import seconds_to_frame
from tests.bench.timing import alternating, quotient, spread
from tests.bench.windows import settled_profile

FEW, MANY, RUNS = 3, 1000, 7


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        few, many = (_peopled(Path(folder) / str(count), count) for count in (FEW, MANY))
        seconds_to_frame(few)
        seconds_to_frame(many)
        return judge(*alternating(lambda: seconds_to_frame(few), lambda: seconds_to_frame(many), RUNS))


def _peopled(folder: Path, count: int) -> list[str]:
    """A profile with so many companions, as the command that opens its window."""
    folder.mkdir()
    profile = settled_profile(folder)
    opened = open_card(json.dumps(card(0)).encode())
    for number in range(count):
        made = make_pack(opened, id=f"somebody-{number}")
        write_pack(profile / "packs" / made.id, made.files)
    return python_script("window.py", "start", str(profile))


def judge(few: Sequence[float], many: Sequence[float]) -> Measured:
    return Measured(
        {"": quotient(many, few)}, {"taken": "median of pairs", "3 s": spread(few), "1,000 s": spread(many)}
    )
