"""How a companion holds still: breath, blink, sway, talk, gaze and the way from one expression to the next.

No pictures here: time goes in, a pose comes out. The numbers are what the drawings were tried with.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from game.stage.gaze import Gaze


@dataclass(frozen=True)
class Manner:
    """How one expression is carried. Degrees (clockwise), logical pixels (down), degrees, seconds a breath."""

    tilt: float
    sink: float
    sway: float
    breath: float


MANNERS = {
    "neutral": Manner(-5.0, 0.0, 0.5, 4.6),
    "warm": Manner(-7.0, 0.0, 0.6, 4.8),
    "joy": Manner(-8.0, -1.0, 0.8, 3.6),
    "sad": Manner(-1.0, 4.0, 0.3, 5.6),
    "surprise": Manner(-4.0, -4.0, 0.2, 3.2),
    "wry": Manner(-8.0, 0.0, 0.4, 4.6),
    "worry": Manner(-3.0, 1.0, 0.4, 3.4),
    "hurt": Manner(0.0, 3.0, 0.3, 5.0),
    "shy": Manner(-9.0, 3.0, 0.5, 4.0),
}
BREATH = 2.0
"""Logical pixels that the shoulders rise and sink."""
SWAY_BREATHS = 1.7
"""Breaths to one sway of the head: not a whole number, so the two never fall into step."""

FADE_DELAY, FADE_SECONDS = 0.05, 0.16
"""The new face waits a moment, in which the stage turns its plates."""
TURN_SECONDS = 0.5
BLINK = ((1, 0.05), (2, 0.07), (1, 0.06))
"""Lid and how long it is held: a half-closed lid held longer than this looks sultry."""
BETWEEN_BLINKS = (2.2, 6.0)
TWICE = 0.15
"""Share of blinks followed at once by another."""

SYLLABLES = (0, 1, 1, 2, 2, 1, 2, 0, 1, 2)
SYLLABLE_SECONDS = (0.07, 0.14)
PAUSE, PAUSE_SECONDS = 0.12, (0.16, 0.34)
NOD = 0.45
"""Degrees that the head moves with the talk."""
STILL = 0.06
"""Degrees of a nod that has died away."""
LEAN = 1.4
"""Degrees that the head follows a pointer at the far edge."""
MUSING = 1.2
"""Degrees that the head leans back in thought."""
SETTLED = 0.2
"""Degrees from where it leans to, from which on the head moves slowly enough for fine steps to be seen."""


@dataclass(frozen=True)
class Pose:
    """One moment. `mix` is the share of `expression` while `before` fades; lids and mouths count from 0 (at rest);
    `gaze` is one of `game.art.rig.GAZES`.

    `turning` tells that the head is on its way to another expression, `nodding` that it moves with the talk: too quick
    for fine steps to be seen. `zoom` is
    the size that plates are turned at, `grow` what they are then stretched by: on the way from one size to another.
    """

    expression: str
    before: str
    mix: float
    tilt: float
    sink: float
    lid: int
    mouth: int
    turning: bool = False
    nodding: bool = False
    gaze: str = ""
    zoom: float = 1.0
    grow: float = 1.0


def manner(expression: str, tilts: Mapping[str, float]) -> Manner:
    """How an expression is carried; `tilts` are the rig's own, which win over the general table."""
    known = MANNERS.get(expression, MANNERS["neutral"])
    return replace(known, tilt=tilts.get(expression, known.tilt))


