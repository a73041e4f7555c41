"""A cue and how near a line came to it."""

from __future__ import annotations

from dataclasses import dataclass

from game.content.model import Cue


@dataclass(frozen=True)
class CueMatch:
    """score: 0 (nothing shared) to 1 (the same words). fit: how likely the cue is what the line meant, 0 to 1.

    example: how near the nearest of its ways of saying it is by itself.
    """

    cue: Cue
    score: float
    fit: float = 0.0
    example: float = 0.0
