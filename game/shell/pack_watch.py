"""Watches the player's packs while the game runs: what an author saves is there at the next line."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from game.shell.link import SessionLink

if TYPE_CHECKING:
    from game.content.problems import Problem
    from game.shell.desk import Arrival
    from game.shell.sitting import Sitting

_PAUSE_MS, _SHARE = 1000, 0.02
"""Between two looks, and the most of the time that looking may take: a thousand packs are looked at less often."""


class PackWatch(QObject):
    """Asks the session, again and again, whether a file was touched; reads all anew once nothing more is being written.

    A folder that an editor is still writing looks different at each look, so two equal ones must follow each other.
    `read_anew` when packs were read; `wrong` tells the first thing that an author should mend.
    """

    read_anew = Signal()
    wrong = Signal(str)

    def __init__(self, link: SessionLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._read: int | None = None
        """What the packs looked like when they were read."""
        self._seen: int | None = None
        self._asked = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        self._link.ask(_touched, self._looked, lambda _: self._wait(0.0), aside=True)

    def _looked(self, found: tuple[int, float]) -> None:
        now, took = found
        if self._read is None:
            self._read = now
        if now != self._read and now == self._seen:
            self._read = now
            self._link.ask(lambda desk: desk.reload_packs(), self._reloaded)
        self._seen = now
        self._wait(took)

    def _wait(self, took: float) -> None:
        self._timer.start(max(_PAUSE_MS, round(took / _SHARE * 1000)))

    def _reloaded(self, wrong: Mapping[str, tuple[Problem, ...]]) -> None:
        self.read_anew.emit()
        first = next((str(problems[0]) for problems in wrong.values() if problems), "")
        if first:
            self.wrong.emit(first)


def keep_up(sitting: Sitting) -> None:
    """Watch for as long as the window is open."""
    watch = PackWatch(sitting.link, sitting)
    watch.read_anew.connect(lambda: look_again(sitting))
    watch.wrong.connect(lambda told: sitting.context().tell(told))


def look_again(sitting: Sitting) -> None:
    """Packs came, went or were read anew: let the window see what there is now."""
    sitting.link.ask(lambda desk: desk.arrive(), lambda arrival: _renew(sitting, arrival))


def _renew(sitting: Sitting, arrival: Arrival) -> None:
    """Whoever is here as they are now, at the same place; somebody else where they are gone."""
    here = sitting.companion
    who = next((one for one in arrival.companions if here is not None and one.id == here.id), None)
    if who is None:
        sitting.change_over(arrival.companions[0].id, arrival)
    elif who != here:
        sitting.companion = who
        sitting.director.meet(who, arrival.hour, arrival.today, arrival.platforms.get(who.id))
    if sitting.page not in ("packs", "talk"):
        sitting.go(sitting.page)


def _touched(desk: object) -> tuple[int, float]:
    """What the packs look like, and the seconds it took to see."""
    begun = time.perf_counter()
    now: int = desk.packs_touched()  # type: ignore[attr-defined]
    return now, time.perf_counter() - begun
