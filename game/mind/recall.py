"""Recall: which earlier lines of a talk bear on what is said now.

Word search (BM25) and likeness of meaning each rank the archive; their ranks are fused, and neighbours are lent some
score, since the answer to a question often stands beside the words that match it. Age does not count: the recent talk
is in the prompt anyway, and a penalty on age destroys old facts (measured on LoCoMo: recall@10 59 → 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.mind.ports import Archive, Ear, EngineError, Said
from game.mind.text import strip_names, terms

_FUSION = 10
"""RRF's constant: the usual 60 is too flat for a few hundred short lines (74.8 against 70.8 recall@10)."""
_LENT = 0.3
_DEPTH = 60
_STOP = frozenset(
    """a about after again all am an and any are as at be because been before being but by can could did do does doing
    don down during each few for from further had has have having he her here hers him his how i if in into is it its
    itself just me more most my no nor not of off on once only or other our out over own same she should so some such
    than that the their them then there these they this those through to too under until up very was we were what when
    where which while who whom why will with would you your yours what's who's i'm it's that's don't tell remember know
    said say told""".split()
)


@dataclass(frozen=True)
class Recalled:
    """One earlier line, with its score and what found it ("words", "meaning", "beside")."""

    said: Said
    score: float
    found_by: tuple[str, ...]


def recall(
    archive: Archive,
    ear: Ear | None,
    companion: str,
    query: str,
    names: Iterable[str],
    limit: int,
    skip: Iterable[int] = (),
) -> list[Recalled]:
    """The `limit` lines that bear most on `query`, best first.

    names: those of the player and the companion, which stand in every line and so tell nothing. skip: turns already
    in sight (the recent talk).
    """
    plain = [t for t in terms(strip_names(query, names)) if t not in _STOP]
    by_words = [turn for turn, _ in archive.search(companion, plain, _DEPTH)] if plain else []
    by_meaning = _by_meaning(archive, ear, companion, strip_names(query, names))
    scores, found_by = _fuse({"words": by_words, "meaning": by_meaning})
    _lend(scores, found_by)
    hidden = set(skip)
    best = sorted((t for t in scores if t not in hidden), key=lambda t: (-scores[t], -t))[:limit]
    return [Recalled(said, scores[said.turn], tuple(sorted(found_by[said.turn]))) for said in archive.said(best)]


def index(archive: Archive, ear: Ear, companion: str, limit: int = 64) -> int:
    """Give the oldest lines that have no vector theirs; the number done. Called when there is time."""
    waiting = archive.without_vector(companion, limit)
    if waiting:
        archive.keep_vectors([s.turn for s in waiting], ear.embed([s.text for s in waiting]))
    return len(waiting)


def _by_meaning(archive: Archive, ear: Ear | None, companion: str, query: str) -> list[int]:
    turns, vectors = archive.vectors(companion)
    if ear is None or not turns:
        return []
    try:
        likeness = vectors @ ear.embed([query])[0]
    except EngineError:
        return []
    # Sorting all of a long archive would cost more than comparing with it.
    best = np.argpartition(-likeness, _DEPTH)[:_DEPTH] if len(turns) > _DEPTH else np.arange(len(turns))
    return [turns[int(i)] for i in sorted(best, key=lambda i: (-likeness[i], i))]


def _fuse(ranked: Mapping[str, Sequence[int]]) -> tuple[dict[int, float], dict[int, set[str]]]:
    scores: dict[int, float] = {}
    found_by: dict[int, set[str]] = {}
    for leg, turns in ranked.items():
        for rank, turn in enumerate(turns):
            scores[turn] = scores.get(turn, 0.0) + 1 / (_FUSION + rank)
            found_by.setdefault(turn, set()).add(leg)
    return scores, found_by


def _lend(scores: dict[int, float], found_by: dict[int, set[str]]) -> None:
    """Lend part of each line's score to the turns right before and after it."""
    for turn, score in list(scores.items()):
        for beside in (turn - 1, turn + 1):
            scores[beside] = scores.get(beside, 0.0) + _LENT * score
            found_by.setdefault(beside, set()).add("beside")
