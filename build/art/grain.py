"""Grain: soft shapes dissolved into stipple, the trick that takes the vector look away.

Two kinds: `stipple` dissolves one path (cloth, metal, rock, hair caps, never skin); a plate's `grain`
(see plate.py) dissolves a whole field of numbers (skies, walls). Both grow with the plate's scale, so that
twice the pixels show the same picture.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image

from build.art.paint import ATOP, brush_paint
from build.art.palette import Colour, rgb

Field = NDArray[np.float32]
CELL = 1.25
"""Units that one grain of `stipple` takes."""
HARDNESS = 4.2
THRESHOLD = 0.25


def to_skia(rgba: NDArray[np.uint8]) -> skia.Image:
    """Straight-alpha RGBA pixels as a Skia image."""
    return skia.Image.fromarray(np.ascontiguousarray(rgba), colorType=skia.kRGBA_8888_ColorType)


def noise(height: int, width: int, seed: int) -> Field:
    """White noise with some of it at half the frequency, 0 to 1."""
    random = np.random.default_rng(seed)
    fine = random.random((height, width)).astype(np.float32)
    coarse = Image.fromarray(random.random((height // 2 + 1, width // 2 + 1)).astype(np.float32))
    return fine * 0.63 + np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)) * 0.37


@lru_cache(maxsize=8)
def field_noise(height: int, width: int, scale: int, seed: int) -> Field:
    """Noise for a plate of this many pixels; its grains are `scale` pixels wide."""
    plain = noise(-(-height // scale), -(-width // scale), seed)
    if scale > 1:
        size = (plain.shape[1] * scale, plain.shape[0] * scale)
        plain = np.asarray(Image.fromarray(plain).resize(size, Image.Resampling.BICUBIC))
    return np.clip((plain[:height, :width] - 0.5) * 1.55 + 0.5, 0.02, 0.999)


def clouds(width: int, height: int, size: float, octaves: int, seed: int) -> Field:
    """Soft cloudy noise from 0 to 1, its largest blots about `size` pixels wide."""
    random = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        cell = max(1.0, size / 2**octave)
        columns, rows = int(width / cell) + 3, int(height / cell) + 3
        blot = Image.fromarray(random.random((rows, columns)).astype(np.float32))
        blot = blot.resize((int(columns * cell), int(rows * cell)), Image.Resampling.BICUBIC)
        total += 0.5**octave * np.asarray(blot)[:height, :width]
    return (total - total.min()) / (total.max() - total.min())


@lru_cache(maxsize=1)
def _stipple_paint() -> skia.Paint:
    """Equalised noise as a repeating shader that eats alpha away.

    Built once: skia-python copies an image shader by encoding it as PNG at every `setShader`, 26 ms a time.
    """
    size = 512
    plain = noise(size, size, 7)
    rank = np.empty(plain.size, np.float32)
    rank[np.argsort(plain.ravel())] = np.linspace(0, 1, plain.size, dtype=np.float32)
    pixels = np.zeros((size, size, 4), np.uint8)
    pixels[..., 3] = (rank.reshape(plain.shape) * 0.72 * 255).astype(np.uint8)
    paint = skia.Paint()
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
    repeat = skia.TileMode.kRepeat
    paint.setShader(to_skia(pixels).makeShader(repeat, repeat, sampling, skia.Matrix.Scale(CELL, CELL)))
    paint.setBlendMode(skia.BlendMode.kDstOut)
    return paint


def stipple(
    canvas: skia.Canvas, path: skia.Path, colour: Colour, alpha: float = 1.0, blur: float = 14.0,
    atop: bool = True,
) -> None:  # fmt: skip
    """Lay a path down as a tone that dissolves into grain over `blur` units at its edge.

    With `atop` (the usual case) it stays on what the surrounding layer already holds.
    """
    red, green, blue = (channel / 255 for channel in rgb(colour))
    push = [0, 0, 0, 0, red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, 0, 0, 0, HARDNESS, 0.5 - HARDNESS * THRESHOLD]
    bounds = path.getBounds()
    bounds.outset(blur * 3, blur * 3)
    outer = skia.Paint()
    outer.setAlphaf(alpha)
    if atop:
        outer.setBlendMode(ATOP)
    inner = skia.Paint()
    inner.setColorFilter(skia.ColorFilters.Matrix(push))
    canvas.saveLayer(bounds, outer)
    canvas.saveLayer(bounds, inner)
    canvas.drawPath(path, brush_paint("#000000", blur=blur))
    canvas.drawRect(bounds, _stipple_paint())
    canvas.restore()
    canvas.restore()
