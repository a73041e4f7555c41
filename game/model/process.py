"""The parent's end of a worker: spawn it, call it, notice when it dies or hangs, start it again.

A model lives in a process of its own, because llama.cpp can crash on a bad file or grammar, and the game must not go
down with it. One call is in the pipe at a time; any thread may cancel it.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from game.mind.ports import EngineError
from game.model.faults import AGAIN, PromptTooLongError, died, silent
from game.model.worker.serve import serve

_SLICE = 0.02
"""Seconds a waiting caller sleeps before it looks again whether it was cancelled."""
_LOG_TAIL = 4_000


@dataclass(frozen=True)
class Patience:
    """Seconds without any sign of life before a worker counts as hung: while loading, while answering, after a
    cancel. `goodbye` is how long a cancelled caller waits for the worker's own account of what it did."""

    loading: float = 60.0
    answering: float = 45.0
    cancelling: float = 2.0
    goodbye: float = 0.06


class Worker:
    """A process that is there when it is needed. Raises EngineError for whatever goes wrong in it."""

    def __init__(self, who: str, factory: str, settings: Any, patience: Patience | None = None) -> None:
        self.who = who
        self._factory = factory
        self._settings = settings
        self._patience = patience or Patience()
        self._turn = threading.Lock()
        self._owner = 0
        self._process: SpawnProcess | None = None
        self._conn: Connection[Any, Any] | None = None
        self._log: Path | None = None
        self._about: Any = None
        self._loaded = False
        self._call = 0
        self._unsettled: tuple[int, float] | None = None
        self._closed = False
        # A program that ends without closing its worker leaves no process and no log behind either.
        atexit.register(self.close)

    def start(self) -> None:
        """Begin loading without waiting for it."""
        with self._taking_turns():
            self._spawn()

    def about(self) -> Any:
        """What the worker said of itself once loaded; waits for that."""
        with self._taking_turns():
            self._ready()
            return self._about

    @property
    def known(self) -> Any:
        """What the worker said of itself, or None while it has not loaded; never waits."""
        return self._about

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def call(self, operation: str, payload: Any = None) -> Any:
        """One question, one answer."""
        for kind, value in self.exchange(operation, payload, threading.Event()):
            if kind == "done":
                return value
        raise AssertionError("an exchange that is not cancelled ends with done")

    def exchange(self, operation: str, payload: Any, cancelled: threading.Event) -> Iterator[tuple[str, Any]]:
        """One question, any number of ("piece", text), then ("done", result); or nothing more after a cancel that
        the worker did not confirm at once. Leaving the iteration early cancels too."""
        with self._taking_turns():
            if cancelled.is_set() or not self._ready(cancelled):
                return
            self._call += 1
            call, owed = self._call, True
            self._send((call, operation, payload))
            try:
                while owed and not cancelled.is_set():
                    answer = self._answer(call, self._patience.answering, cancelled, renew=True)
                    if answer is not None:
                        owed = answer[0] == "piece"
                        yield answer
                    elif not cancelled.is_set():
                        raise self._silence(self._patience.answering)
                if owed:
                    self._cancel(call)
                    if last := self._result(call, self._patience.goodbye):
                        owed = False
                        yield last
            except EngineError:
                owed = False
                raise
            finally:
                if owed:
                    self._cancel(call)

    def close(self) -> None:
        """End the worker for good."""
        self._closed = True
        atexit.unregister(self.close)
        self._end()

    # The life of the process.

    @contextlib.contextmanager
    def _taking_turns(self) -> Iterator[None]:
        if self._owner == threading.get_ident():
            raise RuntimeError(f"{self.who} is still answering; finish or cancel that reply first")
        with self._turn:
            if self._closed:
                raise self._gone()
            self._owner = threading.get_ident()
            try:
                yield
            finally:
                self._owner = 0

    def _spawn(self) -> None:
        if self._process is not None and self._process.is_alive():
            return
        self._end()
        context = multiprocessing.get_context("spawn")
        self._conn, theirs = context.Pipe(duplex=True)
        handle, log = tempfile.mkstemp(prefix="lantern-model-", suffix=".log")
        os.close(handle)
        self._log = Path(log)
        # A daemon is ended with the parent; when the parent is killed, the broken pipe tells the worker.
        self._process = context.Process(
            target=serve, args=(theirs, self._factory, self._settings, log), name=self.who, daemon=True
        )
        self._process.start()
        theirs.close()

    def _ready(self, cancelled: threading.Event | None = None) -> bool:
        """Have a loaded worker with nothing left to say about older calls; false when cancelled before that."""
        self._settle()
        self._spawn()
        if not self._loaded:
            answer = self._answer(0, self._patience.loading, cancelled, renew=True)
            if answer is None and cancelled is not None and cancelled.is_set():
                return False
            if answer is None:
                raise self._silence(self._patience.loading)
            self._about, self._loaded = answer[1], True
        return True

    def _settle(self) -> None:
        """Wait for a cancelled call to end; a worker that does not come back from it is ended."""
        if self._unsettled is None:
            return
        call, until = self._unsettled
        self._unsettled = None
        with contextlib.suppress(EngineError):
            if self._result(call, max(0.0, until - time.monotonic())) is None:
                self._end()

    def _end(self) -> None:
        process, conn, log = self._process, self._conn, self._log
        self._process = self._conn = self._log = None
        self._loaded, self._unsettled = False, None
        if conn is not None:
            conn.close()
        if process is not None:
            process.join(0.2)
            if process.is_alive():
                process.kill()
                process.join()
        if log is not None:
            log.unlink(missing_ok=True)

    # Talking to it.

    def _send(self, message: tuple[int, str, Any]) -> None:
        try:
            self._pipe().send(message)
        except OSError:
            raise self._death() from None

    def _answer(
        self, call: int, seconds: float, cancelled: threading.Event | None = None, renew: bool = False
    ) -> tuple[str, Any] | None:
        """The next piece or result of a call; None when time is up or it was cancelled. With `renew`, every sign of
        life starts the time again."""
        until = time.monotonic() + seconds
        try:
            while cancelled is None or not cancelled.is_set():
                left = until - time.monotonic()
                if self._pipe().poll(min(_SLICE, max(0.0, left))):
                    about, kind, payload = self._pipe().recv()
                    if renew:
                        until = time.monotonic() + seconds
                    if about == call and kind == "fail":
                        raise self._failure(call, payload)
                    if about == call and kind != "beat":
                        return kind, payload
                elif left <= 0:
                    break
        except (EOFError, OSError):
            raise self._death() from None
        return None

    def _result(self, call: int, seconds: float) -> tuple[str, Any] | None:
        """A call's result, passing over its pieces; None when time is up."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) >= 0:
            answer = self._answer(call, left)
            if answer is None:
                return None
            if answer[0] == "done":
                self._unsettled = None
                return answer
        return None

    def _cancel(self, call: int) -> None:
        if self._unsettled is None and self._conn is not None:
            self._unsettled = (call, time.monotonic() + self._patience.cancelling)
            with contextlib.suppress(OSError):
                self._conn.send((call, "cancel", None))

    def _pipe(self) -> Connection[Any, Any]:
        if self._conn is None:
            raise self._gone()
        return self._conn

    # What went wrong.

    def _failure(self, call: int, payload: tuple[Any, ...]) -> EngineError:
        kind, *details = payload
        if kind == "too long":
            return PromptTooLongError(*details)
        if kind == "engine":
            error = EngineError(*details)
        else:
            error = EngineError(f"{self.who} failed: {details[0]}.", AGAIN)
            error.add_note(details[1])
        self._add_last_words(error)
        if call == 0:
            self._end()
        return error

    def _gone(self) -> EngineError:
        return EngineError(f"{self.who} has been closed.", "Open it again.")

    def _silence(self, seconds: float) -> EngineError:
        self._end()
        return silent(self.who, seconds)

    def _death(self) -> EngineError:
        process = self._process
        if process is None:
            return self._gone()
        process.join(2.0)
        error = died(self.who, process.exitcode)
        self._add_last_words(error)
        self._end()
        return error

    def _add_last_words(self, error: EngineError) -> None:
        """What native code printed goes along as a note: for a bug report, not for the player."""
        with contextlib.suppress(OSError):
            if self._log is not None and (raw := self._log.read_bytes()[-_LOG_TAIL:]):
                error.add_note(f"The last lines it printed:\n{raw.decode('utf-8', errors='replace').strip()}")
