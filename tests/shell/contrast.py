"""Contrast as it is on the screen: the letters' pixels against those around them, in the picture of a window."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.shell.measuring import in_sight, place_of_words, shown, told

LEAST = 4.5
TILE = 5
"""Lines high: a long line may lie on different grounds, so it is looked at in pieces of this width."""
INK_SHARE = 0.004
"""Of a piece's pixels: so many of a letter's are inked through and through, the rest are softened at its edges."""


def faint_words(root: QWidget) -> list[str]:
    """Every text of a shown window that stands at less than 4.5:1 on what is painted behind it."""
    picture = pixels(root.grab().toImage())
    found = []
    for widget in shown(root):
        if not widget.isEnabled() or not _has_words(widget):
            continue
        seen = in_sight(widget, root).intersected(place_of_words(widget))
        box = QRect(widget.mapTo(root, seen.topLeft()), seen.size()).intersected(root.rect())
        if box.width() < 4 or box.height() < 0.9 * widget.fontMetrics().height():
            continue  # At the edge of a scrolling column, where half a line tells nothing.
        area = picture[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
        ratio = least_contrast(area, TILE * widget.fontMetrics().height() if type(widget) is QLabel else area.shape[1])
        if ratio < LEAST:
            found.append(f"{told(widget)} stands at {ratio:.1f}:1")
    return found


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
    if isinstance(widget, QLineEdit):
        return bool(widget.text() or widget.placeholderText())
    return isinstance(widget, QPlainTextEdit) and bool(widget.toPlainText() or widget.placeholderText())


def pixels(image: QImage) -> Any:
    """Shape (height, width, 3), red green blue, 0 to 255."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def least_contrast(area: Any, tile: int) -> float:
    """The contrast of the worst piece of an area that holds letters all along; `tile` is how wide a piece is.

    The ground of a piece is its commonest colour, the ink what stands out from that most.
    """
    pieces = max(1, area.shape[1] // tile)
    return min(_contrast(piece.reshape(-1, 3)) for piece in np.array_split(area, pieces, axis=1))


def _contrast(piece: Any) -> float:
    coarse = (piece >> 3).astype(np.int32) @ np.array([1024, 32, 1])
    ground = np.median(piece[coarse == np.bincount(coarse).argmax()], axis=0)
    ratios = np.sort(contrast_with(ground, piece))
    return float(ratios[-max(3, round(len(ratios) * INK_SHARE))])


def contrast_with(ground: Any, colours: Any) -> Any:
    """As WCAG 2 defines it, of each colour with one ground."""
    light, its = _luminance(colours), _luminance(np.asarray(ground)[None])[0]
    high, low = np.maximum(light, its), np.minimum(light, its)
    return (high + 0.05) / (low + 0.05)


def _luminance(colours: Any) -> Any:
    parts = np.asarray(colours, float) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
