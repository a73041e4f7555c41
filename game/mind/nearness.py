"""How near a line comes to each cue: to the middle of all its examples, rather than to the one that is most alike.

A single example is near many a line for a word they share; what a cue's examples have in common is what it is about.
Measured by hiding a fifth of the examples and asking for the cue of each: the nearest example finds it for 35 %
(English) and 26 % (Chinese), the middle for 45 % and 32 %; with both languages' examples in one middle, seen as the ear
has practised, for 55 % and 45 %. `tests/quality/cues_apart.py` measures it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.mind.ngrams import Likeness, NgramIndex
from game.mind.ports import Ear, Practised, Vectors

Owners = npt.NDArray[np.int64]
"""By example, the place of its cue; -1 for one that belongs to none."""


@dataclass(frozen=True)
class Weights:
    """What each likeness counts: to the middle by meaning, to the nearest example, to the middle by words. form: what a
    cue loses whose examples are all statements where the line asks, or the reverse."""

    meaning: float
    nearest: float
    words: float
    form: float


WEIGHTS: Mapping[str, Weights] = {"en": Weights(0.89, 0.08, 0.03, 0.11), "zh": Weights(0.73, 0.05, 0.22, 0.11)}
"""By language: fitted by a softmax over cues on hidden examples."""
_LITTLE = 0.05
"""The share of examples of the other form that a cue is taken to have anyway."""


class Middles:
    """Where the examples of each cue lie in the middle.

    owners, questions: by example of the language heard, those of no cue first. vectors, all_owners: of the examples of
    every language.
    """

    def __init__(
        self,
        count: int,
        owners: Owners,
        questions: npt.NDArray[np.bool_],
        ngrams: NgramIndex,
        ear: Ear,
        vectors: Vectors,
        all_owners: Owners,
    ) -> None:
        mine = np.flatnonzero(owners >= 0)
        self._count, self._ear = count, ear
        self._first, self._owners = int(mine[0]) if len(mine) else len(owners), owners[mine]
        held = np.bincount(self._owners, minlength=count)
        asking = np.bincount(self._owners, weights=questions[mine], minlength=count)
        asked = asking / np.maximum(held, 1)
        self._off_form = {asks: _off_form(asked if asks else 1 - asked) for asks in (True, False)}
        self._lengths = ngrams.lengths(owners, count)
        summed = np.zeros((count, vectors.shape[1]), np.float32)
        np.add.at(summed, all_owners[all_owners >= 0], self._seen(vectors[all_owners >= 0]))
        self._middles: Vectors = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-6)

    def near(self, asks: bool, vector: Vectors, example: Likeness, by_words: Likeness, language: str) -> Likeness:
        """How near a text is to each cue, about 0 to 1; shape (cues,).

        asks: whether it is a question. vector: its meaning. example: its likeness to each cue's nearest example.
        by_words: its likeness by n-grams to each example.
        """
        weights = WEIGHTS[language]
        summed = np.bincount(self._owners, weights=by_words[self._first :], minlength=self._count)
        found = weights.meaning * (self._middles @ self._seen(vector[None])[0]) + weights.nearest * example
        found += weights.words * np.sqrt(summed / self._lengths) - weights.form * self._off_form[asks]
        return np.asarray(found, dtype=np.float32)

    def _seen(self, vectors: Vectors) -> Vectors:
        """Vectors as the ear has practised to see them, where it has."""
        return self._ear.practised(vectors) if isinstance(self._ear, Practised) else vectors


def _off_form(share: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """0 for a cue all of whose examples have the line's form, 1 for one with none."""
    found: npt.NDArray[np.float64] = np.log((1 + _LITTLE) / (share + _LITTLE)) / np.log((1 + _LITTLE) / _LITTLE)
    return found
