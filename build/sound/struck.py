"""Things that are struck or rubbed: wood, iron, glass, bells. Each is a few partials that die away."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from build.sound.ring import RATE, Signal, band, filtered, noise, samples, times

Partial = tuple[float, float, float]
"""Frequency in Hz, level (a factor), and the seconds in which it falls to a third."""


def struck(random: np.random.Generator, partials: Sequence[Partial], seconds: float, attack: float = 0.001) -> Signal:
    """Partials that begin together, softly (`attack` seconds), each with its own phase and decay."""
    time = times(seconds)
    sound = np.zeros(len(time))
    for hertz, level, decay in partials:
        sound += level * np.sin(2 * np.pi * hertz * time + random.uniform(0, 2 * np.pi)) * np.exp(-time / decay)
    sound *= (1 - np.exp(-time / attack)) * _ending(time)
    return sound


def tap(random: np.random.Generator, low: float, high: float, decay: float) -> Signal:
    """A dull knock without a pitch: noise of a band that dies away."""
    time = times(decay * 7)
    sound = noise(random, len(time), band(low, high))
    sound *= (1 - np.exp(-time / 0.0008)) * np.exp(-time / decay) * _ending(time)
    return sound


def creak(random: np.random.Generator, seconds: float, rate: float, body: Sequence[float]) -> Signal:
    """Wood that rubs on wood: it sticks and slips `rate` times a second, and the `body` (Hz) answers each slip."""
    slips = np.zeros(samples(seconds + 0.2))
    moment = 0.0
    while moment < seconds:
        along = moment / seconds
        slips[samples(moment)] += np.sin(np.pi * along) ** 1.5 * random.uniform(0.5, 1)
        moment += 1 / (rate * (0.8 + 0.5 * np.sin(2.2 * along)) * random.uniform(0.86, 1.14))
    answer = struck(random, [(hertz, 1 / (1 + number), 0.012) for number, hertz in enumerate(body)], 0.12, 0.0004)
    size = len(slips) + len(answer)
    sound = np.fft.irfft(np.fft.rfft(slips, size) * np.fft.rfft(answer, size), size)
    softened = filtered(sound, ((100, -20), (300, 0), (1200, 0), (4000, -18), (RATE / 2, -60)))
    softened *= _ending(np.arange(size) / RATE) / np.max(np.abs(softened))
    return softened


def _ending(time: Signal) -> Signal:
    """Falls smoothly to nothing over the last third, so that nothing is cut off."""
    shaped: Signal = np.sin(np.clip((time[-1] - time) / time[-1] * 3, 0, 1) * np.pi / 2) ** 2
    return shaped
