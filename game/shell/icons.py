"""The desktop's icons, drawn as lines on a grid of 24: no picture files, sharp at every size and in every colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from game.shell.chrome import star_path

Draw = Callable[[QPainterPath, QPainterPath], None]
"""Adds to a path that is stroked and to one that is filled."""


def _polygon(path: QPainterPath, *points: tuple[float, float], closed: bool = False) -> None:
    path.moveTo(*points[0])
    for x, y in points[1:]:
        path.lineTo(x, y)
    if closed:
        path.closeSubpath()


def _talk(line: QPainterPath, _: QPainterPath) -> None:
    line.addRoundedRect(QRectF(3, 4, 18, 12), 3.5, 3.5)
    _polygon(line, (8, 16), (6.5, 20.5), (12.5, 16))
    _polygon(line, (7, 8.5), (17, 8.5))
    _polygon(line, (7, 11.8), (14, 11.8))


def _chapters(line: QPainterPath, _: QPainterPath) -> None:
    line.moveTo(12, 6.5)
    line.cubicTo(9, 4, 5.5, 4, 3, 5)
    line.lineTo(3, 19)
    line.cubicTo(5.5, 18, 9, 18, 12, 20.2)
    line.cubicTo(15, 18, 18.5, 18, 21, 19)
    line.lineTo(21, 5)
    line.cubicTo(18.5, 4, 15, 4, 12, 6.5)
    line.lineTo(12, 20)


def _album(line: QPainterPath, fill: QPainterPath) -> None:
    line.addRoundedRect(QRectF(8.5, 3.2, 11.5, 16), 1.8, 1.8)
    _polygon(line, (6, 6.5), (3.6, 7.2), (6.8, 20.6), (14.5, 20.8))
    fill.addPath(star_path(14.2, 11.2, 4.2))


def _companion(line: QPainterPath, _: QPainterPath) -> None:
    line.addEllipse(QPointF(12, 8.4), 4.1, 4.6)
    line.moveTo(3.8, 20.6)
    line.cubicTo(4.6, 14.4, 8, 14.2, 12, 14.2)
    line.cubicTo(16, 14.2, 19.4, 14.4, 20.2, 20.6)


def _settings(line: QPainterPath, fill: QPainterPath) -> None:
    for y, x in ((6, 15), (12, 8), (18, 13)):
        _polygon(line, (3.5, y), (20.5, y))
        fill.addEllipse(QPointF(x, y), 2.7, 2.7)


def _send(_: QPainterPath, fill: QPainterPath) -> None:
    _polygon(fill, (4, 4), (21, 12), (4, 20), (8.2, 12), closed=True)


def _stop(_: QPainterPath, fill: QPainterPath) -> None:
    fill.addRoundedRect(QRectF(6, 6, 12, 12), 2, 2)


def _again(line: QPainterPath, fill: QPainterPath) -> None:
    line.arcMoveTo(QRectF(4.5, 4.5, 15, 15), 50)
    line.arcTo(QRectF(4.5, 4.5, 15, 15), 50, 285)
    _polygon(fill, (14, 1.6), (20.6, 5.4), (14.6, 9.6), closed=True)


def _left(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (15, 5), (8, 12), (15, 19))


def _right(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (9, 5), (16, 12), (9, 19))


def _down(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (5, 9), (12, 16), (19, 9))


def _up(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (5, 15), (12, 8), (19, 15))


def _find(line: QPainterPath, _: QPainterPath) -> None:
    line.addEllipse(QPointF(10, 10), 6.2, 6.2)
    _polygon(line, (14.8, 14.8), (20.5, 20.5))


def _skip(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (5, 5), (12, 12), (5, 19))
    _polygon(line, (12, 5), (19, 12), (12, 19))


def _auto(line: QPainterPath, fill: QPainterPath) -> None:
    line.addEllipse(QPointF(12, 12), 8.6, 8.6)
    _polygon(fill, (9.6, 7.6), (16.8, 12), (9.6, 16.4), closed=True)


def _log(line: QPainterPath, _: QPainterPath) -> None:
    for y, right in ((5.5, 20), (10, 16), (14.5, 20), (19, 13)):
        _polygon(line, (4, y), (right, y))


def _hide(line: QPainterPath, fill: QPainterPath) -> None:
    line.moveTo(2.5, 12)
    line.cubicTo(7, 5, 17, 5, 21.5, 12)
    line.cubicTo(17, 19, 7, 19, 2.5, 12)
    fill.addEllipse(QPointF(12, 12), 3, 3)


def _close(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (6, 6), (18, 18))
    _polygon(line, (18, 6), (6, 18))


def _lock(line: QPainterPath, fill: QPainterPath) -> None:
    fill.addRoundedRect(QRectF(5, 10.5, 14, 10), 2, 2)
    line.moveTo(8.2, 10.5)
    line.lineTo(8.2, 7.6)
    line.arcTo(QRectF(8.2, 3.6, 7.6, 8), 180, -180)
    line.lineTo(15.8, 10.5)


def _check(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (4.5, 12.5), (10, 18), (20, 6.5))


def _lamp(line: QPainterPath, fill: QPainterPath) -> None:
    _polygon(line, (7, 20.5), (17, 20.5))
    line.addRoundedRect(QRectF(7.6, 8, 8.8, 10.5), 3, 3)
    _polygon(line, (8, 8), (10, 5), (14, 5), (16, 8))
    line.addEllipse(QPointF(12, 3.2), 1.5, 1.5)
    fill.addEllipse(QPointF(12, 13.6), 1.9, 3)


def _mark(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (6.5, 3.5), (17.5, 3.5), (17.5, 20.5), (12, 15.5), (6.5, 20.5), closed=True)


def _star(_: QPainterPath, fill: QPainterPath) -> None:
    fill.addPath(star_path(12, 12, 10))


def _ways(line: QPainterPath, fill: QPainterPath) -> None:
    _polygon(line, (7, 21), (7, 3))
    line.moveTo(7, 15)
    line.cubicTo(7, 10.5, 17, 12, 17, 6.5)
    fill.addEllipse(QPointF(17, 4.6), 2.4, 2.4)


def _more(_: QPainterPath, fill: QPainterPath) -> None:
    for x in (5.5, 12, 18.5):
        fill.addEllipse(QPointF(x, 12), 1.9, 1.9)


def _onward(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (4, 12), (19, 12))
    _polygon(line, (13, 6), (19, 12), (13, 18))


def _edit(line: QPainterPath, _: QPainterPath) -> None:
    _polygon(line, (4, 20), (5, 15.6), (16, 4.6), (19.6, 8.2), (8.6, 19), (4, 20))
    _polygon(line, (13.4, 7.2), (17, 10.8))


ICONS: dict[str, Draw] = {
    "talk": _talk, "chapters": _chapters, "album": _album, "companions": _companion, "settings": _settings,
    "send": _send, "stop": _stop, "again": _again, "left": _left, "right": _right, "down": _down, "up": _up,
    "close": _close, "find": _find, "skip": _skip, "auto": _auto, "log": _log, "hide": _hide, "mark": _mark,
    "lock": _lock, "check": _check, "lamp": _lamp, "star": _star, "ways": _ways, "more": _more, "onward": _onward,
    "edit": _edit,
}  # fmt: skip


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square."""
    line, fill = QPainterPath(), QPainterPath()
    ICONS[name](line, fill)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.strokePath(line, QPen(colour, 1.8, Qt.PenStyle.SolidLine, round_cap, round_join))
    painter.fillPath(fill, colour)
    painter.restore()


def icon(name: str, colour: str, size: int, ratio: float = 2.0) -> QIcon:
    """An icon for a button, `size` logical pixels wide."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return QIcon(pixmap)
