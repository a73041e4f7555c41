"""The carriage: sky, coast and sea pass behind the windows of a panelled saloon."""

from __future__ import annotations

import numpy as np
import skia

from build.art.grain import stipple
from build.art.ink import EVEN, box, brush, circle, contour, outline, polygon, shape, stroke, trace
from build.art.nature import (
    draw_cliff,
    draw_cloud,
    draw_glitter,
    draw_moon,
    draw_ripples,
    draw_sea,
    draw_stars,
    draw_waves,
)
from build.art.paint import block, brush_paint, clipped, dot, fill, lamp_glow, layer, line, mirrored
from build.art.palette import INK, NIGHT_SKY, TRIM, WAVE_FAR, WAVE_NEAR, WOOD, WOOD_DARK, WOOD_LIGHT
from build.art.places import draw_observatory
from build.art.plate import Plate, smooth

WINDOWS = ((96, 104, 560, 500), (724, 104, 1188, 500))
"""Left, top, right, bottom of the glass."""
GILT_LIGHT = "#fff0bd"
PANEL_DARK = "#1c0c26"
LAMP_X = 642
CURTAIN, CURTAIN_DARK, CURTAIN_LIGHT, CURTAIN_DEEP = "#5a2c66", "#32143f", "#a86aa0", "#240c30"
SEAT, SEAT_DARK, SEAT_LIGHT = "#23406f", "#0f1a45", "#5d86c8"


def draw_sky(plate: Plate) -> None:
    """1360 x 480: night sky over a calm sea, the moon to the left of where the actor stands."""
    plate.canvas.drawPaint(brush_paint(NIGHT_SKY[1]))
    plate.grain(smooth(60, 330, plate.y), NIGHT_SKY[2], soft=0.72)
    plate.grain(smooth(220, 360, plate.y) * 0.9, NIGHT_SKY[3], soft=0.72)
    plate.grain(1 - smooth(-20, 170, plate.y), "#141c5c", soft=0.72)
    around = np.exp(-(((plate.x - 242) / 170) ** 2 + ((plate.y - 150) / 170) ** 2)) * 0.55
    plate.grain(around, "#9fd0c4", soft=0.85)
    draw_stars(plate.canvas, (0, 0, 1360, 250), 150, 4, 14)
    draw_moon(plate, 242, 150, 66)
    draw_sea(plate, 362, ("#3f95a4", "#1f5f92"), 366, 460)
    draw_glitter(plate.canvas, 242, 368, 430, 36, 90, 18)
    draw_ripples(plate.canvas, (0, 372, 1360, 400), 22)


def draw_coast(plate: Plate) -> None:
    """2400 x 300, repeating: clouds, two headlands and the lens dome, on a clear ground."""
    canvas = plate.canvas
    for x, y, size, base, shade, seed, flip in (
        (420, 110, 50, "#cfe0dc", "#6f9fb8", 2, False),
        (1010, 140, 56, "#e9e4cf", "#8fb4b8", 5, True),
        (1560, 70, 42, "#9fc0d0", "#4a7aa8", 8, False),
        (2060, 130, 52, "#cfe0dc", "#6f9fb8", 3, True),
    ):
        draw_cloud(canvas, x, y, size, base, shade, seed, mirrored=flip)
    draw_observatory(canvas, 1290, 200, 0.62)
    dome_cliff = [
        (1130, 268, "c"), (1170, 218), (1230, 198), (1300, 194), (1380, 202), (1430, 230), (1470, 268, "c"),
    ]  # fmt: skip
    draw_cliff(canvas, dome_cliff, 18, 3)
    low_cliff = [(520, 268, "c"), (560, 236), (640, 222), (730, 240), (790, 268, "c")]
    draw_cliff(canvas, low_cliff, 8, 5, base="#6a4f70")


