"""The traveller of the pack template, in face units (see face.py): a bearded man in a plum coat, one picture a face."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import skia

from build.art.expressions import EXPRESSIONS, Expression
from build.art.eyes import draw_eyes
from build.art.face import draw_cheeks, draw_face
from build.art.grain import stipple
from build.art.hair import Flow, hair_mass
from build.art.ink import contour, sample, shape, star, stroke
from build.art.mouth import draw_mouth
from build.art.paint import dot, fill, layer, linear, placed
from build.art.palette import GOLD, GOLD_LIGHT, NIGHT_SKY, Cloth, Hair, Skin
from build.art.plate import save_webp

SKIN = Skin(
    base="#a8694a", shade="#7a4038", deep="#4f2232", light="#c98b5e", rim="#ffd08a", line="#3a1522",
    line_dark="#1c0a1a", lip="#8d3f42", mouth="#4a1526", blush="#c4553f", iris=("#3a1d0e", "#8a5520", "#e0a94a"),
    white="#f6e7d6", brow="#1d1420", lash="#140b16",
)  # fmt: skip
HAIR = Hair("#0a0718", "#0e0a20", "#1a1430", "#2a2140", "#6d6aa0", "#dfe4f5")
COAT = Cloth("#160720", "#2b1038", "#5b2a5e", "#a45a94", "#c98a3c", "#7a4a1c")
SHIRT, WAISTCOAT, WAISTCOAT_DARK, CRAVAT = "#f3e6d0", "#d99a4a", "#8c4a2c", "#f3e6d0"
BEARD, BEARD_LIGHT, BEARD_DARK = "#2a2036", "#5a5578", "#0e0a20"
NECK = (50.0, 150.0)
TILT: dict[str, float] = {"neutral": -4, "warm": -6, "joy": -7, "sad": 0, "surprise": -3, "wry": -7, "worry": -2}
SHADOW = (
    (-100, -130), (-84, -84), (-40, -78), (10, -84), (60, -88), (92, -60), (104, 10), (150, -40), (80, -190),
    (-90, -190),
)  # fmt: skip
CARD = (768, 1075)
PIXELS, UNIT, ORIGIN = (880, 1040), 1.28, (430, 330)
"""The size of a picture, pixels to a face unit, and where the middle of the head lies."""


def bake_passenger(folder: Path) -> None:
    """One whole picture for each expression he has, as WebP."""
    for name in TILT:
        surface = skia.Surface(*PIXELS)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.translate(*ORIGIN)
        canvas.scale(UNIT, UNIT)
        draw_passenger(canvas, EXPRESSIONS[name], TILT[name])
        pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        save_webp(np.ascontiguousarray(pixels), folder / f"{name}.webp", 90)


def bake_card(file: Path) -> None:
    """The picture of the template's card: the traveller before a night of few stars."""
    surface = skia.Surface(*CARD)
    canvas = surface.getCanvas()
    width, height = CARD
    canvas.drawRect(
        skia.Rect.MakeWH(width, height), linear((0, 0), (0, height), [*NIGHT_SKY[:2], COAT.light], (0, 0.6, 1))
    )
    draw = random.Random(3)
    for _ in range(40):
        place = draw.uniform(0, width), draw.uniform(0, height * 0.6)
        fill(canvas, star(*place, draw.uniform(3, 11)), GOLD_LIGHT, draw.uniform(0.3, 0.9))
    canvas.translate(width * 0.47, height * 0.42)
    canvas.scale(1.3, 1.3)
    draw_passenger(canvas, EXPRESSIONS["wry"], TILT["wry"])
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    save_webp(np.ascontiguousarray(pixels[..., :3]), file, 90)


def draw_passenger(canvas: skia.Canvas, face: Expression, tilt: float) -> None:
    """The whole figure, from the hair to the coat's hem."""
    _turned(canvas, tilt, _back_hair)
    _neck(canvas)
    _coat(canvas)
    _waistcoat(canvas)
    _cravat(canvas)
    _lapels(canvas)
    _turned(canvas, tilt, lambda on: _head(on, face))


def _turned(canvas: skia.Canvas, degrees: float, draw: Callable[[skia.Canvas], None]) -> None:
    with skia.AutoCanvasRestore(canvas):
        canvas.rotate(degrees, *NECK)
        draw(canvas)


def _head(canvas: skia.Canvas, face: Expression) -> None:
    draw_face(canvas, SKIN, SHADOW)
    draw_cheeks(canvas, face, SKIN)
    _beard(canvas)
    with placed(canvas, 0, 8):
        draw_mouth(canvas, face, SKIN)
    _moustache(canvas)
    draw_eyes(canvas, face, SKIN)
    _front_hair(canvas)


