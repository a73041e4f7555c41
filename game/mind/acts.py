"""What a line does, told by a small linear model over its meaning and its form.

It is fitted to the examples when the ear is ready (a third of a second), so that adding an example is all it takes to
teach it. Likeness to single examples alone, which it replaces where there is an ear, was measured worse: macro-F1 0.56
against 0.64 on the same 157 examples and 300 unseen lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.content.model import ACTS, Act
from game.mind.ports import Vectors
from game.mind.text import is_question, tokens

Numbers = npt.NDArray[np.float64]

_STEPS, _RATE, _MOMENTUM, _DECAY = 400, 0.3, 0.9, 3e-3
_MEANING = 4.0
"""How much the vector weighs beside the marks of form."""
_YOU = frozenset({"you", "your", "you're", "yours", "yourself", "u", "ur"})
_ME = frozenset({"i", "my", "i'm", "i've", "i'll", "me", "mine", "im", "ive"})


@dataclass(frozen=True)
class ActModel:
    """weights: shape (features, acts)."""

    weights: Numbers

    def act(self, text: str, vector: Vectors) -> Act:
        """The act of one line; vector: its meaning, shape (dimensions,)."""
        scores = _features([text], vector[None, :]) @ self.weights
        return ACTS[int(np.argmax(scores))]


def fit(texts: Sequence[str], vectors: Vectors, acts: Sequence[Act]) -> ActModel:
    """A softmax regression on examples; vectors: shape (n, dimensions). Deterministic."""
    seen = _features(texts, vectors)
    wanted = np.eye(len(ACTS))[[ACTS.index(act) for act in acts]]
    weights = np.zeros((seen.shape[1], len(ACTS)))
    drift = np.zeros_like(weights)
    for _ in range(_STEPS):
        scores = seen @ weights
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        drift = _MOMENTUM * drift + seen.T @ (likely - wanted) / len(seen) + _DECAY * weights
        weights -= _RATE * drift
    return ActModel(weights)


def _features(texts: Sequence[str], vectors: Vectors) -> Numbers:
    form = [_form(text) for text in texts]
    return np.hstack([_MEANING * vectors.astype(np.float64), np.array(form, dtype=np.float64)])


def _form(text: str) -> tuple[float, ...]:
    """Marks of form: asked, to her, of oneself, how long, with stress; and a constant."""
    words = tokens(text)
    return (is_question(text), not _YOU.isdisjoint(words), not _ME.isdisjoint(words), len(words) / 20, "!" in text, 1.0)
