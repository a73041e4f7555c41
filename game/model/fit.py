"""How a model would run on this machine, with the reasons: memory by arithmetic from its header, speed by scaling.

Drawing a token reads every weight once, so speed falls as weights grow. The starter is timed, and so is plain reading
from memory, since the starter may fit a processor's cache and a large model will not; the slower of both counts. An
estimate: it was not compared with large models.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.mind.ports import Message, Sampling
from game.model import machine
from game.model.gguf_header import Header
from game.model.starter import OVERHEAD, open_voice, starter_voice_path

Verdict = Literal["well", "slow", "tight", "crawls", "no"]

COMFORTABLE, BEARABLE = 8.0, 3.0
"""Tokens a second: as fast as people read, and as slow as one can wait for."""
_TIMED_TOKENS = 48
_STREAM_BYTES = 1 << 28
_STREAM_ROUNDS = 3
_BUSY = 0.9
"""Above this share of what is free, there is little left for anything else."""


@dataclass(frozen=True)
class Speed:
    """tokens: a second with a model that reads `bytes_per_token`. stream: bytes a second read from memory."""

    tokens: float
    bytes_per_token: int
    stream: float

    def of(self, bytes_per_token: int) -> float:
        """Tokens a second for another model."""
        scaled = self.tokens * self.bytes_per_token / max(1, bytes_per_token)
        return min(scaled, self.stream / max(1, bytes_per_token))


@dataclass(frozen=True)
class Wants:
    """What a model asks of a machine. attention: bytes for its whole context."""

    weights: int
    bytes_per_token: int
    attention: int
    context: int

    @property
    def memory(self) -> int:
        return self.weights + self.attention + OVERHEAD


@dataclass(frozen=True)
class Fit:
    verdict: Verdict
    tokens_per_s: float
    reasons: tuple[str, ...]


def wants_of(header: Header, context: int) -> Wants:
    """From a file's own header."""
    return Wants(header.expected_bytes, header.bytes_per_token, header.kv_bytes_per_token * context, context)


def judge(wants: Wants, free: int | None, cores: int, speed: Speed | None) -> Fit:
    """Whether it runs here, and why. free: bytes of memory, None where the system does not tell."""
    tokens = speed.of(wants.bytes_per_token) if speed is not None else 0.0
    reasons = [
        f"it takes {_size(wants.memory)} of memory: {_size(wants.weights)} for its weights, "
        f"{_size(wants.attention)} for {wants.context:,} tokens of context",
        "the system does not tell how much memory is free" if free is None else f"{_size(free)} of memory are free",
    ]
    if speed is not None:
        reasons.append(
            f"about {tokens:.0f} tokens a second with {_cores(cores)}" if tokens >= 1 else "under one token a second"
        )
    verdict: Verdict = "well"
    if free is not None and wants.memory > free:
        verdict = "no"
        reasons.append(f"{_size(wants.memory - free)} are lacking")
    elif speed is not None and tokens < BEARABLE:
        verdict = "crawls"
        reasons.append("too slow to talk with")
    elif speed is not None and tokens < COMFORTABLE:
        verdict = "slow"
        reasons.append("slower than one reads")
    elif free is not None and wants.memory > free * _BUSY:
        verdict = "tight"
        reasons.append("little memory is left for other programs")
    return Fit(verdict, round(tokens, 1), tuple(reasons))


def measure() -> Speed:
    """Time the starter and the memory; takes some seconds. Raises EngineError where the starter does not load."""
    voice = open_voice()
    try:
        voice.wait()
        talk = [Message("user", "Tell me about the sea at night.")]
        best = 0.0
        for _ in range(2):  # The first try warms everything up.
            stream = voice.stream(talk, Sampling(max_tokens=_TIMED_TOKENS, temperature=1.0, repeat_penalty=1.0))
            list(stream)
            told = stream.outcome
            if told is not None and told.tokens > 1 and told.total_ms > told.first_ms:
                best = max(best, (told.tokens - 1) * 1000 / (told.total_ms - told.first_ms))
    finally:
        voice.close()
    return Speed(best, starter_voice_path().stat().st_size, _stream(machine.threads().drawing))


def _stream(threads: int) -> float:
    """Bytes a second that this many threads read from memory together."""
    parts = np.array_split(np.ones(_STREAM_BYTES // 8, np.float64), threads)
    best = 0.0
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(_STREAM_ROUNDS):
            started = time.perf_counter()
            list(pool.map(np.sum, parts))
            best = max(best, _STREAM_BYTES / (time.perf_counter() - started))
    return best


def best_first(fits: Sequence[tuple[str, Fit]]) -> list[str]:
    """Names from the most able model that runs well to those that do not run: larger ones are more able, and slower."""
    order = {"well": 0, "tight": 1, "slow": 2, "crawls": 3, "no": 4}
    return [name for name, fit in sorted(fits, key=lambda one: (order[one[1].verdict], one[1].tokens_per_s))]


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def _cores(cores: int) -> str:
    return "one core" if cores == 1 else f"{cores} cores"
