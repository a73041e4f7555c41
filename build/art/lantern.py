"""The conductor's lantern: on the stage, on cards, and in the app's icon."""

from __future__ import annotations

import skia

from build.art.ink import Points, contour, oval, polygon, shape, stroke
from build.art.paint import dot, fill, layer, line, placed
from build.art.palette import GOLD, GOLD_DARK, GOLD_LIGHT, NIGHT_COAT

INK = NIGHT_COAT.line


def _part(canvas: skia.Canvas, points: Points, colour: str, weight: float, shaded: Points | None = None) -> None:
    path = shape(points)
    line(canvas, path, INK, 5 * weight)
    with layer(canvas):
        fill(canvas, path, colour)
        if shaded is not None:
            fill(canvas, shape(shaded), GOLD_DARK, atop=True)


def draw_lantern(canvas: skia.Canvas, x: float, y: float, scale: float = 1.0, weight: float = 1.0) -> None:
    """A lit lantern that hangs from (x, y): 72 wide and 184 high at scale 1, its flame at 118 below.

    `weight` thins the ink where the lantern is drawn large.
    """
    with placed(canvas, x, y, 0, scale):
        _bail(canvas, weight)
        _glass(canvas, weight)
        shaded = [(0, 50), (40, 48), (40, 74), (6, 74)]
        _part(canvas, [(-32, 52, "c"), (32, 52, "c"), (28, 68, "c"), (-28, 68, "c")], GOLD, weight, shaded)
        shaded = [(4, 26), (44, 40), (44, 60), (8, 60)]
        _part(canvas, [(-12, 30, "c"), (12, 30, "c"), (34, 54, "c"), (-34, 54, "c")], GOLD, weight, shaded)
        _part(canvas, [(-8, 20), (8, 20), (10, 31), (-10, 31)], GOLD, weight)
        shaded = [(2, 150), (46, 150), (46, 180), (8, 180)]
        _part(canvas, [(-30, 156, "c"), (30, 156, "c"), (36, 174, "c"), (-36, 174, "c")], GOLD, weight, shaded)
        _part(canvas, [(-20, 174, "c"), (20, 174, "c"), (14, 184, "c"), (-14, 184, "c")], GOLD_DARK, weight)
        for at, width in ((60, 24), (165, 28)):
            light = [(-width, at - 1), (-width * 0.3, at - 1)]
            stroke(canvas, light, 2.2, GOLD_LIGHT, start=0.2, end=0.2, count=10)


def _bail(canvas: skia.Canvas, weight: float) -> None:
    for side in (-1, 1):
        wire = [(0, 0), (side * 20, 14), (side * 30, 44), (side * 30, 58)]
        contour(canvas, wire, 2.4 + 2.2 * weight, INK, thinnest=0.9)
        contour(canvas, wire, 2.4, GOLD, thinnest=0.8)


def _glass(canvas: skia.Canvas, weight: float) -> None:
    glass = shape([
        (-26, 66, "c"), (-33, 100), (-30, 140), (-24, 158, "c"), (24, 158, "c"), (30, 140), (33, 100),
        (26, 66, "c"),
    ])  # fmt: skip
    line(canvas, glass, INK, 6 * weight)
    with layer(canvas):
        fill(canvas, glass, "#ff9d3c")
        dot(canvas, 0, 118, 36, "#ffd071", atop=True, blur=7)
        dot(canvas, 0, 122, 20, "#fff3c4", atop=True, blur=5)
        flame = shape([(-8, 136), (-10, 120), (0, 98), (9, 118), (8, 136), (0, 142)])
        fill(canvas, flame, "#ffffff", atop=True, blur=1.5)
        reflection = [(-23, 72), (-27, 104), (-24, 150)]
        stroke(canvas, reflection, 5, "#fff6d8", 0.8, start=0.3, end=0.3, atop=True)
    for x in (-13, 13):
        bar = [(x, 66), (x * 1.35, 110), (x, 158)]
        stroke(canvas, bar, 1.8 + 2.2 * weight, INK, start=1, end=1)
        stroke(canvas, bar, 1.8, GOLD, start=1, end=1)


def draw_engraving(canvas: skia.Canvas, x: float, y: float, scale: float) -> None:
    """What shows only when the lantern is drawn large: pierced vents, beads, engraved lines."""
    with placed(canvas, x, y, 0, scale):
        for k in range(-3, 4):
            vent = oval(k * 6.2 - 1.3, 42 - 2.6, k * 6.2 + 1.3, 42 + 2.6)
            fill(canvas, vent, INK)
            fill(canvas, oval(k * 6.2 - 0.9, 42.4, k * 6.2 + 0.9, 44.2), "#ffb44a")
        for k in range(-5, 6):
            dot(canvas, k * 5.2, 64.6, 1.0, GOLD_LIGHT)
        for k in range(-4, 5):
            curl = [(k * 7 - 2.6, 169), (k * 7 - 1.6, 165.6), (k * 7 + 1, 165), (k * 7 + 1.6, 167.4), (k * 7, 168)]
            stroke(canvas, curl, 1.1, INK, 0.8, start=0.4, end=0.2)
        stroke(canvas, [(-28, 159.6), (28, 159.6)], 0.9, INK, 0.7, start=0.5, end=0.5)
        stroke(canvas, [(-25, 55.6), (26, 55.6)], 0.9, INK, 0.7, start=0.5, end=0.5)
        stroke(canvas, [(-5, 23.4), (-1, 22.2)], 1.8, GOLD_LIGHT)
        stroke(canvas, [(-22, 49), (-10, 36)], 2.0, GOLD_LIGHT)


def draw_foil_lantern_glass(canvas: skia.Canvas, x: float, y: float) -> None:
    """The lit pane of the small foil lanterns on the card's back."""
    fill(canvas, polygon([(x - 10, y), (x + 10, y), (x + 7.5, y + 21), (x - 7.5, y + 21)]), "#ffce6a")
