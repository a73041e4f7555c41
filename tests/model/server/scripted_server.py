"""A real HTTP server on this machine that does what a test says: a chat as it should be, or any way it can go wrong."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def chunk(content: str | None, finish: str | None = None, **more: Any) -> bytes:
    """One event of a chat stream."""
    delta = {} if content is None else {"content": content}
    choice = {"index": 0, "delta": delta | more, "finish_reason": finish}
    return b"data: " + json.dumps({"object": "chat.completion.chunk", "choices": [choice]}).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


def chat(*pieces: str, usage: dict[str, Any] | None = None) -> list[bytes]:
    """A whole reply as an OpenAI-compatible server streams it."""
    told = [b"data: " + json.dumps({"choices": [], "usage": usage}).encode() + b"\n\n"] if usage else []
    return [chunk(None, role="assistant"), *(chunk(p) for p in pieces), chunk(None, "stop"), *told, DONE]


@dataclass
class Answer:
    """What comes back: parts are written one after the other; a number between them is a pause in seconds."""

    parts: Sequence[bytes | float] = ()
    status: int = 200
    kind: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


def models(*names: str, **facts: Any) -> Answer:
    rows = [{"id": name, "object": "model", **facts} for name in names]
    return Answer([json.dumps({"object": "list", "data": rows}).encode()], kind="application/json")


def refusal(status: int, message: str) -> Answer:
    return Answer([json.dumps({"error": {"message": message}}).encode()], status, "application/json")


@dataclass
class Server:
    """`replies` answers each chat request; `listing` what it has. `asked` are the chats, `hung_up` whether the game
    closed the connection before an answer was whole."""

    port: int
    replies: Callable[[Asked], Answer] | Answer = field(default_factory=lambda: Answer(chat("Good ", "evening.")))
    listing: Answer = field(default_factory=lambda: models("toy"))
    asked: list[Asked] = field(default_factory=list)
    listed: list[Asked] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serving() -> Iterator[Server]:
    """The server, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.path, dict(self.headers), {})
            server.listed.append(asked)
            self._answer(server.listing if self.path == "/v1/models" else refusal(404, "no such page"))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, dict(self.headers), body)
            server.asked.append(asked)
            if self.path != "/v1/chat/completions":
                self._answer(refusal(404, "no such page"))
            else:
                self._answer(server.replies(asked) if callable(server.replies) else server.replies)

        def _answer(self, answer: Answer) -> None:
            try:
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for part in answer.parts:
                    if isinstance(part, float):
                        self._pause(part)
                    else:
                        self.wfile.write(part)
                        self.wfile.flush()
            except OSError:
                server.hung_up.set()

        def _pause(self, seconds: float) -> None:
            """Wait; a caller that hangs up meanwhile sends an end of file."""
            self.connection.settimeout(seconds)
            until = time.monotonic() + seconds
            try:
                if self.connection.recv(1) == b"":
                    raise ConnectionAbortedError
            except TimeoutError:
                pass
            self.connection.settimeout(max(0.0, until - time.monotonic()) or None)

        def log_message(self, *_values: object) -> None:
            """In silence."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(http.server_port)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
