"""Listening by numbers: how loud a sound is, how near to clipping, and whether a loop's seam can be heard.

Signals are float64, full scale at 1, stereo `(samples, 2)`.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from build.sound.ring import RATE, Signal, samples

MOMENT = 0.4
"""Seconds over which loudness at a moment is taken (ITU-R BS.1770)."""
SEAM_BANDS = (40, 125, 250, 500, 1000, 2000, 4000, 8000)
"""Hz; edges of the bands in which a seam is compared with the rest of its loop."""
UNHEARD_DB = -85.0
"""A band below this (dB of full scale) counts as silent: what is left there is rounding."""
CLICK_SAMPLES = 64


def decibels(factor: float) -> float:
    return float(20 * np.log10(max(factor, 1e-6)))


def peak_db(signal: Signal) -> float:
    """dB below full scale of the highest sample."""
    return decibels(float(np.max(np.abs(signal))))


def loudness(signal: Signal) -> float:
    """LUFS of a whole sound: the K-weighted mean, gated as BS.1770 says (-70 LUFS, then 10 below the mean)."""
    powers = _moments(signal)
    powers = powers[powers > _power(-70)]
    if not len(powers):
        return -70.0
    return _lufs(float(np.mean(powers[powers > np.mean(powers) / 10])))


def loudest(signal: Signal) -> float:
    """LUFS of a sound's loudest moment: what counts for one that is short."""
    return _lufs(float(np.max(_moments(signal))))


def seam_click(loop: Signal) -> float:
    """How sharp the sharpest corner at the seam is, against those of the loop's other places.

    The corner is the second difference of the samples; a step or a cut wave is many times sharper than what surrounds
    it. 1 is as sharp as the sharpest corner in 99.5 of 100 stretches of the same length elsewhere.
    """
    worst = 0.0
    for ear in np.roll(loop, CLICK_SAMPLES // 2, axis=0).T:
        corners = np.abs(np.diff(ear, 2, append=ear[:2]))
        corners = np.roll(corners, 1)
        stretches = corners[: len(corners) // CLICK_SAMPLES * CLICK_SAMPLES].reshape(-1, CLICK_SAMPLES).max(axis=1)
        worst = max(worst, float(stretches[0] / np.quantile(stretches[1:], 0.995)))
    return worst


def seam_spectrum(loop: Signal, seconds: float = 0.5) -> float:
    """dB by which the spectrum across the seam lies outside what the loop does elsewhere; 0 where it does not.

    The level of each band in a window laid over the seam is compared with the lowest and highest it has in all other
    windows, and its change from the window before and to the window after with the greatest such change.
    """
    count = samples(seconds)
    rolled = np.roll(loop.mean(axis=1), count // 2)
    windows = rolled[: len(rolled) // count * count].reshape(-1, count)
    power = np.abs(np.fft.rfft(windows * np.hanning(count), axis=1)) ** 2
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    inside = [(hertz >= low) & (hertz < high) for low, high in pairwise(SEAM_BANDS)]
    # A full-scale sine has count² / 16 in the bins of its peak under this window: that is 0 dB.
    shares = np.column_stack([power[:, band].sum(axis=1) for band in inside]) / (count**2 / 16 * 1.5)
    levels = np.maximum(10 * np.log10(shares + 1e-12), UNHEARD_DB)
    others = levels[1:]
    outside = np.maximum(levels[0] - others.max(axis=0), others.min(axis=0) - levels[0])
    changes = np.abs(np.diff(others, axis=0)).max(axis=0)
    leap = np.maximum(np.abs(levels[0] - levels[-1]), np.abs(levels[1] - levels[0])) - changes
    return max(0.0, float(outside.max()), float(leap.max()))


def _moments(signal: Signal) -> Signal:
    """K-weighted power, both ears together, of every 0.4 s, one each 0.1 s; a shorter sound stands in silence."""
    hop, long = samples(MOMENT / 4), samples(MOMENT)
    padded = np.concatenate((signal, np.zeros((max(0, long - len(signal)), 2))))
    weighted = np.fft.irfft(np.fft.rfft(padded, axis=0) * _k_weight(len(padded))[:, None], len(padded), axis=0)
    total = np.concatenate(([0.0], np.cumsum(np.sum(weighted**2, axis=1))))
    starts = np.arange(0, len(padded) - long + 1, hop)
    powers: Signal = (total[starts + long] - total[starts]) / long
    return powers


def _k_weight(count: int) -> Signal:
    """Gain by frequency of BS.1770's two filters, a high shelf and a high pass, from their analogue shapes."""
    turn = 2j * np.pi * np.fft.rfftfreq(count, 1 / RATE)
    shelf_at, shelf_q, shelf_db = 2 * np.pi * 1681.97, 0.7072, 3.99984
    high, middle = 10 ** (shelf_db / 20), 10 ** (shelf_db / 20 * 0.4997)
    s = turn / shelf_at
    shelf = (high * s**2 + middle * s / shelf_q + 1) / (s**2 + s / shelf_q + 1)
    s = turn / (2 * np.pi * 38.1355)
    pass_high = s**2 / (s**2 + s / 0.50033 + 1)
    weight: Signal = np.abs(shelf * pass_high)
    return weight


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _lufs(power: float) -> float:
    return float(-0.691 + 10 * np.log10(max(power, 1e-12)))
