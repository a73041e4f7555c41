"""Eyes and brows of the three-quarter face. Skin shows no grain; lashes and brows are tapered strokes."""

from __future__ import annotations

import math
import random

import numpy as np
import skia

from build.art.expressions import Expression
from build.art.ink import Floats, brush, oval, polygon, sample, shape, stroke
from build.art.paint import brush_paint, clipped, dot, fill, line, linear, placed
from build.art.palette import Skin

UPPER_OPEN = np.array([(-31, 8), (-22, -8), (0, -18), (20, -13), (34, 4)], float)
UPPER_SHUT = np.array([(-31, 8), (-19, 15), (2, 18), (20, 14), (34, 4)], float)
UPPER_ARC = np.array([(-31, 12), (-18, 0), (2, -5), (20, 0), (34, 10)], float)
LOWER_CALM = np.array([(-31, 8), (-17, 17), (4, 20), (22, 15), (34, 4)], float)
LOWER_SMILING = np.array([(-31, 8), (-17, 11), (4, 12), (22, 9), (34, 4)], float)
NEAR_EYE = (36.0, 8.0, 0.94)
FAR_EYE = (-58.0, 9.0, -0.71)
"""Place and horizontal scale (negative: the far eye is the near one mirrored and narrowed)."""
NEAR_BROW = ((4, -31), (24, -41), (52, -43), (80, -27))
FAR_BROW = ((-39, -32), (-54, -41), (-73, -40), (-89, -27))
BROW_LIFT_INNER = np.array([1.25, 0.45, -0.2, -0.35])


def draw_eyes(canvas: skia.Canvas, face: Expression, skin: Skin) -> None:
    """Both eyes and both brows."""
    _eye(canvas, FAR_EYE, face, skin, near=False)
    _eye(canvas, NEAR_EYE, face, skin, near=True)
    _brow(canvas, NEAR_BROW, face, skin, near=True)
    _brow(canvas, FAR_BROW, face, skin, near=False)


def _eye(canvas: skia.Canvas, place: tuple[float, float, float], face: Expression, skin: Skin, near: bool) -> None:
    x, y, stretch = place
    upper_points = UPPER_SHUT + (UPPER_OPEN - UPPER_SHUT) * face.lid
    upper_points = upper_points + (UPPER_ARC - upper_points) * face.arc
    upper = sample(upper_points, 40)
    lower = sample(LOWER_CALM + (LOWER_SMILING - LOWER_CALM) * face.low, 40)
    shut = face.lid < 0.12 or face.arc > 0.6
    with placed(canvas, x, y, -2.5, stretch, 0.92):
        if not shut:
            with clipped(canvas, polygon(np.concatenate([upper, lower[::-1]]))):
                _eyeball(canvas, upper, lower, face, skin, near, stretch)
            _lower_lid(canvas, lower, skin)
        _lashes(canvas, upper, skin, shut, happy=face.arc > 0.5)
        if not shut or face.arc > 0.5:
            crease = upper[5:36] - [0, 8 + 9 * max(0.0, face.lid - 1)]
            stroke(canvas, crease, 2.0, skin.line, 0.55, end=0.1, peak=0.6)


