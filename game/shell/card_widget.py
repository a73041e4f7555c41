"""One card on the screen: its face, its back, the turn between them, and foil that answers the pointer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton

from game.shell.faces import FaceMaker, as_image

if TYPE_CHECKING:
    from game.session.views import CardEntry
    from game.shell.context import Context

RATIO = 1075 / 768
_TURN_MS = 1100
_SHEEN_MS = 2600


class CardWidget(QAbstractButton):
    """A button, so that a screen reader knows what can be done with it; one that was not found yet cannot be clicked.
    `turned` once its face has been seen whole after `turn_over`."""

    turned = Signal()

    def __init__(
        self, context: Context, card: CardEntry, width: int, *, foil: bool = False, face_up: bool = True
    ) -> None:
        super().__init__()
        self._context, self.card, self._foil_wanted = context, card, foil
        self.setFixedSize(width, round(width * RATIO))
        self.setMouseTracking(foil)
        self.setEnabled(card.found)
        self._share = 1.0 if face_up else 0.0
        self._face: QPixmap | None = None
        self._back: QPixmap | None = None
        self._overlay: Any = None
        self._sheen: QImage | None = None
        self._tilt, self._light = 0.0, 0.15
        words = context.words
        self.setAccessibleName(card.title if card.found else words("album.unknown"))
        self.setAccessibleDescription(card.subtitle if card.found else card.hint)
        context.faces.ready.connect(self._take_face)
        self._turn = QVariantAnimation(self)
        self._turn.setDuration(_TURN_MS)
        self._turn.setStartValue(0.0)
        self._turn.setEndValue(1.0)
        self._turn.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._turn.valueChanged.connect(self._turn_to)
        self._turn.finished.connect(self._face_seen)
        self._pass = QVariantAnimation(self)
        self._pass.setDuration(_SHEEN_MS)
        self._pass.setStartValue(0.15)
        self._pass.setEndValue(1.15)
        self._pass.valueChanged.connect(self._light_to)
        if foil:
            context.faces.foil_ready.connect(self._take_foil)
            context.faces.ask_foil(card, self._device_width, self._language)
        self._fetch()

    @property
    def _device_width(self) -> int:
        return round(self.width() * self._context.director.ratio)

    @property
    def _language(self) -> str:
        return self._context.words.language

    @property
    def face_up(self) -> bool:
        return self._share >= 1.0

    def sizeHint(self) -> QSize:
        return self.size()

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
        if self._overlay is not None and not self._context.look.still:
            self._pass.start()

    def _light_to(self, light: float) -> None:
        self._light = light % 1.0
        self._relight()

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

    def _take_foil(self, key: object, overlay: object) -> None:
        if key == FaceMaker.key(self.card, self._device_width, self._language):
            self._overlay = overlay
            self._relight()

    def _relight(self) -> None:
        if self._overlay is not None:
            self._sheen = as_image(self._overlay.light(self._light, self._tilt))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        angle = math.pi * self._share
        wide = abs(math.cos(angle)) if 0 < self._share < 1 else 1.0
        shown = self._face if self._share > 0.5 else self._back
        area = QRectF(self.rect())
        area = QRectF(area.center().x() - area.width() * wide / 2, 0, area.width() * wide, area.height())
        if shown is None:
            painter.setBrush(QColor("#1a1748"))
            painter.setPen(QColor("#3a3478"))
            corner = self.width() * 34 / 768
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        else:
            painter.drawPixmap(area, shown, QRectF(shown.rect()))
            if self._sheen is not None and self._share > 0.5:
                painter.drawImage(area, self._sheen)
        if self.hasFocus() and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            pen = painter.pen()
            pen.setColor(QColor(self._context.look.theme.rule))
            pen.setWidthF(3)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = self.width() * 34 / 768
            painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), corner, corner)

    # The player

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._foil_wanted or self._context.look.still or not self.face_up:
            return
        at = QPointF(event.position())
        self._pass.stop()
        self._tilt = max(-1.0, min(1.0, at.x() / self.width() * 2 - 1))
        self._light = 0.15 + at.y() / self.height() * 0.5
        self._relight()

    def leaveEvent(self, _event: QEvent) -> None:
        if self._foil_wanted:
            self._tilt, self._light = 0.0, 0.15
            self._relight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
