"""Whiplash things: camellias, leaves, and ribbons of steam."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from build.art.grain import stipple
from build.art.ink import Points, circle, contour, normals, polygon, sample, shape, stroke, taper
from build.art.paint import dot, fill, layer, line, placed
from build.art.palette import INK, Colour


@dataclass(frozen=True)
class Petals:
    """A camellia's tones."""

    base: str
    shade: str
    heart: str
    line: str


PALE = Petals("#fbeede", "#e4a9a8", "#b8576f", "#3a1230")
PINK = Petals("#f6b6a4", "#e0707a", "#a83a5c", INK)


def draw_leaf(canvas: skia.Canvas, x: float, y: float, length: float, turned: float) -> None:
    """A leaf that grows from (x, y) in the direction `turned` (degrees, 0 is right)."""
    u, w = length, 0.36
    edge = [
        (0, 0, "c"),
        (u * 0.3, -u * w),
        (u * 0.72, -u * w * 0.62),
        (u, 0, "c"),
        (u * 0.7, u * w * 0.55),
        (u * 0.3, u * w * 0.85),
    ]
    under = [(0, 0, "c"), (u * 0.5, -u * 0.02), (u, 0, "c"), (u * 0.7, u * w * 0.8), (u * 0.3, u * w)]
    with placed(canvas, x, y, turned):
        with layer(canvas, shape(edge)):
            fill(canvas, shape(edge), "#2f7d6b")
            fill(canvas, shape(under), "#1a4a55", atop=True)
        contour(canvas, edge, 2, "#0a1a35", closed=True, thinnest=0.6)
        stroke(canvas, [(0, 0), (u * 0.5, -u * 0.03), (u * 0.92, 0)], 2, "#0a1a35", start=0.8, peak=0.1)
        for t in (0.3, 0.5, 0.68):
            vein = [(u * t, -u * 0.02), (u * (t + 0.13), -u * w * 0.5)]
            stroke(canvas, vein, 1.4, "#7fcfa4", 0.9, start=0.8, peak=0.1, count=10)


def draw_camellia(
    canvas: skia.Canvas, x: float, y: float, radius: float, turned: float = 0, tones: Petals = PALE
) -> None:
    """Two rings of petals around gold stamens."""
    with placed(canvas, x, y, turned):
        for ring, (count, size, offset) in enumerate(((6, radius, 0), (5, radius * 0.66, 30))):
            for i in range(count):
                with placed(canvas, turned=offset + i * 360 / count):
                    _petal(canvas, size, tones, tones.shade if ring else tones.heart, i)
        for i in range(14):
            angle = i * math.tau / 14
            reach = radius * (0.18 + 0.07 * (i % 2))
            sx, sy = math.cos(angle) * reach, math.sin(angle) * reach
            stroke(canvas, [(0, 0), (sx, sy)], 1.8, "#b5651d", start=1, end=1, count=6)
            dot(canvas, sx, sy, radius * 0.048, tones.line)
            dot(canvas, sx, sy, radius * 0.036, "#f6c453")


def _petal(canvas: skia.Canvas, size: float, tones: Petals, heart: Colour, seed: int) -> None:
    edge = [
        (0, 0, "c"), (0.38, -0.30), (0.42, -0.78), (0.14, -1.02), (0, -0.93), (-0.16, -1.0), (-0.44, -0.74),
        (-0.36, -0.28),
    ]  # fmt: skip
    fold = [(0, 0), (0.1, -0.6), (0.3, -1.1), (0.6, -0.6), (0.4, 0)]
    points = [(p[0] * size, p[1] * size, *p[2:]) for p in edge]
    with layer(canvas, shape(points)):
        fill(canvas, shape(points), tones.base)
        stipple(canvas, circle(0, 0, size * 0.42), heart, 0.9, size * 0.14)
        stipple(canvas, shape([(x * size, y * size) for x, y in fold]), tones.shade, 0.9, size * 0.06)
    contour(canvas, points, 2, tones.line, closed=True, seed=seed, thinnest=0.6)


def draw_steam(
    canvas: skia.Canvas, points: Points, width: float, base: Colour, shade: Colour, ink: Colour = INK,
    weight: float = 2.0,
) -> None:  # fmt: skip
    """A ribbon of steam that swells, then curls to a point; echo lines inside."""
    middle = sample(points, 90)
    reach = (taper(np.linspace(0, 1, 90), 0.12, 0.0, 0.55) * width)[:, None]
    across = normals(middle)
    left, right = middle + across * reach / 2, middle - across * reach / 2
    body = polygon(np.concatenate([left, right[::-1]]))
    line(canvas, body, ink, weight * 2)
    with layer(canvas, body):
        fill(canvas, body, base)
        seam = middle + across * reach * 0.06
        fill(canvas, polygon(np.concatenate([left, seam[::-1]])), shade, atop=True)
        for share in (0.28, -0.22):
            stroke(canvas, middle + across * reach * share, weight * 1.1, ink, 0.7, atop=True)
