"""The upper edge of what scrolls: it comes out of the panel's own colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from game.shell.tokens import Look


class Fade(QWidget):
    """Where the talk goes on upwards, it comes out of the panel's own colour."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = look.theme.panel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fading = QLinearGradient(0, 0, 0, self.height())
        for at, strength in ((0.0, 0.95), (1.0, 0.0)):
            colour = QColor(self._colour)
            colour.setAlphaF(strength)
            fading.setColorAt(at, colour)
        QPainter(self).fillRect(self.rect(), fading)
