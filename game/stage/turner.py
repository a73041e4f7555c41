"""Turns plates on a thread of its own, before they are wanted: turning is dear, and no frame should wait for it.

pygame lets other threads run while it turns a picture, so this takes nothing from the window but a processor's time.
All turning is done there, foreseen or not: two threads must not read one picture at once, which SDL does not allow.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from game.stage.turning import Turned

MOST = 6
"""Plates asked for at once: what is further off may never be wanted."""


class Turner:
    """Makes plates by key; `make` runs on its thread, and what it raises comes out where the plate is taken."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "stage-turner")
        self._asked: dict[Hashable, Future[Turned]] = {}

    @property
    def full(self) -> bool:
        return len(self._asked) >= MOST

    def holds(self, key: Hashable) -> bool:
        return key in self._asked

    def ask(self, key: Hashable, make: Callable[[], Turned]) -> None:
        """Begin to make a plate, after those asked for before."""
        self._asked[key] = self._thread.submit(make)

    def finished(self) -> Iterator[tuple[Hashable, Turned]]:
        """Hand over all that is made by now."""
        for key in [key for key, asked in self._asked.items() if asked.done()]:
            yield key, self._asked.pop(key).result()

    def now(self, key: Hashable, make: Callable[[], Turned]) -> Turned:
        """A plate that a frame waits for: what was asked for and not begun is given up before it."""
        asked = self._asked.pop(key, None)
        if asked is None or asked.cancel():
            self._asked = {other: waiting for other, waiting in self._asked.items() if not waiting.cancel()}
            asked = self._thread.submit(make)
        return asked.result()
