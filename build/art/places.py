"""What people built along the line: the observatory with the lens, the train, the causeway."""

from __future__ import annotations

import math

import skia

from build.art.grain import stipple
from build.art.ink import Points, box, contour, polygon, shape, stroke, trace
from build.art.paint import block, clipped, dot, fill, layer, line, placed
from build.art.palette import CLARET, LAMPLIGHT, TRIM, Colour

INK = "#0b1238"
BODY, BODY_SHADE, WHEEL_INK = "#22346f", "#131c4c", "#090c2a"
COPPER_DOME, DOME_SHADE = "#3f8f92", "#1f4f72"


def _part(
    canvas: skia.Canvas, points: Points, colour: Colour, shade: tuple[Points, Colour, float] | None = None
) -> None:
    with layer(canvas):
        fill(canvas, shape(points), colour)
        if shade is not None:
            stipple(canvas, shape(shade[0]), shade[1], 1, shade[2])
    contour(canvas, points, 3.3, INK, closed=True, thinnest=0.6)


def draw_observatory(canvas: skia.Canvas, x: float, y: float, scale: float, beam: bool = False) -> None:
    """The lens dome with its annex; (x, y) is the middle of its foot, 116 wide at scale 1.

    With `beam` the slit looks out lit, as it does on nights when the lens turns.
    """
    wall, wall_shade = "#e9d9bb", "#b98f86"
    with placed(canvas, x, y, 0, scale):
        shaded = [(10, -70), (30, 0), (80, 0), (80, -70)]
        _part(canvas, [(-58, 0, "c"), (-54, -64, "c"), (54, -64, "c"), (58, 0, "c")], wall, (shaded, wall_shade, 8))
        shaded = [(80, -40), (90, 10), (130, 10), (130, -40)]
        _part(canvas, [(58, 0, "c"), (58, -36, "c"), (116, -36, "c"), (120, 0, "c")], wall, (shaded, wall_shade, 6))
        shaded = [(90, -60), (96, -30), (130, -30), (130, -60)]
        _part(canvas, [(52, -36, "c"), (84, -58), (122, -36, "c")], CLARET, (shaded, "#5c1634", 5))
        _part(canvas, [(-64, -62, "c"), (-62, -76, "c"), (62, -76, "c"), (64, -62, "c")], "#d7a64c")
        dome = [
            (-58, -76, "c"), (-56, -112), (-34, -142), (0, -153), (34, -142), (56, -112), (58, -76, "c"),
        ]  # fmt: skip
        shaded = [(10, -160), (26, -110), (20, -70), (80, -70), (80, -160)]
        _part(canvas, dome, COPPER_DOME, (shaded, DOME_SHADE, 9))
        for rib in (-30, 28):
            stroke(canvas, [(rib, -77), (rib * 0.92, -112), (rib * 0.3, -150)], 1.8, INK, 0.8, start=0.6, end=0.4)
        slit = [(-14, -77, "c"), (-13, -118), (-2, -152, "c"), (12, -151, "c"), (10, -116), (8, -77, "c")]
        _part(canvas, slit, "#ffe7a8" if beam else "#10194a")
        for tube, colour in (
            ([(-6, -104), (-44, -168), (-30, -178), (6, -114)], "#d7a64c"),
            ([(-44, -170), (-52, -182), (-32, -194), (-26, -180)], "#f0cc7a"),
        ):
            line(canvas, polygon(tube), INK, 4)
            fill(canvas, polygon(tube), colour)
        for left in (-40, -18, 4, 26):
            _lit_window(canvas, box(left, -50, left + 13, -20, 6.5), 2.2)
        for left in (70, 92):
            _lit_window(canvas, box(left, -26, left + 12, -10, 3), 2)


def _lit_window(canvas: skia.Canvas, path: skia.Path, width: float) -> None:
    fill(canvas, path, LAMPLIGHT)
    line(canvas, path, INK, width)


def draw_train(canvas: skia.Canvas, x: float, y: float, scale: float, cars: int) -> None:
    """The night train from the side, its engine at the left, rails at y; a car is 196 long at scale 1."""
    with placed(canvas, x, y, 0, scale):
        for i in range(cars):
            _car(canvas, 206 + i * 196, i)
        _engine(canvas)


def _panel(
    canvas: skia.Canvas, left: float, top: float, right: float, bottom: float, colour: Colour,
    radius: float = 4, shade: Colour | None = None, ink: float = 5.3,
) -> None:  # fmt: skip
    path = box(left, top, right, bottom, radius)
    line(canvas, path, WHEEL_INK, ink)
    with layer(canvas, path):
        fill(canvas, path, colour)
        if shade is not None:
            block(canvas, left, top + (bottom - top) * 0.55, right, bottom, shade, atop=True)
            block(canvas, left, top + 2, right, top + 5, "#7fa0e0", 0.8, atop=True)