def _eyeball(
    canvas: skia.Canvas, upper: Floats, lower: Floats, face: Expression, skin: Skin, near: bool, stretch: float
) -> None:
    """White, iris with its lit lower half, pupil, the lid's shadow, the key light, and tears."""
    canvas.drawPaint(brush_paint(skin.white))
    gaze = face.gaze_x if near else -face.gaze_x
    size = 1 + face.iris
    wide, high = 16.5 * size / max(stretch, 0.8) ** 0.35, 20 * size
    x, y = gaze * 9 + (0.5 if near else 2), 0.5 + face.gaze_y * 7
    iris = oval(x - wide, y - high, x + wide, y + high)
    canvas.drawPath(iris, linear((0, y - high), (0, y + high), skin.iris, (0, 0.5, 1)))
    with clipped(canvas, iris):
        lit = oval(x - wide * 0.8, y + high * 0.05, x + wide * 0.8, y + high * 1.15)
        fill(canvas, lit, skin.iris[2], 0.75, blur=3)
        draw = random.Random(4)
        for i in range(16):
            angle, inner, outer = math.pi * (0.08 + 0.84 * i / 15), high * 0.42, high * draw.uniform(0.75, 0.95)
            spoke = [(x + math.cos(angle) * r * wide / high, y + math.sin(angle) * r) for r in (inner, outer)]
            stroke(canvas, spoke, 1.6, "#eafff2", 0.35, count=8)
        line(canvas, iris, skin.iris[0], 3.2, 0.95)
    fill(canvas, oval(x - wide * 0.43, y - high * 0.46, x + wide * 0.43, y + high * 0.4), skin.pupil)
    lid_shadow = polygon(np.concatenate([upper - [0, 2], (upper - [0, -10])[::-1]]))
    fill(canvas, lid_shadow, skin.line_dark, 0.42, blur=2.2)
    spark = [(-0.62, -0.55), (-0.2, -0.72), (-0.05, -0.35), (-0.45, -0.15)]
    fill(canvas, shape([(x + wide * u, y + high * v) for u, v in spark]), "#ffffff", 0.97)
    dot(canvas, x + wide * 0.48, y + high * 0.42, 2.6, "#ffffff", 0.85)
    if face.wet:
        rim = polygon(np.concatenate([lower - [0, 5 * face.wet], lower[::-1]]))
        fill(canvas, rim, "#ffffff", 0.75)
        dot(canvas, x + wide * 0.1, y + high * 0.72, 3.4, "#ffffff", 0.8)


def _lower_lid(canvas: skia.Canvas, lower: Floats, skin: Skin) -> None:
    stroke(canvas, lower[8:37], 2.0, skin.line, 0.75, start=0.2, end=0.7, peak=0.7)
    for i in (30, 34):
        x, y = lower[i]
        stroke(canvas, [(x, y), (x + 3, y + 5)], 1.6, skin.line, 0.7, start=1, peak=0.1, count=8)


def _lashes(canvas: skia.Canvas, upper: Floats, skin: Skin, shut: bool, happy: bool) -> None:
    """The heavy upper line with its wing, and three single lashes."""
    if happy:
        wing = [(38, 13), (41, 14)]
    elif shut:
        wing = [(38.5, 5.5), (42, 4)]
    else:
        wing = [(38.5, 2.5), (42, -1)]
    lash = np.concatenate([upper, np.array(wing, float)])
    along = np.linspace(0, 1, len(lash))
    widths = np.interp(along, [0, 0.12, 0.45, 0.8, 0.93, 1], [1.6, 3.6, 6.4, 8.0, 5.0, 0])
    canvas.drawPath(brush(lash, 1, widths=widths * (0.8 if shut else 1)), brush_paint(skin.lash))
    up = -0.8 if shut else 1
    for i, dx, dy, width in ((33, 7, -7, 3.2), (37, 9, -4, 3.0), (28, 4, -8, 2.4)):
        x, y = upper[i]
        points = [(x, y), (x + dx * 0.6, y + dy * 0.35 * up), (x + dx, y + dy * up)]
        stroke(canvas, points, width, skin.lash, start=1, peak=0.1, count=10)


def _brow(canvas: skia.Canvas, points: tuple[tuple[int, int], ...], face: Expression, skin: Skin, near: bool) -> None:
    brow = np.array(points, float)
    brow[:, 1] -= face.brow * 13 + face.brow_in * 14 * BROW_LIFT_INNER
    brow[0, 0] -= face.brow_in * (3 if near else -3)
    if near:
        brow[:, 1] -= face.brow_near * 12
    widths = np.interp(np.linspace(0, 1, 40), [0, 0.04, 0.14, 0.5, 1], [1.2, 5.2, 8.0, 7.0, 0])
    weight = 1 if near else 0.85
    canvas.drawPath(brush(sample(brow, 40), 1, widths=widths * weight), brush_paint(skin.brow, 0.95))
