"""The stage in the window: one buffer, painted by pygame and shown by Qt without a copy, only as often as it moves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from game.shell.chrome import SHADOW, paint_night, shadow

if TYPE_CHECKING:
    from game.stage import SceneView, Stage

_LEAST_WAIT_MS = 2
_SETTLED_MS = 120
"""How long the window must have kept its size before the stage is opened anew in it."""


class StageCanvas(QWidget):
    """Shows a `SceneView`; other widgets may lie on top of it. Until there is a stage it shows plain night.

    `painted` comes once, when the first frame is on the screen. `frame_ms`, when a benchmark sets it to a list,
    collects what each tick costs in milliseconds: step, draw and paint.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.stage: Stage | None = None
        self.frame_ms: list[float] | None = None
        self._shadows: list[tuple[QPoint, QPixmap]] = []
        self._kept_shadows: dict[tuple[int, int, float], QPixmap] = {}
        self._caption: tuple[QPoint, QPixmap] | None = None
        self._buffer = bytearray()
        self._image = QImage()
        self._night = QPixmap()
        self._paused = self._was_painted = False
        self._pointer = QPoint()
        self._free = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._fit)

    def raise_curtain(self, view: SceneView, reduced_motion: bool) -> None:
        """Make the stage, which brings pygame along: half a second that no first frame should wait for."""
        from game.stage import Stage

        self.stage = Stage(*self._room(), self.devicePixelRatioF(), reduced_motion)
        self.stage.leave_free(self._free)
        self.stage.show(view)
        self._share()
        self._wake()

    def show_scene(self, view: SceneView) -> None:
        if self.stage is not None:
            self.stage.show(view)
            self._wake()

    def set_reduced_motion(self, reduced: bool) -> None:
        if self.stage is not None:
            self.stage.set_reduced_motion(reduced)
            self._wake()

    def pause(self, paused: bool) -> None:
        """Hold still while something covers the stage."""
        self._paused = paused
        if paused:
            self._timer.stop()
        else:
            self._wake()

    def cast_shadows(self, panels: list[QRect]) -> None:
        """Tell where panels lie on the stage: it draws what they cast."""
        edge, ratio, kept = QPoint(SHADOW, SHADOW), self.devicePixelRatioF(), self._kept_shadows
        self._kept_shadows = {}
        self._shadows = []
        for box in panels:
            size = (box.width(), box.height(), ratio)
            cast = self._kept_shadows[size] = kept.get(size) or shadow(*size)
            self._shadows.append((box.topLeft() - edge, cast))
        self.update()

    def leave_free(self, width: int) -> None:
        """Tell how much of the window, from its left edge, no panel covers: whoever is on stage stands there."""
        self._free = width
        if self.stage is not None:
            self.stage.leave_free(width)
            self._wake()

    def show_caption(self, at: QPoint, plate: QPixmap | None) -> None:
        """Lay a line of words on the stage, or take it away."""
        self._caption = (at, plate) if plate is not None else None
        self.update()

    def picture(self) -> QImage:
        """The present moment, for panels that let a little of it through; null without a stage."""
        return self._image

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._night = QPixmap()
        if self.stage is not None:
            self._settle.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            self._paint_night(painter)
        elif self._image.deviceIndependentSize().toSize() == self.size():
            painter.drawImage(0, 0, self._image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        for at, cast in self._shadows:
            painter.drawPixmap(at, cast)
        if self._caption is not None:
            painter.drawPixmap(*self._caption)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def showEvent(self, _event: QEvent) -> None:
        self._wake()

    def hideEvent(self, _event: QEvent) -> None:
        self._timer.stop()

    def _room(self) -> tuple[int, int]:
        return max(1, self.width()), max(1, self.height())

    def _fit(self) -> None:
        """Open the stage anew in the size the window has come to rest at."""
        if self.stage is not None:
            self.stage.resize(*self._room(), self.devicePixelRatioF())
            self._share()
            self._wake()

    def _share(self) -> None:
        """Look at the stage's bytes. A resized stage has new ones; a panel's copy of the old picture is its own."""
        assert self.stage is not None
        width, height = self.stage.size
        self._buffer = self.stage.buffer
        self._image = QImage(self._buffer, width, height, width * 4, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(width / max(1, self.width()))

    def _paint_night(self, painter: QPainter) -> None:
        if self._night.size() != self.size():
            self._night = QPixmap(QSize(*self._room()))
            paint_night(self._night)
        painter.drawPixmap(0, 0, self._night)

    def _follow_pointer(self, stage: Stage) -> None:
        """Asked for, not waited for: most of the time the pointer is over a panel, which keeps its moves to itself."""
        at = self.mapFromGlobal(QCursor.pos())
        if at != self._pointer:
            self._pointer = at
            if self.rect().contains(at):
                stage.pointer(at.x(), at.y())

    def _wake(self) -> None:
        if self.stage is None or self._paused or not self.isVisible():
            return
        self._clock.start()
        self.stage.draw()
        self.update()
        self._timer.start(_LEAST_WAIT_MS)

    def _tick(self) -> None:
        stage = self.stage
        if stage is None or self._paused or not self.isVisible():
            return
        began = time.perf_counter()
        self._follow_pointer(stage)
        if stage.step(self._clock.restart() / 1000):
            stage.draw()
            # Painted here, so that a frame's cost can be told whole; panels on top are opaque and stay as they are.
            self.repaint()
        spent = (time.perf_counter() - began) * 1000
        if self.frame_ms is not None:
            self.frame_ms.append(spent)
        if not stage.idle:
            self._timer.start(max(_LEAST_WAIT_MS, round(stage.next_wake * 1000 - spent)))
