"""Card picture, epic: Isaura's lantern on the sill of the locked carriage door, rain on the glass.

The one idea: behind the lantern its light breaks on the wet pane into rings of prisms, like the great lens.
"""

from __future__ import annotations

import math
import random

import numpy as np
import skia

from build.art.card import new_card
from build.art.foil import FoilSheet, Show
from build.art.frame_windows import rose_window
from build.art.grain import stipple
from build.art.ink import EVEN, box, circle, contour, outline, oval, polygon, shape, star, stroke
from build.art.lantern import draw_engraving, draw_lantern
from build.art.nature import draw_cliff, draw_cloud, draw_rain, draw_sea, draw_waves
from build.art.paint import block, clipped, dot, fill, lamp_glow, layer, line, mirrored
from build.art.palette import GOLD, GOLD_DARK, GOLD_LIGHT
from build.art.places import draw_observatory
from build.art.plate import Plate, smooth

INK = "#160720"
DOOR, DOOR_DARK, DOOR_LIGHT = "#6b2f4f", "#35133a", "#c56a6a"
FLAME = (384.0, 448.0)
LANTERN_SCALE = 2.32
SILL = 602.0 + 30


def draw_lantern_card(show: Show) -> Plate:
    """The picture; the rings of light are rose gold, behind the lantern."""
    plate = new_card("#2a123c")
    canvas = plate.canvas
    with clipped(canvas, rose_window()):
        _door(plate)
        with clipped(canvas, _pane()):
            _night(plate)
    _rings(plate, show)
    with clipped(canvas, rose_window()):
        with clipped(canvas, _pane()):
            _wet_glass(canvas)
        _pane_frame(canvas)
        _sill(plate)
        lantern = (FLAME[0], SILL - 184 * LANTERN_SCALE + 6, LANTERN_SCALE)
        draw_lantern(canvas, *lantern, weight=0.52)
        draw_engraving(canvas, *lantern)
        lamp_glow(canvas, *FLAME, 170, 0.42)
        _lock(canvas, 384, 806)
    plate.finish()
    return plate


def _pane() -> skia.Path:
    """The door's window: a round head on straight sides."""
    return shape([
        (132, SILL + 6, "c"), (132, 330), (156, 232), (234, 152), (384, 118), (534, 152), (612, 232), (636, 330),
        (636, SILL + 6, "c"),
    ])  # fmt: skip


def _door(plate: Plate) -> None:
    """Plum boards, darker away from the lantern."""
    canvas = plate.canvas
    block(canvas, 0, 0, plate.width, plate.height, DOOR)
    away = np.hypot((plate.x - FLAME[0]) / 1.0, (plate.y - FLAME[1]) / 1.25)
    plate.grain(smooth(190, 430, away) * 0.95, DOOR_DARK)
    plate.grain(smooth(300, 190, away) * 0.8, DOOR_LIGHT, 0.8)
    for k in range(10):
        x = 60 + k * 72
        stroke(canvas, [(x, 40), (x, 920)], 3, INK, 0.7, start=1, end=1, count=6)
        stroke(canvas, [(x + 3, 40), (x + 3, 920)], 1.4, DOOR_LIGHT, 0.35, start=1, end=1, count=6)


def _night(plate: Plate) -> None:
    """Violet weather over a dark sea; one far light that the lantern answers."""
    canvas = plate.canvas
    block(canvas, 0, 0, plate.width, plate.height, "#2f2a72")
    plate.grain(smooth(240, 540, plate.y), "#5d4f9c")
    plate.grain(smooth(430, 560, plate.y) * 0.8, "#b47aa8")
    plate.grain(1 - smooth(110, 330, plate.y), "#171048")
    draw_cloud(canvas, 214, 300, 62, "#7c74b8", "#3c3480", 4, light="#c9c4ea", ink=INK)
    draw_cloud(canvas, 590, 250, 54, "#6a62ac", "#332c74", 9, mirrored=True, light="#b8b2e4", ink=INK)
    draw_sea(plate, 540, ("#3a5a98", "#1c2c6c"), 548, 640, INK)
    draw_cliff(
        canvas, [(508, 548, "c"), (530, 522), (572, 512), (624, 514), (664, 548, "c")], 6, 2, base="#4a3568",
        shade="#241a4a", grass="#4f6f98", ink=INK,
    )  # fmt: skip
    draw_observatory(canvas, 590, 513, 0.36, beam=True)
    draw_waves(canvas, 768, 588, 15, 92, 0.3, ("#2f4f94", "#1d2f70"), 2, 2, INK)
    draw_waves(canvas, 768, 616, 18, 118, 0.7, ("#263f86", "#172560"), 2.2, 2, INK)
    draw_rain(canvas, (140, 90, 700, 560), 120, 70, colour="#b8c4f0")