def _wheel(canvas: skia.Canvas, x: float, radius: float) -> None:
    y = -radius
    dot(canvas, x, y, radius + 1.6, WHEEL_INK)
    dot(canvas, x, y, radius - 1, CLARET)
    dot(canvas, x, y, radius * 0.55, WHEEL_INK)
    for k in range(6):
        angle = k * math.pi / 3
        rim = (x + math.cos(angle) * (radius - 2), y + math.sin(angle) * (radius - 2))
        stroke(canvas, [(x, y), rim], 1.8, TRIM, start=1, end=1, count=4)
    dot(canvas, x, y, 2.4, TRIM)


def _car(canvas: skia.Canvas, left: float, number: int) -> None:
    _panel(canvas, left - 10, -30, left + 4, -24, WHEEL_INK, 1)
    _panel(canvas, left, -88, left + 182, -20, BODY, 5, BODY_SHADE)
    _panel(canvas, left + 2, -100, left + 180, -86, CLARET, 7)
    _panel(canvas, left + 40, -106, left + 140, -99, BODY_SHADE, 3)
    block(canvas, left, -44, left + 182, -41.5, TRIM)
    block(canvas, left, -82, left + 182, -80, TRIM)
    for k in range(6):
        at = left + 11 + k * 28
        path = box(at, -77, at + 20, -48, 9)
        line(canvas, path, WHEEL_INK, 4.5)
        fill(canvas, path, LAMPLIGHT)
        with clipped(canvas, path):
            block(canvas, at, -77, at + 6, -47, "#b5472f", 0.9)
            block(canvas, at + 1, -60, at + 21, -46, "#f08f4f", 0.7)
            if (number * 6 + k) % 5 == 1:  # someone sits there
                dot(canvas, at + 12, -57, 5, "#5a1c2c")
                dot(canvas, at + 12, -45, 8, "#5a1c2c")
    for at in (30, 58, 124, 152):
        _wheel(canvas, left + at, 12)


def _engine(canvas: skia.Canvas) -> None:
    _panel(canvas, -10, -30, 196, -18, BODY_SHADE, 2)
    _panel(canvas, 16, -78, 136, -30, BODY, 10, BODY_SHADE)
    _panel(canvas, 2, -80, 18, -28, BODY_SHADE, 4)
    for at in (48, 82, 114):
        _panel(canvas, at, -80, at + 4, -28, TRIM, 1, ink=1.3)
    _panel(canvas, 130, -104, 196, -22, BODY, 4, BODY_SHADE)
    _panel(canvas, 122, -112, 204, -102, CLARET, 4)
    for at in (142, 168):
        path = box(at, -94, at + 18, -66, 8)
        line(canvas, path, WHEEL_INK, 4)
        fill(canvas, path, LAMPLIGHT)
    chimney = polygon([(30, -78), (26, -112), (20, -122), (58, -122), (52, -112), (50, -78)])
    line(canvas, chimney, WHEEL_INK, 5)
    fill(canvas, chimney, BODY_SHADE)
    _panel(canvas, 18, -126, 60, -118, TRIM, 2, ink=2.2)
    _panel(canvas, 74, -92, 94, -78, TRIM, 7)
    _panel(canvas, 104, -88, 118, -78, TRIM, 5)
    plough = polygon([(-12, -28), (-34, -4), (2, -4), (2, -28)])
    line(canvas, plough, WHEEL_INK, 4)
    fill(canvas, plough, CLARET)
    for radius, colour in ((13, WHEEL_INK), (10, TRIM)):
        dot(canvas, 0, -58, radius, colour)
    dot(canvas, -1, -58, 7, "#fff6d0")
    _wheel(canvas, 24, 11)
    for at in (62, 104, 146):
        _wheel(canvas, at, 19)
    stroke(canvas, [(58, -19), (146, -19)], 6, WHEEL_INK, start=1, end=1, count=4)
    stroke(canvas, [(58, -19), (146, -19)], 3, TRIM, start=1, end=1, count=4)
    _wheel(canvas, 184, 11)


def draw_causeway(
    canvas: skia.Canvas, y: float, left: float, right: float, height: float, step: float, weight: float = 2.2
) -> None:
    """Arches that carry the rails over the water; `y` is the top of the wall."""
    path = skia.Path().addRect(skia.Rect.MakeLTRB(left, y, right, y + height))
    at = left + step * 0.2
    while at < right:
        span = step * 0.66
        arch = skia.Path()
        arch.moveTo(at, y + height + 2)
        arch.lineTo(at, y + height * 0.55)
        arch.arcTo(skia.Rect.MakeLTRB(at, y + height * 0.22, at + span, y + height * 0.88), 180, 180, False)
        arch.lineTo(at + span, y + height + 2)
        arch.close()
        path = skia.Op(path, arch, skia.kDifference_PathOp)
        at += step
    with layer(canvas, path):
        fill(canvas, path, "#6f4a5c")
        low = [(left, y + height * 0.3), (right, y + height * 0.3), (right, y + height + 30), (left, y + height + 30)]
        stipple(canvas, polygon(low), "#3a2348", 1, height * 0.2)
    trace(canvas, path, weight, "#0b0d2e")
    block(canvas, left, y - 7, right, y + 5, "#0b0d2e")
    block(canvas, left, y - 5, right, y + 1, "#b9808a")
