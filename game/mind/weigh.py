"""How likely a cue is what a line meant, from how near it came and how far before the next.

Fitted on 320 lines of people who knew nothing of the cues, for which readers had named every cue that answers them, by
the four nearest of each. English and Chinese differ, since a word-for-word gloss is never as near as a sentence. Where
two cues are as near, it is often about a third thing, so the lead counts; but cues that share a topic are one answer at
different times.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from game.mind.matched import CueMatch

LIKELY = 0.5
_CURVES: Mapping[str, tuple[float, float, float]] = {
    "en": (6.8, 2.7, -4.0),
    "zh": (6.3, 1.8, -4.2),
    "words": (10.0, 5.0, -5.2),
}
"""The weight of nearness, of the lead, and the constant: with an ear by language, and by n-grams alone."""


def curve_of(language: str, by_meaning: bool) -> str:
    """The name of the curve for a line of this language, heard by meaning or by words alone."""
    return ("zh" if language.startswith("zh") else "en") if by_meaning else "words"


def weighed(matches: Iterable[CueMatch], curve: str) -> tuple[CueMatch, ...]:
    """The matches with their `fit`, the nearest first; none is likelier than one that is nearer."""
    ranked = sorted(matches, key=lambda m: -m.score)
    found: list[CueMatch] = []
    for one in ranked:
        most = found[-1].fit if found else 1.0
        found.append(replace(one, fit=min(most, _likelihood(one, ranked, _CURVES[curve]))))
    return tuple(found)


def _likelihood(one: CueMatch, ranked: Sequence[CueMatch], curve: tuple[float, float, float]) -> float:
    rival = next((m.score for m in ranked if m is not one and set(m.cue.topics).isdisjoint(one.cue.topics)), 0.0)
    near, lead, bias = curve
    return 1 / (1 + math.exp(-(near * one.score + lead * (one.score - rival) + bias)))
