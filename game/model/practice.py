"""What the starter ear has practised: one turn of its vectors, after which what is said to the same end lies together.

`build.practise` learns it from the examples of the packs that ship; it serves the examples of any other pack as well,
for it says nothing of cues, only which differences between two lines matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from game.mind.ports import Ear, Vectors
from game.model.starter import app_root


def practice_path() -> Path:
    return app_root() / "assets" / "hearing" / "practice.npy"


class PractisedEar:
    """Fulfils `game.mind.ports.Ear` and `Practised` over the ear that the practice was had with."""

    def __init__(self, ear: Ear, turn: Vectors) -> None:
        self._ear = ear
        self._turn = turn

    @property
    def dimensions(self) -> int:
        return self._ear.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._ear.embed(texts)

    def practised(self, vectors: Vectors) -> Vectors:
        """The vectors turned, each of length 1; shape as given."""
        turned = vectors @ self._turn
        seen: Vectors = turned / np.maximum(np.linalg.norm(turned, axis=-1, keepdims=True), 1e-6)
        return seen

    def close(self) -> None:
        self._ear.close()


def practised(ear: Ear) -> Ear:
    """The ear with its practice; as it is, where the file of it is not there or is no matrix for this ear."""
    try:
        turn = np.load(practice_path(), allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return ear
    return PractisedEar(ear, turn.astype(np.float32)) if turn.shape == (ear.dimensions, ear.dimensions) else ear
