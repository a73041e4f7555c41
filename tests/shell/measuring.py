"""Measures a shown window: words that are cut, things that lie on one another, scroll bars where none belong.

What is measured is what Qt laid out, with the metrics of the font it paints with, never a picture of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QWidget,
)

from game.shell.canvas import StageCanvas

SLACK = 1.5
"""Pixels that rounding may take."""


def faults(root: QWidget) -> list[str]:
    """Everything that is wrong with how `root` and what is in it lie there, each in words."""
    return [
        *cut_words(root),
        *outside(root),
        *lying_on_one_another(root),
        *needless_scroll_bars(root),
        *cut_paint(root),
    ]


def shown(root: QWidget) -> list[QWidget]:
    return [root, *(one for one in root.findChildren(QWidget) if one.isVisibleTo(root) and not one.isWindow())]


def told(widget: QWidget) -> str:
    """A widget by what a player would call it."""
    words = getattr(widget, "text", None)
    name = widget.accessibleName() or (str(words()) if callable(words) else "") or widget.objectName()
    return f"{type(widget).__name__} {name[:50]!r}"


# Words that are cut


def cut_words(root: QWidget) -> list[str]:
    found = []
    for widget in shown(root):
        needed, room = _needed_and_room(widget)
        if needed[0] > room[0] + SLACK or needed[1] > room[1] + SLACK:
            found.append(f"{told(widget)} is cut: it needs {needed[0]:.0f} x {needed[1]:.0f} and has {room}")
    return found


def _needed_and_room(widget: QWidget) -> tuple[tuple[float, float], tuple[int, int]]:
    """What the words of a widget take, and what they are given; nothing for widgets without words."""
    if isinstance(widget, QLabel) and widget.text() and not _paints_itself(widget):
        return _of_label(widget)
    if isinstance(widget, QPushButton) and widget.text():
        return _of_button(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        hint = widget.sizeHint()
        return (hint.width(), hint.height()), (widget.width(), widget.height())
    if isinstance(widget, QLineEdit):
        option = QStyleOptionFrame()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget)
        metrics = widget.fontMetrics()
        hint_width = 0 if widget.text() else metrics.horizontalAdvance(widget.placeholderText())
        # What a player types scrolls; what the game asks has to be read whole. Qt keeps two pixels at each side.
        return (hint_width + 4 if hint_width else 0, metrics.height()), (room.width(), room.height())
    if isinstance(widget, QPlainTextEdit) and not widget.toPlainText():
        room = widget.viewport().rect()
        margin = 2 * widget.document().documentMargin()
        box = widget.fontMetrics().boundingRect(
            QRect(0, 0, round(room.width() - margin), 10_000), int(Qt.TextFlag.TextWordWrap), widget.placeholderText()
        )
        return (box.width() + margin, box.height() + margin), (room.width(), room.height())
    return (0, 0), (widget.width(), widget.height())


def _paints_itself(label: QLabel) -> bool:
    """Such a label lays out its own words; what it paints is measured by `cut_paint`."""
    return type(label).paintEvent is not QLabel.paintEvent


def _plain(label: QLabel) -> bool:
    return label.textFormat() != Qt.TextFormat.RichText and "</" not in label.text()


def _of_label(label: QLabel) -> tuple[tuple[float, float], tuple[int, int]]:
    room = label.contentsRect()
    edge = label.height() - room.height()
    if not label.wordWrap():
        return (label.sizeHint().width(), label.sizeHint().height()), (label.width(), label.height())
    pieces = _unbreakable(label.text()) if _plain(label) else []
    widest = max((label.fontMetrics().horizontalAdvance(piece) for piece in pieces), default=0)
    return (widest, label.heightForWidth(label.width()) - edge), (room.width(), room.height())


def _unbreakable(text: str) -> list[str]:
    """The pieces at which no line can be broken: words, parts of a path, and single characters of Chinese."""
    pieces = re.split(r"\s+|(?<=[/\u2013\u2014\\-])", text)
    return [piece for piece in pieces if all(ord(letter) < 0x2E80 for letter in piece)]


def _of_button(made: QPushButton) -> tuple[tuple[float, float], tuple[int, int]]:
    option = QStyleOptionButton()
    made.initStyleOption(option)
    room = made.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, made)
    metrics = made.fontMetrics()
    lines = made.text().replace("&&", "&").split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    if not made.icon().isNull():
        width += made.iconSize().width() + 4
    return (width, metrics.height() * len(lines)), (room.width(), room.height())


def place_of_words(widget: QWidget) -> QRect:
    """The part of a widget that its words take, in its own coordinates."""
    if isinstance(widget, QPushButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget)
        if not widget.icon().isNull():
            room.setLeft(room.left() + widget.iconSize().width() + 4)
        return room
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        text = (widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()) or widget.placeholderText()
        metrics = widget.fontMetrics()
        edge = (widget.height() - metrics.height()) // 2 if isinstance(widget, QLineEdit) else metrics.height() // 3
        width = min(widget.width() - 2 * edge, metrics.horizontalAdvance(text))
        return QRect(edge, edge, width, metrics.height())
    if isinstance(widget, QLabel) and not _paints_itself(widget) and _plain(widget):
        flags = widget.alignment() | (Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.AlignmentFlag(0))
        return widget.fontMetrics().boundingRect(widget.contentsRect(), int(flags), widget.text())
    return widget.rect()


# Widgets that are cut off, or lie on others


def outside(root: QWidget) -> list[str]:
    """What sticks out of what it lies in. In a scrolling column only what sticks out sideways can never be read."""
    found = []
    for widget in shown(root)[1:]:
        seen, scrolls = _seen_part(widget, root)
        lost_width, lost_height = widget.width() - seen.width(), widget.height() - seen.height()
        if _says_something(widget) and (lost_width > SLACK or (lost_height > SLACK and not scrolls)):
            found.append(f"{told(widget)} sticks out: {lost_width} x {lost_height} of it cannot be seen")
    return found


def _seen_part(widget: QWidget, root: QWidget) -> tuple[QRect, bool]:
    """The part of a widget that its parents let through, in its own coordinates, and whether it can be scrolled to."""
    area, scrolls, above = widget.rect(), False, widget.parentWidget()
    while above is not None and widget is not root:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            scrolls = True
            sideways = QRect(above.mapTo(root, QPoint(0, 0)), above.size())
            mine = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
            left, right = max(mine.left(), sideways.left()), min(mine.right(), sideways.right())
            area = QRect(area.left(), area.top(), min(area.width(), right - left + 1), area.height())
            break
        area = area.intersected(QRect(widget.mapFrom(above, QPoint(0, 0)), above.size()))
        if above is root:
            break
        above = above.parentWidget()
    return area, scrolls


def in_sight(widget: QWidget, root: QWidget) -> QRect:
    """The part of a widget that is not scrolled away, in its own coordinates."""
    area, above = widget.rect(), widget
    while above is not root and (parent := above.parentWidget()) is not None:
        area = area.intersected(QRect(widget.mapFrom(parent, QPoint(0, 0)), parent.size()))
        above = parent
    return area


def _says_something(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit) and widget.width() > 1


def lying_on_one_another(root: QWidget) -> list[str]:
    """Neighbours that share a part of the window. Only the stage lies under others, only a cover over them."""
    found = []
    for parent in shown(root):
        if isinstance(parent, QAbstractScrollArea):
            continue
        children = [
            one
            for one in parent.children()
            if isinstance(one, QWidget) and one.isVisibleTo(root) and not one.isWindow()
        ]
        cover = getattr(parent, "cover", None)
        lying = [one for one in children if not (isinstance(one, StageCanvas) or one is cover or one.isWindow())]
        for one, other in combinations(lying, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > SLACK and shared.height() > SLACK:
                found.append(f"{told(one)} lies on {told(other)}: {shared.width()} x {shared.height()}")
    return found


def needless_scroll_bars(root: QWidget) -> list[str]:
    """Nothing scrolls sideways, and a field for words does not scroll while it holds none."""
    found = []
    for bar in (one for one in shown(root) if isinstance(one, QScrollBar)):
        area = bar.parentWidget()
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        if bar.orientation() == Qt.Orientation.Horizontal:
            found.append(f"{told(area or bar)} scrolls sideways")
        elif bar.isEnabled() and bar.maximum() <= bar.minimum():
            found.append(f"{told(area or bar)} shows a scroll bar that has nothing to scroll")
        elif isinstance(area, QPlainTextEdit) and not area.toPlainText():
            found.append(f"{told(area)} is empty and scrolls")
    return found


# What widgets paint by themselves


def cut_paint(root: QWidget) -> list[str]:
    """Words that widgets paint themselves: none may be shortened, or be painted into a place too small for them."""
    found: list[str] = []
    with _watched(found):
        root.grab()
    return found


@contextmanager
def _watched(found: list[str]) -> Iterator[None]:
    draw, shorten, shorten_whole = QPainter.drawText, QFontMetricsF.elidedText, QFontMetrics.elidedText

    def watch_draw(painter: QPainter, *arguments: Any) -> Any:
        if len(arguments) >= 3 and isinstance(arguments[0], QRect | QRectF) and isinstance(arguments[2], str):
            box, flags, text = QRectF(arguments[0]), int(arguments[1]), arguments[2]
            needed = QFontMetricsF(painter.font()).boundingRect(QRectF(0, 0, box.width(), 10_000), flags, text)
            if needed.width() > box.width() + SLACK or needed.height() > box.height() + SLACK:
                found.append(f"painted {text[:50]!r} needs {needed.size()} and has {box.size()}")
        return draw(painter, *arguments)

    def watch(original: Callable[..., str]) -> Callable[..., str]:
        def shortened(metrics: Any, text: str, *arguments: Any) -> str:
            kept = original(metrics, text, *arguments)
            if kept != text:
                found.append(f"painted {text[:50]!r} is shortened to {kept[:50]!r}")
            return kept

        return shortened

    QPainter.drawText, QFontMetricsF.elidedText = watch_draw, watch(shorten)
    QFontMetrics.elidedText = watch(shorten_whole)
    try:
        yield
    finally:
        QPainter.drawText, QFontMetricsF.elidedText = draw, shorten
        QFontMetrics.elidedText = shorten_whole