def _rings(plate: Plate, show: Show) -> None:
    """Rings of prisms around the flame, broken as a lens is built of segments."""
    x, y = FLAME
    around = np.hypot(plate.x - x, plate.y - y)
    with clipped(plate.canvas, rose_window()), clipped(plate.canvas, _pane()):
        plate.grain(np.exp(-((around / 150) ** 2)) * 0.85, "#f2a25e", 0.9, soft=0.6)
        plate.grain(np.exp(-((around / 84) ** 2)) * 0.9, "#ffd98a", soft=0.6)

    def keep_in_pane(canvas: skia.Canvas) -> None:
        canvas.clipPath(_pane(), skia.ClipOp.kIntersect, True)

    foil = FoilSheet(plate, show, "rose", bed=INK, period=330)
    with foil.moved(keep_in_pane):
        for ring, (inner, outer, count) in enumerate(((116, 138, 16), (146, 160, 22), (167, 177, 28))):
            for i in range(count):
                start = (i + 0.5 * (ring % 2)) * math.tau / count
                foil.path(_prism(x, y, inner, outer, start, math.tau / count * 0.88), 1.2)
        for radius, width in ((142, 1.4), (163.5, 1.4), (182, 2.6), (188, 1.2)):
            foil.path(circle(x, y, radius), 1, line=width)
    foil.press()


def _prism(x: float, y: float, inner: float, outer: float, start: float, sweep: float) -> skia.Path:
    """One segment of a ring."""
    angles = np.linspace(start, start + sweep, 8)
    rim = [(x + math.cos(a) * outer, y + math.sin(a) * outer) for a in angles]
    root = [(x + math.cos(a) * inner, y + math.sin(a) * inner) for a in angles[::-1]]
    return polygon([*rim, *root])


def _wet_glass(canvas: skia.Canvas) -> None:
    """Drops, and rivulets that run as whiplash lines to a bead."""
    for rivulet in (
        [(190, 200), (178, 262), (204, 318), (184, 392), (196, 452)],
        [(262, 140), (276, 200), (252, 246), (264, 300)],
        [(520, 150), (502, 214), (530, 270), (508, 340), (522, 384)],
        [(588, 260), (604, 330), (580, 396), (598, 470)],
        [(160, 420), (152, 478), (170, 532), (158, 584)],
    ):
        stroke(canvas, rivulet, 7, INK, 0.55, end=0.7, peak=0.9)
        stroke(canvas, rivulet, 4.4, "#a9b6ee", 0.75, end=0.8, peak=0.9)
        stroke(canvas, [(x - 1, y) for x, y in rivulet], 1.4, "#ffffff", 0.8, end=0.8, peak=0.9)
        _drop(canvas, *rivulet[-1], 9)
    draw = random.Random(12)
    for _ in range(64):
        x, y, size = draw.uniform(140, 630), draw.uniform(130, 620), draw.choice([2.4, 3.2, 4.2, 5.6])
        if math.hypot(x - FLAME[0], y - FLAME[1]) > 130:
            _drop(canvas, x, y, size)


