"""The packs' own lines where they belong: what a player may say, and what is answered there.

From each cue an example of what it hears and a line of its own. Two kinds are held out for measuring: a tenth of the
cues, with lines that are then never seen; and of the others a tenth of the examples, new words for lines that are
known, as in a game.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

import numpy as np

from build.voice.talks import Exchange
from game.content.model import Companion, Cue
from game.mind.ports import Ear, Vectors
from game.mind.slots import fill


@dataclass(frozen=True)
class Written:
    """A cue as it can be learnt from: what it hears and what is said, both in English. first: the place of its first
    example among all examples."""

    cue: Cue
    hears: tuple[str, ...]
    lines: tuple[str, ...]
    first: int

    @property
    def unseen(self) -> bool:
        """Whether all of it is held out."""
        return crc32(self.cue.id.encode()) % 10 == 0

    def learnt(self) -> tuple[str, ...]:
        """Its examples that are not held out."""
        return tuple(text for text in self.hears if crc32(text.encode()) % 10)

    def kept(self) -> tuple[str, ...]:
        """Those that are."""
        return tuple(text for text in self.hears if crc32(text.encode()) % 10 == 0)


@dataclass(frozen=True)
class Book:
    """All cues of a companion that answer a line by itself, and the vectors of their examples, row by row."""

    written: tuple[Written, ...]
    vectors: Vectors

    def likeness(self, text_at: int) -> Vectors:
        """How near one example comes to each cue, by its nearest other example; shape (cues,)."""
        near = self.vectors @ self.vectors[text_at]
        near[text_at] = -1.0
        starts = [one.first for one in self.written]
        best: Vectors = np.maximum.reduceat(near, starts)
        return best


def book(companion: Companion, ear: Ear) -> Book:
    """A companion's cues, with what the ear makes of their examples; without those that lean on what came before."""
    written: list[Written] = []
    count = 0
    for cue in companion.cues:
        hears = cue.hears.get("en", ())
        lines = [fill(line.text, {}) for line in cue.lines.get("en", ())]
        said = tuple(line for line in lines if line)
        if cue.trigger == "heard" and cue.follows is None and hears and said:
            written.append(Written(cue, hears, said, count))
            count += len(hears)
    return Book(tuple(written), ear.hear([text for one in written for text in one.hears]))


def pairs(book: Book, chance: Random, testing: bool = False) -> Iterator[Exchange]:
    """Each line once, to an example of its cue: of learnt cues, or of those held out."""
    for one in book.written:
        examples = [*one.learnt()]
        if one.unseen != testing or not examples:
            continue
        chance.shuffle(examples)
        for number, line in enumerate(one.lines):
            yield Exchange(examples[number % len(examples)], line, "line")


def candidates(book: Book, place: int, at: int, count: int) -> tuple[Sequence[int], Vectors]:
    """The places of the cues a line is to be ranked among, its own one first, and each one's likeness by the ear."""
    likeness = book.likeness(at)
    order = [int(n) for n in np.argsort(-likeness, kind="stable") if n != place][: count - 1]
    chosen = [place, *order]
    return chosen, likeness[chosen]
