"""Isaura Venn, night conductor, in face units (see face.py): her cap, her arm with the lantern, and the whole."""

from __future__ import annotations

import skia

from build.art.expressions import Expression
from build.art.eyes import draw_eyes
from build.art.face import draw_cheeks, draw_face
from build.art.grain import stipple
from build.art.ink import contour, shape, star, stroke
from build.art.isaura_coat import draw_coat
from build.art.isaura_hair import draw_back_hair, draw_front_hair, draw_shoulder_hair
from build.art.lantern import draw_lantern
from build.art.mouth import draw_mouth
from build.art.paint import dot, fill, layer, placed
from build.art.palette import FAIR_SKIN, GOLD, GOLD_DARK, NIGHT_COAT
from build.art.trim import gold_braid

INK = NIGHT_COAT.line
GLOVE, GLOVE_SHADE, GLOVE_LINE = "#f3e6d0", "#c2a3a6", "#3a1f3a"
NECK = (50.0, 150.0)
"""What the head turns about."""
SHOULDER = (-150.0, 470.0)
FLAME = (-344.0, 410.0)
"""The lantern's light, for the glow that is added when the stage is composed."""
CAP_SHADOW = (
    (-130, -60), (-90, -36), (-30, -54), (20, -68), (66, -74), (90, -30), (100, 50), (150, -40), (80, -190),
    (-90, -190),
)  # fmt: skip


def draw_isaura(canvas: skia.Canvas, face: Expression, tilt: float = -5) -> None:
    """The whole figure at rest, as on a card; the stage moves the same parts itself."""
    with _turned(canvas, tilt * 0.5):
        draw_back_hair(canvas)
    draw_coat(canvas)
    with _turned(canvas, tilt * 0.6):
        draw_shoulder_hair(canvas)
    with _turned(canvas, tilt):
        draw_face(canvas, FAIR_SKIN, CAP_SHADOW)
        draw_cheeks(canvas, face, FAIR_SKIN)
        draw_mouth(canvas, face, FAIR_SKIN)
        draw_eyes(canvas, face, FAIR_SKIN)
        draw_front_hair(canvas)
        draw_cap(canvas)
    draw_arm(canvas)


def _turned(canvas: skia.Canvas, degrees: float) -> skia.AutoCanvasRestore:
    restore = skia.AutoCanvasRestore(canvas)
    canvas.rotate(degrees, *NECK)
    return restore


def draw_cap(canvas: skia.Canvas) -> None:
    """Crown, claret band, peak, and the company's star."""
    crown = [
        (-108, -108), (-126, -146), (-102, -190), (-30, -216), (66, -212), (132, -180), (150, -140), (138, -104),
        (80, -140), (0, -150), (-64, -138),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(crown), NIGHT_COAT.base)
        lit = shape([(-140, -230), (20, -230), (-40, -180), (-100, -150), (-140, -90)])
        stipple(canvas, lit, NIGHT_COAT.light, 0.85, 16)
        shaded = shape([(50, -230), (70, -180), (60, -130), (190, -80), (190, -230)])
        stipple(canvas, shaded, NIGHT_COAT.dark, 1, 18)
        seam = [(-122, -138), (-60, -172), (30, -184), (104, -170), (148, -134)]
        stroke(canvas, seam, 7, NIGHT_COAT.dark, 0.9, atop=True)
        stroke(canvas, [(-112, -150), (-56, -180), (20, -191)], 3, NIGHT_COAT.light, 0.9, atop=True)
    contour(canvas, crown, 3.8, INK, closed=True, seed=2)
    band = [
        (-110, -112), (-64, -141), (0, -153), (80, -143), (139, -106), (136, -72, "c"), (84, -106), (8, -118),
        (-58, -108), (-106, -80, "c"),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(band), NIGHT_COAT.lining)
        shaded = shape([(40, -170), (60, -100), (160, -60), (160, -170)])
        stipple(canvas, shaded, NIGHT_COAT.lining_dark, 1, 14)
    gold_braid(canvas, band[:5], 5, INK)
    gold_braid(canvas, [(-106, -80), (-58, -108), (8, -118), (84, -106), (136, -72)], 5, INK)
    _peak(canvas)
    _cap_star(canvas, -32, -132)


def _peak(canvas: skia.Canvas) -> None:
    outline = [
        (-106, -80, "c"), (-58, -108), (8, -118), (66, -109, "c"), (40, -92), (-20, -83), (-78, -62), (-116, -44),
        (-128, -54),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(outline), "#17123a")
        stroke(canvas, [(-120, -55), (-78, -74), (-20, -95), (36, -103)], 8, "#4f6fc0", 0.9, atop=True)
        stroke(canvas, [(-112, -60), (-70, -80), (-20, -97)], 2.6, "#bcd4ff", 0.9, atop=True)
    contour(canvas, outline, 3.2, INK, closed=True)


