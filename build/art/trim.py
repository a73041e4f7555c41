"""Gold trimming on cloth, and the ornaments that sit along a hem."""

from __future__ import annotations

import math

import numpy as np
import skia

from build.art.ink import Points, normals, sample, star, stroke
from build.art.paint import fill, placed
from build.art.palette import GOLD, GOLD_DARK, GOLD_LIGHT, Colour


def gold_braid(canvas: skia.Canvas, points: Points, width: float, line: Colour) -> None:
    """A rounded gold cord: outline, dark underside, body, and a thin light."""
    cord = [(float(p[0]), float(p[1])) for p in points]
    stroke(canvas, cord, width + 3, line, start=0.7, end=0.7)
    stroke(canvas, cord, width, GOLD_DARK, start=0.7, end=0.7)
    stroke(canvas, [(x - 0.6, y - 1) for x, y in cord], width * 0.68, GOLD, start=0.7, end=0.7)
    stroke(canvas, [(x - 1, y - 1.8) for x, y in cord], width * 0.25, GOLD_LIGHT)


def hem_ornament(canvas: skia.Canvas, points: Points, count: int) -> None:
    """Curls and small stars in turn along a hem."""
    line = sample(points, 200)
    across = normals(line)
    for k, i in enumerate(np.linspace(6, 193, count).astype(int)):
        x, y = line[i]
        angle = math.degrees(math.atan2(-across[i, 0], across[i, 1]))
        with placed(canvas, x, y, angle):
            if k % 2 == 0:
                curl = [(-11, 5), (-9, -4), (0, -8), (7, -3), (4, 3), (-1, 1)]
                stroke(canvas, curl, 2.4, GOLD, 0.95, start=0.5, end=0.2)
            else:
                fill(canvas, star(0, -1, 6), GOLD, 0.95)


def fold_strokes(
    canvas: skia.Canvas, folds: list[tuple[Points, float]], colour: Colour, alpha: float, end: float, peak: float
) -> None:
    """Decorative folds within a layer: one tapered stroke each."""
    for points, width in folds:
        stroke(canvas, points, width, colour, alpha, end=end, peak=peak, atop=True)
