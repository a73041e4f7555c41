"""Lets the starter ear practise: learns the turn of its vectors that `game.model.practice` applies.

    python -m build.practise        writes assets/hearing/practice.npy (two minutes of a core)

Each step takes a few examples of a few hundred cues and asks of every example which cue it belongs to, by its likeness
to the middles of the cues, its own middle being that of the others of its cue. The matrix starts as no turn at all and
goes downhill (Adam); a cue that shares a topic with another is never taught away from it, since either may answer.
Run it again when many cues were added; the result is the same for the same examples.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.content.library import find_packs, load_library
from game.content.model import Companion
from game.mind.ports import Ear, Vectors
from game.model.examples_kept import RememberingEar
from game.model.glossary import GlossingEar
from game.model.practice import practice_path
from game.model.starter import app_root, open_ear
from game.rehearsal import ear_name, shipped_store

STEPS, CUES, EACH = 600, 200, 5
"""Steps taken, cues a step asks about, examples of each."""
RATE, SHARPNESS, BLUR = 2e-3, 1 / 0.07, 0.01
Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


def learn(vectors: Vectors, owners: npt.NDArray[np.int64], akin: Flags, steps: int = STEPS) -> Numbers:
    """The turn, shape (dimensions, dimensions).

    owners: by vector, its cue. akin: shape (cues, cues), whether two different cues share a topic.
    """
    chance = np.random.default_rng(0)
    places = {cue: np.flatnonzero(owners == cue) for cue in np.unique(owners)}
    fit = [cue for cue, at in places.items() if len(at) >= EACH]
    size = vectors.shape[1]
    turn = np.eye(size, dtype=np.float32)
    drift, spread = np.zeros_like(turn), np.zeros_like(turn)
    for step in range(1, steps + 1):
        cues = chance.choice(fit, min(CUES, len(fit)), replace=False)
        taken = np.concatenate([chance.choice(places[cue], EACH, replace=False) for cue in cues])
        blurred = (vectors[taken] + chance.normal(0, BLUR, (len(taken), size))).astype(np.float32)
        down = _downhill(turn, blurred, akin[np.ix_(cues, cues)])
        drift, spread = 0.9 * drift + 0.1 * down, 0.99 * spread + 0.01 * down**2
        pace = RATE * (1 - step / steps)
        turn -= pace * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return turn


def _downhill(turn: Numbers, vectors: Numbers, akin: Flags) -> Numbers:
    """The gradient of the mean surprise at the cue of each vector; vectors: EACH of one cue, EACH of the next, …"""
    count, size = len(vectors) // EACH, vectors.shape[1]
    rows, cue = np.arange(len(vectors)), np.arange(len(vectors)) // EACH
    seen, lengths = _unit(vectors @ turn)
    grouped = seen.reshape(count, EACH, size)
    middles, middle_lengths = _unit(grouped.sum(axis=1))
    others, other_lengths = _unit(grouped.sum(axis=1, keepdims=True) - grouped)
    scores = SHARPNESS * (seen @ middles.T)
    scores[rows, cue] = SHARPNESS * (grouped * others).sum(axis=2).ravel()
    scores[akin[cue]] = -1e9
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    likely[rows, cue] -= 1
    wrong = likely * (SHARPNESS / len(vectors))
    own = wrong[rows, cue].copy()
    wrong[rows, cue] = 0
    to_seen = wrong @ middles + own[:, None] * others.reshape(-1, size)
    to_middles = _through_unit(wrong.T @ seen, middles, middle_lengths)
    to_others = _through_unit(own.reshape(count, EACH, 1) * grouped, others, other_lengths)
    # Each vector is in its cue's middle, and in the middle of the others for all of its cue but itself.
    to_seen += ((to_middles + to_others.sum(axis=1))[:, None] - to_others).reshape(-1, size)
    down: Numbers = vectors.T @ _through_unit(to_seen, seen, lengths)
    return down


def _unit(vectors: Numbers) -> tuple[Numbers, Numbers]:
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
    return vectors / lengths, lengths


def _through_unit(gradient: Numbers, unit: Numbers, lengths: Numbers) -> Numbers:
    """The gradient by a vector, from that by the vector at length 1."""
    turned: Numbers = (gradient - unit * (unit * gradient).sum(axis=-1, keepdims=True)) / lengths
    return turned


def examples(companions: Sequence[Companion], ear: Ear) -> tuple[Vectors, npt.NDArray[np.int64], Flags]:
    """All vectors of what companions listen for, whose each is, and which cues are akin."""
    cues = [cue for companion in companions for cue in companion.cues if cue.trigger == "heard"]
    texts = [(text, n) for n, cue in enumerate(cues) for heard in cue.hears.values() for text in heard]
    topics = [set(cue.topics) for cue in cues]
    akin = np.array([[a is not b and not a.isdisjoint(b) for b in topics] for a in topics])
    return ear.embed([text for text, _ in texts]), np.array([n for _, n in texts]), akin


def main() -> None:
    ear = RememberingEar(GlossingEar(open_ear()), ear_name(), shipped_store())
    try:
        companions = load_library(find_packs(app_root() / "story")).companions
        turn = learn(*examples(companions, ear))
    finally:
        ear.close()
    practice_path().parent.mkdir(parents=True, exist_ok=True)
    np.save(practice_path(), turn.astype(np.float16))
    sys.stdout.write(f"{practice_path()}: {turn.shape}\n")


if __name__ == "__main__":
    main()