def _back_hair(canvas: skia.Canvas) -> None:
    left = [(40, -150), (86, -120), (104, -60), (96, 0), (100, 50)]
    right = [(50, -184), (120, -164), (150, -90), (146, -10), (120, 70)]
    hair_mass(canvas, left, right, HAIR, Flow(clumps=5, seed=4, stagger=0.2, wave=0.08, tip=0.3))


def _front_hair(canvas: skia.Canvas) -> None:
    cap = [
        (-84, -86), (-60, -104), (-20, -112), (30, -112), (72, -96), (92, -64), (98, -20), (104, 20, "c"), (128, 10),
        (142, -60), (128, -132), (70, -172), (-10, -178), (-76, -150), (-98, -112),
    ]  # fmt: skip
    fill(canvas, shape(cap), HAIR.dark)
    masses = (
        ([(40, -120), (84, -100), (96, -64), (98, -20), (102, 26)],
         [(60, -170), (118, -142), (142, -84), (140, -20), (122, 36)], Flow(clumps=4, seed=6, stagger=0.1, tip=0.25)),
        ([(-88, -84), (-104, -118), (-92, -156), (-34, -184), (40, -184), (104, -154), (142, -92)],
         [(-6, -112), (-10, -128), (6, -136), (34, -134), (62, -122), (88, -100), (112, -64)],
         Flow(clumps=5, seed=17, stagger=0.08, tip=0.22)),
        ([(0, -112), (0, -134), (20, -146), (54, -142), (86, -122), (112, -86), (124, -40)],
         [(74, -94), (62, -108), (60, -116), (70, -118), (84, -104), (98, -76), (104, -30)],
         Flow(clumps=3, seed=19, stagger=0.08, tip=0.25)),
    )  # fmt: skip
    for left, right, flow in masses:
        hair_mass(canvas, left, right, HAIR, flow)


def _beard(canvas: skia.Canvas) -> None:
    edge = [
        (-88, 70), (-80, 104), (-63, 140), (-36, 164), (6, 163), (56, 140), (96, 100), (108, 46), (104, 10), (92, 26),
        (82, 66), (60, 92), (28, 102), (6, 92), (-10, 88), (-27, 93), (-44, 88), (-62, 94), (-78, 84),
    ]  # fmt: skip
    draw = random.Random(8)
    with layer(canvas):
        fill(canvas, shape(edge), BEARD)
        stipple(canvas, shape([(-100, 60), (-80, 120), (-44, 150), (-20, 120), (-40, 90)]), BEARD_LIGHT, 0.9, 8)
        stipple(canvas, shape([(30, 100), (60, 170), (140, 120), (120, 0), (90, 40)]), BEARD_DARK, 1, 10)
        rim = sample([*edge, edge[0]], 200)
        for _ in range(60):
            x, y = rim[draw.randrange(0, 100)]
            inner = (x * 0.86 - 4, y * 0.9 - 4)
            middle = (x * 0.93 - 2, y * 0.95 + 1)
            stroke(canvas, [inner, middle, (x, y)], 2.2, draw.choice([BEARD_DARK, HAIR.light]), 0.8, atop=True)
    window = [(-50, 106), (-27, 112), (-2, 105), (-8, 124), (-27, 131), (-44, 124)]
    fill(canvas, shape(window), SKIN.shade)


def _moustache(canvas: skia.Canvas) -> None:
    edge = [
        (-78, 112), (-62, 92), (-44, 82), (-27, 88), (-8, 81), (14, 90), (34, 110), (12, 104), (-8, 103), (-27, 107),
        (-46, 104), (-62, 106),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(edge), BEARD)
        stipple(canvas, shape([(-80, 80), (-40, 78), (-50, 100), (-80, 116)]), BEARD_LIGHT, 0.9, 5)
        stipple(canvas, shape([(0, 70), (0, 110), (40, 120), (40, 80)]), BEARD_DARK, 1, 6)
        for k in range(9):
            x = -66 + k * 11
            hair = [(-27 + (x + 27) * 0.6, 86), (x, 96), (x + (x + 27) * 0.16, 108)]
            stroke(canvas, hair, 2, BEARD_DARK if k % 2 else HAIR.light, 0.8, atop=True)
    contour(canvas, edge, 1.4, HAIR.line, closed=True)


