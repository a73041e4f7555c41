"""A server's model as the game sees it: `game.mind.ports.Voice` over HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from game.mind.ports import EngineError, Finish, Message, Outcome, Sampling, VoiceCard
from game.model.reply_text import ReplyText
from game.model.server.asking import MANNERS, MISUNDERSTOOD, chat_request
from game.model.server.events import data_of
from game.model.server.exchange import Exchange, Whereto
from game.model.server.models import Served, chosen, served
from game.model.server.refusals import RefusedError, cut_off, garbled, told_in_stream

_BYTES_A_TOKEN = 3
"""What a token of prose holds at least; servers have no common way to ask."""
_UNENCRYPTED = "What is said travels unencrypted: use https, or a network you trust."


class ServerVoice:
    """Fulfils `game.mind.ports.Voice`. The server is first asked when someone waits for it or wants a reply."""

    def __init__(self, whereto: Whereto, spec: str, languages: tuple[str, ...]) -> None:
        self.whereto = whereto
        self.served: Served | None = None
        self.manner = 0
        self._streams: set[ServerStream] = set()
        at = whereto.address
        notes = () if at.local or at.secure else (_UNENCRYPTED,)
        self._card = VoiceCard(
            at.model or at.place, spec, languages, Served("").context, notes=notes, server=at.place, away=not at.local
        )

    @property
    def card(self) -> VoiceCard:
        """What is known of the voice; complete (name, context) once the server has been asked."""
        if self.served is None:
            return self._card
        return replace(self._card, name=self.served.name or self._card.name, context=self.served.context)

    def wait(self) -> None:
        """Ask the server which models it has; raises EngineError where it cannot be used."""
        self.ready(threading.Event())

    def ready(self, cancelled: threading.Event) -> None:
        """Know which model to ask for."""
        if self.served is None:
            found = served(self.whereto, cancelled)
            if not cancelled.is_set():
                self.served = chosen(self.whereto.address, found)

    def stream(self, messages: Sequence[Message], sampling: Sampling) -> ServerStream:
        stream = ServerStream(self, messages, sampling)
        self._streams = {s for s in self._streams if s.outcome is None} | {stream}
        return stream

    def score(self, messages: Sequence[Message], candidates: Sequence[str]) -> list[float]:  # noqa: ARG002
        """Servers have no common way to weigh words. Raises EngineError."""
        raise EngineError(f"The server at {self.whereto.address.place} cannot weigh words.", "Use a model file for it.")

    def count(self, text: str) -> int:
        """Tokens in a text, estimated on the high side."""
        return -(-len(text.encode("utf-8", errors="replace")) // _BYTES_A_TOKEN)

    def close(self) -> None:
        for stream in self._streams:
            stream.cancel()


class ServerStream:
    """A reply as it comes over the network; fulfils `game.mind.ports.Stream`. It can be iterated once."""

    def __init__(self, voice: ServerVoice, messages: Sequence[Message], sampling: Sampling) -> None:
        self._voice = voice
        self._messages, self._sampling = messages, sampling
        self._cancelled = threading.Event()
        self._outcome: Outcome | None = None
        self._finish: Finish = "cancelled"
        self._usage: dict[str, Any] = {}
        self._pieces = 0

    @property
    def outcome(self) -> Outcome | None:
        return self._outcome

    def cancel(self) -> None:
        self._cancelled.set()

    def __iter__(self) -> Iterator[str]:
        started, first = time.perf_counter(), 0.0
        text = ReplyText(self._sampling.stop)
        try:
            self._voice.ready(self._cancelled)
            for delta in self._deltas():
                if self._cancelled.is_set():
                    break
                self._pieces += 1
                if piece := text.push(delta.encode("utf-8", errors="replace")):
                    first = first or _since(started)
                    yield piece
                if text.stopped:
                    self._finish = "stop"
                    break
            if not self._cancelled.is_set() and (piece := text.finish()):
                first = first or _since(started)
                yield piece
        finally:
            total = _since(started)
            finish: Finish = "cancelled" if self._cancelled.is_set() else self._finish
            self._outcome = Outcome(finish, *self._counted(), first or total, total)

    def _deltas(self) -> Iterator[str]:
        """Pieces of the reply, asked for in the plainest manner that turns out to be needed."""
        if self._cancelled.is_set():
            return
        model = self._voice.served.name if self._voice.served else ""
        while True:
            manner = MANNERS[self._voice.manner]
            exchange = Exchange(
                self._voice.whereto,
                "/chat/completions",
                chat_request(self._messages, self._sampling, model, manner),
            )
            try:
                yield from self._read(exchange.lines(self._cancelled))
                return
            except RefusedError as refusal:
                if refusal.status not in MISUNDERSTOOD or self._voice.manner + 1 == len(MANNERS):
                    raise
                self._voice.manner += 1

    def _read(self, lines: Iterator[bytes]) -> Iterator[str]:
        place, key = self._voice.whereto.address.place, self._voice.whereto.key
        ended = anything = False
        for data in data_of(_as_events(lines)):
            anything = True
            if data == "[DONE]":
                return
            try:
                part = json.loads(data)
            except ValueError:
                raise garbled(place) from None
            if not isinstance(part, dict):
                raise garbled(place)
            if part.get("error"):
                raise told_in_stream(place, part["error"], key)
            self._usage = part.get("usage") or self._usage
            for choice in (part.get("choices") or [])[:1]:
                delta = choice.get("delta") or choice.get("message") or {}
                # Reasoning comes beside it ("reasoning", "reasoning_content") and is not hers to say.
                content = delta.get("content")
                if isinstance(content, str) and content:
                    yield content
                if choice.get("finish_reason"):
                    ended = True
                    self._finish = "length" if choice["finish_reason"] == "length" else "stop"
        if not ended and not self._cancelled.is_set():
            raise cut_off(place) if anything else garbled(place)

    def _counted(self) -> tuple[int, int, int]:
        """Tokens drawn, read, and read before: the server's own figures where it gives them."""
        details = self._usage.get("prompt_tokens_details") or {}
        drawn = self._usage.get("completion_tokens") or self._pieces
        return int(drawn), int(self._usage.get("prompt_tokens") or 0), int(details.get("cached_tokens") or 0)


def _as_events(lines: Iterator[bytes]) -> Iterator[bytes]:
    """A server that does not stream answers with one JSON document: taken as one event."""
    first = next(lines, b"")
    if first.lstrip()[:1] == b"{":
        whole = b"".join([first, *lines])
        yield b"data: " + whole.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n"
        return
    yield first
    yield from lines


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