def draw_near_sea(plate: Plate) -> None:
    """1600 x 84, repeating: two rows of waves close to the line."""
    draw_waves(plate.canvas, plate.width, 44, 17, 100, 0.1, WAVE_FAR, 2, 2)
    draw_waves(plate.canvas, plate.width, 74, 22, 1600 / 13, 0.5, WAVE_NEAR, 2.2, 3)


def draw_interior(plate: Plate) -> None:
    """1280 x 720: wall, ceiling band, two windows (holes), curtains, a lamp, and the back of the bench."""
    _wall(plate)
    for window in WINDOWS:
        _window(plate.canvas, *window)
        _curtains(plate.canvas, *window)
        _pelmet(plate.canvas, *window)
    _lamp(plate.canvas, LAMP_X)
    _bench(plate.canvas)


def _wall(plate: Plate) -> None:
    canvas, width = plate.canvas, plate.width
    canvas.drawPaint(brush_paint("#4a2436"))
    plate.grain(smooth(200, 760, plate.y) * 0.9, "#24102c")
    corners = np.clip(np.hypot((plate.x - 640) / 760, (plate.y - 300) / 520), 0, 1) ** 2
    plate.grain(corners * 0.95, PANEL_DARK)
    for k in range(33):
        stroke(canvas, [(k * 40, 0), (k * 40, 720)], 2, PANEL_DARK, 0.55, start=1, end=1, count=4)
    block(canvas, 0, 0, width, 58, "#6b3a2c")
    plate.grain(smooth(10, 70, plate.y) * (plate.y < 58), "#3a1a26")
    for k in range(44):
        for radius in (14, 9, 4):
            line(canvas, circle(15 + k * 30, 58, radius), TRIM, 1.8, 0.55)
    block(canvas, 0, 58, width, 76, "#2c1226")
    for y, height in ((60, 4), (76, 5)):
        block(canvas, 0, y - height, width, y + height - 2, INK)
        block(canvas, 0, y - height + 2, width, y + height - 4, TRIM)
        block(canvas, 0, y - height + 2, width, y - height + 3.4, GILT_LIGHT)


def _opening(left: float, top: float, right: float, bottom: float, out: float) -> skia.Path:
    """The window's outline, `out` units outside the glass."""
    return shape([
        (left - out, bottom + out, "c"), (left - out, top + 90), (left + 34 - out * 0.6, top + 26 - out * 0.6),
        ((left + right) / 2, top - out), (right - 34 + out * 0.6, top + 26 - out * 0.6), (right + out, top + 90),
        (right + out, bottom + out, "c"),
    ])  # fmt: skip


def _window(canvas: skia.Canvas, left: float, top: float, right: float, bottom: float) -> None:
    casing = _opening(left, top, right, bottom, 26)
    with layer(canvas, casing):
        fill(canvas, casing, "#7c4630")
        dark = [
            (left + 150, top - 60), (right - 60, top + 120), (right - 40, bottom + 60), (right + 60, bottom + 60),
            (right + 60, top - 60),
        ]  # fmt: skip
        stipple(canvas, shape(dark), "#3c1a28", 1, 30)
    trace(canvas, casing, 4, INK)
    for edge in outline(_opening(left, top, right, bottom, 10)):
        for points, width, colour in ((edge, 7, INK), (edge, 4, TRIM), (edge - [0.8, 0.8], 1.4, GILT_LIGHT)):
            stroke(canvas, points, width, colour, widths=EVEN)
    glass = _opening(left, top, right, bottom, 0)
    hole = brush_paint(INK)
    hole.setBlendMode(skia.BlendMode.kClear)
    canvas.drawPath(glass, hole)
    _glazing(canvas, left, top, right)
    trace(canvas, glass, 5, INK)
    with clipped(canvas, glass):
        for offset, width in ((0, 60), (90, 24)):
            x = left + 40 + offset
            shine = [(x, bottom + 20), (x + 200, top - 20), (x + 200 + width, top - 20), (x + width, bottom + 20)]
            fill(canvas, polygon(shine), "#ffffff", 0.06)
    _sill(canvas, left, right, bottom)


