"""Likeness of short texts without a model: cosine of rarity-weighted n-grams.

It hears Chinese (the starter ear knows only English), and English too until the ear is loaded or when it is gone.
Chinese texts are cut into single characters and pairs, others into words and pairs of words.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.mind.text import is_chinese, pairs, tokens

Likeness = npt.NDArray[np.float32]


def grams(text: str, language: str) -> Counter[str]:
    """The n-grams of a text and how often each stands in it."""
    found: Counter[str] = Counter()
    words = tokens(text)
    for word in words:
        found.update([*word, *pairs(word)] if is_chinese(language) else [word])
    if not is_chinese(language):
        found.update(f"{a} {b}" for a, b in itertools.pairwise(words))
    return found


class NgramIndex:
    """Examples of one language, weighted so that n-grams which few examples share count most."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._language = language
        counts = [grams(t, language) for t in texts]
        seen: Counter[str] = Counter(g for c in counts for g in c)
        self._rarity = {g: math.log((1 + len(texts)) / (1 + n)) + 1 for g, n in seen.items()}
        self._unseen = math.log(1 + len(texts)) + 1
        self._size = len(texts)
        where: dict[str, list[tuple[int, float]]] = {}
        for i, count in enumerate(counts):
            for gram, weight in self._weigh(count).items():
                where.setdefault(gram, []).append((i, weight))
        self._where = {
            gram: (np.array([i for i, _ in at]), np.array([weight for _, weight in at], dtype=np.float32))
            for gram, at in where.items()
        }

    def likeness(self, text: str) -> Likeness:
        """The cosine, 0 to 1, of the text with each example, in the order the examples came; shape (examples,)."""
        found = np.zeros(self._size, dtype=np.float32)
        for gram, weight in self._weigh(grams(text, self._language)).items():
            if gram in self._where:
                places, weights = self._where[gram]
                found[places] += np.float32(weight) * weights
        return found

    def lengths(self, owners: npt.NDArray[np.int64], count: int) -> Likeness:
        """How long the sum of the examples of each owner is; at least a little. An example of owner -1 is left out."""
        squares = np.zeros(count, dtype=np.float64)
        for places, weights in self._where.values():
            mine = owners[places] >= 0
            whose, which = np.unique(owners[places][mine], return_inverse=True)
            squares[whose] += np.bincount(which, weights=weights[mine], minlength=len(whose)) ** 2
        return np.maximum(np.sqrt(squares), 1e-6).astype(np.float32)

    def _weigh(self, count: Counter[str]) -> dict[str, float]:
        weights = {g: n * self._rarity.get(g, self._unseen) for g, n in count.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {g: w / length for g, w in weights.items()}
