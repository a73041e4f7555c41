"""The platform at ten past midnight: night air, the sea far off, the station clock, a train that waits under steam."""

from __future__ import annotations

import numpy as np

from build.sound.ring import Curve, Signal, band, hump, lay, noise, room, silence, swell, times, wide_noise
from build.sound.struck import struck, tap

SECONDS = 36
STEAM_EVERY = 6
AIR: Curve = ((30, -30), (90, -3), (200, 0), (500, -9), (1500, -24), (6000, -50), (16000, -80))
FAR_SEA: Curve = ((60, -30), (200, -5), (450, 0), (900, -6), (2500, -26), (9000, -60))
LAMP_HUM = ((98.0, 1.0), (196.0, 0.5), (294.0, 0.2))
IRON = ((4.3, 2350.0, 0.6), (13.8, 2710.0, 0.75), (23.45, 2210.0, 0.5), (31.7, 2520.0, 0.7))
"""Iron that cools: when (s), which note (Hz), where (-1 to 1)."""


def platform(random: np.random.Generator) -> Signal:
    """One round of the loop, stereo."""
    ring = silence(SECONDS)
    count = len(ring)
    ring += 0.5 * wide_noise(random, count, AIR, 0.6) * swell(random, count, (1, 2, 3), 3)[:, None]
    ring += 0.34 * wide_noise(random, count, FAR_SEA, 0.9) * swell(random, count, (4, 5), 7)[:, None]
    time = times(SECONDS)
    for hertz, level in LAMP_HUM:
        ring[:, 0] += 0.02 * level * np.sin(2 * np.pi * hertz * time) * (1 + 0.3 * np.sin(np.pi * time / 3))
    for second in range(SECONDS):
        lay(ring, _tick(random, tock=second % 2 == 1), second, 0.34, -0.45)
    for moment in range(2, SECONDS, STEAM_EVERY):
        lay(ring, _steam(random), moment + random.uniform(-0.3, 0.3), random.uniform(0.26, 0.36), 0.5)
    for at, hertz, place in IRON:
        partials = [(hertz, 0.12, 0.05), (hertz * 1.51, 0.05, 0.03)]
        lay(ring, struck(random, partials, 0.4, 0.0015), at, 1.0, place)
    return room(random, ring, 1.3, band(150, 2200, 12), -9)


def _tick(random: np.random.Generator, tock: bool) -> Signal:
    """The clock above the platform: a wooden case, heard from below."""
    bend = 0.84 if tock else 1.0
    wood = struck(random, [(720 * bend, 0.7, 0.016), (1180 * bend, 0.5, 0.01), (310 * bend, 0.5, 0.02)], 0.2, 0.001)
    click = 0.12 * tap(random, 1500, 3200, 0.004)
    wood[: len(click)] += click
    return wood


def _steam(random: np.random.Generator) -> Signal:
    """The engine sighs."""
    seconds = 2.8
    breath = noise(random, len(times(seconds)), ((90, -30), (350, -6), (900, 0), (2400, -5), (6000, -20), (16000, -60)))
    return breath * hump(seconds, 0.7, 2.0)
