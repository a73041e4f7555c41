"""What the game tells a model's process, and what that process finds out. Plain data for both ends of the pipe."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.machine import Threads


@dataclass(frozen=True)
class VoiceSettings:
    """Which file, how many tokens of context at most, how many threads; an adapter to speak through, "" for none."""

    path: str
    context: int
    threads: Threads
    adapter: str = ""


@dataclass(frozen=True)
class VoiceFacts:
    """The context it really has, in tokens, and notes for the player about the chat template."""

    context: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class EarSettings:
    """Which file, how many tokens of a text are heard at most, how many threads; an adapter to hear through, "" for
    none."""

    path: str
    window: int
    threads: int
    adapter: str = ""
