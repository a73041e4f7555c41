"""The causeway at low tide, from the open platform of the last car: wet sand, arches, the lens dome far off."""

from __future__ import annotations

import math
import random

import numpy as np
import skia

from build.art.ink import Points, box, circle, polygon, sample, star, stroke
from build.art.ironwork import draw_bracket, draw_canopy, draw_column, draw_globe_lamp, draw_valance
from build.art.nature import draw_cliff, draw_cloud, draw_glitter, draw_moon, draw_stars
from build.art.paint import block, brush_paint, dot, fill, layer, line
from build.art.palette import GOLD_LIGHT, INK, NIGHT_SKY, TRIM
from build.art.places import draw_causeway, draw_observatory
from build.art.plate import Plate, smooth

EDGE = 40
HORIZON = 420
LAMP = (150, 182)
BEAM = (154, 324)
"""The dome's lit slit, in stage units."""
SAND, SAND_DARK, POOL = "#8d7f9c", "#463f78", "#7fc0c0"


def draw_sky(plate: Plate) -> None:
    """1360 x 720: late night over sand flats with pools that hold the sky."""
    canvas = plate.canvas
    canvas.drawPaint(brush_paint("#243a8c"))
    plate.grain(smooth(100, 360, plate.y), NIGHT_SKY[2], soft=0.72)
    plate.grain(smooth(270, 420, plate.y) * 0.95, "#a9dcb8", soft=0.72)
    plate.grain(smooth(370, 424, plate.y) * 0.6, "#f4d9a8", soft=0.72)
    plate.grain(1 - smooth(0, 230, plate.y), "#131b60", soft=0.72)
    moon_x, moon_y = 612, 296
    around = np.exp(-(((plate.x - moon_x) / 150) ** 2 + ((plate.y - moon_y) / 150) ** 2)) * 0.5
    plate.grain(around, "#f7e7b6", soft=0.85)
    draw_stars(canvas, (0, 90, 1360, 300), 120, 11, 12)
    draw_moon(plate, moon_x, moon_y, 58)
    draw_cloud(canvas, 920, 330, 62, "#dfe9dc", "#7fa9b8", 5, mirrored=True)
    draw_cloud(canvas, 300, 268, 40, "#9fc0d0", "#4a7aa8", 3)
    draw_cloud(canvas, 1240, 220, 46, "#9fc0d0", "#4a7aa8", 8)
    _flats(plate, moon_x)


def _flats(plate: Plate, moon_x: float) -> None:
    canvas = plate.canvas
    block(canvas, 0, HORIZON, plate.width, plate.height, SAND)
    plate.grain(smooth(HORIZON + 30, 700, plate.y) * (plate.y > HORIZON), SAND_DARK)
    block(canvas, 0, HORIZON, plate.width, HORIZON + 22, "#3f95a4")
    block(canvas, 0, HORIZON - 2, plate.width, HORIZON + 1, INK)
    edge = [(x, HORIZON + 22 + 3 * math.sin(x / 46) + 2 * math.sin(x / 17)) for x in range(-10, 1380, 14)]
    stroke(canvas, edge, 5, "#eaf6f0", 0.95, start=1, end=1, count=300)
    stroke(canvas, [(x, y + 4) for x, y in edge], 2.2, INK, 0.8, start=1, end=1, count=300)
    draw_glitter(canvas, moon_x, HORIZON + 3, HORIZON + 19, 50, 70, 8)
    for channel, width in (
        ([(1400, 500), (1130, 512), (930, 494), (700, 516), (480, 506), (240, 528), (-30, 512)], 17),
        ([(-30, 566), (200, 546), (420, 572), (640, 548), (860, 566), (1100, 542), (1400, 560)], 24),
        ([(1400, 628), (1120, 598), (840, 640), (560, 604), (300, 640), (-30, 616)], 36),
        ([(-30, 700), (260, 664), (600, 706), (960, 668), (1400, 704)], 42),
    ):
        _channel(canvas, channel, width)
    draw = random.Random(21)
    for _ in range(26):
        y = HORIZON + 44 + draw.uniform(0, 1) ** 1.3 * 230
        x, reach = draw.uniform(0, plate.width), draw.uniform(14, 44)
        stroke(canvas, [(x - reach, y), (x, y - 3), (x + reach, y)], 2.2, INK, 0.4)
        stroke(canvas, [(x - reach * 0.7, y + 4), (x, y + 1.4), (x + reach * 0.7, y + 4)], 2, "#c9b8c4", 0.7)


