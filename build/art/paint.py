"""Skia paints, layers and clips, in the few forms that the drawings need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import skia

from build.art.palette import Colour, rgb

ATOP = skia.BlendMode.kSrcATop
ADD = skia.BlendMode.kPlus
CLEAR = skia.BlendMode.kClear


def colour4(colour: Colour, alpha: float = 1.0) -> int:
    """Skia's packed colour."""
    red, green, blue = (round(channel) for channel in rgb(colour))
    return int(skia.Color(red, green, blue, round(255 * alpha)))


def brush_paint(
    colour: Colour, alpha: float = 1.0, atop: bool = False, blur: float = 0.0, line: float = 0.0
) -> skia.Paint:
    """A flat paint; `line` makes it an outline of that width, `blur` softens its edge (in units)."""
    paint = skia.Paint(AntiAlias=True)
    paint.setColor(colour4(colour, alpha))
    if atop:
        paint.setBlendMode(ATOP)
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    if line:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(line)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def _shaded(shader: skia.Shader, mode: skia.BlendMode | None) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True)
    paint.setShader(shader)
    if mode is not None:
        paint.setBlendMode(mode)
    return paint


def linear(
    start: tuple[float, float], end: tuple[float, float], colours: Sequence[Colour], stops: Sequence[float]
) -> skia.Paint:
    """A straight gradient between two points."""
    ends = [skia.Point(*start), skia.Point(*end)]
    return _shaded(skia.GradientShader.MakeLinear(ends, [colour4(c) for c in colours], list(stops)), None)


def lamp_glow(
    canvas: skia.Canvas, x: float, y: float, radius: float, strength: float,
    colour: Colour = "#ffb44a", edge: Colour = "#ff9a30", add: bool = True,
) -> None:  # fmt: skip
    """A lamp's halo. Add it only where the drawing is already opaque; on a clear plate it leaves fog."""
    colours = [colour4(colour, strength), colour4(edge, strength * 0.35), colour4(edge, 0)]
    shader = skia.GradientShader.MakeRadial(skia.Point(x, y), radius, colours, [0, 0.42, 1])
    canvas.drawCircle(x, y, radius, _shaded(shader, ADD if add else None))


def fill(
    canvas: skia.Canvas, path: skia.Path, colour: Colour, alpha: float = 1.0, atop: bool = False,
    blur: float = 0.0,
) -> None:  # fmt: skip
    """Fill a path with one flat colour."""
    canvas.drawPath(path, brush_paint(colour, alpha, atop=atop, blur=blur))


def line(canvas: skia.Canvas, path: skia.Path, colour: Colour, width: float, alpha: float = 1.0) -> None:
    """Draw a path's outline at an even width."""
    canvas.drawPath(path, brush_paint(colour, alpha, line=width))


def dot(
    canvas: skia.Canvas, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0,
    atop: bool = False, blur: float = 0.0,
) -> None:  # fmt: skip
    """A filled circle."""
    canvas.drawCircle(x, y, radius, brush_paint(colour, alpha, atop=atop, blur=blur))


def block(
    canvas: skia.Canvas, left: float, top: float, right: float, bottom: float, colour: Colour,
    alpha: float = 1.0, atop: bool = False,
) -> None:  # fmt: skip
    """A filled rectangle."""
    rect = skia.Rect.MakeLTRB(left, top, right, bottom)
    canvas.drawRect(rect, brush_paint(colour, alpha, atop=atop))


@contextmanager
def layer(canvas: skia.Canvas, bounds: skia.Path | None = None) -> Iterator[None]:
    """Draw aside, then lay the result down: what is drawn `atop` inside stays on the layer's own shapes.

    Give `bounds` where the layer is small; without it Skia allocates the whole canvas.
    """
    rect = None
    if bounds is not None:
        rect = bounds.getBounds()
        rect.outset(2, 2)
    canvas.saveLayer(rect, skia.Paint(AntiAlias=True))
    try:
        yield
    finally:
        canvas.restore()


@contextmanager
def clipped(canvas: skia.Canvas, path: skia.Path) -> Iterator[None]:
    """Keep the drawing within a path."""
    canvas.save()
    canvas.clipPath(path, skia.ClipOp.kIntersect, True)
    try:
        yield
    finally:
        canvas.restore()


@contextmanager
def placed(
    canvas: skia.Canvas, x: float = 0, y: float = 0, turned: float = 0, scale: float = 1, scale_y: float | None = None
) -> Iterator[None]:
    """Move, turn (degrees) and scale what is drawn inside."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(turned)
    canvas.scale(scale, scale if scale_y is None else scale_y)
    try:
        yield
    finally:
        canvas.restore()


@contextmanager
def mirrored(canvas: skia.Canvas, width: float, on: bool = True) -> Iterator[None]:
    """Draw as in a mirror that stands in the middle of `width` (or plainly, when not `on`)."""
    canvas.save()
    if on:
        canvas.translate(width, 0)
        canvas.scale(-1, 1)
    try:
        yield
    finally:
        canvas.restore()