def _glazing(canvas: skia.Canvas, left: float, top: float, right: float) -> None:
    """A transom and two bars in the upper third."""
    transom = [(left, top + 118), (right, top + 118)]
    stroke(canvas, transom, 11, INK, start=1, end=1, count=4)
    stroke(canvas, transom, 6, "#8a5236", start=1, end=1, count=4)
    for third in (1, 2):
        x = left + (right - left) * third / 3
        stroke(canvas, [(x, top - 6), (x, top + 118)], 9, INK, start=1, end=1, count=4)
        stroke(canvas, [(x, top - 4), (x, top + 116)], 5, "#8a5236", start=1, end=1, count=4)


def _sill(canvas: skia.Canvas, left: float, right: float, bottom: float) -> None:
    sill = box(left - 44, bottom + 22, right + 44, bottom + 44, 5)
    line(canvas, sill, INK, 5)
    with layer(canvas, sill):
        fill(canvas, sill, WOOD)
        block(canvas, left - 44, bottom + 34, right + 44, bottom + 50, WOOD_DARK, atop=True)
        block(canvas, left - 44, bottom + 23, right + 44, bottom + 26, WOOD_LIGHT, atop=True)


def _curtains(canvas: skia.Canvas, left: float, top: float, right: float, bottom: float) -> None:
    for on_right in (False, True):
        with mirrored(canvas, left + right, on_right):
            _curtain(canvas, left, top, bottom)


def _curtain(canvas: skia.Canvas, x: float, top: float, bottom: float) -> None:
    """A gathered curtain with its tie, on the left of a window that begins at x."""
    outline_points = [
        (x - 40, top - 22, "c"), (x + 92, top - 22, "c"), (x + 88, top + 80), (x + 58, top + 190), (x + 6, top + 262),
        (x - 2, top + 300), (x + 14, top + 390), (x + 8, bottom + 20, "c"), (x - 46, bottom + 20, "c"),
        (x - 44, top + 290),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(outline_points), CURTAIN)
        for k in range(5):
            t = k / 4
            fold = [
                (x - 30 + t * 110, top - 24), (x - 32 + t * 100, top + 100), (x - 34 + t * 52, top + 220),
                (x - 38 + t * 30, top + 284),
            ]  # fmt: skip
            stroke(canvas, fold, 15, CURTAIN_DARK, 0.9, start=0.6, end=0.2, peak=0.4, atop=True)
            light = [(a + 9, b) for a, b in fold]
            stroke(canvas, light, 4, CURTAIN_LIGHT, 0.9, start=0.3, peak=0.4, atop=True)
        for k in range(4):
            t = k / 3
            fold = [(x - 38 + t * 34, top + 300), (x - 40 + t * 48, top + 370), (x - 42 + t * 46, bottom + 20)]
            stroke(canvas, fold, 11, CURTAIN_DARK, 0.9, start=0.2, end=0.8, peak=0.8, atop=True)
        shaded = [
            (x - 60, top - 40), (x - 10, top + 120), (x - 30, top + 300), (x - 20, bottom + 40), (x - 90, bottom + 40),
        ]  # fmt: skip
        stipple(canvas, shape(shaded), CURTAIN_DEEP, 0.95, 14)
    contour(canvas, outline_points, 3.4, INK, closed=True)
    tie = [(x - 46, top + 276, "c"), (x + 10, top + 268, "c"), (x + 12, top + 286, "c"), (x - 46, top + 298, "c")]
    fill(canvas, shape(tie), TRIM)
    contour(canvas, tie, 2.6, INK, closed=True)


