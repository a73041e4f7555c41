"""Python's garbage, collected on the GUI thread only.

A cycle of dead objects may hold fonts, pictures and timers, and Qt's must not be destroyed on another thread; Python
itself collects on whichever thread happens to allocate.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_YOUNG, _MIDDLE, _OLD = 2_000, 10, 20
"""Collect the young once there are this many; the next generation after so many rounds, and the old after so many of
those."""


class GuiGarbage(QObject):
    """Takes over from Python's own collection until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def settle(self) -> None:
        """What is there now is there to stay (modules, packs): later rounds need not look through it again."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        young, middle, old = gc.get_count()
        if old > _OLD:
            gc.collect(2)
        elif middle > _MIDDLE:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)
