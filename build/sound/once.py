"""The sounds that are heard once: door, card, page, bell, lamp, whistle, and the ping of a bond's moment."""

from __future__ import annotations

import numpy as np

from build.sound.ring import RATE, Signal, band, filtered, hump, lay, noise, room, samples, silence, times
from build.sound.struck import struck, tap

WARM = ((60, -6), (200, 0), (2500, 0), (6000, -9), (20000, -40))
"""Takes the edge off: no sound of this game is sharper than a teaspoon."""
PAGE_SWEEPS = ((500, 1400, 0.02, 0.5, 0.8), (1300, 3400, 0.1, 0.46, 1.0), (350, 900, 0.36, 0.4, 0.7))
"""From and to (Hz), when, how long (s), level."""
BELL_PRIME = 466.0
BELL_PARTIALS = (
    (0.5, 0.5, 1.9),
    (1, 0.8, 1.3),
    (1.19, 0.55, 1.0),
    (1.5, 0.3, 0.7),
    (2, 0.75, 0.8),
    (2.6, 0.2, 0.4),
    (3, 0.16, 0.3),
)
"""Share of the prime, level, decay (s). The minor third (1.19) is what makes a bell a bell."""
WHISTLE_NOTES = ((0.15, 392.0, 0.5, 0.85), (1.05, 392.0, 0.5, 0.9), (1.95, 587.3, 1.3, 1.0))
"""When (s), Hz, how long (s), level."""


def door(random: np.random.Generator) -> Signal:
    """The carriage door slides to on its rollers and falls into the latch."""
    sound = silence(1.7)
    slide = noise(random, samples(0.85), ((60, -24), (150, -4), (350, 0), (900, -7), (2500, -22), (9000, -60)))
    rollers = 1 + 0.5 * np.sin(2 * np.pi * (13 * times(0.85) + 7 * times(0.85) ** 2))
    lay(sound, slide * rollers * hump(0.85, 0.3, 0.12), 0.02, 0.2, -0.3)
    wood = [(78.0, 1.0, 0.09), (124.0, 0.8, 0.07), (197.0, 0.55, 0.05), (334.0, 0.3, 0.03)]
    lay(sound, struck(random, wood, 0.7, 0.002), 0.84, 0.9, 0.2)
    lay(sound, tap(random, 250, 1100, 0.02), 0.84, 0.22, 0.2)
    for moment, level in ((0.86, 0.09), (0.955, 0.13)):
        latch = [(1480.0, 1.0, 0.02), (2230.0, 0.6, 0.014), (3310.0, 0.25, 0.009)]
        lay(sound, struck(random, latch, 0.25, 0.001), moment, level, 0.25)
    return filtered(room(random, sound, 0.45, band(120, 2200, 12), -9), WARM)


def card(random: np.random.Generator) -> Signal:
    """A card turned over: it bends, lets go, and lies down."""
    sound = silence(0.5)
    bend = noise(random, samples(0.13), ((200, -24), (900, -4), (2200, 0), (5000, -8), (14000, -40)))
    lay(sound, bend * hump(0.13, 0.09, 0.035), 0.01, 0.22, -0.2)
    lay(sound, tap(random, 700, 2600, 0.007), 0.125, 0.5, 0.0)
    lay(sound, tap(random, 160, 600, 0.016), 0.19, 0.35, 0.15)
    return filtered(room(random, sound, 0.2, band(300, 2500, 12), -12), WARM)


def page(random: np.random.Generator) -> Signal:
    """A page turned: lifted, swept over, smoothed down."""
    sound = silence(1.0)
    for low, high, at, seconds, level in PAGE_SWEEPS:
        count = samples(seconds)
        crackle = np.abs(noise(random, count, band(20, 120))) ** 1.4
        sweep = noise(random, count, band(low, high, 14)) * (0.35 + crackle)
        lay(sound, sweep * hump(seconds, 0.6 * seconds, 0.38 * seconds), at, 0.16 * level, 1.2 * at - 0.3)
    lay(sound, tap(random, 150, 500, 0.02), 0.62, 0.18, 0.2)
    return filtered(room(random, sound, 0.25, band(300, 2500, 12), -13), WARM)