def _channel(canvas: skia.Canvas, points: Points, width: float) -> None:
    """Water left in the sand: an S-curve that swells and thins, dark at its far bank, lit at the near one."""
    line = sample(points, 160)
    along = np.linspace(0, 1, 160)
    swell = 0.55 + 0.3 * np.sin(along * 11 + width) + 0.15 * np.sin(along * 29)
    stroke(canvas, line, width + 5, INK, widths=swell)
    stroke(canvas, line, width, POOL, widths=swell)
    stroke(canvas, line - np.array([0, width * 0.16]), width * 0.5, "#3a7fa0", 0.9, widths=swell)
    glint = np.clip(swell * 1.6 - 0.7, 0, 1)
    for shift, light in ((0.24, 0.12), (0.05, 0.06)):
        stroke(canvas, line - np.array([0, -width * shift]), width * light, "#fff4cf", 0.9, widths=glint)


def draw_flats(plate: Plate) -> None:
    """1400 x 300: the headland with the dome at the left, arches that run from it across the sand."""
    canvas = plate.canvas
    draw_observatory(canvas, 214, 136, 0.62, beam=True)
    cliff = [(10, 206, "c"), (52, 158), (130, 134), (210, 128), (290, 136), (346, 160), (392, 206, "c")]
    draw_cliff(canvas, cliff, 16, 3)
    stroke(canvas, [(-10, 207), (200, 210), (420, 207)], 5, "#2a2450", 0.9, start=0.6, end=0.2)
    draw_causeway(canvas, 188, 352, 1410, 44, 62, 2)
    for k in range(9):
        x = 412 + k * 118
        stroke(canvas, [(x, 184), (x, 152)], 4.6, INK, start=1, end=0.8, count=4)
        dot(canvas, x, 148, 6.4, INK)
        dot(canvas, x, 148, 4.2, "#ffd98a")
    stroke(canvas, [(352, 234), (700, 238), (1410, 234)], 5, "#2a2450", 0.8, start=0.3, end=1)


def draw_railing(plate: Plate) -> None:
    """1360 x 720: roof edge and lamp above, a wrought-iron railing below; open in the middle."""
    canvas = plate.canvas
    draw_canopy(canvas, plate.width, 54)
    draw_valance(canvas, -14, plate.width + 30, 54, 46, 32)
    draw_globe_lamp(canvas, LAMP[0] + EDGE, 58, LAMP[1], 24)
    _railing(canvas, plate.width, 566)
    for x in (40, 652, 1246):
        at = x + EDGE
        for side in (-1, 1):
            draw_bracket(canvas, at + side * 12, 64, 92, side)
        draw_column(canvas, at, 60, 760, 22)


def _railing(canvas: skia.Canvas, width: float, top: float) -> None:
    """A hand rail on whiplash panels; the floor of the platform below."""
    floor = polygon([(-10, 700), (width + 10, 700), (width + 10, 730), (-10, 730)])
    fill(canvas, floor, "#241640")
    block(canvas, -10, 697, width + 10, 701, INK)
    panel = 102.0
    for k in range(int(width // panel) + 1):
        _panel(canvas, k * panel + 22, top + 16, panel, 690)
    for y, thick in ((top, 16), (690, 10)):
        rail = box(-10, y - thick / 2, width + 10, y + thick / 2, 4)
        line(canvas, rail, INK, 6)
        with layer(canvas, rail):
            fill(canvas, rail, "#8a5236" if thick > 12 else "#23507a")
            block(
                canvas, -10, y + thick * 0.12, width + 10, y + thick, "#4c2434" if thick > 12 else "#10244f", atop=True
            )
            block(
                canvas,
                -10,
                y - thick / 2 + 1.5,
                width + 10,
                y - thick / 2 + 4,
                "#f0b878" if thick > 12 else "#6fa6c8",
                atop=True,
            )


def _panel(canvas: skia.Canvas, left: float, top: float, width: float, bottom: float) -> None:
    """One panel: two uprights, two S-scrolls, a star between them."""
    middle, height = left + width / 2, bottom - top
    posts = [[(left, top - 10), (left, bottom)]]
    scrolls = []
    for side in (-1, 1):
        scroll = [(4, 1), (34, 0.7), (16, 0.46), (36, 0.16), (42, 0.32), (31, 0.36)]
        scrolls.append([(middle + side * dx, top + height * share) for dx, share in scroll])
    for points, thick in [(p, 11) for p in posts] + [(s, 9) for s in scrolls]:
        stroke(canvas, points, thick, INK, start=0.8, end=0.5, peak=0.3)
        stroke(canvas, points, thick - 5, "#2d6490", start=0.8, end=0.5, peak=0.3)
        stroke(canvas, [(x - 1, y - 1) for x, y in points], 1.6, "#8fc0d8", 0.9, peak=0.3)
    fill(canvas, star(middle, top + height * 0.24, 15, 0.34), INK)
    fill(canvas, star(middle, top + height * 0.24, 11, 0.34), TRIM)
    for y in (top - 4, bottom - 3):
        fill(canvas, circle(left, y, 8), INK)
        fill(canvas, circle(left, y, 5.4), TRIM)
        fill(canvas, circle(left - 1.4, y - 1.6, 1.8), GOLD_LIGHT)