def _pelmet(canvas: skia.Canvas, left: float, top: float, right: float, _bottom: float) -> None:
    scallops = 8
    width = right - left + 112
    edge: list[tuple[object, ...]] = [
        (left - 56, top - 46, "c"), (right + 56, top - 46, "c"), (right + 56, top - 8, "c"),
    ]  # fmt: skip
    lows = [right + 56 - width * (k + 0.5) / scallops for k in range(scallops)]
    for k, low in enumerate(lows):
        edge += [(low, top + 18), (right + 56 - width * (k + 1) / scallops, top - 8, "c")]
    with layer(canvas):
        fill(canvas, shape(edge), "#6c3474")
        middle = left + (right - left) * 0.55
        dark = [(middle, top - 60), (middle + 24, top + 30), (right + 90, top + 40), (right + 90, top - 60)]
        stipple(canvas, shape(dark), CURTAIN_DARK, 1, 40)
    contour(canvas, edge, 3.4, INK, closed=True)
    stroke(canvas, [(left - 54, top - 36), (right + 54, top - 36)], 3, TRIM, start=1, end=1, count=4)
    for low in lows:
        dot(canvas, low, top + 23, 6, INK)
        dot(canvas, low, top + 23, 4.2, TRIM)


def _lamp(canvas: skia.Canvas, x: float) -> None:
    """A wall lamp between the windows; its halo is painted, for the wall behind it is opaque."""
    lamp_glow(canvas, x, 250, 170, 0.55, "#ffcf7a", "#ff9d4a")
    stroke(canvas, [(x, 380), (x, 300), (x - 2, 280)], 14, INK, start=0.6, end=0.8)
    stroke(canvas, [(x, 378), (x, 300), (x - 2, 282)], 8, TRIM, start=0.6, end=0.8)
    plate = [(x - 20, 372, "c"), (x + 20, 372, "c"), (x + 14, 410), (x, 424), (x - 14, 410)]
    fill(canvas, shape(plate), TRIM)
    contour(canvas, plate, 3, INK, closed=True)
    shade = [
        (x - 52, 282, "c"), (x - 44, 246), (x - 22, 206, "c"), (x + 22, 206, "c"), (x + 44, 246), (x + 52, 282, "c"),
        (x + 26, 290), (x - 26, 290),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(shade), "#ffdf9a")
        dot(canvas, x, 262, 34, "#fffbe6", atop=True, blur=10)
        dark = [(x + 20, 190), (x + 30, 240), (x + 24, 300), (x + 80, 300), (x + 80, 190)]
        stipple(canvas, shape(dark), "#f0924a", 1, 10)
        for k in (-2, -1, 0, 1, 2):
            rib = [(x + k * 8, 206), (x + k * 15, 246), (x + k * 18, 288)]
            stroke(canvas, rib, 2, "#b5622f", 0.8, start=1, end=1, atop=True)
    contour(canvas, shade, 3.2, INK, closed=True)


def _bench(canvas: skia.Canvas) -> None:
    back = [
        (-20, 566, "c"), (120, 552), (320, 560), (520, 548), (640, 556), (760, 548), (960, 560), (1160, 552),
        (1300, 566, "c"),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape([(-20, 640, "c"), *back, (1300, 740, "c"), (-20, 740, "c")]), SEAT)
        stipple(canvas, polygon([(-40, 640), (1320, 640), (1320, 780), (-40, 780)]), SEAT_DARK, 1, 34)
        for k in range(16):
            for dx, y in ((0, 600), (40, 640), (0, 684)):
                _seat_button(canvas, 40 + k * 80 + dx, y)
        light = brush([(p[0], p[1] + 8) for p in back], 7, 1, 1)
        canvas.drawPath(light, brush_paint(SEAT_LIGHT, 0.9, atop=True))
    for rise, width, colour in ((0, 15, INK), (0, 10, "#8a5236"), (2.4, 2.6, "#e8a76a")):
        stroke(canvas, [(p[0], p[1] - rise) for p in back], width, colour, start=1, end=1)


def _seat_button(canvas: skia.Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        crease = [(x + side * 40, y - 42), (x + side * 12, y - 12), (x, y)]
        stroke(canvas, crease, 3, SEAT_DARK, 0.9, end=0.8, peak=0.9, atop=True)
    dot(canvas, x, y, 5.5, INK)
    dot(canvas, x - 1, y - 1, 3.6, TRIM)
