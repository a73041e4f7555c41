"""Line: splines through hand-placed points, tapering brushes, and ink contours that breathe.

Points are `(x, y)`, or `(x, y, "c")` for a sharp corner; x grows right, y down.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from build.art.paint import brush_paint
from build.art.palette import Colour

Floats = NDArray[np.float64]
Points = Sequence[tuple[Any, ...]] | Floats
CATMULL_ROM = 1.15 / 6
HANDLE_LIMIT = 0.42
"""A handle may reach this far along its segment; longer ones make loops."""
EVEN = (1.0, 1.0)
"""The width profile of a line that does not taper."""


def _handle(
    before: tuple[float, float], at: tuple[float, float], after: tuple[float, float], length: float, sign: int
) -> tuple[float, float]:
    """A Catmull-Rom handle at `at`, capped so that it stays within its own segment."""
    dx, dy = after[0] - before[0], after[1] - before[1]
    chord = math.hypot(dx, dy) or 1
    reach = sign * min(chord * CATMULL_ROM, length * HANDLE_LIMIT) / chord
    return at[0] + dx * reach, at[1] + dy * reach


def segments(points: Points, closed: bool) -> list[tuple[tuple[float, float], ...]]:
    """Cubic Bézier segments (start, handle, handle, end) through the points."""
    at = [(float(p[0]), float(p[1])) for p in points]
    corner = [len(p) > 2 and p[2] == "c" for p in points]
    count = len(at)
    result = []
    for i in range(count if closed else count - 1):
        nearest = i == 0 and not closed
        furthest = i == count - 2 and not closed
        start, end = at[i], at[(i + 1) % count]
        before = start if nearest else at[i - 1]
        after = end if furthest else at[(i + 2) % count]
        length = math.dist(start, end)
        first = start if corner[i] else _handle(before, start, end, length, 1)
        second = end if corner[(i + 1) % count] else _handle(start, end, after, length, -1)
        result.append((start, first, second, end))
    return result


def shape(points: Points) -> skia.Path:
    """A closed, filled outline."""
    path = skia.Path()
    parts = segments(points, closed=True)
    path.moveTo(*parts[0][0])
    for _, first, second, end in parts:
        path.cubicTo(*first, *second, *end)
    path.close()
    return path


def polygon(points: Points) -> skia.Path:
    """A closed outline of straight lines."""
    path = skia.Path()
    path.moveTo(float(points[0][0]), float(points[0][1]))
    for point in points[1:]:
        path.lineTo(float(point[0]), float(point[1]))
    path.close()
    return path


def sample(points: Points, count: int = 60) -> Floats:
    """`count` points along an open spline, evenly spaced by length; shape (count, 2)."""
    parts = segments(points, closed=False)
    share = np.arange(max(4, count // len(parts) + 1))[:, None] / max(4, count // len(parts) + 1)
    rest = 1 - share
    curve = [
        rest**3 * np.array(a) + 3 * rest**2 * share * np.array(b) + 3 * rest * share**2 * np.array(c)
        + share**3 * np.array(d)
        for a, b, c, d in parts
    ]  # fmt: skip
    raw = np.concatenate([*curve, [parts[-1][3]]])
    travelled = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(raw, axis=0).T))])
    wanted = np.linspace(0, travelled[-1], count)
    return np.stack([np.interp(wanted, travelled, raw[:, axis]) for axis in (0, 1)], 1)


def normals(line: Floats) -> Floats:
    """Unit normals of a sampled line."""
    direction = np.gradient(line, axis=0)
    direction /= np.hypot(direction[:, 0], direction[:, 1])[:, None] + 1e-9
    return np.stack([-direction[:, 1], direction[:, 0]], 1)


def taper(along: Floats, start: float, end: float, peak: float) -> Floats:
    """Width from 0 to 1 along a stroke: `start`, swelling to 1 at `peak`, closing to `end`."""
    rise = start + (1 - start) * np.sin(np.clip(along / max(peak, 1e-6), 0, 1) * np.pi / 2)
    fall = end + (1 - end) * np.cos(np.clip((along - peak) / max(1 - peak, 1e-6), 0, 1) * np.pi / 2)
    return np.where(along < peak, rise, fall)


def brush(
    points: Points,
    width: float,
    start: float = 0.0,
    end: float = 0.0,
    peak: float = 0.5,
    count: int = 48,
    widths: Sequence[float] | Floats | None = None,
) -> skia.Path:
    """The outline of a brush stroke; `widths` gives the profile outright (else a taper)."""
    line = points if isinstance(points, np.ndarray) else sample(points, count)
    along = np.linspace(0, 1, len(line))
    if widths is None:
        profile = taper(along, start, end, peak)
    else:
        profile = np.interp(along, np.linspace(0, 1, len(widths)), widths)
    offset = normals(line) * (profile * width / 2)[:, None]
    return polygon(np.concatenate([line + offset, (line - offset)[::-1]]))


def stroke(
    canvas: skia.Canvas, points: Points, width: float, colour: Colour, alpha: float = 1.0,
    start: float = 0.0, end: float = 0.0, peak: float = 0.5, count: int = 48,
    widths: Sequence[float] | Floats | None = None, atop: bool = False, blur: float = 0.0,
) -> None:  # fmt: skip
    """Draw one brush stroke; `atop` keeps it on what the layer already holds."""
    path = brush(points, width, start, end, peak, count, widths)
    canvas.drawPath(path, brush_paint(colour, alpha, atop=atop, blur=blur))


def contour(
    canvas: skia.Canvas, points: Points, width: float, colour: Colour, alpha: float = 1.0,
    closed: bool = False, seed: int = 0, thinnest: float = 0.45,
) -> None:  # fmt: skip
    """An ink line whose width breathes along the way and tapers at open ends."""
    if isinstance(points, np.ndarray):
        line = points
    else:
        line = sample([*points, points[0]] if closed else points, max(60, len(points) * 14))
    along = np.linspace(0, 1, len(line))
    draw = random.Random(seed)
    slow, quick = draw.random() * math.tau, draw.random() * math.tau
    breath = 0.5 + 0.35 * np.sin(math.tau * along * 2 + slow) + 0.15 * np.sin(math.tau * along * 5 + quick)
    widths = thinnest + (1 - thinnest) * breath
    if not closed:
        widths = widths * np.clip(np.minimum(along, 1 - along) * 14, 0.12, 1)
    canvas.drawPath(brush(line, width, widths=widths), brush_paint(colour, alpha))


def outline(path: skia.Path, step: float = 5) -> list[Floats]:
    """The contours of any path, each as points about `step` apart."""
    measure = skia.PathMeasure(path, False)
    found = []
    while True:
        length = measure.getLength()
        if length > 4:
            count = max(8, int(length / step))
            stops = [measure.getPosTan(length * i / count) for i in range(count + 1)]
            at = [stop[0] if isinstance(stop, tuple | list) else stop for stop in stops]
            found.append(np.array([(p.x(), p.y()) for p in at]))
        if not measure.nextContour():
            return found


def trace(canvas: skia.Canvas, path: skia.Path, width: float, colour: Colour, alpha: float = 1.0) -> None:
    """Ink a path's contours at an even width (architecture, frames)."""
    for line in outline(path):
        stroke(canvas, line, width, colour, alpha, widths=EVEN)


def circle(x: float, y: float, radius: float) -> skia.Path:
    """A circle as a path."""
    return skia.Path().addCircle(x, y, radius)


def oval(left: float, top: float, right: float, bottom: float) -> skia.Path:
    """An ellipse within these bounds."""
    return skia.Path().addOval(skia.Rect.MakeLTRB(left, top, right, bottom))


def box(left: float, top: float, right: float, bottom: float, radius: float = 0) -> skia.Path:
    """A rectangle, with round corners where `radius` says so."""
    rect = skia.Rect.MakeLTRB(left, top, right, bottom)
    return skia.Path().addRRect(skia.RRect.MakeRectXY(rect, radius, radius))


def star(x: float, y: float, radius: float, inner: float = 0.3, rays: int = 4, turned: float = 0) -> skia.Path:
    """A star; `inner` is the share of the radius where two rays meet, `turned` is in degrees."""
    points = []
    for i in range(2 * rays):
        angle = math.radians(turned) + math.pi * i / rays - math.pi / 2
        reach = radius if i % 2 == 0 else radius * inner
        points.append((x + math.cos(angle) * reach, y + math.sin(angle) * reach))
    return polygon(points)
