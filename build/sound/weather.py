"""Rain on the carriage window, and the sea at night."""

from __future__ import annotations

import numpy as np

from build.sound.ring import RATE, Curve, Signal, band, lay, noise, room, samples, silence, swell, times, wide_noise
from build.sound.struck import struck

RAIN_SECONDS = 28.0
SMALL_DROPS, LARGE_DROPS, RUNNELS = 62, 5, 0.8
"""How many in a second."""
DROP_KINDS = 240
RAIN_WASH: Curve = ((60, -36), (180, -16), (450, -5), (1000, 0), (2200, -4), (5000, -13), (9000, -25), (18000, -60))

SEA_SECONDS = 48.0
SEA_BED: Curve = ((30, -30), (80, -4), (200, 0), (500, -7), (1500, -20), (5000, -38), (16000, -70))
SEA_BANDS: tuple[tuple[Curve, float, float, float, float], ...] = (
    (band(55, 190), 0.0, 2.6, 3.0, 1.0),
    (band(190, 520), 0.25, 2.0, 2.8, 0.8),
    (band(520, 1400), 0.6, 1.4, 2.6, 0.46),
    (band(1400, 3600, 18), 1.1, 0.9, 2.9, 0.2),
    (band(3600, 7500, 18), 1.7, 0.9, 2.4, 0.05),
)
"""A wave, band by band: how late it comes, its rise and fall in seconds, its level. The hiss of the foam comes last."""
WAVES = ((1.5, 1.0, -0.3), (11.2, 0.72, 0.35), (19.8, 0.95, 0.05), (30.6, 0.62, -0.5), (38.9, 0.85, 0.4))
"""When (s), how high, and where along the shore (-1 to 1)."""


def rain(random: np.random.Generator) -> Signal:
    """One round of the loop, stereo: a soft wash outside, drops on the pane, now and then a runnel."""
    ring = silence(RAIN_SECONDS)
    count = len(ring)
    small = [_drop(random, 900, 2900, 0.0035) for _ in range(DROP_KINDS)]
    large = [_drop(random, 480, 1300, 0.005) for _ in range(DROP_KINDS)]
    for kinds, rate, loudness in ((small, SMALL_DROPS, 0.5), (large, LARGE_DROPS, 0.7)):
        for _ in range(round(rate * RAIN_SECONDS)):
            level = loudness * min(1.4, random.lognormal(-0.9, 0.6))
            drop = kinds[random.integers(len(kinds))]
            lay(ring, drop, random.uniform(0, RAIN_SECONDS), level, random.uniform(-0.9, 0.9))
    for _ in range(round(RUNNELS * RAIN_SECONDS)):
        _runnel(random, ring, random.uniform(0, RAIN_SECONDS), random.uniform(-0.7, 0.7))
    ring += 0.085 * wide_noise(random, count, RAIN_WASH, 0.7)
    ring *= swell(random, count, (1, 2, 5), 2.5)[:, None]
    return room(random, ring, 0.35, band(250, 2500, 12), -12)


def _drop(random: np.random.Generator, low: float, high: float, decay: float) -> Signal:
    hertz = low * (high / low) ** random.random()
    stretch = random.uniform(0.7, 1.8) * decay
    return struck(random, [(hertz, 1.0, stretch), (hertz * 1.62, 0.35, stretch * 0.6)], 12 * stretch, 0.0006)


def _runnel(random: np.random.Generator, ring: Signal, at: float, place: float) -> None:
    """Water that runs down the pane: a handful of small rising notes."""
    for _ in range(random.integers(3, 7)):
        time = times(0.045)
        hertz, rise = random.uniform(520, 900), random.uniform(2500, 6000)
        note = np.sin(2 * np.pi * (hertz * time + rise * time**2 / 2)) * np.sin(np.pi * time / time[-1]) ** 2
        lay(ring, note, at, random.uniform(0.04, 0.1), place)
        at += random.uniform(0.03, 0.12)


def sea(random: np.random.Generator) -> Signal:
    """One round of the loop, stereo: five waves, no two alike, over a sea that is never quite still."""
    ring = silence(SEA_SECONDS)
    count = len(ring)
    ring += 0.42 * wide_noise(random, count, SEA_BED, 0.6) * swell(random, count, (2, 3, 7), 2)[:, None]
    for curve, late, rise, fall, level in SEA_BANDS:
        heights = silence(SEA_SECONDS)
        for at, height, place in WAVES:
            pace = random.uniform(0.9, 1.15)
            lay(heights, _wave(rise * pace, fall * pace), at + late * pace, level * height, place)
        grain = swell(random, count, (53, 71, 97, 131), 1.5)[:, None]
        ring += np.column_stack([noise(random, count, curve) for _ in (0, 1)]) * heights * grain
    return ring


def _wave(rise: float, fall: float) -> Signal:
    """The height of one band of one wave: it gathers, breaks, and runs out."""
    up = np.sin(np.linspace(0, np.pi / 2, samples(rise))) ** 3
    away = np.arange(samples(fall * 3)) / RATE
    down = (1 + away / fall * 1.5) * np.exp(-2.5 * away / fall) * np.cos(np.pi / 2 * away / away[-1])
    return np.concatenate((up, down))
