"""The ear as the game sees it: `game.mind.ports.Ear` over a worker."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.mind.ports import Vectors
from game.model.process import Worker


class WorkerEar:
    """Fulfils `game.mind.ports.Ear`. The worker is spawned at once and waited for at the first question."""

    def __init__(self, worker: Worker, dimensions: int) -> None:
        self._worker = worker
        self._dimensions = dimensions
        worker.start()

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def wait(self) -> None:
        """Wait until the ear has loaded; raises EngineError when it cannot."""
        self._worker.about()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (len(texts), dimensions); texts longer than 512 tokens are heard up to there."""
        return self._vectors("embed", texts)

    def hear(self, texts: Sequence[str]) -> Vectors:
        """The same through what the ear has practised, where it has."""
        return self._vectors("hear", texts)

    def _vectors(self, how: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._dimensions), np.float32)
        vectors: Vectors = self._worker.call(how, list(texts))
        return vectors

    def close(self) -> None:
        self._worker.close()
