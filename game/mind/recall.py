"""Recall: which earlier lines of a talk bear on what is said now.

Three things speak for a line, and are added up as log-odds: its words and those of the line it follows on (BM25), its
meaning where it stands (a vector of the question just asked, the line, and what came next), and clues in the question
(`game.mind.clues`): whose words it is after, from when. Age does not count: the recent talk is in the prompt anyway,
and a penalty on age destroys old facts (measured on LoCoMo: recall@10 59 → 8).

Measured there, through this code: recall@10 86 on the three talks it was fitted on, 85 on each by the weights of the
others (`tests/quality/locomo.py`); word search alone 59.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from game.mind.clues import Names, answers, clues, keyed
from game.mind.ports import Archive, Ear, EngineError, Passage, Said
from game.mind.text import sentences, strip_names, terms

_WORDS, _MEANING, _KEY = 4.2, 0.93, 3.0
"""Log-odds of a line that shares as much as the best one does, for each standard deviation of likeness, and of one
that a known fact points at by every word of the question."""
_BY_WORDS, _BY_MEANING = 60, 150
"""How many lines each way of searching proposes. Those by meaning are more: clues reorder them most."""
STOP = frozenset(
    """a about after again all am an and any are as at be because been before being but by can could did do does doing
    don down during each few for from further had has have having he her here hers him his how i if in into is it its
    itself just me more most my no nor not of off on once only or other our out over own same she should so some such
    than that the their them then there these they this those through to too under until up very was we were what when
    where which while who whom why will with would you your yours what's who's i'm it's that's don't tell remember know
    said say told""".split()
)
_STOP_ZH = frozenset(
    "我你您的了吗嗎呢啊过過是在有和给給为為谁誰怎么麼样樣什说說着著到去会會不把被对對从從也都就还還很最跟能要做哪儿兒里裡次个個"
)
"""A pair of nothing but these (我说, 什么) tells nothing: of 40 Chinese questions in other words than their lines, 22
find theirs among the first ten instead of 15, and 7 by words alone (`tests/quality/recall_zh.py`)."""


@dataclass(frozen=True)
class Recalled:
    """One earlier line, with its score (log-odds, to be compared within one search) and what found it: "words",
    "meaning", "fact"."""

    said: Said
    score: float
    found_by: tuple[str, ...]


def recall(
    archive: Archive,
    ear: Ear | None,
    companion: str,
    query: str,
    names: Names,
    today: date,
    limit: int,
    *,
    keys: Mapping[int, str] | None = None,
    skip: Iterable[int] = (),
) -> list[Recalled]:
    """The `limit` lines that bear most on `query`, best first.

    names: those of the two who talk, which stand in every line and so tell nothing but whom it is about. keys: turn →
    words it is known by besides its own. skip: turns already in sight (the recent talk).
    """
    bare = strip_names(query, names.all)
    plain = [t for t in terms(bare) if t not in STOP and not _STOP_ZH.issuperset(t)]
    words = dict(archive.search(companion, plain, _BY_WORDS)) if plain else {}
    best = max(words.values(), default=1.0)
    scores = {turn: _WORDS * found / best for turn, found in words.items()}
    found_by = {turn: {"words"} for turn in words}
    for turn, likeness in _by_meaning(archive, ear, companion, bare, words).items():
        scores[turn] = scores.get(turn, 0.0) + _MEANING * likeness
        if likeness > 0:
            found_by.setdefault(turn, set()).add("meaning")
    for turn, share in keyed(plain, keys or {}).items():
        scores[turn] = scores.get(turn, 0.0) + _KEY * share
        found_by.setdefault(turn, set()).add("fact")
    asked = clues(query, names, today)
    hidden = set(skip)
    found = [
        Recalled(said, scores[said.turn] + answers(said, asked), tuple(sorted(found_by.get(said.turn, ()))))
        for said in archive.said([turn for turn in scores if turn not in hidden])
        if said.companion == companion
    ]
    return sorted(found, key=lambda r: (-r.score, -r.said.turn))[:limit]


def index(archive: Archive, ear: Ear, companion: str, names: Iterable[str], limit: int = 32) -> int:
    """Give the oldest lines that have no vector theirs; the number done. Called when there is time.

    limit: so few that no ear takes them for an author's examples, whose vectors it keeps outside the profile.
    """
    waiting = archive.without_vector(companion, limit)
    if waiting:
        known = tuple(names)
        archive.keep_vectors([p.said.turn for p in waiting], ear.embed([_in_place(p, known) for p in waiting]))
    return len(waiting)


def _in_place(passage: Passage, names: tuple[str, ...]) -> str:
    """What a line means where it stands: "Yes, in June." tells nothing without what was asked."""
    asked = [s for s in sentences(strip_names(passage.before, names)) if s.endswith(("?", "？"))][-1:]
    own, after = strip_names(passage.said.text, names), strip_names(passage.after, names)
    return " ".join(part for part in (*asked, own, after) if part) or passage.said.text


def _by_meaning(
    archive: Archive, ear: Ear | None, companion: str, query: str, beside: Collection[int]
) -> dict[int, float]:
    """Turn → how far above the usual its likeness is, in standard deviations: the likest, and those of `beside`."""
    turns, vectors = archive.vectors(companion)
    if ear is None or not turns:
        return {}
    try:
        likeness = vectors @ ear.embed([query])[0]
    except EngineError:
        return {}
    # Sorting all of a long archive would cost more than comparing with it.
    nearest = (
        np.argpartition(-likeness, _BY_MEANING)[:_BY_MEANING] if len(turns) > _BY_MEANING else np.arange(len(turns))
    )
    places = (bisect_left(turns, turn) for turn in beside)
    wanted = {*nearest.tolist(), *(at for at, turn in zip(places, beside, strict=True) if turns[at : at + 1] == [turn])}
    usual, spread = float(likeness.mean()), float(likeness.std()) or 1.0
    return {turns[i]: (float(likeness[i]) - usual) / spread for i in wanted}
