"""One slot: its picture, the chapter, the line that was told, and when it was kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap

from game.shell.fonts import font
from game.shell.icons import paint_icon
from game.shell.widgets import Button

if TYPE_CHECKING:
    from game.session.views import SlotView
    from game.shell.context import Context

TILE, PICTURE = 288, 162
"""Width of a tile, and height of its picture, as drawn for 1280 x 720."""
_HEAD, _SMALL = 17, 14
"""Sizes of the letters below it."""


class SlotTile(Button):
    """`slot` is None for an empty one."""

    def __init__(self, context: Context, name: str, slot: SlotView | None, pressed: Callable[[], None]) -> None:
        super().__init__()
        words, look = context.words, context.look
        self.name, self.slot = name, slot
        self._look, self._says = look, words(f"slots.{name}") if not name.isdecimal() else words("slots.number", n=name)
        self._empty = words("slots.empty")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head, self._small = font(look, _HEAD, weight=600), font(look, _SMALL)
        lines = QFontMetrics(self._head).height() + 2 * QFontMetrics(self._small).height()
        tall = look.px(PICTURE + 4) + lines + look.px(12)
        self.setFixedSize(look.px(TILE), tall)
        # The window's sheet gives buttons a least height, which would win over the fixed one.
        self.setStyleSheet(f"min-height: {tall}px; max-height: {tall}px; padding: 0; border: none;")
        self._when = ""
        self._picture = QPixmap()
        if slot is not None:
            day = words.day(slot.at[:10], "")
            self._when = f"{day}, {slot.at[11:16]}"
            if slot.picture is not None:
                self._picture = QPixmap(str(slot.picture))
        told = words("slots.says", slot=self._says, title=slot.title, line=slot.line, when=self._when) if slot else ""
        self.setAccessibleName(told or f"{self._says}: {self._empty}")
        self.clicked.connect(lambda _checked=False: pressed())

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, look.px(10), look.px(10))
        lit = self.hasFocus() or (self.underMouse() and self.isEnabled())
        painter.fillPath(shape, QColor(theme.hovered if lit else theme.raised))
        painter.save()
        painter.setClipPath(shape)
        seen = QRectF(box.left(), box.top(), box.width(), look.px(PICTURE))
        if not self._picture.isNull():
            painter.drawPixmap(seen, self._picture, _crop(self._picture, seen.width() / seen.height()))
        else:
            painter.fillRect(seen, QColor(theme.night))
            icon, faint = look.px(30), QColor("#e0ac4c")
            faint.setAlphaF(0.55 if self.isEnabled() else 0.25)
            middle = seen.center()
            paint_icon(painter, "mark", QRectF(middle.x() - icon / 2, middle.y() - icon / 2, icon, icon), faint)
        painter.restore()
        edge = QColor(theme.title if self.hasFocus() else theme.rule)
        if not self.hasFocus():
            edge.setAlphaF(0.5)
        painter.strokePath(shape, QPen(edge, look.px(3) if self.hasFocus() else 1.2))
        self._write(painter, box)

    def _write(self, painter: QPainter, box: QRectF) -> None:
        look, theme, slot = self._look, self._look.theme, self.slot
        left, room = box.left() + look.px(12), box.width() - look.px(24)
        top = box.top() + look.px(PICTURE + 4)
        head, small = self._head, self._small
        rows = [(head, theme.title, f"{self._says} · {slot.title}" if slot else self._says)]
        rows += [(small, theme.text, slot.line), (small, theme.quiet, self._when)] if slot else []
        if slot is None:
            rows.append((small, theme.quiet, self._empty))
        for letters, colour, text in rows:
            metrics = QFontMetrics(letters)
            painter.setFont(letters)
            painter.setPen(QColor(colour))
            told = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room))
            painter.drawText(QRectF(left, top, room, metrics.height()), Qt.AlignmentFlag.AlignVCenter, told)
            top += metrics.height() + look.px(1)


def _crop(picture: QPixmap, shape: float) -> QRectF:
    """The middle of a picture in another shape (width over height)."""
    width, height = float(picture.width()), float(picture.height())
    if width / height > shape:
        return QRectF((width - height * shape) / 2, 0, height * shape, height)
    return QRectF(0, (height - width / shape) / 2, width, width / shape)