def _neck(canvas: skia.Canvas) -> None:
    skin = [
        (-8, 96), (0, 150), (-6, 190), (-30, 220), (60, 262, "c"), (140, 222), (122, 184), (112, 140), (112, 60),
        (40, 70),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(skin), SKIN.base)
        under = [
            (-20, 100, "c"), (0, 146), (20, 172), (60, 172), (90, 190), (110, 235), (160, 230, "c"), (150, 40, "c"),
            (40, 60),
        ]  # fmt: skip
        fill(canvas, shape(under), SKIN.shade, atop=True)
    contour(canvas, [(0, 120), (0, 150), (-6, 190), (-24, 214)], 3, SKIN.line)
    contour(canvas, [(112, 90), (112, 140), (122, 184), (138, 218)], 3, SKIN.line)


def _coat(canvas: skia.Canvas) -> None:
    edge = [
        (-34, 206), (-90, 236), (-176, 268), (-222, 320), (-244, 420), (-256, 800, "c"), (346, 800, "c"), (330, 470),
        (312, 350), (276, 290), (196, 246), (132, 206), (60, 256),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(edge), COAT.base)
        near = [(150, 200), (200, 330), (160, 520), (190, 820), (400, 820), (380, 200)]
        stipple(canvas, shape(near), COAT.dark, 1, 30)
        lit = [(-260, 200), (-150, 270), (-196, 380), (-226, 560), (-300, 560)]
        stipple(canvas, shape(lit), COAT.light, 0.9, 20)
        folds = (
            ([(-150, 330), (-176, 430), (-168, 560)], 16),
            ([(250, 340), (262, 430), (240, 560)], 16),
            ([(-196, 300), (-214, 380), (-214, 480)], 10),
        )
        for fold, width in folds:
            stroke(canvas, fold, width, COAT.dark, 0.9, atop=True)
    contour(canvas, edge, 3.6, COAT.line, closed=True)


def _waistcoat(canvas: skia.Canvas) -> None:
    edge = [(0, 240, "c"), (84, 244, "c"), (112, 420), (120, 800, "c"), (-70, 800, "c"), (-60, 420)]
    with layer(canvas):
        fill(canvas, shape(edge), WAISTCOAT)
        stipple(canvas, shape([(60, 240), (50, 500), (70, 820), (140, 820), (140, 240)]), WAISTCOAT_DARK, 1, 18)
        for row, y in enumerate(range(300, 800, 26)):
            for x in range(-90, 140, 26):
                fill(canvas, star(x + (13 if row % 2 else 0), y, 5), WAISTCOAT_DARK, 0.8, atop=True)
    contour(canvas, edge, 3, COAT.line, closed=True)
    for y in (430, 500, 570):
        dot(canvas, 26, y, 9, COAT.line)
        dot(canvas, 26, y, 7, "#f4e2b8")
    for k, (x, y) in enumerate(sample([(26, 500), (70, 548), (118, 520)], 26)):
        dot(canvas, float(x), float(y), 4.2, COAT.line)
        dot(canvas, float(x), float(y), 2.8, GOLD if k % 2 else GOLD_LIGHT)


def _cravat(canvas: skia.Canvas) -> None:
    edge = [
        (-14, 214, "c"), (20, 236), (56, 238), (104, 210, "c"), (98, 250), (84, 300), (64, 352), (32, 384), (2, 350),
        (-12, 296), (-22, 250),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(edge), CRAVAT)
        stipple(canvas, shape([(50, 220), (44, 300), (40, 390), (110, 340), (120, 200)]), "#b58fa8", 1, 9)
        for fold in ([(10, 240), (20, 290), (30, 374)], [(70, 240), (56, 290), (38, 374)]):
            stroke(canvas, fold, 7, "#9a7394", 0.9, atop=True)
    contour(canvas, edge, 3, COAT.line, closed=True)
    dot(canvas, 34, 268, 13, COAT.line)
    dot(canvas, 34, 268, 10.5, GOLD)


def _lapels(canvas: skia.Canvas) -> None:
    far = [
        (-30, 204, "c"), (-84, 240, "c"), (-128, 330), (-106, 352, "c"), (-134, 372, "c"), (-60, 560, "c"),
        (-44, 420), (-20, 300),
    ]  # fmt: skip
    near = [
        (128, 202, "c"), (190, 244, "c"), (214, 330), (190, 356, "c"), (216, 376, "c"), (124, 570, "c"), (118, 420),
        (106, 300),
    ]  # fmt: skip
    for edge, colour in ((far, "#7a3c78"), (near, "#3c1a4a")):
        with layer(canvas):
            fill(canvas, shape(edge), colour)
        contour(canvas, edge, 3.2, COAT.line, closed=True)
        stroke(canvas, [(x + (5 if edge is far else -5), y + 4) for x, y, *_ in edge[1:6]], 2.4, GOLD, 0.95)
