"""The stage in the window: one buffer, painted by pygame and shown by Qt without a copy, only as often as it moves."""

from __future__ import annotations

import time

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from game.stage import SceneView, Stage

_FRAME_MS = 16
_LONGEST_STEP = 0.1
"""Seconds: after a stall the scene goes on from where it was, instead of jumping."""


class StageCanvas(QWidget):
    """Shows a `SceneView`; other widgets may lie on top of it."""

    def __init__(self, parent: QWidget | None = None, reduced_motion: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.stage = Stage(1280, 720, 1.0, reduced_motion)
        self._image = QImage()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self.frame_ms: list[float] | None = None
        """Where a benchmark wants each frame's cost collected."""

    def show_scene(self, view: SceneView) -> None:
        self.stage.show(view)
        self._wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.stage.resize(max(1, self.width()), max(1, self.height()), self.devicePixelRatioF())
        width, height = self.stage.size
        # The image shares the stage's bytes; both live as long as this widget.
        self._image = QImage(self.stage.buffer, width, height, width * 4, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self._wake()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.stage.pointer(event.position().x(), event.position().y())

    def showEvent(self, event: QEvent) -> None:
        self._wake()

    def hideEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def _wake(self) -> None:
        self._clock.start()
        self.stage.draw()
        self.update()
        self._timer.start(0)

    def _tick(self) -> None:
        if not self.isVisible():
            return
        began = time.perf_counter()
        if self.stage.step(min(self._clock.restart() / 1000, _LONGEST_STEP)):
            self.stage.draw()
            self.update()
        if self.frame_ms is not None:
            self.frame_ms.append((time.perf_counter() - began) * 1000)
        if not self.stage.idle:
            wake = self.stage.next_wake
            self._timer.start(max(_FRAME_MS if wake * 1000 < _FRAME_MS else int(wake * 1000), 1))
