"""Keeps two set-ups of the same checkout apart: the second waits until the first has finished."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":  # written from the documentation; not tried here
    import msvcrt

    def _try_lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(path: Path, waiting: Callable[[], None], every: float = 0.5) -> Iterator[int]:
    """Holds the lock file `path` and gives its descriptor; calls `waiting` once when another holds it.

    The operating system lets go of the lock when its holder ends, however it ends, so none is ever left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        told = False
        while True:
            try:
                _try_lock(file)
                break
            except OSError:
                if not told:
                    waiting()
                    told = True
                time.sleep(every)
        yield file.fileno()
