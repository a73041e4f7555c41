"""A plate: one drawing surface in picture units, with grain fields, and its way to a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image

from build.art.grain import Field, field_noise, noise, to_skia
from build.art.paint import colour4
from build.art.palette import Colour, rgb


def smooth(low: float, high: float, values: Field) -> Field:
    """0 below `low`, 1 above `high`, an S-curve between (either way round)."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


def tinted(mask: Field, colour: Colour) -> skia.Image:
    """A mask from 0 to 1 as an image of one colour."""
    pixels = np.empty((*mask.shape, 4), np.uint8)
    pixels[..., :3] = [round(channel) for channel in rgb(colour)]
    pixels[..., 3] = np.clip(mask * 255, 0, 255)
    return to_skia(pixels)


class Plate:
    """A surface of `width` x `height` units with `scale` pixels to the unit.

    `x` and `y` hold every pixel's place in units, so that fields are written as formulas of places.
    """

    def __init__(self, width: int, height: int, scale: int = 1, background: Colour | None = None) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.surface = skia.Surface(width * scale, height * scale)
        self.canvas: skia.Canvas = self.surface.getCanvas()
        self.canvas.clear(colour4(background) if background else 0)
        self.canvas.scale(scale, scale)
        rows, columns = np.mgrid[0 : height * scale, 0 : width * scale].astype(np.float32)
        self.x: Field = columns / scale
        self.y: Field = rows / scale

    def tone(self, mask: Field, colour: Colour, blend: skia.BlendMode | None = None) -> None:
        """Lay a mask (0 to 1, one value a pixel) down in one colour."""
        paint = skia.Paint()
        if blend is not None:
            paint.setBlendMode(blend)
        self._cover(tinted(mask, colour), paint)

    def grain(self, field: Field, colour: Colour, strength: float = 1.0, soft: float = 0.45, seed: int = 7) -> None:
        """Lay a field down partly as smooth tone (`soft`), partly as stipple.

        0.45 suits a card's sky; behind a figure on the stage 0.72 keeps the sky from looking like sandpaper.
        """
        plain = field_noise(*field.shape, self.scale, seed)
        dots = np.clip((field - plain) * 3 + 0.5, 0, 1) * np.clip(field * 12, 0, 1)
        self.tone((soft * field + (1 - soft) * dots) * strength, colour)

    def paste(self, pixels: NDArray[np.uint8], blend: skia.BlendMode | None = None) -> None:
        """Lay RGBA pixels of the plate's own size over everything."""
        paint = skia.Paint()
        if blend is not None:
            paint.setBlendMode(blend)
        self._cover(to_skia(pixels), paint)

    def finish(self, amount: float = 0.03, seed: int = 3) -> None:
        """Soft-light grain over everything, to glue the layers."""
        height, width = self.x.shape
        random = np.random.default_rng(seed)
        coarse = random.normal(0, 1, (-(-height // self.scale), -(-width // self.scale))).astype(np.float32)
        full = np.repeat(np.repeat(coarse, self.scale, 0), self.scale, 1)[:height, :width]
        grey = np.clip(128 + full * 256 * amount, 0, 255)
        pixels = np.dstack([grey, grey, grey, np.full_like(grey, 255)]).astype(np.uint8)
        self.paste(pixels, skia.BlendMode.kSoftLight)

    def paper(self, strength: float, colour: Colour, seed: int = 5) -> None:
        """Specks of fibre, for printed paper."""
        self.tone((noise(*self.x.shape, seed) > 0.74) * np.float32(strength), colour)

    def pixels(self) -> NDArray[np.uint8]:
        """RGBA with straight alpha, shape (height, width, 4)."""
        image = self.surface.makeImageSnapshot()
        return np.array(image.toarray(colorType=skia.kRGBA_8888_ColorType))

    def _cover(self, image: skia.Image, paint: skia.Paint) -> None:
        rect = skia.Rect.MakeWH(self.width, self.height)
        self.canvas.drawImageRect(image, rect, skia.SamplingOptions(), paint)


def save_webp(pixels: NDArray[np.uint8], path: Path, quality: int | None = None) -> None:
    """Write RGB or RGBA pixels as WebP: lossless without a `quality`, else lossy with exact alpha."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(pixels)
    if quality is None:
        image.save(path, lossless=True, quality=80, method=6)
    else:
        image.save(path, quality=quality, method=6, alpha_quality=100)
