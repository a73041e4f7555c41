"""One request to a server and its answer, line by line, on a thread of its own: whoever waits can turn away at once.

Plain http.client: it follows no redirection and asks no proxy, so that words go where the player said and nowhere else.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.mind.ports import EngineError
from game.model.server.address import Address
from game.model.server.refusals import RefusedError, cut_off, stalled, unreachable

_SLICE = 0.02
"""Seconds a waiting caller sleeps before it looks again whether it was cancelled."""
_LONGEST_LINE = 1 << 20
_LONGEST_REFUSAL = 1 << 16


@dataclass(frozen=True)
class Patience:
    """Seconds: to reach the server; until its first word (it may have to load a model, and read a long prompt); of
    silence between two words."""

    connecting: float = 5.0
    first: float = 120.0
    between: float = 30.0


@dataclass(frozen=True)
class Whereto:
    """A server and the key it wants, "" for none. The key is left out wherever this is printed."""

    address: Address
    key: str = ""
    patience: Patience = Patience()

    def __repr__(self) -> str:
        return f"Whereto({self.address.place})"


class Exchange:
    """Begins at once. `lines` are those of the answer; `close` may be called from any thread."""

    def __init__(self, whereto: Whereto, path: str, body: Mapping[str, Any] | None = None) -> None:
        self._to = whereto
        self._path = whereto.address.path + path
        self._body = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", errors="replace")
        self._came: queue.SimpleQueue[bytes | EngineError | None] = queue.SimpleQueue()
        # Kept by itself: http.client forgets its socket once an answer says that it will be the last.
        self._socket: socket.socket | None = None
        self._closed = threading.Event()
        threading.Thread(target=self._run, name="server", daemon=True).start()

    def lines(self, cancelled: threading.Event) -> Iterator[bytes]:
        """The answer's lines until its end, or until cancelled. Raises EngineError; RefusedError where it is a no."""
        patience = self._to.patience
        seconds = patience.connecting + patience.first
        until = time.monotonic() + seconds
        try:
            while not cancelled.is_set():
                try:
                    came = self._came.get(timeout=_SLICE)
                except queue.Empty:
                    if time.monotonic() > until:
                        raise stalled(self._to.address.place, seconds) from None
                    continue
                if came is None:
                    return
                if isinstance(came, EngineError):
                    raise came
                seconds = patience.between
                until = time.monotonic() + seconds
                yield came
        finally:
            self.close()

    def close(self) -> None:
        """Hang up: the server stops drawing what nobody waits for."""
        self._closed.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    # On the exchange's own thread

    def _run(self) -> None:
        try:
            self._talk()
            self._came.put(None)
        except EngineError as error:
            self._came.put(error)
        except Exception as error:  # Whatever the network brings, whoever waits must hear of it.
            place = self._to.address.place
            self._came.put(cut_off(place) if self._socket is not None else unreachable(place, error))

    def _talk(self) -> None:
        at, patience = self._to.address, self._to.patience
        kind = http.client.HTTPSConnection if at.secure else http.client.HTTPConnection
        conn = kind(at.host, at.port, timeout=patience.connecting)
        with contextlib.closing(conn):
            conn.connect()
            # How long a silence may last is for the waiting side to judge; it hangs up, and reading ends.
            conn.sock.settimeout(None)
            self._socket = conn.sock
            if self._closed.is_set():
                return
            conn.request("GET" if self._body is None else "POST", self._path, self._body, self._headers())
            answer = conn.getresponse()
            if answer.status != 200:
                raise RefusedError(at, answer.status, answer.read(_LONGEST_REFUSAL), self._to.key)
            while not self._closed.is_set() and (line := answer.readline(_LONGEST_LINE)):
                self._came.put(line)

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "text/event-stream, application/json", "User-Agent": "LanternLine"}
        if self._body is not None:
            headers["Content-Type"] = "application/json"
        if self._to.key:
            headers["Authorization"] = f"Bearer {self._to.key}"
        return headers