def smooth(share: float) -> float:
    """0 to 1 with a soft start and a soft end."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def held(expression: str, tilts: Mapping[str, float]) -> Pose:
    """The pose of someone who is not to move at all (reduced motion)."""
    how = manner(expression, tilts)
    return Pose(expression, expression, 1.0, how.tilt, how.sink, 0, 0)


class Acting:
    """One actor's motion. Equal seeds and equal steps give equal poses."""

    def __init__(self, expression: str, tilts: Mapping[str, float], seed: int) -> None:
        self._random = Random(seed)
        self._tilts = tilts
        self._time = self._random.uniform(0, 10)
        self._expression = self._before = expression
        self._since = TURN_SECONDS
        self._tilt_from, self._sink_from = self._manner.tilt, self._manner.sink
        self._speaking = self._thinking = False
        self._gaze = Gaze(self._random)
        self._mouth, self._mouth_left = 0, 0.0
        self._nod, self._lean, self._lean_to = 0.0, 0.0, 0.0
        self._blink: list[tuple[int, float]] = []
        self._until_blink = self._random.uniform(*BETWEEN_BLINKS)

    def play(self, expression: str, speaking: bool, thinking: bool = False) -> None:
        """Take up an expression, from wherever the last one had got to."""
        self._speaking, self._thinking = speaking, thinking
        self._gaze.think(thinking)
        if expression != self._expression:
            self._tilt_from, self._sink_from = self._carried()
            self._before = self._shown()
            self._expression, self._since = expression, 0.0

    def look(self, across: float, down: float) -> None:
        """Turn a little towards a pointer, seen from the head: -1 a stage's width to the left, 1 to the right."""
        self._lean_to = LEAN * min(1.0, max(-1.0, across))
        self._gaze.follow(across, down)

    def attend(self, across: float | None) -> None:
        """Look at someone else who speaks, as far across; None when nobody else does."""
        self._gaze.attend(across)

    def step(self, dt: float) -> None:
        self._time += dt
        self._since += dt
        if self._gaze.step(dt, idle=not self._speaking) and not self._blink:
            self._blink = list(BLINK)  # Nobody's eyes go far without one.
        self._step_blink(dt)
        self._step_mouth(dt)
        self._lean += (self._leaning - self._lean) * min(1.0, dt * 4)
        nod = NOD * math.sin(self._time * 5.3) * math.sin(self._time * 1.9) if self._speaking else 0.0
        self._nod += (nod - self._nod) * min(1.0, dt * 8)

    @property
    def hurried(self) -> bool:
        """A blink or a change of face is going on: worth every frame. Talk is not that quick."""
        return bool(self._blink) or self._since < TURN_SECONDS or self._gaze.moving

    @property
    def until_blink(self) -> float:
        return self._until_blink

    def pose(self, ahead: float = 0.0) -> Pose:
        """The pose now, or `ahead` seconds from now as far as it can be known."""
        time, how = self._time + ahead, self._manner
        tilt, sink = self._carried(ahead)
        breath = math.sin(math.tau * time / how.breath)
        sway = math.sin(math.tau * time / (how.breath * SWAY_BREATHS))
        return Pose(
            expression=self._expression,
            before=self._before,
            mix=smooth((self._since + ahead - FADE_DELAY) / FADE_SECONDS),
            tilt=tilt + how.sway * sway + self._nod + self._lean,
            sink=sink + BREATH * breath,
            lid=self._blink[0][0] if self._blink else 0,
            mouth=self._mouth,
            turning=self._since + ahead < TURN_SECONDS or abs(self._lean - self._leaning) > SETTLED,
            nodding=self._speaking or abs(self._nod) > STILL,
            gaze=self._gaze.at,
        )

    @property
    def _leaning(self) -> float:
        return MUSING if self._thinking else self._lean_to

    @property
    def _manner(self) -> Manner:
        return manner(self._expression, self._tilts)

    def _carried(self, ahead: float = 0.0) -> tuple[float, float]:
        share, how = smooth((self._since + ahead) / TURN_SECONDS), self._manner
        return (
            self._tilt_from + (how.tilt - self._tilt_from) * share,
            self._sink_from + (how.sink - self._sink_from) * share,
        )

    def _shown(self) -> str:
        return self._expression if self._since > FADE_DELAY + FADE_SECONDS / 2 else self._before

    def _step_blink(self, dt: float) -> None:
        self._until_blink -= dt
        if self._blink:
            lid, left = self._blink[0]
            if left > dt:
                self._blink[0] = (lid, left - dt)
            else:
                self._blink.pop(0)
        elif self._until_blink <= 0:
            self._blink = list(BLINK)
            again = self._random.random() < TWICE
            self._until_blink = 0.35 if again else self._random.uniform(*BETWEEN_BLINKS)

    def _step_mouth(self, dt: float) -> None:
        self._mouth_left -= dt
        if not self._speaking:
            self._mouth = 0
        elif self._mouth_left <= 0:
            if self._random.random() < PAUSE:
                self._mouth, self._mouth_left = 0, self._random.uniform(*PAUSE_SECONDS)
            else:
                self._mouth = self._random.choice(SYLLABLES)
                self._mouth_left = self._random.uniform(*SYLLABLE_SECONDS)
