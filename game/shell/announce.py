"""Telling a screen reader what has just been said, where Qt can (6.8 and later)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(window: QWidget, text: str) -> None:
    """Have a finished sentence read out, without moving the focus."""
    from PySide6 import QtGui
    from PySide6.QtGui import QAccessible

    event = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    if event is not None and text and QAccessible.isActive():
        QAccessible.updateAccessibility(event(window, text))
