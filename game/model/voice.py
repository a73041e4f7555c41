"""The voice as the game sees it: `game.mind.ports.Voice` over a worker."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.mind.ports import Message, Outcome, Sampling, VoiceCard
from game.model.process import Worker


class WorkerStream:
    """A reply as the worker draws it; fulfils `game.mind.ports.Stream`. It can be iterated once."""

    def __init__(self, worker: Worker, messages: Sequence[Message], sampling: Sampling) -> None:
        self._worker = worker
        self._payload = (list(messages), sampling)
        self._cancelled = threading.Event()
        self._outcome: Outcome | None = None

    @property
    def outcome(self) -> Outcome | None:
        return self._outcome

    def cancel(self) -> None:
        self._cancelled.set()

    def __iter__(self) -> Iterator[str]:
        started = time.perf_counter()
        first, pieces = 0.0, 0
        for kind, value in self._worker.exchange("stream", self._payload, self._cancelled):
            if kind == "done":
                self._outcome = value
            elif not self._cancelled.is_set():
                pieces += 1
                first = first or (time.perf_counter() - started) * 1000
                yield value
        if self._outcome is None:
            # CancelError, and the worker could not say at once how far it had come.
            total = (time.perf_counter() - started) * 1000
            self._outcome = Outcome("cancelled", pieces, 0, 0, first or total, total)


class WorkerVoice:
    """Fulfils `game.mind.ports.Voice`. The worker is spawned at once and waited for at the first question."""

    def __init__(self, worker: Worker, card: VoiceCard) -> None:
        self._worker = worker
        self._card = card
        worker.start()

    @property
    def card(self) -> VoiceCard:
        """What is known of the voice; complete (context, notes) once it has loaded."""
        facts = self._worker.known
        if facts is None:
            return self._card
        return replace(self._card, context=facts.context, notes=(*self._card.notes, *facts.notes))

    def wait(self) -> None:
        """Wait until the voice has loaded; raises EngineError when it cannot."""
        self._worker.about()

    def stream(self, messages: Sequence[Message], sampling: Sampling) -> WorkerStream:
        return WorkerStream(self._worker, messages, sampling)

    def score(self, messages: Sequence[Message], candidates: Sequence[str]) -> list[float]:
        result: list[float] = self._worker.call("score", (list(messages), list(candidates)))
        return result

    def count(self, text: str) -> int:
        result: int = self._worker.call("count", text)
        return result

    def close(self) -> None:
        self._worker.close()