def bell(random: np.random.Generator) -> Signal:
    """The station bell, twice, from a few steps away."""
    # Each partial is a pair a hair apart: a cast bell is never quite round, and so it sways.
    partials = [
        ((BELL_PRIME + beat) * ratio, level / 2, decay)
        for ratio, level, decay in BELL_PARTIALS
        for beat in (-0.35, 0.35)
    ]
    sound = silence(5.0)
    for moment, level in ((0.02, 1.0), (1.15, 0.8)):
        lay(sound, struck(random, partials, 3.6, 0.004), moment, level, 0.1)
        lay(sound, tap(random, 900, 2600, 0.006), moment, 0.12, 0.1)
    return filtered(room(random, sound, 1.4, band(200, 2600, 12), -10), WARM)


def lamp(random: np.random.Generator) -> Signal:
    """The lantern lit: the glass is lifted, a match, and the flame takes."""
    sound = silence(2.0)
    lay(sound, struck(random, [(1730.0, 0.5, 0.03), (2640.0, 0.3, 0.02)], 0.3, 0.0015), 0.02, 0.3, -0.2)
    match = noise(random, samples(0.4), ((300, -30), (1500, -3), (3000, 0), (6000, -10), (16000, -50)))
    lay(sound, match * hump(0.4, 0.04, 0.34), 0.2, 0.06)
    time = times(0.5)
    puff = np.sin(2 * np.pi * (95 * time - 40 * time**2)) * np.exp(-time / 0.09) * (1 - np.exp(-time / 0.015))
    lay(sound, puff, 0.44, 0.5)
    lay(sound, noise(random, len(time), band(130, 520)) * np.exp(-time / 0.1) * hump(0.5, 0.03, 0.2), 0.44, 0.22)
    flame = noise(random, samples(1.1), ((50, -20), (120, 0), (400, -4), (1200, -20), (6000, -60)))
    flicker = 1 + 0.6 * noise(random, samples(1.1), band(6, 14))
    lay(sound, flame * flicker * hump(1.1, 0.15, 0.85), 0.55, 0.07)
    return filtered(room(random, sound, 0.3, band(150, 2200, 12), -12), WARM)


def whistle(random: np.random.Generator) -> Signal:
    """Three notes far away, low, low, high; or else the wind. Whoever listens decides."""
    sound = silence(6.5)
    for at, hertz, seconds, level in WHISTLE_NOTES:
        time = times(seconds)
        scoop = 1 - 0.035 * np.exp(-time / 0.07) - 0.012 * np.clip((time - seconds + 0.3) / 0.3, 0, 1)
        turns = np.cumsum(hertz * scoop * (1 + 0.0035 * np.sin(2 * np.pi * 4.6 * time))) / RATE
        breath = noise(random, len(time), ((hertz / 4, -60), (hertz * 0.97, 0), (hertz * 1.03, 0), (hertz * 4, -60)))
        overtones = 0.16 * np.sin(4 * np.pi * turns) + 0.05 * np.sin(6 * np.pi * turns)
        note = np.sin(2 * np.pi * turns) + overtones + 0.3 * breath
        wind = 1 + 0.12 * noise(random, len(time), band(1.5, 6))
        lay(sound, note * wind * hump(seconds, 0.12, 0.3), at, level, 0.3)
    far = filtered(sound, ((80, -10), (300, 0), (900, -3), (2000, -16), (8000, -50)))
    return _faded(room(random, 0.4 * far, 2.4, band(250, 1100, 9), -1), 1.2)


def ping(random: np.random.Generator) -> Signal:
    """A bond's moment: one small glass note, with a warm one beneath it."""
    sound = silence(2.6)
    glass = [(784.0, 1.0, 0.55), (1568.0, 0.16, 0.3), (2361.0, 0.06, 0.16), (3300.0, 0.02, 0.08)]
    lay(sound, struck(random, glass, 2.2, 0.006), 0.02, 0.6, 0.12)
    lay(sound, struck(random, [(392.0, 1.0, 0.7), (587.3, 0.35, 0.6)], 2.2, 0.045), 0.02, 0.34, -0.12)
    return _faded(filtered(room(random, sound, 1.1, band(250, 3000, 12), -13), WARM), 0.5)


def _faded(sound: Signal, seconds: float) -> Signal:
    """Brought to silence over the last seconds."""
    return sound * hump(len(sound) / RATE, 0.005, seconds)[:, None]
