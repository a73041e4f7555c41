"""The carriage under way: wheels, rail joints, wood. Heard from a seat by the window."""

from __future__ import annotations

import numpy as np

from build.sound.ring import Curve, Signal, band, lay, room, silence, swell, wide_noise
from build.sound.struck import creak, struck, tap

SECONDS = 32.0
JOINTS = 22
"""Rails passed in a round of the loop: one every 1.45 seconds, a train in no hurry."""
AXLES, BOGIES = 0.152, 0.86
"""Seconds from the first axle of a bogie to its second, and from the near bogie to the far one."""

ROLLING: Curve = (
    (20, -36),
    (42, -9),
    (75, -1),
    (120, 0),
    (250, -6),
    (600, -18),
    (1500, -34),
    (4000, -54),
    (16000, -90),
)
DRAUGHT: Curve = ((80, -40), (300, -6), (700, 0), (1500, -8), (4000, -26), (12000, -60))
WOOD = (410.0, 655.0, 1130.0, 1720.0)
CREAKS = (
    (3.1, 0.55, 62, -0.6),
    (9.4, 0.8, 48, 0.5),
    (14.9, 0.4, 84, 0.75),
    (20.2, 0.7, 55, -0.35),
    (27.6, 0.5, 70, 0.2),
)
"""When (s), how long (s), how fast (slips a second) and where (-1 to 1)."""


def train(random: np.random.Generator) -> Signal:
    """One round of the loop, stereo."""
    ring = silence(SECONDS)
    count = len(ring)
    ring += 0.8 * wide_noise(random, count, ROLLING, 0.35) * swell(random, count, (2, 3, 5), 2.5)[:, None]
    ring += 0.09 * wide_noise(random, count, DRAUGHT, 0.8) * swell(random, count, (1, 3, 4), 4)[:, None]
    # Wheels are never quite round: the rolling trembles six times a second.
    ring *= 1 + 0.06 * np.sin(2 * np.pi * 6 * SECONDS * np.arange(count) / count)[:, None]
    for joint in range(JOINTS):
        moment = joint * SECONDS / JOINTS + random.normal(0, 0.006)
        for bogie, level, place in ((0.0, 1.0, -0.25), (BOGIES, 0.42, 0.4)):
            for axle, weight in ((0.0, 1.0), (AXLES, 0.8)):
                lay(ring, _joint(random), moment + bogie + axle, level * weight * random.uniform(0.85, 1.1), place)
    for moment, seconds, rate, place in CREAKS:
        lay(ring, creak(random, seconds, rate, WOOD), moment, 0.16, place)
    return room(random, ring, 0.5, band(90, 1800, 12), -10)


def _joint(random: np.random.Generator) -> Signal:
    """A wheel over a joint: more felt through the floor than heard."""
    bend = random.uniform(0.96, 1.04)
    floor = struck(random, [(64 * bend, 2.6, 0.085), (103 * bend, 1.9, 0.06), (172 * bend, 1.1, 0.045)], 0.5, 0.004)
    wheel = 0.9 * tap(random, 240, 850, 0.03)
    iron = struck(random, [(1340 * bend, 0.05, 0.03), (2120 * bend, 0.03, 0.02)], 0.2, 0.002)
    sound = floor
    sound[: len(wheel)] += wheel
    sound[: len(iron)] += iron
    return sound
