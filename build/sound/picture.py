"""A picture of a sound, for those who tune it: its spectrogram, and for a loop its seam large in the middle."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from build.sound.ring import RATE, Signal

WINDOW = 2048
HEIGHT, WIDTH = 300, 1000
LOWEST, HIGHEST = 30.0, 18_000.0
FLOOR_DB = -110.0
MARKS = (100, 300, 1000, 3000, 10_000)


def draw(signal: Signal, file: Path) -> None:
    """Save the spectrogram (log frequency, -110 to -20 dB) as PNG, with frequency marks and seconds."""
    mono = signal.mean(axis=1)
    starts = np.linspace(0, max(1, len(mono) - WINDOW), WIDTH).astype(int)
    padded = np.concatenate((mono, np.zeros(WINDOW)))
    frames = padded[starts[:, None] + np.arange(WINDOW)] * np.hanning(WINDOW)
    levels = 20 * np.log10(np.abs(np.fft.rfft(frames, axis=1)) / WINDOW * 4 + 1e-9)
    rows = LOWEST * (HIGHEST / LOWEST) ** np.linspace(1, 0, HEIGHT)
    exact = rows / RATE * WINDOW
    below = exact.astype(int)
    shares = (exact - below)[:, None]
    shown = levels[:, below].T * (1 - shares) + levels[:, below + 1].T * shares
    bright = np.clip((shown - FLOOR_DB) / (-20 - FLOOR_DB), 0, 1)
    colours = np.stack((bright**1.2, bright**2, 0.25 + 0.5 * bright * (1 - bright)), axis=2)
    picture = Image.fromarray((np.clip(colours, 0, 1) * 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    for hertz in MARKS:
        row = HEIGHT * (1 - np.log(hertz / LOWEST) / np.log(HIGHEST / LOWEST))
        pen.line((0, row, 8, row), "white")
        pen.text((11, row - 5), f"{hertz}", "white")
    pen.text((WIDTH - 60, HEIGHT - 14), f"{len(mono) / RATE:.1f} s", "white")
    picture.save(file)
