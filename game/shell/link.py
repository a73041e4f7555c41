"""The line between the GUI thread and the session's: requests go over as functions, plain data comes back as signals.

One thread owns the open profile and everything below it. Requests are done one after another, in the order asked.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from game.session.messages import Trouble
from game.session.profile import OpenProfile

Request = Callable[[OpenProfile], Any]
Then = Callable[[Any], None]


class SessionLink(QObject):
    """Runs requests on the session's thread. All its methods are for the GUI thread.

    `trouble` tells of what went wrong, in words for the player; `ended` comes once the thread has closed the profile.
    """

    trouble = Signal(object)
    ended = Signal()
    _came = Signal(int, str, object)

    def __init__(self, opener: Callable[[], AbstractContextManager[OpenProfile]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._requests: queue.SimpleQueue[tuple[int, Request] | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[Then | None, Then | None]] = {}
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # No daemon: a profile is always closed before the process ends.
        self._thread = threading.Thread(target=self._run, name="session")

    def start(self) -> None:
        self._thread.start()

    def ask(self, request: Request, then: Then | None = None) -> None:
        """Do `request` with the profile; hand its result to `then` on the GUI thread."""
        self._send(request, None, then)

    def follow(self, request: Callable[[OpenProfile], Iterator[Any]], each: Then, done: Then | None = None) -> None:
        """Do a request that yields messages; `each` gets them as they come, `done` gets None at the end."""
        self._send(request, each, done)

    def close(self) -> None:
        """Finish what was asked, close the profile, and wait for it (a reply under way should be stopped first)."""
        self._requests.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _send(self, request: Request, each: Then | None, done: Then | None) -> None:
        number = next(self._numbers)
        self._waiting[number] = (each, done)
        self._requests.put((number, request))

    @Slot(int, str, object)
    def _deliver(self, number: int, what: str, value: Any) -> None:
        if what == "failed":
            self._waiting.pop(number, None)
            self.trouble.emit(value)
            return
        each, done = self._waiting.get(number, (None, None)) if what == "each" else self._waiting.pop(number, (None, None))
        call = each if what == "each" else done
        if call is not None:
            call(value)

    # On the session's thread

    def _run(self) -> None:
        try:
            with self._opener() as profile:
                while (asked := self._requests.get()) is not None:
                    self._do(profile, *asked)
        except Exception as error:  # Whatever it was, the player must hear of it; the GUI decides what then.
            self._came.emit(0, "failed", Trouble(str(error), "The game cannot go on without this."))
        self.ended.emit()

    def _do(self, profile: OpenProfile, number: int, request: Request) -> None:
        try:
            result = request(profile)
            if isinstance(result, Iterator):
                for message in result:
                    self._came.emit(number, "each", message)
                result = None
            self._came.emit(number, "done", result)
        except Exception as error:  # One request that fails must not end the evening.
            remedy = getattr(error, "remedy", "Everything up to here is kept.")
            self._came.emit(number, "failed", Trouble(getattr(error, "what", str(error)), remedy))
