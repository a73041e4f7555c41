"""Isaura's coat, capelet, collar and brooch, with the neck they stand around."""

from __future__ import annotations

import math

import skia

from build.art.grain import stipple
from build.art.ink import Points, contour, shape, star, stroke
from build.art.paint import dot, fill, layer
from build.art.palette import FAIR_SKIN, GOLD, GOLD_DARK, GOLD_LIGHT, NIGHT_COAT
from build.art.trim import fold_strokes, gold_braid, hem_ornament

INK = NIGHT_COAT.line


def draw_coat(canvas: skia.Canvas) -> None:
    """Everything between chin and waist."""
    _neck(canvas)
    _torso(canvas)
    _far_cape(canvas)
    _near_cape(canvas)
    _cape_trim(canvas)
    _collar(canvas)
    _brooch(canvas, 34, 268)


def _neck(canvas: skia.Canvas) -> None:
    neck = [
        (2, 96), (8, 150), (2, 186), (-20, 215), (60, 260, "c"), (124, 215), (104, 180), (97, 140), (102, 60),
        (40, 70),
    ]  # fmt: skip
    under_jaw = [
        (-20, 100, "c"), (2, 138), (18, 160), (52, 158), (80, 180), (96, 230), (150, 230, "c"), (140, 40, "c"),
        (40, 60),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(neck), FAIR_SKIN.base)
        fill(canvas, shape(under_jaw), FAIR_SKIN.shade, atop=True)
        deep = shape([(20, 90), (34, 136), (64, 130), (92, 150), (140, 160), (140, 40)])
        fill(canvas, deep, FAIR_SKIN.deep, 0.5, atop=True, blur=6)
    contour(canvas, [(2, 108), (8, 150), (2, 186), (-14, 208)], 2, FAIR_SKIN.line, 0.9)
    contour(canvas, [(102, 90), (97, 140), (104, 180), (122, 212)], 2, FAIR_SKIN.line, 0.9)


def _torso(canvas: skia.Canvas) -> None:
    torso = [
        (-30, 205), (-70, 236), (-150, 270), (-190, 330), (-206, 520), (-214, 800, "c"), (300, 800, "c"),
        (286, 520), (268, 350), (230, 284), (170, 246), (110, 204), (60, 250),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(torso), NIGHT_COAT.dark)
        lit = shape([(-230, 200), (-60, 300), (10, 420), (0, 620), (40, 820), (-260, 820)])
        stipple(canvas, lit, NIGHT_COAT.base, 1, 30)
    contour(canvas, torso, 3.6, INK, closed=True)
    placket = [
        (4, 262, "c"), (58, 266, "c"), (66, 400), (64, 600), (66, 800, "c"), (-10, 800, "c"), (-8, 600), (-6, 400),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(placket), NIGHT_COAT.base)
        edge = shape([(40, 250), (80, 250), (90, 820), (36, 820), (44, 500)])
        stipple(canvas, edge, NIGHT_COAT.dark, 1, 10)
    contour(canvas, [(58, 266), (66, 400), (64, 600), (66, 800)], 2.8, INK)
    contour(canvas, [(4, 262), (-6, 400), (-8, 600), (-10, 800)], 2.8, INK)
    for y in range(330, 661, 66):
        _button(canvas, 27 + (y - 330) * 0.004, y)


def _button(canvas: skia.Canvas, x: float, y: float) -> None:
    dot(canvas, x, y, 12.5, INK)
    dot(canvas, x, y, 10.5, GOLD_DARK)
    dot(canvas, x - 0.8, y - 1, 8.8, GOLD)
    fill(canvas, star(x - 0.8, y - 1, 6.5), GOLD_DARK, 0.9)
    stroke(canvas, [(x - 7, y - 3), (x - 4, y - 7), (x + 1, y - 8.6)], 2.2, GOLD_LIGHT)


def _cape(
    canvas: skia.Canvas, outline: Points, folds: list[tuple[Points, float]], lights: list[tuple[Points, float]],
    grain: tuple[Points, str, float, float],
) -> None:  # fmt: skip
    points, colour, alpha, blur = grain
    with layer(canvas):
        fill(canvas, shape(outline), NIGHT_COAT.base)
        stipple(canvas, shape(points), colour, alpha, blur)
        fold_strokes(canvas, folds, NIGHT_COAT.dark, 0.92, end=0.9, peak=0.95)
        fold_strokes(canvas, lights, NIGHT_COAT.light, 0.75, end=0.5, peak=0.7)
    contour(canvas, outline, 3.8, INK, closed=True, seed=3)


