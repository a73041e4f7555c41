"""Talks with the real starter for the benchmarks: a fresh profile, the evening's script, and each turn timed."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from game.commands.bench import CannotMeasure
from game.commands.parts import Parts
from game.mind.ports import Message, Sampling, Stream, Voice
from game.session import messages as m
from game.session.evening import Evening
from game.session.profile import OpenProfile

COMPANION = "isaura"
SETTLED = slice(39, 60)
"""Turns 40 to 60 of an evening: the talk is long enough to fill the context and to be remembered."""


def script() -> list[str]:
    """The player's sixty lines."""
    return Path(__file__).with_name("evening.txt").read_text(encoding="utf-8").splitlines()


def options(folder: str) -> argparse.Namespace:
    """What the command line would say for a profile of its own in `folder`."""
    return argparse.Namespace(profile=Path(folder) / "profile", now=None, lang="en", seed=7, json=False)


class WatchedVoice:
    """A voice that remembers what it was asked; everything else is the voice's own."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self.asked: list[tuple[Sequence[Message], Sampling, Stream]] = []

    def stream(self, messages: Sequence[Message], sampling: Sampling) -> Stream:
        stream = self._voice.stream(messages, sampling)
        self.asked.append((messages, sampling, stream))
        return stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._voice, name)


@dataclass(frozen=True)
class Table:
    """A companion to talk with, her voice watched."""

    profile: OpenProfile
    evening: Evening
    voice: WatchedVoice


@contextmanager
def sit_down(parts: Parts) -> Iterator[Table]:
    """An evening with the starter that has been opened, in a profile of its own. Raises CannotMeasure without it."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder, parts.open_profile(options(folder)) as profile:
        said = list(parts.load_models(profile, "starter"))
        if profile.voice is None or profile.ear is None:
            raise CannotMeasure(f"The starter models did not load: {said[-1] if said else 'no reason given'}")
        watched = WatchedVoice(profile.voice)
        profile.engines_ready(watched, profile.ear)
        evening = Evening(profile, profile.library.companion(COMPANION).full_id)
        for _ in evening.open():
            pass
        yield Table(profile, evening, watched)


@dataclass
class Turn:
    """One turn as its listener saw it. Times are seconds from the line's saying; `words` are (time, piece)."""

    first: float | None = None
    whole: float | None = None
    words: list[tuple[float, str]] = field(default_factory=list)
    done: m.ReplyDone | None = None


def timed(messages: Iterable[m.Message]) -> Turn:
    """Listen to a turn to its end. The clock runs from now: hand over the generator before it has begun."""
    began = perf_counter()
    turn = Turn()
    for message in messages:
        now = perf_counter() - began
        if isinstance(message, m.Words | m.Sentence) and turn.first is None:
            turn.first = now
        if isinstance(message, m.Words):
            turn.words.append((now, message.text))
        elif isinstance(message, m.ReplyDone):
            turn.whole, turn.done = now, message
    return turn
