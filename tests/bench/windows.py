"""The game's window measured while it is played: one run for all benchmarks that ask what it costs to look at.

`window.py` opens it at 1280×720 without a display. She is silent and speaks in turn, so that whatever else the machine
does falls on both; then she only breathes, and at last holds still. This process reads what the others take.
"""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from game.commands.bench import CannotMeasure
from game.keep.profile import Profile
from game.mind.text import terms
from tests.bench.archives import NOW
from tests.bench.children import Child, python_script

try:
    import psutil
except ImportError:
    psutil = None

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
ROUNDS = 3
TALK_S, IDLE_S = 8, 10
_SAMPLE_S = 0.05


@dataclass
class Played:
    """What was seen. Frames and heartbeats are milliseconds, memory bytes of all our processes, shares of one core."""

    frames: list[float] = field(default_factory=list)
    beats_talking: list[float] = field(default_factory=list)
    beats_quiet: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    cpu: dict[str, float] = field(default_factory=dict)
    replies: int = 0
    processes: int = 0


def settled_profile(folder: Path) -> Path:
    """A profile whose first run is over, so that the talk is the first page."""
    root = folder / "profile"
    with Profile(root, terms, NOW) as kept:
        kept.settings.change(first_run_done=True, language="en", motion="full")
    return root


def played() -> Played:
    """Play for about a minute, once for all who ask. Raises CannotMeasure without window or models."""
    found = _tried()
    if isinstance(found, CannotMeasure):
        raise found
    return found


@cache
def _tried() -> Played | CannotMeasure:
    if psutil is None:
        return CannotMeasure("psutil is not installed. `python main.py test` brings it.")
    try:
        with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
            command = python_script("window.py", "play", str(settled_profile(Path(folder))))
            with Child(command, OFFSCREEN) as window:
                return _play(window)
    except CannotMeasure as error:
        return error


def _play(window: Child) -> Played:
    seen = Played()
    everyone = psutil.Process(window.process.pid)
    _ask(window, "talk", 2)  # The first words warm everything up.
    for _ in range(ROUNDS):
        seen.beats_quiet.extend(_ask(window, "quiet", TALK_S)["beats"])
        with _sampling(everyone, seen.memory):
            told = _ask(window, "talk", TALK_S)
        seen.frames.extend(told["frames"])
        seen.beats_talking.extend(told["beats"])
        seen.replies += told["replies"]
        seen.processes = max(seen.processes, len(_family(everyone)))
    for what, name in (("breathe", "breathing"), ("still", "still")):
        _ask(window, what, 2)  # What went before must not count.
        before, began = cpu_seconds(everyone), perf_counter()
        _ask(window, what, IDLE_S)
        seen.cpu[name] = (cpu_seconds(everyone) - before) / (perf_counter() - began)
    return seen


def _ask(window: Child, what: str, seconds: float) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(window.ask(f"{what} {seconds}"))
    return told


def _family(process: psutil.Process) -> list[psutil.Process]:
    """A process and all that it started; nobody where it has ended."""
    with suppress(psutil.NoSuchProcess):
        return [process, *process.children(recursive=True)]
    return []


@contextmanager
def _sampling(process: psutil.Process, memory: list[int]) -> Iterator[None]:
    """Keep reading, all the while, what a process and all its children hold in memory together."""
    over = threading.Event()

    def sample() -> None:
        while not over.wait(_SAMPLE_S):
            memory.append(sum(_resident(one) for one in _family(process)))

    thread = threading.Thread(target=sample, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0


def cpu_seconds(process: psutil.Process) -> float:
    """What a process and its children have computed so far."""
    total = 0.0
    for one in _family(process):
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            total += times.user + times.system
    return total
