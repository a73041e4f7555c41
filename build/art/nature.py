"""Sky and sea: moon, stars, clouds, cliffs, waves, glitter, rain."""

from __future__ import annotations

import math
import random

import numpy as np
import skia

from build.art.grain import stipple
from build.art.ink import Points, brush, circle, contour, outline, polygon, shape, star, stroke
from build.art.paint import block, brush_paint, clipped, dot, fill, layer, line
from build.art.palette import CREAM, INK, Colour
from build.art.plate import Plate, smooth

MOON = ("#f7e7b6", "#eab873", "#d98357")
CRATERS = (
    (-0.42, -0.28, 0.15), (0.02, -0.55, 0.09), (-0.12, 0.18, 0.20), (-0.56, 0.26, 0.07), (0.16, 0.52, 0.10),
    (-0.15, -0.2, 0.06), (0.3, -0.12, 0.12),
)  # fmt: skip


def draw_stars(
    canvas: skia.Canvas, area: tuple[float, float, float, float], count: int, seed: int = 1, large: int = 8,
    colour: Colour = CREAM,
) -> None:  # fmt: skip
    """Points of light and a few four-rayed stars."""
    draw = random.Random(seed)
    left, top, right, bottom = area
    for _ in range(count):
        x, y = draw.uniform(left, right), draw.uniform(top, bottom)
        dot(canvas, x, y, draw.choice([0.9, 1, 1.3, 1.7, 2.2]), colour, draw.uniform(0.4, 1))
    for _ in range(large):
        x, y = draw.uniform(left, right), draw.uniform(top, bottom)
        fill(canvas, star(x, y, draw.uniform(6, 13), 0.16), colour, 0.95)


def draw_moon(plate: Plate, x: float, y: float, radius: float, ink: Colour = INK) -> None:
    """A full moon, lit from the left, with craters."""
    base, shade, deep = MOON
    disc = circle(x, y, radius)
    with clipped(plate.canvas, disc):
        fill(plate.canvas, disc, base)
        across = ((plate.x - x) * 0.78 + (plate.y - y) * 0.3) / radius
        plate.grain(smooth(-0.15, 0.85, across), shade)
        plate.grain(smooth(0.45, 1.25, across) * 0.9, deep, 0.9)
        for u, v, size in CRATERS:
            stipple(
                plate.canvas, circle(x + u * radius, y + v * radius, size * radius), shade, 0.75, size * radius * 0.28
            )
            rim = [
                (u - size * 0.9, v + size * 0.2),
                (u - size * 0.3, v + size * 0.95),
                (u + size * 0.7, v + size * 0.65),
            ]
            stroke(plate.canvas, [(x + a * radius, y + b * radius) for a, b in rim], 2.6, "#fff8dd", 0.9)
    line(plate.canvas, disc, ink, 3)


def draw_cloud(
    canvas: skia.Canvas, x: float, y: float, size: float, base: Colour, shade: Colour, seed: int,
    mirrored: bool = False, light: Colour = "#ffffff", ink: Colour = INK,
) -> None:  # fmt: skip
    """A flat-bottomed cloud with echo arcs; about 4.6 x `size` wide."""
    draw = random.Random(seed)
    side = -1 if mirrored else 1
    puffs = []
    path = skia.Path()
    for i in range(6):
        t = i / 5
        radius = size * (0.30 + 0.42 * math.sin(math.pi * min(0.98, 0.12 + t * 0.8)) ** 1.2 * draw.uniform(0.75, 1.1))
        puff = (x + side * (t - 0.5) * size * 2.6, y - radius * 0.52, radius)
        puffs.append(puff)
        path = skia.Op(path, circle(*puff), skia.kUnion_PathOp)
    tail = [
        (-2.3, 0.06, "c"), (-1.2, -0.14), (0, -0.3), (1.2, -0.14), (2.4, 0.02, "c"), (1.0, 0.16), (-0.8, 0.18),
    ]  # fmt: skip
    base_line = shape([(x + p[0] * size, y + p[1] * size, *p[2:]) for p in tail])
    path = skia.Op(path, base_line, skia.kUnion_PathOp)
    below = skia.Path().addRect(skia.Rect.MakeLTRB(x - size * 4, y + size * 0.1, x + size * 4, y + size * 3))
    path = skia.Op(path, below, skia.kDifference_PathOp)
    with layer(canvas, path):
        fill(canvas, path, base)
        belly = [(-3, -0.18), (0, -0.05), (3, -0.2), (3, 1), (-3, 1)]
        stipple(canvas, shape([(x + u * size, y + v * size) for u, v in belly]), shade, 1, size * 0.16)
        for px, py, radius in puffs:
            for share in (0.74, 0.5):
                _arc(canvas, px, py, radius * share, math.radians(200), 0.36, 8, 2.2, ink, 0.75, 0.4)
            _arc(canvas, px, py, radius * 0.93, 3.6, 0.3, 7, 4.4, light, 0.9, 0.5)
    for edge in outline(path):
        breath = 0.55 + 0.45 * np.sin(np.linspace(0, 9, len(edge))) ** 2
        stroke(canvas, edge, 3, ink, widths=breath)


def _arc(
    canvas: skia.Canvas, x: float, y: float, radius: float, start: float, step: float, count: int, width: float,
    colour: Colour, alpha: float, peak: float,
) -> None:  # fmt: skip
    angles = [start + i * step for i in range(count)]
    points = [(x + math.cos(a) * radius, y + math.sin(a) * radius) for a in angles]
    stroke(canvas, points, width, colour, alpha, peak=peak, atop=True)


