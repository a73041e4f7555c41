"""What the examples of one cue have in common, and the few ways of saying it that lie apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.mind.ports import Ear, Gathering, Vectors

WAYS = 6
"""Ways of saying it that are told apart. Measured on unseen lines, they are worth as much as every single example."""
_ROUNDS = 8


def centres(vectors: Vectors) -> Vectors:
    """The middle of some unit vectors, then the middles of at most `WAYS` groups of them; unit vectors too.

    vectors: shape (n, dimensions), n at least 1. Few vectors are each a group of their own. Deterministic.
    """
    if len(vectors) <= WAYS:
        return np.concatenate([_unit(vectors.sum(axis=0, keepdims=True)), vectors])
    ways = _far_apart(vectors)
    for _ in range(_ROUNDS):
        nearest = (vectors @ ways.T).argmax(axis=1)
        sums = np.zeros_like(ways)
        np.add.at(sums, nearest, vectors)
        held = np.bincount(nearest, minlength=WAYS) > 0
        ways = np.where(held[:, None], _unit(sums), ways)
    return np.concatenate([_unit(vectors.sum(axis=0, keepdims=True)), ways])


def gathered(ear: Ear, groups: Sequence[Sequence[str]]) -> list[Vectors]:
    """The centres of each group of examples as an ear hears them. Raises EngineError."""
    if isinstance(ear, Gathering):
        return ear.gathered(groups, centres)
    return [centres(ear.hear(group)) for group in groups]


def _far_apart(vectors: Vectors) -> Vectors:
    """The vector nearest to the middle, then each time the one that is farthest from all taken."""
    taken = [int((vectors @ vectors.sum(axis=0)).argmax())]
    likeness = vectors @ vectors[taken[0]]
    while len(taken) < WAYS:
        taken.append(int(likeness.argmin()))
        likeness = np.maximum(likeness, vectors @ vectors[taken[-1]])
    return vectors[taken]


def _unit(vectors: Vectors) -> Vectors:
    found: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return found