def _far_cape(canvas: skia.Canvas) -> None:
    outline = [
        (-22, 198), (-70, 228), (-138, 254), (-182, 300), (-206, 380), (-222, 462, "c"), (-130, 492),
        (-20, 492, "c"), (-2, 380), (6, 262),
    ]  # fmt: skip
    folds: list[tuple[Points, float]] = [
        ([(-52, 232), (-92, 330), (-112, 492)], 24),
        ([(-120, 256), (-164, 350), (-176, 484)], 20),
        ([(-14, 232), (-40, 350), (-50, 494)], 20),
    ]
    lights: list[tuple[Points, float]] = [
        ([(-76, 238), (-126, 340), (-144, 490)], 8),
        ([(-140, 262), (-190, 370), (-202, 470)], 6),
        ([(-36, 232), (-66, 350), (-78, 494)], 6),
    ]
    lit = [(-230, 180), (-110, 240), (-150, 330), (-190, 480), (-260, 480)]
    _cape(canvas, outline, folds, lights, (lit, NIGHT_COAT.light, 0.75, 24))


def _near_cape(canvas: skia.Canvas) -> None:
    outline = [
        (110, 200), (176, 234), (236, 268), (270, 330), (290, 412), (306, 486, "c"), (180, 514), (58, 500, "c"),
        (56, 380), (60, 268),
    ]  # fmt: skip
    folds: list[tuple[Points, float]] = [
        ([(126, 236), (140, 350), (132, 514)], 26),
        ([(196, 258), (232, 350), (238, 504)], 30),
        ([(84, 248), (76, 360), (84, 510)], 16),
    ]
    lights: list[tuple[Points, float]] = [
        ([(158, 242), (180, 360), (176, 510)], 8),
        ([(100, 240), (104, 360), (104, 512)], 6),
        ([(226, 268), (264, 360), (280, 490)], 5),
    ]
    shaded = [(170, 200), (210, 330), (200, 520), (340, 520), (340, 200)]
    _cape(canvas, outline, folds, lights, (shaded, NIGHT_COAT.dark, 1.0, 34))


def _cape_trim(canvas: skia.Canvas) -> None:
    for cord, width in (
        ([(-218, 456), (-130, 484), (-24, 486)], 7),
        ([(-24, 488), (-6, 380), (4, 268)], 6),
        ([(302, 480), (180, 506), (60, 494)], 7),
        ([(58, 494), (54, 380), (58, 270)], 6),
    ):
        gold_braid(canvas, cord, width, INK)
    hem_ornament(canvas, [(-208, 440), (-130, 466), (-34, 468)], 9)
    hem_ornament(canvas, [(72, 476), (180, 486), (290, 464)], 11)


def _collar(canvas: skia.Canvas) -> None:
    outline = [
        (-32, 172, "c"), (-20, 208), (10, 244), (34, 276, "c"), (68, 256), (112, 220), (128, 164, "c"),
        (116, 184), (82, 210), (38, 219), (-4, 202),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(outline), NIGHT_COAT.base)
        shaded = shape([(60, 214), (50, 240), (40, 280), (90, 260), (140, 160)])
        fill(canvas, shaded, NIGHT_COAT.dark, 0.9, atop=True)
        stipple(canvas, shape([(-40, 160), (-10, 200), (10, 250), (-40, 230)]), NIGHT_COAT.light, 0.8, 8)
    contour(canvas, outline, 3.2, INK, closed=True)
    gold_braid(canvas, [(-31, 174), (-4, 203), (38, 220), (82, 211), (116, 185), (127, 166)], 4.6, INK)


def _brooch(canvas: skia.Canvas, x: float, y: float) -> None:
    for radius, colour in ((22, INK), (19.5, GOLD_DARK), (18, GOLD), (13.5, INK)):
        dot(canvas, x, y, radius, colour)
    for i in range(12):
        angle = i * math.pi / 6
        dot(canvas, x + math.cos(angle) * 15.8, y + math.sin(angle) * 15.8, 1.2, GOLD_LIGHT)
    with layer(canvas):
        dot(canvas, x, y, 12.2, "#2fa39a")
        deep = [(x - 14, y + 2), (x + 4, y - 2), (x + 14, y - 14), (x + 16, y + 16), (x - 10, y + 16)]
        stipple(canvas, shape(deep), "#0d3a5c", 1, 4)
    stroke(canvas, [(x - 8, y - 3), (x - 4, y - 8), (x + 1, y - 9)], 3, "#e8fff6")
