"""How much memory the search index takes with 100,000 turns: what opening and asking it makes a process grow by.

Measured in a process of its own (`index_memory.py`), whose memory nothing else has used before.
"""

from __future__ import annotations

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.archives import profile_with
from tests.bench.children import Child, python_script

TURNS = 100_000


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    with Child(python_script("index_memory.py", str(profile_with(TURNS, "read")))) as child:
        before, after = (int(number) for number in child.ask("measure").split())
    return judge(before, after)


def judge(before: int, after: int) -> Measured:
    """Bytes of memory before the index was opened and after it was asked."""
    detail = {"taken": "once", "before MB": round(before / 1e6, 1), "after MB": round(after / 1e6, 1)}
    return Measured({"": (after - before) / 1e6}, detail)
