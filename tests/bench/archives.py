"""Profiles with many messages, written by the real store in large batches, each made once for a run of `bench`."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import numpy as np

from game.keep.profile import Profile
from game.mind.text import terms
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal
from tests.bench.talking import script

WHO = "lantern-line:isaura"
NOW = datetime(2026, 11, 3, 22, 10, tzinfo=UTC)
DIMENSIONS = 384
_PAIRS_AT_ONCE = 500


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Removed when the run ends."""
    return tempfile.TemporaryDirectory(prefix="lantern-bench-")


@cache
def profile_with(messages: int, use: str) -> Path:
    """A profile whose talk with Isaura holds that many messages, each with a vector.

    use: tells apart copies that a benchmark writes to from those that others only read.
    """
    root = Path(_folder().name) / f"{use}-{messages}"
    with Profile(root, terms, NOW) as kept:
        journal = Journal(kept.archive, kept.save, FixedClock(NOW))
        chance = Random(messages)
        words = _words(chance)
        for start in range(0, messages // 2, _PAIRS_AT_ONCE):
            with journal.writing() as pen:
                talk = journal.conversation("talk", WHO) or pen.conversation("talk", WHO)
                for number in range(start, min(start + _PAIRS_AT_ONCE, messages // 2)):
                    line = pen.turn(talk.id, "line")
                    said = pen.add(line, h.LineSaid(WHO, _sentence(chance, words, number), "en"))
                    pen.add(line, h.LineHeard(WHO, ["small_talk"], ["weather"], None, None), [said])
                    reply = pen.turn(talk.id, "reply")
                    answer = _sentence(chance, words, number + 7)
                    pen.add(reply, h.SentenceShown(WHO, answer, "en", "authored", None))
                    pen.add(reply, h.ReplyClosed(WHO, "done", "neutral", None, [], [], 0, 0.0, 0.0))
        journal.save_view()
        _keep_vectors(kept, np.random.default_rng(messages))
    return root


def _words(chance: Random) -> list[str]:
    """Names of things for a long life of talk: a few common, most rare, as in any language."""
    beginnings, ends = ("bra", "cor", "del", "fin", "gor", "hal", "lum", "mar"), ("den", "ford", "ley", "mont", "wick")
    return [f"{chance.choice(beginnings)}{chance.choice(beginnings)}{chance.choice(ends)}" for _ in range(3000)]


def _sentence(chance: Random, words: list[str], number: int) -> str:
    lines = script()
    rare = words[int(len(words) * chance.random() ** 3)]
    return f"{lines[number % len(lines)]} It was near {rare}, on day {number % 400}."


def _keep_vectors(kept: Profile, random: np.random.Generator) -> None:
    while waiting := kept.archive.without_vector(WHO, 2000):
        vectors = random.standard_normal((len(waiting), DIMENSIONS), np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        kept.archive.keep_vectors([passage.said.turn for passage in waiting], vectors)
