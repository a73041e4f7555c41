"""Floor under `start_ratio`: the least program with a Qt window and a pygame picture in it. Says when it is seen."""

from __future__ import annotations

import os
import sys

import pygame
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1280, 720


class Bare(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.resize(WIDTH, HEIGHT)
        self._buffer = bytearray(WIDTH * HEIGHT * 4)
        surface = pygame.image.frombuffer(self._buffer, (WIDTH, HEIGHT), "BGRA")
        surface.fill((11, 13, 46))
        self._image = QImage(self._buffer, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's name and arguments
        QPainter(self).drawImage(0, 0, self._image)
        QTimer.singleShot(0, seen)


def seen() -> None:
    print("seen", flush=True)
    os._exit(0)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = Bare()
    window.show()
    application.exec()
