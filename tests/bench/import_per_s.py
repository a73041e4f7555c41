"""How many character cards come in a second: opened, read, made packs with their pictures, checked and installed.

A folder of cards as they really are (half of them pictures of a megabyte), brought into an empty profile; the best of
three, since this asks what the game can do and not what else the machine does.
"""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from game.session.character_cards import bring_in
from tests.bench.cards import fill
from tests.bench.timing import spread

RUNS = 3


def measure(parts: Parts) -> Measured:
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        count = fill(Path(folder) / "cards")
        return judge(count, [_seconds(parts, Path(folder), number) for number in range(RUNS)])


def _seconds(parts: Parts, folder: Path, number: int) -> float:
    options = Namespace(profile=folder / f"profile-{number}", now=None, lang="en")
    with parts.open_profile(options) as profile:
        began = perf_counter()
        came = list(bring_in(profile, [folder / "cards"]))
        took = perf_counter() - began
    if any(one.result == "refused" for one in came):
        raise CannotMeasure(f"A card was refused: {came[0].why}")
    return took


def judge(count: int, seconds: Sequence[float]) -> Measured:
    return Measured({"": count / min(seconds)}, {"cards": count, "seconds for all": spread(seconds)})
