"""The card's shape, and what frames and pictures share."""

from __future__ import annotations

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from build.art.foil import FoilSheet
from build.art.ink import box, star
from build.art.paint import CLEAR, brush_paint, fill, line
from build.art.palette import Colour
from build.art.plate import Plate

WIDTH, HEIGHT = 768, 1075
"""A card at twice its usual size, 384 x 537; one unit is one pixel."""
CORNER = 34


def new_card(background: Colour | None = None) -> Plate:
    """An empty plate of a card's size."""
    return Plate(WIDTH, HEIGHT, 1, background)


def whole() -> skia.Path:
    """The card's outline."""
    return box(0, 0, WIDTH, HEIGHT, CORNER)


def rule(inset: float, radius: float) -> skia.Path:
    """A rounded rectangle `inset` from the card's edge."""
    return box(inset, inset, WIDTH - inset, HEIGHT - inset, radius)


def cut_window(plate: Plate, window: skia.Path) -> None:
    """Clear the hole through which the picture shows."""
    paint = brush_paint("#000000")
    paint.setBlendMode(CLEAR)
    plate.canvas.drawPath(window, paint)


def round_corners(plate: Plate) -> None:
    """Clear what lies outside the card's outline."""
    outside = skia.Op(box(-9, -9, WIDTH + 9, HEIGHT + 9), whole(), skia.kDifference_PathOp)
    cut_window(plate, outside)


def draw_pips(canvas: skia.Canvas, filled: int, y: float, colour: Colour, foil: FoilSheet | None = None) -> None:
    """Four stars, the first `filled` of them solid: the rarity, once more, for thumbnails and grey screens."""
    for i in range(4):
        x = WIDTH / 2 + (i - 1.5) * 28
        if i >= filled:
            line(canvas, star(x, y, 7.2, 0.42), colour, 1.6, 0.35)
            continue
        pip = star(x, y, 9, 0.42)
        line(canvas, pip, "#0a0820", 3, 0.9)
        fill(canvas, pip, colour)
        fill(canvas, star(x - 1, y - 1.4, 4.5, 0.42), "#ffffff", 0.7)
        if foil is not None:
            foil.path(pip, 0)


def shadow_of(figure: NDArray[np.uint8], strength: float) -> NDArray[np.float32]:
    """The soft shadow that a cut-out figure throws on what lies behind it, 0 to 1."""
    alpha = Image.fromarray(figure[..., 3]).filter(ImageFilter.GaussianBlur(9))
    moved = np.roll(np.asarray(alpha, np.float32) / 255, (10, 8), (0, 1))
    moved[:10] = 0
    moved[:, :8] = 0
    return moved * strength
