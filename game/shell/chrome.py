"""What a panel of this game looks like: deep indigo, a double gold line, a star at each corner; and plain night."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBitmap,
    QColor,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from game.shell.fonts import font
from game.shell.tokens import Look

RADIUS, INSET = 18.0, 7.0
STAR, SHARPNESS = 9.0, 0.34
SHADOW = 14


def star_path(x: float, y: float, reach: float, sharpness: float = SHARPNESS) -> QPainterPath:
    """A four-rayed star; `sharpness` is how far its waist is from the middle, as a share of its reach."""
    path = QPainterPath()
    for k in range(8):
        angle, radius = math.pi * k / 4, reach if k % 2 == 0 else reach * sharpness
        point = QPointF(x + math.sin(angle) * radius, y - math.cos(angle) * radius)
        path.lineTo(point) if k else path.moveTo(point)
    path.closeSubpath()
    return path


def shadow(width: int, height: int, ratio: float) -> QPixmap:
    """The soft shadow of a panel of this size, `SHADOW` wider on each side, and its rounded corners, which the panel's
    own mask cuts off hard. Painted once, since the stage lays it over every frame."""
    made = QPixmap(round((width + 2 * SHADOW) * ratio), round((height + 2 * SHADOW) * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    rect = QRectF(SHADOW, SHADOW, width, height)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 8, 36, 18))
    for step in range(SHADOW, 0, -2):
        painter.drawRoundedRect(rect.adjusted(-step, -step, step, step), RADIUS + step, RADIUS + step)
    painter.setBrush(QColor(14, 11, 40))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    painter.end()
    return made


def caption_plate(look: Look, text: str, widest: int, ratio: float) -> QPixmap:
    """Quiet words on the stage, on their own dark ground, in lines of at most `widest` logical pixels."""
    letters = font(look, 15, italic=True)
    metrics, edge = QFontMetricsF(letters), look.px(10)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    told = metrics.boundingRect(QRectF(0, 0, widest - 2 * edge, 10_000), flags, text)
    room = QRectF(0, 0, told.width() + 2 * edge, told.height() + look.px(8))
    made = QPixmap(math.ceil(room.width() * ratio), math.ceil(room.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 8, 36, 205))
    painter.drawRoundedRect(room, look.px(9), look.px(9))
    painter.setFont(letters)
    painter.setPen(QColor("#fbedc8"))
    # A pixel more than measured: what is painted may round up.
    painter.drawText(room.adjusted(edge, look.px(4), 1 - edge, 1), flags, text)
    painter.end()
    return made


def paint_night(target: QPixmap) -> None:
    """Sky, stars and a line of sea: what is there before there is a stage, and where a story has no picture."""
    width, height = target.width(), target.height()
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, height)
    for at, colour in ((0, "#0b0d2e"), (0.45, "#141a52"), (0.74, "#1f3a72"), (0.745, "#0e2348"), (1, "#0b0d2e")):
        sky.setColorAt(at, QColor(colour))
    painter.fillRect(target.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for star in range(90):
        # Steps of two irrational numbers scatter evenly and need no random numbers, which take a while to load.
        x, y, light = (star * step % 1 for step in (0.7548776662, 0.5698402910, 0.3819660113))
        size = (1.0, 1.0, 1.6, 1.0, 2.4)[star % 5]
        painter.setBrush(QColor(249, 235, 189, 70 + round(150 * light)))
        painter.drawPath(star_path(x * width, y**1.3 * height * 0.7, size * height / 420))
    painter.end()


class Panel(QWidget):
    """A panel lying on the stage. It is opaque, so that the stage can move without repainting it: the little that
    would shine through is a picture of one moment, taken by `take_backdrop`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.look = look
        self.closed = False
        """Whether next to nothing shines through: a page of pictures wants a quiet ground."""
        self._backdrop = QImage()
        self._painted = QPixmap()

    @property
    def margin(self) -> int:
        """How far from the edge the content stands."""
        return self.look.px(20)

    def take_backdrop(self, stage: QImage) -> None:
        """Let this moment of the stage shine through."""
        if stage.isNull():
            return
        ratio = stage.devicePixelRatio()
        place = QRectF(self.geometry())
        area = QRectF(place.topLeft() * ratio, place.size() * ratio).toRect()
        self._backdrop = stage.copy(area)
        self._painted = QPixmap()
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._painted = QPixmap()
        mask = QBitmap(self.size())
        mask.fill(Qt.GlobalColor.color0)
        painter = QPainter(mask)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()
        self.setMask(mask)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._painted.isNull():
            self._paint_once()
        QPainter(self).drawPixmap(0, 0, self._painted)

    def _paint_once(self) -> None:
        ratio = self.devicePixelRatioF()
        self._painted = QPixmap(self.size() * ratio)
        self._painted.setDevicePixelRatio(ratio)
        theme = self.look.theme
        self._painted.fill(QColor(theme.night))
        painter = QPainter(self._painted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._backdrop.isNull():
            painter.drawImage(self.rect(), self._backdrop)
        ground = QColor(theme.panel)
        ground.setAlphaF(0.985 if self.closed else theme.panel_alpha)
        painter.fillRect(self.rect(), ground)
        self.decorate(painter)
        painter.end()

    def decorate(self, painter: QPainter) -> None:
        """The double line and the corner stars."""
        theme = self.look.theme
        edge = QRectF(self.rect())
        outer = QColor(theme.rule)
        outer.setAlphaF(0.35)
        painter.setPen(QPen(outer, 1.2))
        painter.drawRoundedRect(edge.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS - 1, RADIUS - 1)
        inner = edge.adjusted(INSET, INSET, -INSET, -INSET)
        line = QColor(theme.rule)
        line.setAlphaF(0.8)
        painter.setPen(QPen(line, 1.6))
        painter.drawRoundedRect(inner, RADIUS - 5, RADIUS - 5)
        painter.setPen(Qt.PenStyle.NoPen)
        for corner in (inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight()):
            painter.setBrush(QColor(theme.panel))
            painter.drawEllipse(corner, 7.5, 7.5)
            painter.setBrush(QColor(theme.rule))
            painter.drawPath(star_path(corner.x(), corner.y(), STAR))
