"""An ear that remembers long lists: a companion's examples are embedded once and read from disk ever after."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from game.mind.ports import Ear, Vectors

_LONG = 64
"""Lists this long are an author's examples; a player's line never is."""
_KEPT = 24


class RememberingEar:
    """Fulfils `game.mind.ports.Ear` over another ear. `name` tells ears apart, so that no vectors are mixed up.

    The folder is a cache: what is missing, damaged or cannot be written is simply embedded again.
    """

    def __init__(self, ear: Ear, name: str, folder: Path) -> None:
        self._ear = ear
        self._name = name
        self._folder = folder

    @property
    def dimensions(self) -> int:
        return self._ear.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        if len(texts) < _LONG:
            return self._ear.embed(texts)
        digest = hashlib.sha256("\0".join([self._name, *texts]).encode()).hexdigest()[:32]
        path = self._folder / f"examples-{digest}.npy"
        with suppress(OSError, ValueError, EOFError):
            kept: Vectors = np.load(path, allow_pickle=False)
            if kept.shape == (len(texts), self.dimensions):
                return kept.astype(np.float32)
        vectors = self._ear.embed(texts)
        with suppress(OSError):
            self._keep(path, vectors)
        return vectors

    def close(self) -> None:
        self._ear.close()

    def _keep(self, path: Path, vectors: Vectors) -> None:
        """Write beside and rename, so that another copy of the game never reads half a file; old ones make room."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        with beside.open("wb") as file:
            np.save(file, vectors.astype(np.float16))
        beside.replace(path)
        for old in sorted(self._folder.glob("examples-*.npy"), key=lambda p: p.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
