"""What stands about on the map: the far coast with its lighthouse, and the night train itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

_HILLS = (
    ("#16205c", 0.0, ((0.0, 22), (0.07, 34), (0.13, 26), (0.2, 44), (0.27, 20), (0.33, 8), (0.37, 0))),
    ("#0f1644", 0.0, ((0.0, 10), (0.05, 18), (0.11, 12), (0.16, 24), (0.22, 9), (0.26, 0))),
    ("#131a50", 0.62, ((0.0, 0), (0.04, 10), (0.1, 16), (0.17, 9), (0.23, 22), (0.3, 14), (0.38, 30))),
)
"""Each headland: its colour, where it begins, and its outline (share of the width, height) on the rim of the sea."""


def paint_coast(painter: QPainter, width: float, rim: float, k: float) -> None:
    """Headlands on the rim of the sea, and a lighthouse whose light lies over the water."""
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, begins, outline in _HILLS:
        hill = QPainterPath(QPointF(begins * width, rim + 2 * k))
        points = [QPointF((begins + x) * width, rim + 2 * k - y * k) for x, y in outline]
        hill.lineTo(points[0])
        for one, other in pairwise(points):
            half = (one.x() + other.x()) / 2
            hill.cubicTo(half, one.y(), half, other.y(), other.x(), other.y())
        hill.lineTo(points[-1].x(), rim + 2 * k)
        painter.setBrush(QColor(colour))
        painter.drawPath(hill)
    x, foot = 0.205 * width, rim - 42 * k
    beam = QPainterPath(QPointF(x, foot - 24 * k))
    beam.lineTo(x + 240 * k, foot - 44 * k)
    beam.lineTo(x + 240 * k, foot + 2 * k)
    beam.closeSubpath()
    light = QLinearGradient(x, 0, x + 240 * k, 0)
    light.setColorAt(0, QColor(249, 235, 189, 80))
    light.setColorAt(1, QColor(249, 235, 189, 0))
    painter.setBrush(light)
    painter.drawPath(beam)
    painter.setBrush(QColor("#efe0bd"))
    painter.drawPolygon(
        [QPointF(x - 4 * k, foot), QPointF(x - 2.6 * k, foot - 22 * k), QPointF(x + 2.6 * k, foot - 22 * k),
         QPointF(x + 4 * k, foot)]
    )  # fmt: skip
    painter.setBrush(QColor("#a3324a"))
    painter.drawRect(QRectF(x - 3.6 * k, foot - 12 * k, 7.2 * k, 4 * k))
    _glow(painter, QPointF(x, foot - 25 * k), 22 * k, 170)
    painter.setBrush(QColor("#fff3c4"))
    painter.drawEllipse(QPointF(x, foot - 25 * k), 3 * k, 3 * k)


def paint_train(painter: QPainter, track: Sequence[QPointF], at: int, k: float) -> None:
    """Four carriages and an engine on the rails, the engine's lamp at this point of the track; each turned with it."""
    places = _behind(track, at, [0.0, 38 * k, 76 * k, 114 * k])
    for number, (place, angle) in enumerate(places):
        painter.save()
        painter.translate(place)
        painter.rotate(math.degrees(angle))
        body = QRectF(-17 * k, -21 * k, 34 * k, 19 * k)
        painter.setPen(QPen(QColor("#0b0d2e"), 2 * k))
        painter.setBrush(QColor("#a3324a" if number == 0 else "#4b2350"))
        painter.drawRoundedRect(body, 4 * k, 4 * k)
        painter.setPen(QPen(QColor("#e3b04f"), 1.4 * k))
        painter.drawLine(body.bottomLeft() + QPointF(2 * k, -5 * k), body.bottomRight() + QPointF(-2 * k, -5 * k))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffd98a"))
        for window in (-11, -2.5, 6) if number else (-10, -1):
            painter.drawRoundedRect(QRectF(window * k, -17 * k, 5.4 * k, 7 * k), 1.6 * k, 1.6 * k)
        painter.setBrush(QColor("#0b0d2e"))
        for wheel in (-9, 9):
            painter.drawEllipse(QPointF(wheel * k, -1.5 * k), 3 * k, 3 * k)
        if number == 0:
            painter.setBrush(QColor("#3a1a3f"))
            painter.drawRoundedRect(QRectF(8 * k, -30 * k, 5 * k, 10 * k), 1.5 * k, 1.5 * k)
            _glow(painter, QPointF(18 * k, -10 * k), 26 * k, 190)
            painter.setBrush(QColor("#fff3c4"))
            painter.drawEllipse(QPointF(17 * k, -10 * k), 2.8 * k, 2.8 * k)
        painter.restore()


def _behind(track: Sequence[QPointF], at: int, distances: Sequence[float]) -> list[tuple[QPointF, float]]:
    """The places so far behind a point of the track, each with the way the track goes there."""
    found: list[tuple[QPointF, float]] = []
    passed, here = 0.0, min(at, len(track) - 1)
    for distance in distances:
        while here > 0:
            step = math.dist((track[here].x(), track[here].y()), (track[here - 1].x(), track[here - 1].y()))
            if passed + step > distance:
                break
            passed += step
            here -= 1
        ahead = track[min(here + 1, len(track) - 1)] - track[max(here - 1, 0)]
        found.append((track[here], math.atan2(ahead.y(), ahead.x())))
    return found


def _glow(painter: QPainter, at: QPointF, reach: float, alpha: int) -> None:
    light = QRadialGradient(at, reach)
    for place, strength in ((0.0, 1.0), (0.4, 0.35), (1.0, 0.0)):
        light.setColorAt(place, QColor(255, 217, 138, round(alpha * strength)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(at, reach, reach)
