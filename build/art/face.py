"""The three-quarter face, turned to the left. Units: chin y=150, skull top y=-175, eye line y=8, width 207."""

from __future__ import annotations

from collections.abc import Sequence

import skia

from build.art.expressions import Expression
from build.art.ink import oval, shape, stroke
from build.art.paint import clipped, fill, layer, linear
from build.art.palette import Skin

OUTLINE = (
    (-72, -118), (-91, -62), (-95, -24), (-87, 2), (-91, 30), (-87, 66), (-70, 106), (-47, 138), (-25, 150),
    (2, 147), (47, 122), (85, 85), (103, 40), (111, -20), (108, -90), (40, -150), (-30, -150),
)  # fmt: skip
JAW = ((-89, 12), (-91, 30), (-87, 66), (-70, 106), (-47, 138), (-25, 150), (2, 147), (47, 122), (85, 85))


def draw_face(canvas: skia.Canvas, skin: Skin, hair_shadow: Sequence[tuple[float, float]]) -> None:
    """Ear, face and nose, without features; `hair_shadow` outlines what cap and hair throw on the brow."""
    ear = shape([(104, -6), (116, -24), (130, -20), (131, 4), (122, 30), (108, 42), (101, 30)])
    fill(canvas, ear, skin.base)
    fill(canvas, ear, skin.shade, 0.75)
    face = shape(OUTLINE)
    with layer(canvas):
        canvas.drawPath(face, linear((-100, -60), (120, 80), (skin.light, skin.base, skin.base), (0, 0.45, 1)))
        _planes(canvas, skin)
        shadow = shape(hair_shadow)
        fill(canvas, shadow, skin.shade, 0.85, atop=True)
        fill(canvas, shadow, skin.deep, 0.21, atop=True, blur=4)
        rim = [(x + 2.5, y - 1) for x, y in OUTLINE[1:9]]
        stroke(canvas, rim, 9, skin.rim, 0.95, start=0.1, peak=0.55, count=80, atop=True)
    _nose(canvas, skin)
    stroke(canvas, JAW, 3.4, skin.line, 0.9, start=0.2, peak=0.45, count=70)


def _planes(canvas: skia.Canvas, skin: Skin) -> None:
    """One hard shadow from temple to jaw; a little soft colour at cheek, nose and eye sockets."""
    near_side = shape([
        (122, -130, "c"), (88, -60), (84, 0), (80, 44), (60, 78), (38, 108), (10, 133), (-12, 148),
        (0, 170, "c"), (140, 150, "c"),
    ])  # fmt: skip
    fill(canvas, near_side, skin.shade, 0.9, atop=True, blur=0.8)
    edge = shape([(130, -100), (106, 0), (98, 60), (64, 106), (24, 140), (60, 160), (150, 100)])
    fill(canvas, edge, skin.deep, 0.35, atop=True, blur=7)
    far_cheek = shape([(-80, 52), (-60, 86), (-36, 112), (-60, 112), (-90, 80)])
    fill(canvas, far_cheek, skin.shade, 0.18, atop=True, blur=5)
    bridge = shape([(-34, -30), (-22, -6), (-26, 30), (-30, 52), (-20, 60), (-12, 30), (-6, 0), (0, -26)])
    fill(canvas, bridge, skin.shade, 0.22, atop=True, blur=7)
    for x, width in ((38, 44), (-60, 30)):
        fill(canvas, oval(x - width, -28, x + width, 12), skin.shade, 0.30, atop=True, blur=9)


def _nose(canvas: skia.Canvas, skin: Skin) -> None:
    under = shape([(-42, 66), (-36, 60), (-22, 66), (-16, 74), (-26, 77), (-36, 75)])
    fill(canvas, under, skin.shade, 0.75, blur=1.2)
    stroke(canvas, [(-38, 44), (-45, 62), (-43, 69), (-36, 72)], 3.0, skin.line, 0.85, end=0.3, peak=0.75)
    stroke(canvas, [(-24, 72), (-19, 70), (-15, 73)], 2.6, skin.line, 0.8, start=0.2, peak=0.4, count=12)
    fill(canvas, oval(-41, 54, -34, 63), "#ffffff", 0.55, blur=1.6)
    stroke(canvas, [(-33, 0), (-35, 20), (-38, 40)], 4, "#ffffff", 0.28, count=20, blur=1.5)


def draw_cheeks(canvas: skia.Canvas, face: Expression, skin: Skin) -> None:
    """Soft colour under both eyes, and small strokes once the blush is strong."""
    with clipped(canvas, shape(OUTLINE)):
        for x, width, height, share in ((50, 34, 17, 1.0), (-70, 20, 15, 0.9)):
            cheek = oval(x - width, 58 - height, x + width, 58 + height)
            fill(canvas, cheek, skin.blush, min(0.85, 0.62 * face.blush * share), blur=12)
    if face.blush <= 0.6:
        return
    strength = min(1.0, face.blush) - 0.3
    for x in (40, 50, 60):
        stroke(canvas, [(x + 4, 50), (x - 2, 60)], 2.2, skin.lip, 0.5 * strength, count=8)
    for x in (-78, -69):
        stroke(canvas, [(x + 3, 51), (x - 2, 60)], 2.0, skin.lip, 0.45 * strength, count=8)
