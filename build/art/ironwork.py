"""Cast iron and fittings shared by the open-air scenes: columns, lamps, brackets, valances, the station clock."""

from __future__ import annotations

import math

import skia

from build.art.grain import stipple
from build.art.ink import box, brush, circle, contour, polygon, shape, star, stroke
from build.art.lettering import ROMAN_HOURS, draw_numerals
from build.art.paint import block, clipped, dot, fill, layer, line, placed
from build.art.palette import GOLD_LIGHT, INK, TRIM

IRON, IRON_DARK, IRON_LIGHT = "#23507a", "#10244f", "#6fa6c8"
CLOCK_HOURS, CLOCK_MINUTES = 5.0, 60.0
"""Degrees from twelve: ten past midnight."""


def draw_column(canvas: skia.Canvas, x: float, top: float, bottom: float, width: float = 26) -> None:
    """A fluted column with a gilt capital and base, lit from the left."""
    half = width / 2
    shaft = box(x - half, top, x + half, bottom)
    line(canvas, shaft, INK, 7)
    with layer(canvas, shaft):
        fill(canvas, shaft, IRON)
        stipple(canvas, box(x + 1, top - 20, x + width, bottom + 20), IRON_DARK, 1, 6)
        for share, colour, thick in ((-0.62, IRON_LIGHT, 3), (-0.2, IRON_DARK, 2), (0.3, IRON_DARK, 2)):
            flute = [(x + half * share, top), (x + half * share, bottom)]
            stroke(canvas, flute, thick, colour, 0.9, start=1, end=1, count=6, atop=True)
    for at in (top + 74, bottom - 120):
        _ring(canvas, x, at, half + 7, 12)
    capital = [
        (x - half - 4, top + 62, "c"), (x - half - 8, top + 40), (x - half - 24, top + 16), (x - half - 26, top, "c"),
        (x + half + 26, top, "c"), (x + half + 24, top + 16), (x + half + 8, top + 40), (x + half + 4, top + 62, "c"),
    ]  # fmt: skip
    with layer(canvas, shape(capital)):
        fill(canvas, shape(capital), TRIM)
        stipple(canvas, box(x + 6, top - 10, x + 60, top + 80), "#8c5a26", 1, 8)
        for side in (-1, 1):
            leaf = [(x + side * 4, top + 62), (x + side * 10, top + 34), (x + side * (half + 18), top + 10)]
            stroke(canvas, leaf, 3, INK, 0.8, start=0.4, atop=True)
    contour(canvas, capital, 4, INK, closed=True)


def _ring(canvas: skia.Canvas, x: float, y: float, half: float, height: float) -> None:
    ring = box(x - half, y, x + half, y + height, 4)
    line(canvas, ring, INK, 5)
    with layer(canvas, ring):
        fill(canvas, ring, TRIM)
        block(canvas, x - half, y + height * 0.6, x + half, y + height, "#8c5a26", atop=True)
        block(canvas, x - half, y + 1.5, x + half, y + 3.5, GOLD_LIGHT, atop=True)


def draw_bracket(canvas: skia.Canvas, x: float, y: float, reach: float, side: int) -> None:
    """A whiplash bracket between a column and a roof; `side` -1 springs to the left."""

    def at(u: float, v: float) -> tuple[float, float]:
        return x + side * u * reach, y + v * reach

    sweep = [at(0, 1), at(0.16, 0.62), at(0.5, 0.28), at(1, 0.10)]
    curl = [at(0.06, 0.70), at(0.30, 0.60), at(0.46, 0.74), at(0.36, 0.90), at(0.22, 0.84), at(0.27, 0.76)]
    small = [at(0.46, 0.30), at(0.66, 0.36), at(0.76, 0.52), at(0.64, 0.60), at(0.58, 0.52)]
    for points, width in ((sweep, 13), (curl, 9), (small, 8)):
        stroke(canvas, points, width, INK, start=0.7, end=0.3, peak=0.3)
        stroke(canvas, points, width - 5, IRON, start=0.7, end=0.3, peak=0.3)
        light = [(px - 1.2, py - 1.4) for px, py in points]
        stroke(canvas, light, 1.8, IRON_LIGHT, 0.9, peak=0.3)
    for u, v in ((0.25, 0.79), (0.60, 0.55)):
        px, py = at(u, v)
        dot(canvas, px, py, 6, INK)
        dot(canvas, px, py, 4, TRIM)


def draw_valance(canvas: skia.Canvas, left: float, right: float, y: float, step: float, drop: float) -> None:
    """The scalloped, pierced edge of a roof."""
    block(canvas, left, y - 12, right, y + 3, INK)
    block(canvas, left, y - 9, right, y, TRIM)
    block(canvas, left, y - 8, right, y - 6, GOLD_LIGHT)
    at = left
    while at < right:
        tooth = [
            (at, y, "c"), (at + step, y, "c"), (at + step * 0.96, y + drop * 0.45), (at + step / 2, y + drop, "c"),
            (at + step * 0.04, y + drop * 0.45),
        ]  # fmt: skip
        with layer(canvas, shape(tooth)):
            fill(canvas, shape(tooth), IRON)
            stipple(canvas, box(at + step * 0.5, y - 9, at + step * 1.4, y + drop + 9), IRON_DARK, 1, step * 0.14)
        contour(canvas, tooth, 3, INK, closed=True)
        dot(canvas, at + step / 2, y + drop * 0.42, step * 0.13, INK)
        dot(canvas, at + step / 2, y + drop + 3, 4.4, INK)
        dot(canvas, at + step / 2, y + drop + 3, 3, TRIM)
        at += step


