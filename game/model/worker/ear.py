"""The ear in its process: turns texts into unit vectors, many texts to a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.mind.ports import Vectors
from game.model.settings import EarSettings
from game.model.worker.llama import AbortError, Context, Model
from game.model.worker.serve import CancelError, Link, Service

_TEXTS_AT_ONCE = 32
_TOKENS_AT_ONCE = 64
"""Beyond this, attention across texts that have nothing to do with each other costs more than a batch saves (5.3 ms a
line at 64 tokens, 9.3 ms at 512)."""


def open_ear(settings: EarSettings, link: Link) -> Service:
    ear = _Ear(settings, link)
    return Service(ear.width, {"embed": ear.embed, "hear": ear.hear})


@dataclass(frozen=True)
class _Placed:
    """A text's tokens and the row its vector belongs to."""

    row: int
    tokens: list[int]


class _Ear:
    def __init__(self, settings: EarSettings, link: Link) -> None:
        self._link = link
        self._model = model = Model(settings.path, link.alive)
        self._window = min(settings.window, model.trained_context or settings.window)
        self.width = model.width
        self._plain = self._opened(settings)
        self._practised = self._opened(settings, model.adapter(settings.adapter)) if settings.adapter else self._plain

    def _opened(self, settings: EarSettings, adapter: Any = None) -> Context:
        return Context(
            self._model,
            length=self._window,
            batch=self._window,
            threads=settings.threads,
            sequences=min(_TEXTS_AT_ONCE, self._window),
            embeddings=True,
            adapter=adapter,
            alive=self._link.alive,
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (texts, width). Of a text longer than the window, its beginning counts."""
        return self._vectors(texts, self._plain)

    def hear(self, texts: Sequence[str]) -> Vectors:
        """The same through the adapter, where there is one."""
        return self._vectors(texts, self._practised)

    def _vectors(self, texts: Sequence[str], context: Context) -> Vectors:
        vectors = np.zeros((len(texts), self.width), np.float32)
        # Texts of like length share a batch, so that few batches are half empty.
        placed = sorted((_Placed(row, self._tokens(text)) for row, text in enumerate(texts)), key=_length)
        while placed:
            batch: list[_Placed] = []
            room = _TOKENS_AT_ONCE
            while placed and len(batch) < _TEXTS_AT_ONCE and (not batch or _length(placed[-1]) <= room):
                batch.append(placed.pop())
                room -= _length(batch[-1])
            _embed_batch(batch, vectors, context)
        return vectors

    def _tokens(self, text: str) -> list[int]:
        """The text's tokens with the model's marks around them, cut to the window; never empty."""
        tokens = self._model.tokens(text, ends=True)
        if len(tokens) > self._window:
            # The closing mark stays the last token, as the model was trained.
            tokens = [*tokens[: self._window - 1], tokens[-1]]
        return tokens or [max(0, self._model.eos)]


def _length(text: _Placed) -> int:
    return len(text.tokens)


def _embed_batch(batch: list[_Placed], vectors: Vectors, context: Context) -> None:
    tokens = [token for text in batch for token in text.tokens]
    positions = [at for text in batch for at in range(_length(text))]
    sequences = [n for n, text in enumerate(batch) for _ in text.tokens]
    context.clear()
    try:
        context.read(tokens, positions, sequences, [True] * len(tokens))
    except AbortError:
        raise CancelError from None
    for sequence, text in enumerate(batch):
        vector = context.embedding(sequence, vectors.shape[1])
        vectors[text.row] = vector / max(float(np.linalg.norm(vector)), 1e-12)
