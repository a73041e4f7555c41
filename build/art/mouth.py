"""The mouth of the three-quarter face: its near half is a quarter longer than the far one."""

from __future__ import annotations

import numpy as np
import skia

from build.art.expressions import Expression
from build.art.ink import Floats, brush, oval, polygon, sample, stroke
from build.art.paint import brush_paint, clipped, fill
from build.art.palette import Skin

CENTRE = (-27.0, 104.0)
HALF_WIDTH = 27.0


def lip_lines(face: Expression) -> tuple[Floats, Floats]:
    """The lower edge of the upper lip and the upper edge of the lower lip, 40 points each."""
    x, y = CENTRE
    width = HALF_WIDTH * (1 + face.wide * 0.55)
    rise = -face.curve * (7 if face.curve > 0 else 5)
    middle, drop = y + face.curve * 2.0, face.open * 34
    purse = face.open * face.round
    far = (x - width * 0.86, y + rise)
    near = (x + width * 1.1, y + rise * 1.1 - face.skew * 5)
    upper = np.array([
        far, (x - width * 0.42, middle - 1.5 - purse * 7), (x - 4, middle + 0.5 - purse * 9),
        (x + width * 0.45, middle - 1.5 - purse * 7), near,
    ])  # fmt: skip
    lower = np.array([
        far, (x - width * 0.62, middle + drop * 0.62), (x - 1, middle + drop * 0.98 + 1),
        (x + width * 0.7, middle + drop * 0.66), near,
    ])  # fmt: skip
    if face.round:
        angle = np.radians([180, 225, 270, 315, 360])
        across = x + 2 + np.cos(angle) * width * 0.72
        upper_o = np.stack([across, y + 4 + np.sin(angle) * 13], 1)
        lower_o = np.stack([across, y + 4 - np.sin(angle) * drop * 0.78], 1)
        upper = upper + (upper_o - upper) * face.round
        lower = lower + (lower_o - lower) * face.round
    return sample(upper, 40), sample(lower, 40)


def draw_mouth(canvas: skia.Canvas, face: Expression, skin: Skin) -> None:
    """Opening, teeth and tongue, the line between the lips, their tints, the shadow below."""
    upper, lower = lip_lines(face)
    parted = face.open > 0.06
    if parted:
        _inside(canvas, upper, lower, face, skin)
        stroke(canvas, lower[4:36], 2.4, skin.lip, 0.85)
    profile = np.interp(np.linspace(0, 1, 40), [0, 0.1, 0.38, 0.5, 0.62, 0.9, 1], [1.2, 2.6, 3.6, 2.8, 3.8, 2.8, 1])
    canvas.drawPath(brush(upper, 1, widths=profile), brush_paint(skin.mouth))
    _tint(canvas, upper[6:34], -1, [0, 0.3, 0.45, 0.6, 1], [0, 6, 4.2, 6, 0], skin.lip, 0.42)
    lower_lip = lower if parted else upper
    _tint(canvas, lower_lip[9:31], 1, [0, 0.3, 0.6, 1], [0, 7.5, 7.5, 0], skin.lip, 0.36)
    x, y = lower_lip[18]
    stroke(canvas, [(x - 6, y + 4.6), (x + 3, y + 5.2)], 2.4, "#ffffff", 0.5, count=10)
    below = max(lower_lip[20][1] + 12, 116.0)
    stroke(canvas, [(-38, below), (-27, below + 2.2), (-14, below)], 3.0, skin.shade, 0.8, count=16)


def _inside(canvas: skia.Canvas, upper: Floats, lower: Floats, face: Expression, skin: Skin) -> None:
    opening = polygon(np.concatenate([upper, lower[::-1]]))
    with clipped(canvas, opening):
        fill(canvas, opening, skin.mouth)
        b = opening.getBounds()
        top = b.top() + b.height() * (0.56 + 0.12 * face.round)
        tongue = oval(b.left() + b.width() * 0.14, top, b.right() - b.width() * 0.12, b.bottom() + b.height() * 0.5)
        fill(canvas, tongue, skin.tongue)
        if face.round < 0.5:
            depth = np.interp(np.linspace(0, 1, 40), [0, 0.2, 0.8, 1], [1, 7, 7, 1]) * min(1, face.open * 1.6)
            edge = upper + np.stack([np.zeros(40), depth], 1)
            fill(canvas, polygon(np.concatenate([upper - [0, 3], edge[::-1]])), skin.teeth)


def _tint(
    canvas: skia.Canvas, edge: Floats, side: int, stops: list[float], depths: list[float], colour: str, alpha: float
) -> None:
    """A lip's body: the edge moved out by `depths`, up (-1) or down (1)."""
    depth = np.interp(np.linspace(0, 1, len(edge)), stops, depths) * side
    moved = edge + np.stack([np.zeros(len(edge)), depth], 1)
    fill(canvas, polygon(np.concatenate([edge, moved[::-1]])), colour, alpha)