def draw_globe_lamp(canvas: skia.Canvas, x: float, top: float, y: float, radius: float = 25) -> None:
    """A glass globe that hangs on a rod from `top`; its middle is at y. The glow is the stage's to add."""
    stroke(canvas, [(x, top), (x, y - radius)], 7, INK, start=1, end=1, count=4)
    stroke(canvas, [(x, top), (x, y - radius)], 3, TRIM, start=1, end=1, count=4)
    globe = circle(x, y, radius)
    line(canvas, globe, INK, 6)
    with layer(canvas, globe):
        fill(canvas, globe, "#ffb861")
        dot(canvas, x, y, radius * 0.82, "#ffe3a0", atop=True, blur=6)
        dot(canvas, x - 2, y + 2, radius * 0.45, "#fffbe6", atop=True, blur=4)
        shine = [
            (x - radius * 0.66, y + 4),
            (x - radius * 0.6, y - radius * 0.4),
            (x - radius * 0.2, y - radius * 0.74),
        ]
        stroke(canvas, shine, 4, "#ffffff", 0.9, atop=True)
    hood = [
        (x - radius * 0.9, y - radius * 0.62, "c"), (x - radius * 0.5, y - radius * 1.06),
        (x - 5, y - radius * 1.34, "c"), (x + 5, y - radius * 1.34, "c"), (x + radius * 0.5, y - radius * 1.06),
        (x + radius * 0.9, y - radius * 0.62, "c"), (x, y - radius * 0.86),
    ]  # fmt: skip
    fill(canvas, shape(hood), IRON)
    contour(canvas, hood, 3.4, INK, closed=True)
    tip = [(x - 6, y + radius, "c"), (x + 6, y + radius, "c"), (x, y + radius + 13, "c")]
    fill(canvas, shape(tip), TRIM)
    contour(canvas, tip, 2.6, INK, closed=True)


def draw_station_clock(canvas: skia.Canvas, x: float, y: float, radius: float) -> None:
    """A round clock at ten past midnight, its dial lit from within."""
    for size, colour in ((1.17, INK), (1.13, "#8c5a26"), (1.10, TRIM), (1.03, INK)):
        dot(canvas, x, y, radius * size, colour)
    stroke(canvas, _arc(x, y, radius * 1.115, 200, 290), 2.4, GOLD_LIGHT)
    dial = circle(x, y, radius)
    with layer(canvas, dial):
        fill(canvas, dial, "#f9ebbd")
        right = [
            (x + radius * 0.3, y - radius),
            (x + radius * 0.62, y),
            (x + radius * 0.2, y + radius),
            (x + radius * 1.2, y + radius),
            (x + radius * 1.2, y - radius),
        ]
        stipple(canvas, shape(right), "#efc27c", 0.9, radius * 0.16)
    for i in range(60):
        angle = i * math.pi / 30
        inner, width = (0.88, 2.6) if i % 5 == 0 else (0.92, 1.2)
        ends = [(x + math.cos(angle) * radius * r, y + math.sin(angle) * radius * r) for r in (inner, 0.96)]
        stroke(canvas, ends, width, "#5a1f38", start=1, end=1, count=4)
    for i, hour in enumerate(ROMAN_HOURS):
        with placed(canvas, x, y, i * 30):
            draw_numerals(canvas, hour, 0, -radius * 0.64, radius * 0.23, "#5a1f38", 0.2)
    for degrees, reach, width in ((CLOCK_HOURS, 0.5, 7.5), (CLOCK_MINUTES, 0.78, 5.5)):
        angle = math.radians(degrees - 90)
        ends = [
            (x + math.cos(angle) * radius * r, y + math.sin(angle) * radius * r) for r in (-0.14, reach * 0.6, reach)
        ]
        canvas_width = radius / 62 * width
        stroke(canvas, ends, canvas_width + 2, INK, start=0.5, peak=0.6)
        stroke(canvas, ends, canvas_width - 1, "#5a1f38", start=0.5, peak=0.6)
    dot(canvas, x, y, radius * 0.075, INK)
    dot(canvas, x, y, radius * 0.05, TRIM)
    fill(canvas, star(x, y - radius * 1.3, radius * 0.2, 0.36, 8), INK)
    fill(canvas, star(x, y - radius * 1.3, radius * 0.15, 0.36, 8), TRIM)


def _arc(x: float, y: float, radius: float, first: float, last: float) -> list[tuple[float, float]]:
    steps = [math.radians(first + (last - first) * k / 8) for k in range(9)]
    return [(x + math.cos(a) * radius, y + math.sin(a) * radius) for a in steps]


def draw_canopy(canvas: skia.Canvas, width: float, height: float) -> None:
    """The underside of a glazed roof that runs across the top of the scene."""
    roof = box(-10, -10, width + 10, height)
    with layer(canvas, roof):
        fill(canvas, roof, "#2c1c4c")
        stipple(
            canvas,
            polygon([(-40, -40), (width + 40, -40), (width + 40, height * 0.55), (-40, height * 0.4)]),
            "#140c30",
            1,
            20,
        )
        for k in range(int(width // 112) + 2):
            left = k * 112 - 50
            pane = polygon([(left, 8), (left + 98, 8), (left + 104, height - 20), (left + 6, height - 20)])
            with clipped(canvas, roof):
                fill(canvas, pane, "#34448a", 0.5, atop=True)
                for offset, wide in ((22, 9), (40, 4)):
                    shine = brush([(left + offset, height - 22), (left + offset + 30, 10)], wide, 0.7, 0.7)
                    fill(canvas, shine, "#a9c4ee", 0.2, atop=True)
                line(canvas, pane, INK, 3)
