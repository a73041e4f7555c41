"""A stop on the map: a lantern on its post, lit once its chapter was read, with small lamps for the endings found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRadialGradient,
)

from game.shell.fonts import font
from game.shell.pages.chapter_details import kind_and_state
from game.shell.widgets import Button

if TYPE_CHECKING:
    from game.session.views import ChapterView
    from game.shell.context import Context

WIDE, TALL, FOOT = 184, 238, 122
"""A stop's room, and where in it the rails pass, as drawn for 1280 x 720."""
INK, GOLD, PAPER, DARK = "#0b0d2e", "#e3b04f", "#fbedc8", "#171a47"
_LAMP = {"chapter": 1.0, "scene": 0.72}


class Station(Button):
    """`chosen` is set by the map: whether its chapter is the one told beside it."""

    def __init__(self, context: Context, chapter: ChapterView, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.chapter, self._look = chapter, context.look
        self.chosen = False
        words, found = context.words, sum(one.found for one in chapter.endings)
        self._state = kind_and_state(words, chapter)
        self.endings = words("chapters.endings", n=found, count=len(chapter.endings)) if chapter.endings else ""
        waits = "; ".join(one.text for one in chapter.missing)
        told = [chapter.title, self._state, self.endings, words("chapters.waits", what=waits) if waits else ""]
        self.setAccessibleName(". ".join(part for part in told if part))
        self.setToolTip(self.accessibleName())
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(context.look.px(WIDE), context.look.px(TALL))
        self.clicked.connect(lambda _checked=False: pressed())

    def sizeHint(self) -> QSize:
        return self.size()

    def stand(self, x: float, y: float) -> None:
        """So that the rails pass its foot at this point."""
        self.move(round(x - self.width() / 2), round(y - self._look.px(FOOT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, foot = self.width() / 2, float(self._look.px(FOOT))
        self._paint_lamp(painter, middle, foot)
        self._paint_plate(painter, middle, foot + self._look.px(16))

    def _paint_lamp(self, painter: QPainter, x: float, foot: float) -> None:
        """A platform, a post, a lantern: gold and glowing where it was read, dark where it is not open."""
        size, state = self._look.scale * _LAMP[self.chapter.kind], self.chapter.state
        tall, glass = 74 * size, 17 * size
        lamp = QPointF(x, foot - tall)
        line = QColor(GOLD if state != "locked" else "#6d6aa6")
        strength = {"read": 1.0, "begun": 0.7, "open": 0.42, "locked": 0.0}[state]
        if strength:
            glow = QRadialGradient(lamp, 47 * size)
            for at, alpha in ((0, 190), (0.3, 90), (1, 0)):
                colour = QColor("#ffcf6e")
                colour.setAlpha(round(alpha * strength))
                glow.setColorAt(at, colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawEllipse(lamp, 47 * size, 47 * size)
        painter.setPen(QPen(QColor(INK), 7 * size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x, foot), QPointF(x, foot - tall + glass))
        painter.setPen(QPen(line, 2.6 * size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x, foot), QPointF(x, foot - tall + glass))
        platform = QRectF(x - 34 * size, foot - 5 * size, 68 * size, 11 * size)
        painter.setPen(QPen(QColor(INK), 2 * size))
        painter.setBrush(QColor("#8c5a26" if state != "locked" else "#2a2a5e"))
        painter.drawRoundedRect(platform, 4 * size, 4 * size)
        painter.setPen(QPen(line, 2.2 * size))
        painter.setBrush(_glass(lamp, glass, state))
        painter.drawPath(_lantern(lamp, glass))
        if self.chosen or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(PAPER), 3 * size))
            painter.drawEllipse(lamp, 34 * size, 34 * size)

    def _paint_plate(self, painter: QPainter, x: float, top: float) -> None:
        """The name on an enamelled plate, and the endings as small lamps under it."""
        look = self._look
        head, small = font(look, 17, weight=600), font(look, 14, italic=True)
        metrics, under = QFontMetrics(head), QFontMetrics(small)
        room = self.width() - look.px(28)
        title, wrapped = self.chapter.title, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        needed = metrics.boundingRect(0, 0, room, 10_000, wrapped, title)
        tall = min(needed.height(), 2 * metrics.lineSpacing())
        state = under.elidedText(self._state, Qt.TextElideMode.ElideRight, room)
        wide = max(min(needed.width(), room), under.horizontalAdvance(state)) + look.px(24)
        lamps = look.px(20) if self.chapter.endings else 0
        plate = QRectF(x - wide / 2, top, wide, tall + under.height() + look.px(8) + lamps)
        painter.setPen(QPen(QColor(PAPER if self.hasFocus() or self.chosen else GOLD), look.px(2)))
        painter.setBrush(QColor(20, 16, 54, 238))
        painter.drawRoundedRect(plate, look.px(8), look.px(8))
        painter.setFont(head)
        painter.setPen(QColor(PAPER))
        line = QRectF(plate.left() + look.px(8), top + look.px(3), wide - look.px(16), tall)
        painter.drawText(line, wrapped, title)
        painter.setFont(small)
        painter.setPen(QColor(GOLD if self.chapter.state != "locked" else "#c3b9e4"))
        line = QRectF(plate.left(), line.bottom(), wide, under.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, state)
        step, y = look.px(20), line.bottom() + look.px(11)
        for number, ending in enumerate(self.chapter.endings):
            at = QPointF(x + (number - (len(self.chapter.endings) - 1) / 2) * step, y)
            painter.setPen(QPen(QColor(GOLD if ending.found else "#8f89c4"), 1.6 * look.scale))
            painter.setBrush(QColor("#ffcf6e") if ending.found else QColor(INK))
            painter.drawPath(_lantern(at, 5.2 * look.scale))


def _lantern(at: QPointF, reach: float) -> QPainterPath:
    """A carriage lantern: a roof, a waisted glass, a foot, and a ring to hold it by."""
    path = QPainterPath()
    path.addEllipse(QPointF(at.x(), at.y() - reach * 1.62), reach * 0.3, reach * 0.3)
    path.moveTo(at.x() - reach * 0.95, at.y() - reach * 0.72)
    path.quadTo(at.x() - reach * 0.5, at.y() - reach * 1.3, at.x(), at.y() - reach * 1.34)
    path.quadTo(at.x() + reach * 0.5, at.y() - reach * 1.3, at.x() + reach * 0.95, at.y() - reach * 0.72)
    path.closeSubpath()
    path.moveTo(at.x() - reach * 0.72, at.y() - reach * 0.72)
    path.cubicTo(
        at.x() - reach * 1.1, at.y() + reach * 0.1, at.x() - reach * 0.8, at.y() + reach * 0.6,
        at.x() - reach * 0.62, at.y() + reach * 0.95,
    )  # fmt: skip
    path.lineTo(at.x() + reach * 0.62, at.y() + reach * 0.95)
    path.cubicTo(
        at.x() + reach * 0.8, at.y() + reach * 0.6, at.x() + reach * 1.1, at.y() + reach * 0.1,
        at.x() + reach * 0.72, at.y() - reach * 0.72,
    )  # fmt: skip
    path.closeSubpath()
    return path


def _glass(at: QPointF, reach: float, state: str) -> QLinearGradient:
    """Dark glass, or a flame behind it."""
    made = QLinearGradient(at.x(), at.y() - reach, at.x(), at.y() + reach)
    colours = {
        "read": ("#e08a3a", "#fff3c4", "#f1b24a"), "begun": ("#8c5a26", "#ffd98a", "#a86a2a"),
        "open": ("#3a2f63", "#f1c873", "#4a376a"), "locked": (DARK, "#25285e", DARK),
    }[state]  # fmt: skip
    for place, colour in zip((0, 0.55, 1), colours, strict=True):
        made.setColorAt(place, QColor(colour))
    return made