def _drop(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
    """A bead of water: dark above, light gathered below, and a spark of the lantern."""
    bead = oval(x - size * 0.86, y - size, x + size * 0.86, y + size * 1.1)
    line(canvas, bead, INK, 1.8, 0.8)
    with layer(canvas, bead):
        fill(canvas, bead, "#4d56a8")
        fill(canvas, oval(x - size, y + size * 0.1, x + size, y + size * 2), "#c8d0fa", 0.9, atop=True)
    toward = math.copysign(size * 0.3, FLAME[0] - x)
    dot(canvas, x + toward, y - size * 0.3, size * 0.28, "#ffe7b0")


def _pane_frame(canvas: skia.Canvas) -> None:
    """A brass bead around the glass."""
    for edge in outline(_pane()):
        for points, width, colour in (
            (edge, 24, INK), (edge, 18, DOOR), (edge, 9, INK), (edge, 6, GOLD_DARK), (edge, 4, GOLD),
            (edge - [0.8, 0.8], 1.4, GOLD_LIGHT),
        ):  # fmt: skip
            stroke(canvas, points, width, colour, widths=EVEN)


def _sill(plate: Plate) -> None:
    """The ledge the lantern stands on, lit around its foot."""
    canvas = plate.canvas
    ledge = box(92, SILL, 676, SILL + 46, 7)
    line(canvas, ledge, INK, 7)
    with layer(canvas, ledge):
        fill(canvas, ledge, "#8c4658")
        stipple(canvas, oval(200, SILL - 50, 568, SILL + 44), "#e8976a", 1, 22)
        block(canvas, 92, SILL + 24, 676, SILL + 60, "#4c1d3e", atop=True)
        block(canvas, 92, SILL + 2, 676, SILL + 6, "#ffd2a0", 0.9, atop=True)
    stipple(canvas, oval(300, SILL - 2, 490, SILL + 18), "#4c1d3e", 0.9, 6, atop=False)
    for on_right in (False, True):
        with mirrored(canvas, plate.width, on_right):
            scroll = [(120, SILL + 190), (118, SILL + 120), (150, SILL + 70), (206, SILL + 62), (222, SILL + 88),
                      (200, SILL + 102), (188, SILL + 88)]  # fmt: skip
            for width, colour in ((15, INK), (9, GOLD_DARK), (5, GOLD)):
                stroke(canvas, scroll, width, colour, start=0.4, end=0.3, peak=0.4)
            fill(canvas, circle(193, SILL + 88, 5), GOLD_LIGHT)
    lamp_glow(canvas, *FLAME, 210, 0.5)


def _lock(canvas: skia.Canvas, x: float, y: float) -> None:
    """A brass lock plate with a star and a dark keyhole; no key."""
    plate = [
        (x, y - 104, "c"), (x + 30, y - 74), (x + 62, y - 66), (x + 56, y - 20), (x + 62, y + 34), (x + 34, y + 58),
        (x, y + 92, "c"), (x - 34, y + 58), (x - 62, y + 34), (x - 56, y - 20), (x - 62, y - 66), (x - 30, y - 74),
    ]  # fmt: skip
    path = shape(plate)
    line(canvas, path, INK, 7)
    with layer(canvas, path):
        fill(canvas, path, GOLD)
        right = [(x + 16, y - 120), (x + 34, y - 20), (x + 14, y + 110), (x + 90, y + 110), (x + 90, y - 120)]
        stipple(canvas, shape(right), GOLD_DARK, 1, 14)
        left = [(x - 90, y - 120), (x - 40, y - 100), (x - 52, y), (x - 40, y + 60), (x - 90, y + 110)]
        stipple(canvas, shape(left), "#f8d884", 0.9, 12)
        stroke(canvas, [(x - 50, y - 58), (x - 44, y - 18), (x - 50, y + 28)], 6, GOLD_LIGHT, 0.95, atop=True)
    contour(canvas, [(p[0] * 0.8 + x * 0.2, p[1] * 0.8 + y * 0.2, *p[2:]) for p in plate], 2.4, INK, 0.8, closed=True)
    fill(canvas, star(x, y - 50, 17, 0.34, 8), INK)
    fill(canvas, star(x, y - 50, 12, 0.34, 8), "#8c2f52")
    for dx, dy in ((-40, -46), (40, -46), (-40, 18), (40, 18)):
        dot(canvas, x + dx, y + dy, 5, INK)
        dot(canvas, x + dx - 0.6, y + dy - 0.8, 3.4, GOLD_LIGHT)
    keyhole = [(x - 7, y + 8), (x - 15, y + 50, "c"), (x + 15, y + 50, "c"), (x + 7, y + 8)]
    for grow, colour in ((5, GOLD_LIGHT), (0, "#12051c")):
        fill(canvas, circle(x, y, 15 + grow), colour)
        fill(
            canvas,
            shape(
                [(p[0] + math.copysign(grow, p[0] - x), p[1] + (grow if p[1] > y + 20 else 0), *p[2:]) for p in keyhole]
            ),
            colour,
        )
