"""The picture of the map: night over the sea, the coast, and the rails with their stops."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRadialGradient,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from game.shell.chrome import star_path
from game.shell.pages.line_route import Point, Route, route
from game.shell.pages.line_scenery import paint_coast, paint_train
from game.shell.pages.station import FOOT, TALL, WIDE, Station

if TYPE_CHECKING:
    from game.session.views import ChapterView
    from game.shell.context import Context

_SKY = 96
"""How much of the picture stays above the line, as drawn for 1280 x 720."""


class LineView(QWidget):
    """One companion's line. The ground is painted once for a size; only the stops change. `laid` tells that they
    stand elsewhere."""

    laid = Signal()

    def __init__(self, context: Context, chapters: Sequence[ChapterView], chosen: Callable[[int], None]) -> None:
        super().__init__()
        self._look = context.look
        self.stations = [Station(context, one, partial(chosen, n)) for n, one in enumerate(chapters)]
        for one in self.stations:
            one.setParent(self)
        self._route = Route((), (), 0.0)
        self._ground = QPixmap()
        self._lay()

    def choose(self, number: int) -> None:
        for place, one in enumerate(self.stations):
            one.chosen = place == number
            one.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay()

    def _lay(self) -> None:
        px = self._look.px
        parent = self.parentWidget()
        height = float(parent.height() if parent is not None else self.height())
        sky = min(float(px(_SKY)), height * 0.22)
        self._route = route(len(self.stations), self.width(), height, px(WIDE + 8), px(TALL + 8), sky)
        self.setMinimumHeight(round(self._route.height))
        for one, (x, y) in zip(self.stations, self._route.stations, strict=True):
            one.stand(x, y + px(FOOT) * 0.5)
        self._ground = QPixmap()
        self.laid.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ground.isNull():
            ratio = self.devicePixelRatioF()
            self._ground = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            self._ground.setDevicePixelRatio(ratio)
            self._paint_ground()
        QPainter(self).drawPixmap(0, 0, self._ground)

    def _paint_ground(self) -> None:
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height, k = float(self.width()), float(self.height()), self._look.scale
        _paint_sky(painter, width, height, k)
        down = self._look.px(FOOT) * 0.5
        track = [QPointF(x, y + down) for x, y in self._route.track]
        if track:
            lit = max((n for n, one in enumerate(self.stations) if one.chapter.state == "read"), default=-1)
            reached = self._reached(lit)
            _paint_rails(painter, track, k, reached)
            paint_train(painter, track, max(3, reached - 5), k)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#e3b04f"), 2.4 * k))
        painter.drawRect(QRectF(0, 0, width, height).adjusted(1, 1, -1, -1))
        painter.end()

    def _reached(self, station: int) -> int:
        """How many points of the track lie before the last stop that was read."""
        if station < 0:
            return 0
        x, y = self._route.stations[station]
        return min(range(len(self._route.track)), key=lambda n: _apart(self._route.track[n], (x, y))) + 1


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _paint_sky(painter: QPainter, width: float, height: float, k: float) -> None:
    """Indigo above, the last green of the day at the rim of the sea, a low moon, and bands of water."""
    rim = max(86 * k, height * 0.2)
    sky = QLinearGradient(0, 0, 0, height)
    for at, colour in ((0, "#0f1240"), (rim / height * 0.75, "#1f3580"), (rim / height, "#2f83a0")):
        sky.setColorAt(at, QColor(colour))
    for at, colour in ((rim / height + 0.002, "#14325e"), (0.6, "#101f4c"), (1, "#0b0d2e")):
        sky.setColorAt(min(1.0, at), QColor(colour))
    painter.fillRect(QRectF(0, 0, width, height), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for star in range(46):
        x, y, light = (star * step % 1 for step in (0.7548776662, 0.5698402910, 0.3819660113))
        painter.setBrush(QColor(249, 235, 189, 60 + round(150 * light)))
        painter.drawPath(star_path(x * width, 6 * k + y * (rim - 22 * k), (1.4, 2.2, 3.4)[star % 3] * k))
    moon = QPointF(width * 0.82, rim - 26 * k)
    halo = QRadialGradient(moon, 150 * k)
    for at, alpha in ((0, 120), (0.35, 40), (1, 0)):
        halo.setColorAt(at, QColor(249, 235, 189, alpha))
    painter.setBrush(halo)
    painter.drawEllipse(moon, 150 * k, 150 * k)
    painter.setBrush(QColor("#f9ebbd"))
    painter.drawEllipse(moon, 23 * k, 23 * k)
    painter.setBrush(QColor("#14325e"))
    painter.drawRect(QRectF(0, rim, width, 3 * k))
    paint_coast(painter, width, rim, k)
    for wave in range(64):
        x, y, long = (wave * step % 1 for step in (0.6180339887, 0.7548776662, 0.4142135623))
        near = y**1.5
        at = rim + 6 * k + near * (height - rim - 6 * k)
        bright = math.exp(-(((x * width - moon.x()) / (80 * k + near * 260 * k)) ** 2))
        glint = QColor("#f9ebbd") if bright > 0.55 else QColor("#6fb3c8")
        glint.setAlpha(round(26 + 110 * bright * (1 - 0.6 * near)))
        painter.setPen(QPen(glint, (1 + 1.4 * near) * k, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        half = (8 + 34 * long) * (0.5 + near) * k
        painter.drawLine(QPointF(x * width - half, at), QPointF(x * width + half, at))


def _paint_rails(painter: QPainter, track: Sequence[QPointF], k: float, reached: int) -> None:
    """The causeway, the sleepers, two rails: gold as far as one has come, quiet beyond."""
    whole = _path(track)
    for bed, wide in ((QColor(11, 13, 46, 150), 36), (QColor("#23264f"), 27), (QColor("#33366a"), 21)):
        painter.strokePath(whole, QPen(bed, wide * k, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setPen(QPen(QColor("#6b4a33"), 3.4 * k, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    length, percent = whole.length(), 0.0
    while percent < 1 and length > 0:
        at, angle = whole.pointAtPercent(percent), math.radians(whole.angleAtPercent(percent) + 90)
        reach = QPointF(math.cos(angle) * 11 * k, -math.sin(angle) * 11 * k)
        painter.drawLine(at - reach, at + reach)
        percent += 13 * k / length
    for part, colour in ((track, "#a6a2cf"), (track[:reached], "#f1c873")):
        if len(part) > 1:
            for side in (-6.0, 6.0):
                painter.strokePath(_path(_beside(part, side * k)), QPen(QColor(colour), 2.4 * k))


def _path(points: Sequence[QPointF]) -> QPainterPath:
    made = QPainterPath(points[0])
    for one in points[1:]:
        made.lineTo(one)
    return made


def _beside(points: Sequence[QPointF], by: float) -> list[QPointF]:
    """The same curve, so far to one side."""
    found = []
    for n, one in enumerate(points):
        before, after = points[max(0, n - 1)], points[min(len(points) - 1, n + 1)]
        dx, dy = after.x() - before.x(), after.y() - before.y()
        long = math.hypot(dx, dy) or 1.0
        found.append(QPointF(one.x() - dy / long * by, one.y() + dx / long * by))
    return found