def draw_waves(
    canvas: skia.Canvas, width: float, y: float, height: float, length: float, phase: float,
    tones: tuple[Colour, Colour], weight: float = 2.2, echoes: int = 3, ink: Colour = INK, left: float = -60,
) -> None:  # fmt: skip
    """A row of cusped waves across `width`, with echo lines and foam; the body hangs 400 below."""
    base, dark = tones
    x = np.arange(left, width + 80, 3.0)
    turn = (x / length + phase) % 1
    crest = (1 - np.cos(2 * np.pi * turn)) / 2
    crest = crest**1.6
    top = np.stack([x + crest * length * 0.10, y - height * crest], 1)
    floor = [[width + 90, y + 400], [left - 10, y + 400]]
    body = polygon(np.concatenate([top, floor]))
    with layer(canvas, body):
        fill(canvas, body, base)
        stipple(canvas, polygon(np.concatenate([top - [0, -height * 1.3], floor])), dark, 1, height * 0.6)
        for k in range(1, echoes + 1):
            swell = ((1 - crest) * 0.55 + 0.45) * (1 - 0.22 * k)
            colour, alpha = ("#eaf6f0", 0.75) if k == 1 else (ink, 0.55)
            echo = brush(top - [0, -height * 0.42 * k], weight * 0.9, widths=swell)
            canvas.drawPath(echo, brush_paint(colour, alpha, atop=True))
    stroke(canvas, top, weight * 1.5, ink, widths=0.5 + 0.5 * crest)
    stroke(canvas, top - [0, -weight * 1.6], weight * 1.3, "#eaf6f0", 0.95, widths=crest**2)


def draw_sea(
    plate: Plate, horizon: float, tones: tuple[Colour, Colour], dark_from: float, dark_to: float,
    ink: Colour = INK, soft: float = 0.45,
) -> None:  # fmt: skip
    """Flat water from the horizon down, darker towards the viewer."""
    block(plate.canvas, 0, horizon, plate.width, plate.height, tones[0])
    plate.grain(smooth(dark_from, dark_to, plate.y) * (plate.y > horizon), tones[1], soft=soft)
    block(plate.canvas, 0, horizon - 2, plate.width, horizon + 1, ink)


def draw_ripples(canvas: skia.Canvas, area: tuple[float, float, float, float], count: int, reach: float = 28) -> None:
    """Short light strokes on calm water."""
    left, top, right, bottom = area
    for k in range(count):
        draw = random.Random(k)
        x, y = draw.uniform(left, right), draw.uniform(top, bottom)
        stroke(canvas, [(x - reach, y), (x, y - 2.6), (x + reach, y)], 2.6, "#d9f0e0", 0.7)


def draw_glitter(
    canvas: skia.Canvas, x: float, top: float, bottom: float, narrow: float, wide: float, count: int,
    colour: Colour = "#fff4cf", seed: int = 0,
) -> None:  # fmt: skip
    """The moon's path on the water, widening towards the viewer."""
    draw = random.Random(seed)
    for i in range(count):
        t = (i + 0.5) / count
        spread = narrow + (wide - narrow) * t
        y, reach = top + (bottom - top) * t**1.25, spread * draw.uniform(0.12, 0.55)
        at = x + draw.gauss(0, spread * 0.26)
        points = [(at - reach, y), (at, y - 0.6), (at + reach, y)]
        stroke(canvas, points, 2 + 3.4 * t, colour, draw.uniform(0.55, 1), count=14)


def draw_cliff(
    canvas: skia.Canvas, points: Points, cracks: int, seed: int, base: Colour = "#7a5468",
    shade: Colour = "#3a2750", grass: Colour = "#3f8f7c", ink: Colour = INK,
) -> None:  # fmt: skip
    """A headland: rock, shaded on the right, cracks, and a strip of grass along all but its last two points."""
    path = shape(points)
    b = path.getBounds()
    wide, high = b.width(), b.height()
    with layer(canvas, path):
        fill(canvas, path, base)
        dark = [
            (b.left() + wide * 0.5, b.top() - 20), (b.left() + wide * 0.62, b.top() + high * 0.5),
            (b.left() + wide * 0.5, b.bottom() + 30), (b.right() + 60, b.bottom() + 30), (b.right() + 60, b.top() - 30),
        ]  # fmt: skip
        stipple(canvas, shape(dark), shade, 1, wide * 0.09)
        draw = random.Random(seed)
        for _ in range(cracks):
            x, y = draw.uniform(b.left(), b.right()), draw.uniform(b.top(), b.bottom())
            length = draw.uniform(14, 46)
            crack = [(x, y), (x - 4, y + length * 0.5), (x + 2, y + length)]
            stroke(canvas, crack, 3.4, ink, 0.65, peak=0.3, count=14, atop=True)
        turf = [(p[0], p[1] + 3) for p in points[:-2]]
        stroke(canvas, turf, 11, grass, start=0.6, end=0.3, atop=True)
    contour(canvas, points, 3.3, ink, closed=True, thinnest=0.5)


def draw_rain(
    canvas: skia.Canvas, area: tuple[float, float, float, float], count: int, length: float, seed: int = 2,
    colour: Colour = "#cfe6ee",
) -> None:  # fmt: skip
    """Slanting rain as fine tapered strokes."""
    draw = random.Random(seed)
    left, top, right, bottom = area
    for _ in range(count):
        x, y, reach = draw.uniform(left, right), draw.uniform(top, bottom), length * draw.uniform(0.5, 1)
        drop = [(x, y), (x - reach * 0.24, y + reach)]
        stroke(canvas, drop, 1.7, colour, draw.uniform(0.25, 0.7), end=0.3, peak=0.8, count=6)
