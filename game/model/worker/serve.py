"""The child's end of the pipe: answer calls until the parent is gone.

A request is `(call, operation, payload)`, an answer `(call, kind, payload)` with kind "beat" (still working), "piece"
(part of a stream), "done" (the result) or "fail". Call 0 is the loading. A cancel is `(call, "cancel", None)`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import os
import pickle
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from game.mind.ports import EngineError
from game.model.faults import PromptTooLongError
from game.model.machine import lower_priority

_BEAT_SECONDS = 0.5
_LOOK_SECONDS = 0.004
"""How often native code's callbacks look for a cancel: often enough to stop at once, rarely enough to cost nothing."""

_ENVIRONMENT = {
    # How long GNU's OpenMP lets threads that wait for each other spin before they sleep. Its default (300,000 times and
    # more) makes everything 3 to 15 times slower as soon as anything else uses a core; sleeping at once halves the
    # speed of a quiet machine; this costs a few per cent there (all measured on two cores).
    "GOMP_SPINCOUNT": "2000",
    # A failed check inside ggml would start a debugger to print where it was, and take seconds to die.
    "GGML_NO_BACKTRACE": "1",
}
"""Read by native libraries when they are loaded, so it is set before any worker module is imported."""


@dataclass(frozen=True)
class Service:
    """What a worker offers once loaded: what it found out about its model, and its operations by name."""

    about: Any
    operations: Mapping[str, Callable[[Any], Any]]


class CancelError(Exception):
    """The caller no longer wants the answer."""


class Link:
    """The pipe as an operation sees it: send pieces, show life, ask whether to stop.

    Once the parent is gone the process ends on the spot, wherever it is: nobody is left to be told, and an exception
    raised inside a callback from native code would go nowhere.
    """

    def __init__(self, conn: Connection[Any, Any], log: str) -> None:
        self._conn = conn
        self._waiting = _waiting(conn)
        self._log = log
        self._call = 0
        self._cancelled = False
        self._next_look = 0.0
        self._next_beat = 0.0

    def request(self) -> tuple[str, Any]:
        """Wait for the next operation."""
        while True:
            with self._parent():
                call, operation, payload = self._conn.recv()
            if operation != "cancel":
                self._call, self._cancelled = call, False
                return operation, payload

    def piece(self, text: str) -> None:
        """Send a part of a stream."""
        self.answer("piece", text)

    def answer(self, kind: str, payload: Any) -> None:
        """Send an answer to the current call."""
        with self._parent():
            # What `Connection.send` does, without its detour for objects that need the parent's help to be pickled.
            self._conn.send_bytes(pickle.dumps((self._call, kind, payload)))

    def cancelled(self) -> bool:
        """Whether the caller has cancelled the current call."""
        with self._parent():
            while not self._cancelled and self._waiting():
                call, operation, _ = self._conn.recv()
                self._cancelled = operation == "cancel" and call == self._call
        return self._cancelled

    def alive(self) -> bool:
        """Show life and say whether to go on; for callbacks that native code makes very often."""
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + _LOOK_SECONDS
            if now >= self._next_beat:
                self._next_beat = now + _BEAT_SECONDS
                self.answer("beat", None)
            self.cancelled()
        return not self._cancelled

    @contextlib.contextmanager
    def _parent(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, OSError):
            with contextlib.suppress(OSError):
                Path(self._log).unlink()
            os._exit(0)


def _waiting(conn: Connection[Any, Any]) -> Callable[[], bool]:
    """A question, cheap enough to ask at every token: is there anything to read, or has the pipe been closed?"""
    if not hasattr(select, "poll"):
        return conn.poll
    poll = select.poll()
    poll.register(conn.fileno(), select.POLLIN)
    return lambda: bool(poll.poll(0))


def serve(conn: Connection[Any, Any], factory: str, settings: Any, log: str) -> None:
    """Run a worker: `factory` names a function "module:function" that takes `(settings, link)` and gives a Service."""
    _settle_in(log)
    link = Link(conn, log)
    module, _, name = factory.partition(":")
    with _told(link):
        service: Service = getattr(importlib.import_module(module), name)(settings, link)
        link.answer("done", service.about)
        while True:
            operation, payload = link.request()
            with _told(link):
                link.answer("done", service.operations[operation](payload))
    # The model could not be loaded. The parent has been told, and ends this process when it has read that.
    link.request()


@contextlib.contextmanager
def _told(link: Link) -> Iterator[None]:
    """Whatever goes wrong inside is sent to the caller instead."""
    try:
        yield
    except CancelError:
        link.answer("done", None)
    except PromptTooLongError as error:
        link.answer("fail", ("too long", error.prompt_tokens, error.room))
    except EngineError as error:
        link.answer("fail", ("engine", error.what, error.remedy))
    except Exception as error:
        link.answer("fail", ("fault", repr(error), traceback.format_exc()))


def _settle_in(log: str) -> None:
    """Send what native code prints into the log, leave Ctrl-C to the parent, and step behind the window."""
    with contextlib.suppress(OSError):
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.close(file)
    # In a windowed application these are None; in both cases they now lead to the log.
    sys.stdout = sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="replace", closefd=False)
    faulthandler.enable(sys.stderr)
    os.environ.update(_ENVIRONMENT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lower_priority()
