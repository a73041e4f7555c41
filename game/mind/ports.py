"""What the mind needs from a voice (words) and an ear (meaning). `game.model` provides both; tests provide fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""Shape (n, dimensions); every row has unit length, so a dot product is the cosine."""

Role = Literal["system", "user", "assistant"]
Finish = Literal["stop", "length", "cancelled"]


@dataclass(frozen=True)
class Message:
    """One message of a chat prompt, before the model's own template is applied."""

    role: Role
    content: str


@dataclass(frozen=True)
class Sampling:
    """How a reply is drawn. Zero temperature is greedy; the same seed and prompt give the same reply."""

    max_tokens: int = 120
    temperature: float = 0.8
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    repeat_penalty: float = 1.12
    repeat_last_n: int = 256
    seed: int = 0
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one generation cost. Times are milliseconds of wall clock, counts are tokens."""

    finish: Finish
    tokens: int
    prompt_tokens: int
    cached_tokens: int
    first_ms: float
    total_ms: float


class Stream(Protocol):
    """A reply as it is drawn: iterate for pieces of text; `outcome` is set once iteration has ended.

    `cancel` may be called from any thread, also while the prompt is still being read; iteration then ends within
    100 ms with finish "cancelled".
    """

    def __iter__(self) -> Iterator[str]: ...
    def cancel(self) -> None: ...
    @property
    def outcome(self) -> Outcome | None: ...


@dataclass(frozen=True)
class VoiceCard:
    """What is known of a loaded voice: its name, where it came from, the languages it may be sampled in.

    server: the host and port its words come from, "" for a model file. away: whether that is another machine, so that
    what is said leaves this one; whoever shows the game must show that too.
    """

    name: str
    origin: str
    languages: tuple[str, ...]
    context: int
    starter: bool = False
    notes: tuple[str, ...] = field(default=())
    server: str = ""
    away: bool = False

    def speaks(self, language: str) -> bool:
        """Whether free words may be sampled in a language ("zh" covers both scripts)."""
        return language in self.languages or language.split("-")[0] in self.languages


class Voice(Protocol):
    """A chat model. Raises EngineError when it is not there or died; a later call finds it restarted."""

    @property
    def card(self) -> VoiceCard: ...

    def wait(self) -> None:
        """Wait until it can speak; raises EngineError when it cannot."""
        ...

    def stream(self, messages: Sequence[Message], sampling: Sampling) -> Stream: ...

    def score(self, messages: Sequence[Message], candidates: Sequence[str]) -> list[float]:
        """Mean log-likelihood per token (nats, higher fits better) of each candidate as the next reply."""
        ...

    def count(self, text: str) -> int:
        """Tokens in a text."""
        ...

    def close(self) -> None: ...


class Ear(Protocol):
    """A sentence embedder. Raises EngineError when it is not there or died.

    `embed` compares what was said with what was said before; `hear` tells what a line means by examples of what it may
    mean. An ear may have practised the second; the vectors of the two are never compared with each other.
    """

    @property
    def dimensions(self) -> int: ...
    def embed(self, texts: Sequence[str]) -> Vectors: ...
    def hear(self, texts: Sequence[str]) -> Vectors: ...
    def close(self) -> None: ...


@runtime_checkable
class Gathering(Protocol):
    """An ear that remembers what was made of a whole group of examples, so that it hears each group but once."""

    def gathered(self, groups: Sequence[Sequence[str]], made: Callable[[Vectors], Vectors]) -> list[Vectors]:
        """Of each group what `made` makes of its vectors as heard, of any number of rows."""
        ...


@dataclass(frozen=True)
class Said:
    """One message as it stands in the archive: a player's whole line, or a companion's whole reply."""

    turn: int
    companion: str
    speaker: Literal["player", "companion"]
    text: str
    language: str
    at: str


@dataclass(frozen=True)
class Passage:
    """A message where it stands: with the text right before and right after it in the same stretch of talk, or ""."""

    said: Said
    before: str
    after: str


class Archive(Protocol):
    """Everything said with a companion, searchable. Only turns on active paths are ever returned."""

    def recent(self, companion: str, limit: int) -> list[Said]:
        """The newest messages, oldest first."""
        ...

    def said(self, turns: Sequence[int]) -> list[Said]:
        """The messages of these turns, in the order asked; turns without a message or off the path are left out."""
        ...

    def search(self, companion: str, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """(turn, BM25 score, higher is better) of messages that hold any of the terms, themselves or in the message
        they follow on, best first."""
        ...

    def vectors(self, companion: str) -> tuple[list[int], Vectors]:
        """The turns that have a vector, ascending, and their vectors, shape (n, dimensions)."""
        ...

    def without_vector(self, companion: str, limit: int) -> list[Passage]:
        """Messages the ear has not embedded yet, oldest first; but not one that a talk stands at: it gets its vector
        once it is known what comes next."""
        ...

    def keep_vectors(self, turns: Sequence[int], vectors: Vectors) -> None: ...


class EngineError(Exception):
    """A model could not be loaded, did not answer, or died. `remedy` says what the player can do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy
