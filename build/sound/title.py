"""The music of the title: eight slow chords, and a small bell that tries the three notes of the whistle over them."""

from __future__ import annotations

import numpy as np

from build.sound.ring import Signal, band, hump, lay, room, silence, swell, times
from build.sound.struck import struck

CHORD_SECONDS = 8.0
CHORDS = (
    (38, 45, 54, 61, 64),
    (35, 47, 54, 57, 62),
    (43, 50, 54, 59, 62),
    (45, 52, 55, 59, 62),
    (42, 49, 57, 61, 64),
    (35, 47, 54, 57, 61),
    (43, 50, 57, 59, 66),
    (45, 52, 59, 62, 64),
)
"""MIDI notes, low to high: D major ninth, and home again by fourths and thirds."""
RISE, FALL, OVERLAP = 2.6, 4.2, 3.4
"""Seconds; a chord goes on for OVERLAP into the next."""
HARMONICS, DULLNESS = 9, 1.9
DETUNES = ((-4.0, -0.7), (0.0, 0.0), (4.5, 0.7))
"""Each note is three voices: cents beside the pitch, place from left to right."""
BELL = (
    (4.0, 69), (5.0, 69), (6.5, 76), (21.0, 74), (22.0, 74), (23.5, 78), (27.0, 71),
    (36.0, 69), (37.0, 69), (38.5, 76), (44.5, 73), (53.0, 71), (54.0, 71), (55.5, 78), (61.0, 76),
)  # fmt: skip
"""Seconds and MIDI notes: low, low, high, and answers."""


def title(random: np.random.Generator) -> Signal:
    """One round of the loop, stereo."""
    ring = silence(CHORD_SECONDS * len(CHORDS))
    for number, chord in enumerate(CHORDS):
        for step, note in enumerate(chord):
            level = 0.5 if step == 0 else 0.34 / (1 + 0.12 * step)
            for cents, place in DETUNES:
                lay(ring, _voice(random, _hertz(note + cents / 100)), number * CHORD_SECONDS, level, place)
    ring *= swell(random, len(ring), (3, 5), 1.0)[:, None]
    for at, note in BELL:
        hertz = _hertz(note)
        partials = [(hertz, 1.0, 0.9), (hertz * 2, 0.2, 0.45), (hertz * 3.01, 0.07, 0.2), (hertz / 2, 0.25, 1.0)]
        lay(ring, struck(random, partials, 4.0, 0.008), at, 0.5, random.uniform(-0.3, 0.3))
    return room(random, ring, 3.2, band(160, 1800, 9), -5)


def _hertz(note: float) -> float:
    return float(440 * 2 ** ((note - 69) / 12))


def _voice(random: np.random.Generator, hertz: float) -> Signal:
    """One voice of the pad: few harmonics, and the high ones come late and leave early, like breath on a pane."""
    seconds = CHORD_SECONDS + OVERLAP
    time = times(seconds)
    loudness = hump(seconds, RISE, FALL)
    sound = np.zeros(len(time))
    for number in range(1, HARMONICS + 1):
        turns = number * hertz * time + random.random()
        sound += np.sin(2 * np.pi * turns) / number**DULLNESS * loudness ** (1 + 0.35 * (number - 1))
    return sound
