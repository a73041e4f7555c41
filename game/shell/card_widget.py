"""One card in the hand: it leans towards the pointer, its foil catches the light, and it can be turned over."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QElapsedTimer,
    QEvent,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QAbstractButton

from game.shell.faces import FaceMaker

if TYPE_CHECKING:
    from game.session.views import CardEntry
    from game.shell.context import Context

RATIO = 1075 / 768
SHARPEST = 768
"""Pixels: as wide as pictures are stored; a larger card is painted larger."""
MARGIN = 0.07
"""Of the card's width: room about it in which it leans."""
ZOOM = 2.0
_CORNER = 34 / 768
_TURN_MS = 900
_FRAME_MS = 16
_EASE_S = 0.09
"""How quickly the card follows: after this long two thirds of the way are done."""
_LEAN = 9.0
"""Degrees that the card leans at its edge."""
_EYE = 2.6
"""How far away the eye is, in cards' widths."""
_REST = 0.15
_NUDGE = 0.25


class CardWidget(QAbstractButton):
    """A button, so that a screen reader knows what can be done with it. `turned` once its face has been seen whole
    after `turn_over`. The card is painted in the middle of the widget, `card_width` logical pixels wide."""

    turned = Signal()

    def __init__(self, context: Context, card: CardEntry, width: int, *, face_up: bool = True) -> None:
        super().__init__()
        self._context, self.card, self._width = context, card, width
        margin = round(width * MARGIN)
        self.setFixedSize(width + 2 * margin, round(width * RATIO) + 2 * margin)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._share = 1.0 if face_up else 0.0
        self._face: QPixmap | None = None
        self._back: QPixmap | None = None
        self._lit: Any = None
        self._shown = QImage()
        self.lean = QPointF()
        """How the card leans now, -1 to 1 each way; and how it would like to."""
        self._wish = QPointF()
        self.zoomed = False
        self._pan = QPointF()
        words = context.words
        self.setAccessibleName(card.title if card.found else words("album.unknown"))
        self.setAccessibleDescription(card.subtitle if card.found else card.hint)
        context.faces.ready.connect(self._take_face)
        context.faces.foil_ready.connect(self._take_foil)
        self._turn = QVariantAnimation(self)
        self._turn.setDuration(_TURN_MS)
        self._turn.setStartValue(0.0)
        self._turn.setEndValue(1.0)
        self._turn.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._turn.valueChanged.connect(self._turn_to)
        self._turn.finished.connect(self._face_seen)
        self._clock = QElapsedTimer()
        self._motion = QTimer(self)
        self._motion.setTimerType(Qt.TimerType.PreciseTimer)
        self._motion.setInterval(_FRAME_MS)
        self._motion.timeout.connect(self._move)
        if card.found:
            context.faces.ask_foil(card, self._device_width, self._language)
        self._fetch()

    @property
    def _device_width(self) -> int:
        return min(SHARPEST, round(self._width * self._context.director.ratio))

    @property
    def _language(self) -> str:
        return self._context.words.language

    @property
    def face_up(self) -> bool:
        return self._share >= 1.0

    # Turning over

    def turn_over(self) -> None:
        """From its back to its face, calmly; at once with reduced motion."""
        if self._context.look.still:
            self._context.sound.play("card")
            self._turn_to(1.0)
            self._face_seen()
        elif self._turn.state() != QAbstractAnimation.State.Running and not self.face_up:
            self._context.sound.play("card")
            self._turn.start()

    def skip(self) -> None:
        """Finish turning now."""
        if self._turn.state() == QAbstractAnimation.State.Running:
            self._turn.setCurrentTime(_TURN_MS)

    def _turn_to(self, share: float) -> None:
        self._share = share
        self.update()

    def _face_seen(self) -> None:
        self._share = 1.0
        self.update()
        self.turned.emit()

    # Leaning, and the light

    def nudge(self, across: float, down: float) -> None:
        """Lean a little further by keyboard; while enlarged, look further that way instead."""
        if self.zoomed:
            self._look_at(self._pan + QPointF(across, down) * _NUDGE)
        else:
            self._lean_to(self._wish + QPointF(across, down) * _NUDGE)

    def level(self) -> None:
        """Lie flat again."""
        self._lean_to(QPointF())

    def set_zoomed(self, zoomed: bool) -> None:
        """Twice as large, seen through the same window; the pointer or the keys choose which part."""
        self.zoomed, self._pan = zoomed, QPointF()
        self.level()
        self.update()

    def _lean_to(self, wish: QPointF) -> None:
        if self._context.look.still:
            return
        self._wish = QPointF(max(-1.0, min(1.0, wish.x())), max(-1.0, min(1.0, wish.y())))
        if not self._motion.isActive():
            self._clock.start()
            self._motion.start()

    def _move(self) -> None:
        passed = min(0.1, self._clock.restart() / 1000)
        gap = self._wish - self.lean
        self.lean += gap * (1 - math.exp(-passed / _EASE_S))
        if abs(gap.x()) + abs(gap.y()) < 0.01:
            self.lean = QPointF(self._wish)
            self._motion.stop()
        self._relight()

    def _look_at(self, pan: QPointF) -> None:
        self._pan = QPointF(max(-1.0, min(1.0, pan.x())), max(-1.0, min(1.0, pan.y())))
        self.update()

    def _relight(self) -> None:
        if self._lit is not None:
            self._lit.light(_REST + self.lean.y() * 0.3 + self.lean.x() * 0.2, self.lean.x())
        self.update()

    # Pictures

    def _fetch(self) -> None:
        faces, width = self._context.faces, self._device_width
        self._face = faces.face(self.card, width, self._language)
        if not self.face_up:
            self._back = faces.face(None, width, self._language)
        self.update()

    def _take_face(self, key: object) -> None:
        mine = FaceMaker.key(self.card, self._device_width, self._language)
        if key in (mine, FaceMaker.key(None, self._device_width, self._language)):
            self._fetch()

    def _take_foil(self, key: object, lit: Any) -> None:
        if key == FaceMaker.key(self.card, self._device_width, self._language):
            width, height = lit.size
            self._lit = lit
            self._shown = QImage(lit.pixels, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
            self._relight()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._placed(), combine=True)
        box = QRectF(-self._width / 2, -self._width * RATIO / 2, self._width, self._width * RATIO)
        if self._share <= 0.5:
            self._paint(painter, box, self._back)
        elif not self._shown.isNull():
            painter.drawImage(box, self._shown)
        else:
            self._paint(painter, box, self._face)
        if self.hasFocus():
            painter.setPen(QPen(QColor("#fbedc8"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = self._width * _CORNER
            painter.drawRoundedRect(box.adjusted(1.2, 1.2, -1.2, -1.2), corner, corner)

    def _paint(self, painter: QPainter, box: QRectF, picture: QPixmap | None) -> None:
        if picture is not None:
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
            return
        painter.setBrush(QColor("#1a1748"))
        painter.setPen(QColor("#3a3478"))
        corner = self._width * _CORNER
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)

    def _placed(self) -> QTransform:
        """From the card's own middle to the widget: enlarged, turning, or leaning."""
        placed = QTransform()
        placed.translate(self.width() / 2, self.height() / 2)
        eye = self._width * _EYE
        if self.zoomed:
            spare_x = max(0.0, (self._width * ZOOM - self.width()) / 2)
            spare_y = max(0.0, (self._width * RATIO * ZOOM - self.height()) / 2)
            placed.translate(-self._pan.x() * spare_x, -self._pan.y() * spare_y)
            placed.scale(ZOOM, ZOOM)
        elif 0 < self._share < 1:
            half_turn = 180 * self._share
            placed.rotate(half_turn if half_turn <= 90 else half_turn - 180, Qt.Axis.YAxis, eye)
        elif not self.lean.isNull():
            placed.rotate(self.lean.x() * _LEAN, Qt.Axis.YAxis, eye)
            placed.rotate(-self.lean.y() * _LEAN, Qt.Axis.XAxis, eye)
        return placed

    # The player

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        place = QPointF(at.x() / self.width() * 2 - 1, at.y() / self.height() * 2 - 1)
        if self.zoomed:
            self._look_at(place)
        elif self.face_up:
            self._lean_to(place)

    def leaveEvent(self, _event: QEvent) -> None:
        if not self.zoomed:
            self.level()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