def _cap_star(canvas: skia.Canvas, x: float, y: float) -> None:
    for radius, inner, colour in ((24, 0.42, INK), (20.5, 0.4, GOLD_DARK), (18.5, 0.36, GOLD)):
        fill(canvas, star(x, y, radius * 0.8, inner + 0.05, turned=45), colour)
        fill(canvas, star(x, y, radius, inner), colour)
    dot(canvas, x, y, 5.6, INK)
    dot(canvas, x, y, 4.2, "#2fa39a")
    dot(canvas, x - 1.2, y - 1.4, 1.5, "#ffffff")


def draw_arm(canvas: skia.Canvas) -> None:
    """The far arm, raised with the lantern."""
    sleeve = [
        (-130, 480), (-176, 540), (-236, 532), (-290, 470), (-344, 402, "c"), (-322, 374), (-292, 368, "c"),
        (-246, 414), (-204, 440), (-160, 420),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(sleeve), NIGHT_COAT.base)
        shaded = shape([(-280, 380), (-236, 450), (-190, 480), (-120, 500), (-120, 420), (-200, 400)])
        stipple(canvas, shaded, NIGHT_COAT.dark, 1, 9)
        stroke(canvas, [(-322, 414), (-276, 470), (-226, 514)], 7, NIGHT_COAT.light, 0.9, atop=True)
    contour(canvas, sleeve, 3.6, INK, closed=True)
    with placed(canvas, -50, -10):
        canvas.rotate(-24, -270, 372)
        _cuff(canvas)
    with placed(canvas, -62, -14):
        with placed(canvas):
            canvas.rotate(3, -280, 300)
            draw_lantern(canvas, -282, 306)
        _fist(canvas)


def _cuff(canvas: skia.Canvas) -> None:
    cuff = [
        (-302, 400, "c"), (-266, 376), (-232, 382, "c"), (-240, 352), (-272, 346), (-306, 366, "c"),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(cuff), NIGHT_COAT.lining)
        fill(canvas, shape([(-262, 340), (-250, 400), (-220, 400), (-220, 340)]), "#6b1c40", atop=True)
    contour(canvas, cuff, 3.2, INK, closed=True)
    gold_braid(canvas, [(-301, 396), (-266, 375), (-234, 380)], 4, INK)
    gold_braid(canvas, [(-304, 369), (-272, 349), (-242, 354)], 4, INK)


def _fist(canvas: skia.Canvas) -> None:
    """A gloved fist: a palm, four fingers around the ring, and a thumb."""
    palm = [
        (-306, 360), (-312, 332), (-308, 304), (-296, 288), (-270, 284), (-250, 294), (-244, 318), (-248, 344),
        (-258, 356), (-282, 362),
    ]  # fmt: skip
    with layer(canvas):
        fill(canvas, shape(palm), GLOVE)
        shaded = shape([(-262, 286), (-256, 310), (-262, 340), (-270, 366), (-236, 366), (-236, 286)])
        fill(canvas, shaded, GLOVE_SHADE, atop=True)
    contour(canvas, palm, 3.4, GLOVE_LINE, closed=True)
    for k, (x, y, length) in enumerate(((-302, 296, 36), (-306, 312, 38), (-306, 328, 37), (-302, 343, 33))):
        finger = [
            (x, y - 8), (x + length * 0.6, y - 8.5), (x + length, y - 5), (x + length + 3, y + 2),
            (x + length - 3, y + 7.5), (x + length * 0.5, y + 8), (x, y + 8), (x - 6, y),
        ]  # fmt: skip
        with layer(canvas):
            fill(canvas, shape(finger), GLOVE)
            under = [(x - 4, y + 7), (x + length * 0.5, y + 7), (x + length, y + 6)]
            stroke(canvas, under, 6, GLOVE_SHADE, start=0.4, end=0.4, atop=True)
        contour(canvas, finger, 2.5, GLOVE_LINE, closed=True, seed=k)
    thumb = [(-250, 346), (-246, 322), (-254, 302), (-268, 296), (-274, 304), (-266, 316), (-264, 334)]
    with layer(canvas):
        fill(canvas, shape(thumb), GLOVE)
        stroke(canvas, [(-250, 340), (-250, 318), (-258, 304)], 6, GLOVE_SHADE, start=0.3, end=0.3, atop=True)
    contour(canvas, thumb, 2.6, GLOVE_LINE, closed=True)
