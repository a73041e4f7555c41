"""Where the railway line of a map runs: pure arithmetic, so that it can be tested."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Route:
    """stations: where each stands, in the order of the line. track: points of the rails from edge to edge. height: how
    much room the whole map needs."""

    stations: tuple[Point, ...]
    track: tuple[Point, ...]
    height: float


def route(count: int, width: float, height: float, room: float, row: float, sky: float) -> Route:
    """Lay a line with so many stations into a picture at least `height` high.

    room: what a station needs from side to side; row: from one row of the line to the next. sky: how much stays free
    above, less of it above several rows. With more stations than fit side by side the line turns and comes back below.
    """
    across = max(1, min(count, int(width // room)))
    rows = max(1, math.ceil(count / across))
    if rows > 1:
        sky *= 0.2
    whole = max(height, sky + rows * row)
    step = width / across
    spare = max(0.0, whole - sky - rows * row)
    stations: list[Point] = []
    for place in range(count):
        level, at = divmod(place, across)
        last = count - level * across
        used = min(across, last) if rows == 1 else across
        x = (at + 0.5) * (width / used if rows == 1 else step)
        wave = math.sin(place * 1.9 + 0.6) * row * (0.11 if rows == 1 else 0.02)
        stations.append((x if level % 2 == 0 else width - x, sky + spare * 0.38 + level * row + row * 0.3 + wave))
    return Route(tuple(stations), tuple(_track(stations, width, across, row)), whole)


def _track(stations: Sequence[Point], width: float, across: int, row: float) -> list[Point]:
    """Smooth rails through all the stations, from beyond one edge to beyond the other."""
    if not stations:
        return []
    beyond = width * 0.12
    knots: list[Point] = [(-beyond, stations[0][1] + row * 0.06)]
    for place, (x, y) in enumerate(stations):
        if place and place % across == 0:  # The bend between two rows, outside of both.
            right = knots[-1][0] > width / 2
            edge = width + beyond * 0.28 if right else -beyond * 0.28
            knots += [(edge, (knots[-1][1] * 2 + y) / 3), (edge, (knots[-1][1] + y * 2) / 3)]
        knots.append((x, y))
    ends_right = ((len(stations) - 1) // across) % 2 == 0
    knots.append((width + beyond if ends_right else -beyond, stations[-1][1] - row * 0.05))
    return _smooth(knots)


def _smooth(knots: Sequence[Point], parts: int = 18) -> list[Point]:
    """A Catmull-Rom curve through the knots."""
    padded = [knots[0], *knots, knots[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for part in range(parts):
            t = part / parts
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return [*curve, knots[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
