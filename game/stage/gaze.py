"""Where a companion's eyes are: with the player, a little after the pointer, with whoever speaks, away in thought.

Eyes leap and rest: each leap takes a frame or two for every place on the way, and a long one comes with a blink.
"""

from __future__ import annotations

from random import Random

LINE = ("far", "aside", "", "nearer", "near")
"""From the left of the stage to its right; "" is where the expression has the eyes."""
LEVELS = (0.1, 0.34)
"""Stage widths aside from which the eyes go one place, and two."""
LOW = 0.3
"""Stage widths below the head from which the eyes go down, unless they go far aside."""
LEAP = 0.045
"""Seconds at each place that eyes pass on their way."""
ATTENTION = 3.5
"""Seconds that a pointer at rest is still looked at."""
BETWEEN_GLANCES, GLANCE = (7.0, 16.0), (0.7, 1.6)
"""Seconds. Someone who only ever looks ahead is a picture."""


class Gaze:
    """`at` is one of `game.art.rig.GAZES`. Equal random numbers and equal steps give equal gazes."""

    def __init__(self, random: Random) -> None:
        self.at = ""
        self._random = random
        self._thinking = False
        self._other: float | None = None
        self._pointer, self._attention = "", 0.0
        self._until_glance, self._glance = random.uniform(*BETWEEN_GLANCES), ""
        self._rest = 0.0

    def think(self, thinking: bool) -> None:
        self._thinking = thinking

    def follow(self, across: float, down: float) -> None:
        """A pointer has moved, so far from the head; stage widths."""
        self._pointer, self._attention = place_of(across, down), ATTENTION

    def attend(self, across: float | None) -> None:
        """Someone else speaks, so far aside; None when nobody does."""
        self._other = across

    @property
    def moving(self) -> bool:
        return self.at != self._wanted()

    def step(self, dt: float, idle: bool) -> bool:
        """Let time pass; True when the eyes have leapt so far that a blink belongs to it."""
        self._attention = max(0.0, self._attention - dt)
        self._step_glance(dt, idle)
        self._rest -= dt
        wanted = self._wanted()
        if wanted == self.at or self._rest > 0:
            return False
        self._rest = LEAP
        if wanted in LINE and self.at in LINE:
            here = LINE.index(self.at)
            self.at = LINE[here + (1 if LINE.index(wanted) > here else -1)]
            return False
        far = "away" in (self.at, wanted)
        self.at = wanted
        return far

    def _wanted(self) -> str:
        if self._thinking:
            return "away"
        if self._other is not None:
            return place_of(self._other, 0.0)
        return self._pointer if self._attention else self._glance

    def _step_glance(self, dt: float, idle: bool) -> None:
        self._until_glance -= dt
        if self._until_glance > 0:
            return
        if self._glance or not idle:
            self._glance, self._until_glance = "", self._random.uniform(*BETWEEN_GLANCES)
        else:
            self._glance = self._random.choice(("aside", "nearer", "down"))
            self._until_glance = self._random.uniform(*GLANCE)


def place_of(across: float, down: float) -> str:
    """The gaze that comes nearest to a direction; stage widths to the right and down."""
    if down > LOW and abs(across) < LEVELS[1]:
        return "down"
    steps = sum(abs(across) > level for level in LEVELS)
    return LINE[2 + (steps if across > 0 else -steps)]
