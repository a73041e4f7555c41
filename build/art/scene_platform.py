"""The platform at ten past midnight: the train stands lit under a glazed roof, the sea lies behind it."""

from __future__ import annotations

import random

import skia

from build.art.flowers import draw_steam
from build.art.grain import stipple
from build.art.ink import box, contour, polygon, shape, stroke
from build.art.ironwork import draw_bracket, draw_canopy, draw_column, draw_globe_lamp, draw_station_clock, draw_valance
from build.art.nature import draw_cloud, draw_glitter, draw_stars
from build.art.paint import block, brush_paint, clipped, dot, fill, layer, line
from build.art.palette import GOLD_LIGHT, INK, LAMPLIGHT, NIGHT_SKY, TRIM
from build.art.plate import Plate, smooth

EDGE = 40
"""Units that every plate extends beyond the stage at each side."""
LAMPS = ((150, 176), (1130, 176))
"""Globes, in stage units."""
CLOCK = (556, 190)
CAR, CAR_DARK, CAR_LIGHT = "#22346f", "#121b48", "#7fa0e0"
ROOF, ROOF_DARK, ROOF_LIGHT = "#6a2c62", "#32143f", "#b877a8"
"""Plum, not the company's claret: beside it Isaura's copper hair would have to share its colour."""
GROUND = 596
"""Where the platform's edge lies, in stage units."""


def draw_sky(plate: Plate) -> None:
    """1360 x 720: night above the train, and the steam that its engine leaves; the lit clock stands for the moon."""
    canvas = plate.canvas
    canvas.drawPaint(brush_paint(NIGHT_SKY[1]))
    plate.grain(smooth(120, 420, plate.y), NIGHT_SKY[2], soft=0.72)
    plate.grain(smooth(300, 440, plate.y) * 0.9, NIGHT_SKY[3], soft=0.72)
    plate.grain(1 - smooth(20, 260, plate.y), "#121a5a", soft=0.72)
    draw_stars(canvas, (0, 90, 1360, 330), 130, 6, 14)
    draw_cloud(canvas, 236, 284, 52, "#cfe0dc", "#6f9fb8", 2)
    draw_cloud(canvas, 1060, 206, 48, "#9fc0d0", "#4a7aa8", 8)
    for ribbon, width in (
        ([(1400, 330), (1180, 300), (980, 322), (800, 276), (640, 296), (560, 262), (580, 222), (616, 238)], 46),
        ([(1400, 300), (1240, 250), (1120, 268), (960, 226), (900, 250), (916, 276)], 30),
    ):
        draw_steam(canvas, ribbon, width, "#e6ecec", "#a9c3d4")
    block(canvas, 0, 480, 1360, 720, "#0f1640")


def draw_train_side(plate: Plate) -> None:
    """1400 x 360: two cars of the night train, close enough to see who sits inside."""
    canvas = plate.canvas
    for left in (-360, 420, 1200):
        _car(canvas, left, 740)
    for left in (380, 1160):
        _gangway(canvas, left)


def _gangway(canvas: skia.Canvas, left: float) -> None:
    bellows = box(left, 108, left + 40, 306, 3)
    line(canvas, bellows, INK, 6)
    fill(canvas, bellows, "#141036")
    for k in range(4):
        stroke(canvas, [(left + 5 + k * 10, 112), (left + 5 + k * 10, 302)], 2, "#3a3468", start=1, end=1, count=4)


