"""How long a talk of 20,000 messages takes to open in the window: from asking for it → its newest bubble painted.

The game's own window at 1280×720 without a display, over a profile that holds the talk. Each round reads it from the
archive anew and makes the page anew: the least of the rounds, which all do the same. "a page up" is, of steps through
all of it to places not read yet, the one in twenty, from the step → its bubbles painted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from game.commands.bench import Measured
from game.commands.parts import Parts
from game.keep.profile import Profile
from game.mind.text import terms
from tests.bench.archives import NOW, profile_with
from tests.bench.children import Child, python_script
from tests.bench.timing import percentile, spread
from tests.bench.windows import OFFSCREEN

MESSAGES, ROUNDS, STEPS = 20_000, 9, 120


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    root = profile_with(MESSAGES, "open")
    with Profile(root, terms, NOW) as kept:
        kept.settings.change(first_run_done=True, language="en", motion="reduced")
    with Child(python_script("long_talk.py", str(root)), OFFSCREEN) as window:
        return judge(json.loads(window.ask(f"open {ROUNDS}")), json.loads(window.ask(f"scroll {STEPS}")))


def judge(opened: Sequence[float], scrolled: Mapping[str, Sequence[float]]) -> Measured:
    """opened: milliseconds a round. scrolled: of each step its milliseconds and the widgets there were after it."""
    detail = {
        "taken": "the least of rounds; of steps the one in twenty",
        "messages": MESSAGES,
        "open ms": spread(opened),
        "scroll ms": spread(scrolled["ms"]),
        "most rows that were widgets": max(scrolled["widgets"]),
        "most bubbles in memory": max(scrolled["loaded"]),
    }
    return Measured({"open": min(opened), "a page up": percentile(scrolled["ms"], 0.95)}, detail)
