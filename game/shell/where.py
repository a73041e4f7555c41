"""Where the player was on a page: kept while it is made anew in another language, size or colouring."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@dataclass(frozen=True)
class Where:
    """The number of the control that had the focus (-1 for none), and how far each column was scrolled, as a share."""

    control: int
    scrolled: tuple[float, ...]


def where(page: QWidget) -> Where:
    controls, focus = _controls(page), QApplication.focusWidget()
    bars = [area.verticalScrollBar() for area in page.findChildren(QScrollArea)]
    return Where(
        controls.index(focus) if focus in controls else -1,
        tuple(bar.value() / max(1, bar.maximum()) for bar in bars),
    )


def return_to(page: QWidget, kept: Where) -> None:
    """Give the focus to the control of the same number; scroll once the new page has its heights."""
    _focus(page, kept)
    later = QTimer(page)
    later.setSingleShot(True)
    later.timeout.connect(lambda: _settle(page, kept))
    later.start(0)


def _focus(page: QWidget, kept: Where) -> None:
    controls = _controls(page)
    if 0 <= kept.control < len(controls):
        controls[kept.control].setFocus()


def _settle(page: QWidget, kept: Where) -> None:
    # A choice made by an arrow key takes the focus along to the page that was, after this one was given it.
    if QApplication.focusWidget() not in _controls(page):
        _focus(page, kept)
    for area, share in zip(page.findChildren(QScrollArea), kept.scrolled, strict=False):
        bar = area.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))


def _controls(page: QWidget) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