def _car(canvas: skia.Canvas, left: float, length: float) -> None:
    right = left + length
    skirt = box(left + 30, 286, right - 30, 330)
    line(canvas, skirt, INK, 6)
    fill(canvas, skirt, "#0d1238")
    roof = [
        (left - 6, 96, "c"),
        (left + 10, 58),
        (left + 60, 40),
        (right - 60, 40),
        (right - 10, 58),
        (right + 6, 96, "c"),
    ]
    with layer(canvas, shape(roof)):
        fill(canvas, shape(roof), ROOF)
        stipple(
            canvas, polygon([(left - 30, 74), (right + 30, 70), (right + 30, 130), (left - 30, 130)]), ROOF_DARK, 1, 12
        )
        stroke(
            canvas,
            [(left + 20, 60), (left + 60, 47), (right - 60, 47), (right - 20, 60)],
            4,
            ROOF_LIGHT,
            0.8,
            start=0.3,
            end=0.3,
            atop=True,
        )
    contour(canvas, roof, 4.4, INK, closed=True)
    for at in range(int(left) + 110, int(right) - 90, 130):
        vent = box(at, 24, at + 56, 42, 7)
        line(canvas, vent, INK, 6)
        fill(canvas, vent, ROOF_DARK)
    side = box(left, 92, right, 292, 8)
    line(canvas, side, INK, 7)
    with layer(canvas, side):
        fill(canvas, side, CAR)
        stipple(
            canvas, polygon([(left - 40, 224), (right + 40, 214), (right + 40, 340), (left - 40, 340)]), CAR_DARK, 1, 24
        )
        block(canvas, left, 96, right, 101, CAR_LIGHT, 0.8, atop=True)
    for y, height in ((110, 5), (222, 5), (268, 3)):
        block(canvas, left + 4, y - 2, right - 4, y + height + 2, INK)
        block(canvas, left + 4, y, right - 4, y + height, TRIM)
        block(canvas, left + 4, y, right - 4, y + 1.4, GOLD_LIGHT)
    for k in range(9):
        _lit_window(canvas, left + 26 + k * 77, 126, k + int(left) // 7)


def _lit_window(canvas: skia.Canvas, left: float, top: float, number: int) -> None:
    """A warm pane with half-drawn curtains; behind some of them a passenger."""
    pane = shape([
        (left, top + 82, "c"), (left, top + 26), (left + 12, top + 6), (left + 29, top), (left + 46, top + 6),
        (left + 58, top + 26), (left + 58, top + 82, "c"),
    ])  # fmt: skip
    line(canvas, pane, INK, 11)
    line(canvas, pane, TRIM, 5)
    with layer(canvas, pane):
        fill(canvas, pane, LAMPLIGHT)
        dot(canvas, left + 29, top + 18, 26, "#fff0c0", atop=True, blur=9)
        block(canvas, left, top + 58, left + 58, top + 90, "#e8894a", 0.9, atop=True)
        if number % 4 == 1:
            passenger = [
                (left + 14, top + 90),
                (left + 18, top + 62),
                (left + 30, top + 54),
                (left + 44, top + 64),
                (left + 48, top + 90),
            ]
            fill(canvas, shape(passenger), "#6b2340", atop=True)
            dot(canvas, left + 30, top + 42, 11.5, "#6b2340", atop=True)
            if number % 8 == 1:  # a hat
                stroke(
                    canvas,
                    [(left + 15, top + 36), (left + 30, top + 32), (left + 46, top + 36)],
                    6,
                    "#4c1236",
                    start=0.4,
                    end=0.4,
                    atop=True,
                )
        for side in (0, 1):
            edge = left + (58 if side else 0)
            inward = -1 if side else 1
            curtain = [
                (edge, top - 4, "c"),
                (edge + inward * 20, top - 4, "c"),
                (edge + inward * 13, top + 40),
                (edge + inward * 5, top + 88, "c"),
                (edge, top + 88, "c"),
            ]
            fill(canvas, shape(curtain), ROOF, atop=True)
            fold = [(edge + inward * 9, top), (edge + inward * 6, top + 44), (edge + inward * 2, top + 86)]
            stroke(canvas, fold, 3, ROOF_DARK, 0.9, start=0.8, end=0.4, atop=True)
    line(canvas, pane, INK, 2.4)


def draw_platform(plate: Plate) -> None:
    """1360 x 720: roof, columns, lamps, the clock, and wet flagstones; open in the middle."""
    canvas = plate.canvas
    _flagstones(plate)
    draw_canopy(canvas, plate.width, 66)
    draw_valance(canvas, -14, plate.width + 30, 66, 46, 34)
    for x, y in LAMPS:
        draw_globe_lamp(canvas, x + EDGE, 70, y)
    for x in (70, 652, 1216):
        at = x + EDGE
        for side in (-1, 1):
            draw_bracket(canvas, at + side * 14, 76, 104, side)
        draw_column(canvas, at, 72, GROUND + 6)
        _footing(canvas, at)
    x, y = CLOCK
    stroke(canvas, [(x + EDGE, 70), (x + EDGE, y - 70)], 11, INK, start=1, end=1, count=4)
    stroke(canvas, [(x + EDGE, 70), (x + EDGE, y - 70)], 5, TRIM, start=1, end=1, count=4)
    draw_station_clock(canvas, x + EDGE, y, 56)


def _footing(canvas: skia.Canvas, x: float) -> None:
    foot = [
        (x - 20, GROUND - 44, "c"),
        (x + 20, GROUND - 44, "c"),
        (x + 34, GROUND + 14, "c"),
        (x - 34, GROUND + 14, "c"),
    ]
    with layer(canvas, shape(foot)):
        fill(canvas, shape(foot), "#23507a")
        stipple(canvas, box(x + 4, GROUND - 60, x + 60, GROUND + 30), "#10244f", 1, 8)
        block(canvas, x - 40, GROUND + 4, x + 40, GROUND + 20, TRIM, atop=True)
    contour(canvas, foot, 4, INK, closed=True)


def _flagstones(plate: Plate) -> None:
    """The platform: a pale edge, stones that darken towards the viewer, and lamplight lying in the wet."""
    canvas = plate.canvas
    stones = polygon([(-10, GROUND), (plate.width + 10, GROUND), (plate.width + 10, 730), (-10, 730)])
    with clipped(canvas, stones):
        fill(canvas, stones, "#5a5a8c")
        plate.grain(smooth(GROUND, 760, plate.y) * (plate.y >= GROUND), "#1d1f58")
        for k in range(9):
            y = GROUND + 20 + (k * 6 + k * k * 2.4)
            stroke(canvas, [(-10, y), (plate.width + 10, y)], 2.4, INK, 0.55, start=1, end=1, count=4)
        draw = random.Random(8)
        for row in range(6):
            top, bottom = (GROUND + 20 + (k * 6 + k * k * 2.4) for k in (row, row + 1))
            for k in range(14):
                x = k * 104 + (row % 2) * 52 + draw.uniform(-10, 10)
                slant = (x - plate.width / 2) * 0.035
                stroke(canvas, [(x, top), (x + slant, bottom)], 2, INK, 0.5, start=1, end=1, count=4)
        for x, width in ((LAMPS[0][0] + EDGE, 90), (LAMPS[1][0] + EDGE, 90), (CLOCK[0] + EDGE, 56)):
            _reflection(canvas, x, width)
    block(canvas, -10, GROUND - 4, plate.width + 10, GROUND + 18, INK)
    block(canvas, -10, GROUND, plate.width + 10, GROUND + 14, "#d9cfc0")
    block(canvas, -10, GROUND + 9, plate.width + 10, GROUND + 14, "#9a8ba0")


def _reflection(canvas: skia.Canvas, x: float, width: float) -> None:
    """Lamplight in the wet: a narrow warm column, broken into strokes."""
    column = [
        (x - width * 0.3, GROUND + 16),
        (x + width * 0.3, GROUND + 16),
        (x + width * 0.6, 730),
        (x - width * 0.6, 730),
    ]
    stipple(canvas, polygon(column), "#c98a74", 0.4, 16, atop=False)
    draw_glitter(canvas, x, GROUND + 26, 722, width * 0.5, width * 1.1, 11, "#ffd9a0", int(x))
