"""What every sound is made of: samples, envelopes, filters, and laying one sound into another.

A signal is float64, mono `(samples,)` or stereo `(samples, 2)`, full scale at 1. Whatever shapes a whole signal works
by Fourier transform and so treats it as a ring: what rings on past the end comes in again at the start. That is why
loops have no seam.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Signal = npt.NDArray[np.float64]
Curve = Sequence[tuple[float, float]]
"""Rising frequencies in Hz, each with a level in dB; straight lines over log frequency between them."""

RATE = 44_100
SILENT_DB = -120.0


def samples(seconds: float) -> int:
    return round(seconds * RATE)


def times(seconds: float) -> Signal:
    """The moment of each sample, from 0."""
    return np.arange(samples(seconds)) / RATE


def gain(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def rms(signal: Signal) -> float:
    return float(np.sqrt(np.mean(signal**2)))


def silence(seconds: float) -> Signal:
    """Stereo."""
    return np.zeros((samples(seconds), 2))


def response(curve: Curve, count: int) -> Signal:
    """A curve's gain at each frequency of a real transform of `count` samples; nothing at 0 Hz."""
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    points = np.log2([point[0] for point in curve])
    levels = np.interp(np.log2(np.maximum(hertz, 1.0)), points, [point[1] for point in curve])
    shaped: Signal = np.where(hertz > 0, 10 ** (levels / 20), 0.0)
    return shaped


def filtered(signal: Signal, curve: Curve) -> Signal:
    """A signal with each frequency raised or lowered by the curve, as a ring."""
    shape = response(curve, len(signal))
    spectrum = np.fft.rfft(signal, axis=0)
    return np.fft.irfft(spectrum * (shape if signal.ndim == 1 else shape[:, None]), len(signal), axis=0)


def noise(random: np.random.Generator, count: int, curve: Curve) -> Signal:
    """Mono noise with the spectrum of a curve, as a ring, at an RMS of 1."""
    shape = response(curve, count)
    spectrum = (random.standard_normal(len(shape)) + 1j * random.standard_normal(len(shape))) * shape
    signal = np.fft.irfft(spectrum, count)
    return signal / rms(signal)


def wide_noise(random: np.random.Generator, count: int, curve: Curve, width: float) -> Signal:
    """Stereo noise at an RMS of 1; `width` 0 is the same in both ears, 1 has nothing in common."""
    middle, left, right = (noise(random, count, curve) for _ in range(3))
    shared, apart = np.sqrt(1 - width), np.sqrt(width)
    return np.column_stack((shared * middle + apart * left, shared * middle + apart * right))


def band(low: float, high: float, slope: float = 24) -> Curve:
    """A band of frequencies that falls off by `slope` dB an octave on both sides."""
    return (low / 16, -4 * slope), (low, 0), (high, 0), (min(high * 16, RATE), -4 * slope)


def swell(random: np.random.Generator, count: int, cycles: Sequence[int], depth_db: float) -> Signal:
    """A slow factor about 1 that comes round to where it began: so many whole waves in the ring, up to ± `depth_db`."""
    turn = np.arange(count) / count * 2 * np.pi
    waves = np.mean([np.sin(number * turn + random.uniform(0, 2 * np.pi)) for number in cycles], axis=0)
    shaped: Signal = 10 ** (depth_db / 20 * waves)
    return shaped


def hump(seconds: float, rise: float, fall: float) -> Signal:
    """An envelope that rises smoothly in `rise` seconds and fades smoothly in the last `fall`."""
    time = times(seconds)
    up = np.clip(time / rise, 0, 1)
    down = np.clip((seconds - time) / fall, 0, 1)
    shaped: Signal = np.sin(up * np.pi / 2) ** 2 * np.sin(down * np.pi / 2) ** 2
    return shaped


def pan(signal: Signal, place: float) -> Signal:
    """Mono to stereo at equal power; `place` -1 is left, 1 right."""
    angle = (place + 1) * np.pi / 4
    return np.column_stack((signal * np.cos(angle), signal * np.sin(angle))) * 2**0.5


def lay(ring: Signal, sound: Signal, at: float, level: float = 1.0, place: float = 0.0) -> None:
    """Add a sound to a stereo ring, in place, from a moment in seconds; past the end it goes on at the start."""
    stereo = sound if sound.ndim == 2 else pan(sound, place)
    start = samples(at) % len(ring)
    first = min(len(ring) - start, len(stereo))
    ring[start : start + first] += level * stereo[:first]
    ring[: len(stereo) - first] += level * stereo[first:]


def room(random: np.random.Generator, ring: Signal, seconds: float, curve: Curve, wet_db: float) -> Signal:
    """A ring with the echo of a room: noise that dies away by 60 dB in `seconds`, coloured by a curve."""
    time = np.arange(len(ring)) / RATE
    fading = 10 ** (-3 * time / seconds) * (1 - np.exp(-time / 0.004))
    echo = np.empty_like(ring)
    for ear in (0, 1):
        tail = noise(random, len(ring), curve) * fading
        tail /= np.sqrt(np.sum(tail**2))
        echo[:, ear] = np.fft.irfft(np.fft.rfft(tail) * np.fft.rfft(ring[:, ear]), len(ring))
    return ring + gain(wet_db) * echo
