"""How near a line comes to each cue: to the middle of all its examples, and to the ways of saying it that lie apart.

A single example is near many a line for a word they share; what a cue's examples have in common is what it is about.
Measured by hiding a fifth of the examples and asking for the cue of each (`tests/quality/cues_apart.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.mind.centres import gathered
from game.mind.ngrams import Likeness, NgramIndex
from game.mind.ports import Ear, Vectors

Owners = npt.NDArray[np.int64]
"""By example, the place of its cue; -1 for one that belongs to none."""


@dataclass(frozen=True)
class Weights:
    """What each likeness counts: to the middle by meaning, to the nearest way of saying it, to the middle by words.
    form: what a cue loses whose examples are all statements where the line asks, or the reverse."""

    middle: float
    way: float
    words: float
    form: float


WEIGHTS: Mapping[str, Weights] = {"en": Weights(0.24, 0.36, 0.4, 0.05), "zh": Weights(0.24, 0.36, 0.4, 0.05)}
"""By language: chosen on 320 lines for which readers had named every cue that answers them. Words count so much since
the ear has practised on the very examples that it compares with: it is too sure of them."""
_LITTLE = 0.05
"""The share of examples of the other form that a cue is taken to have anyway."""


class Middles:
    """Where the examples of each cue lie.

    owners, questions: by example of the language heard, those of no cue first. groups: by cue, its examples in every
    language, at least one.
    """

    def __init__(
        self,
        owners: Owners,
        questions: npt.NDArray[np.bool_],
        ngrams: NgramIndex,
        ear: Ear,
        groups: Sequence[Sequence[str]],
    ) -> None:
        mine = np.flatnonzero(owners >= 0)
        self._count = len(groups)
        self._first, self._owners = int(mine[0]) if len(mine) else len(owners), owners[mine]
        held = np.bincount(self._owners, minlength=self._count)
        asking = np.bincount(self._owners, weights=questions[mine], minlength=self._count)
        asked = asking / np.maximum(held, 1)
        self._off_form = {asks: _off_form(asked if asks else 1 - asked) for asks in (True, False)}
        self._lengths = ngrams.lengths(owners, self._count)
        found = gathered(ear, groups)
        self._middles: Vectors = np.stack([one[0] for one in found]) if found else np.zeros((0, ear.dimensions), "f4")
        self._ways: Vectors = np.concatenate([one[1:] for one in found]) if found else self._middles
        self._starts = np.cumsum([0, *(len(one) - 1 for one in found[:-1])])

    def near(self, asks: bool, vector: Vectors, by_words: Likeness, language: str) -> tuple[Likeness, Likeness]:
        """How near a text is to each cue, about 0 to 1, and to its nearest way of saying it; both of shape (cues,).

        asks: whether it is a question. vector: its meaning. by_words: its likeness by n-grams to each example.
        """
        if not self._count:
            return self._lengths, self._lengths
        weights = WEIGHTS[language]
        summed = np.bincount(self._owners, weights=by_words[self._first :], minlength=self._count)
        way = np.maximum.reduceat(self._ways @ vector, self._starts)
        found = weights.middle * (self._middles @ vector) + weights.way * way
        found += weights.words * np.sqrt(summed / self._lengths) - weights.form * self._off_form[asks]
        return np.asarray(found, dtype=np.float32), np.asarray(way, dtype=np.float32)


def _off_form(share: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """0 for a cue all of whose examples have the line's form, 1 for one with none."""
    found: npt.NDArray[np.float64] = np.log((1 + _LITTLE) / (share + _LITTLE)) / np.log((1 + _LITTLE) / _LITTLE)
    return found
