"""A scripted voice and ear with the real ones' behaviour, for every test that should run without a model."""

from __future__ import annotations

import re
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.mind.ports import EngineError, Finish, Message, Outcome, Sampling, Vectors, VoiceCard
from game.model.faults import PromptTooLongError, died
from game.model.reply_text import ReplyText

_TOKEN = re.compile(r"\s*(?:[^\W_]+|.)", re.DOTALL)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
"""Chinese has no spaces between words; there each character counts as one."""
_CRASH = -11


@dataclass(frozen=True)
class Line:
    """One scripted reply. `dies_after` pieces the voice crashes; `pause` seconds pass before each piece (a cancel
    ends the pause); `prefill` seconds pass before the first."""

    text: str
    dies_after: int | None = None
    pause: float = 0.0
    prefill: float = 0.0


Script = Sequence[str | Line] | Callable[[Sequence[Message], Sampling], str | Line]


@dataclass
class FakeVoice:
    """Speaks a script, line after line and from the start again, or whatever a function answers.

    `asked` and `scored` record every call. `load_error` is raised by the first call and then forgotten, like a worker
    that starts again. `scorer` weighs one candidate; without it, candidates that share letters with the last message
    weigh more.
    """

    script: Script
    languages: tuple[str, ...] = ("en",)
    context: int = 2048
    starter: bool = False
    load_error: EngineError | None = None
    scorer: Callable[[Sequence[Message], str], float] | None = None
    asked: list[tuple[tuple[Message, ...], Sampling]] = field(default_factory=list)
    scored: list[tuple[tuple[Message, ...], tuple[str, ...]]] = field(default_factory=list)
    closed: bool = False

    @property
    def card(self) -> VoiceCard:
        return VoiceCard("Scripted", "fake", self.languages, self.context, self.starter)

    def wait(self) -> None:
        """Always there."""

    def stream(self, messages: Sequence[Message], sampling: Sampling) -> FakeStream:
        return FakeStream(self, tuple(messages), sampling)

    def score(self, messages: Sequence[Message], candidates: Sequence[str]) -> list[float]:
        self._ready(messages)
        self.scored.append((tuple(messages), tuple(candidates)))
        scorer = self.scorer or _likeness
        return [scorer(messages, text) if text else -np.inf for text in candidates]

    def count(self, text: str) -> int:
        return len(_TOKEN.findall(text))

    def close(self) -> None:
        self.closed = True

    def next_line(self, messages: tuple[Message, ...], sampling: Sampling) -> Line:
        """The reply to give now; records that it was asked for."""
        self._ready(messages)
        turn = len(self.asked)
        self.asked.append((messages, sampling))
        line = self.script(messages, sampling) if callable(self.script) else self.script[turn % len(self.script)]
        return Line(line) if isinstance(line, str) else line

    def _ready(self, messages: Sequence[Message]) -> None:
        if self.closed:
            raise EngineError("The voice has been closed.", "Open it again.")
        error, self.load_error = self.load_error, None
        if error is not None:
            raise error
        needed = sum(self.count(m.content) for m in messages)
        if needed >= self.context:
            raise PromptTooLongError(needed, self.context)


class FakeStream:
    """A scripted reply, a word or mark at a time."""

    def __init__(self, voice: FakeVoice, messages: tuple[Message, ...], sampling: Sampling) -> None:
        self._voice = voice
        self._messages = messages
        self._sampling = sampling
        self._cancelled = threading.Event()
        self._outcome: Outcome | None = None

    @property
    def outcome(self) -> Outcome | None:
        return self._outcome

    def cancel(self) -> None:
        self._cancelled.set()

    def __iter__(self) -> Iterator[str]:
        finish: Finish = "cancelled"
        told = 0
        if not self._cancelled.is_set():
            line = self._voice.next_line(self._messages, self._sampling)
            text = ReplyText(self._sampling.stop)
            self._cancelled.wait(line.prefill)
            for token in _TOKEN.findall(line.text):
                if line.pause:
                    self._cancelled.wait(line.pause)
                if self._cancelled.is_set() or told >= self._sampling.max_tokens or text.stopped:
                    break
                if told == line.dies_after:
                    raise died("The voice", _CRASH)
                told += 1
                if piece := text.push(token.encode()):
                    yield piece
            if not self._cancelled.is_set():
                if piece := text.finish():
                    yield piece
                whole = told == self._voice.count(line.text)
                finish = "stop" if text.stopped or whole else "length"
        prompt = sum(self._voice.count(m.content) for m in self._messages)
        self._outcome = Outcome(finish, told, prompt, 0, 0.0, 0.0)


@dataclass
class FakeEar:
    """Hears by letters: texts that share words and runs of letters get vectors close together. `error` is raised by
    the next call and then forgotten; `heard` records every text."""

    dimensions: int = 384
    error: EngineError | None = None
    heard: list[str] = field(default_factory=list)
    closed: bool = False

    def embed(self, texts: Sequence[str]) -> Vectors:
        error, self.error = self.error, None
        if error is not None:
            raise error
        self.heard += texts
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for feature in _features(text):
                place = zlib.crc32(feature.encode())
                row[place % self.dimensions] += 1.0 if place & 0x8000_0000 else -1.0
            length = float(np.linalg.norm(row))
            # Features can cancel each other out, and an empty text has none: both get a direction of their own.
            if length:
                row /= length
            else:
                row[0] = 1.0
        return vectors

    def hear(self, texts: Sequence[str]) -> Vectors:
        return self.embed(texts)

    def gathered(self, groups: Sequence[Sequence[str]], made: Callable[[Vectors], Vectors]) -> list[Vectors]:
        """A group that any ear of this kind has heard is not heard again: the shipped packs have fifty thousand
        examples, and every test would wait for them."""
        found = []
        for group in groups:
            key = (self.dimensions, made, tuple(group))
            if key not in _GATHERED:
                _GATHERED[key] = made(self.hear(group))
            found.append(_GATHERED[key])
        return found

    def close(self) -> None:
        self.closed = True


_GATHERED: dict[tuple[int, Callable[[Vectors], Vectors], tuple[str, ...]], Vectors] = {}


def _features(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    ends = [f"^{word}$" for word in words]
    runs = [word[i : i + size] for word in ends for size in (2, 3) for i in range(len(word) - size + 1)]
    return [*(f"={word}" for word in words for _ in range(3)), *runs]


def _likeness(messages: Sequence[Message], candidate: str) -> float:
    last = set(_features(messages[-1].content)) if messages else set()
    own = set(_features(candidate))
    return -5.0 + 4.0 * len(last & own) / max(1, len(own))
