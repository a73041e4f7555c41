"""How likely a cue is what a line meant, from how near it came and how far before the next.

Fitted on 274 lines of five talks, with the right cue marked among the three nearest of each by hand: at even odds two
lines in five were taken for a cue, 84 % of them rightly; likeness alone took as many, 78 % rightly.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.mind.matched import CueMatch

LIKELY = 0.5
_BY_MEANING = (8.9, 7.5, -5.96)
"""Of the ear's likeness: the weight of likeness, of the lead, and the constant."""
_BY_WORDS = (10.0, 5.0, -5.2)
"""Of n-grams alone, by which Chinese is heard: estimated, so that the old bound of .6 comes out as likely."""


def weighed(matches: Iterable[CueMatch], by_meaning: bool) -> tuple[CueMatch, ...]:
    """The matches with their `fit`, the likeliest first. The next one is the nearest of another topic: cues that share
    theirs are the same answer at another time."""
    ranked = sorted(matches, key=lambda m: -m.score)
    return tuple(replace(one, fit=_likelihood(one, ranked, by_meaning)) for one in ranked)


def _likelihood(one: CueMatch, ranked: Sequence[CueMatch], by_meaning: bool) -> float:
    rival = next((m.score for m in ranked if m is not one and set(m.cue.topics).isdisjoint(one.cue.topics)), 0.0)
    near, lead, bias = _BY_MEANING if by_meaning else _BY_WORDS
    return 1 / (1 + math.exp(-(near * one.score + lead * (one.score - rival) + bias)))
