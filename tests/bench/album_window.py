"""The game's album with ten thousand cards, scrolled. A program, for `album_p95_ms`.

`album_window.py PROFILE` says `ready`, then answers each row it reads with a row of JSON, {"album": [], "floor": []}.
Each figure is one step of the wheel or one leap of the scroll bar: moved, painted, and everything that came meanwhile
taken in. Between bursts of steps the page rests, as under a hand, and faces are composed on their thread. The floor is
Qt's own list with one ready picture for every cell, of the same size and scrolled by as much.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QRect, QSize, QStringListModel
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate

from game import app
from game.session.views import AlbumView
from game.shell.desktop import ShellDesktop, application
from game.shell.shot import until, wait

CARDS, STEPS, LEAP_EVERY = 10_000, 150, 15
BURST, REST_FRAMES = 10, 15
"""A hand scrolls, and looks: steps without a pause, and the frames of the rest after them, which are not counted."""
FRAME_S = 1 / 60
WHEEL = 120


def many(album: AlbumView) -> AlbumView:
    """Ten thousand cards of the shipped ones, each with a title and a number of its own; one in three still missing."""
    cards = tuple(
        replace(
            card, id=f"{card.id}-{n}", title=f"{card.title} {n}", number=f"{n:05d}", found=n % 3 != 0, shown=True,
            set_name=f"Set {n % 40}", at=f"2026-01-{n % 28 + 1:02d}",
        )
        for n in range(CARDS)
        for card in [album.cards[n % len(album.cards)]]
    )  # fmt: skip
    return replace(album, cards=cards, found=sum(card.found for card in cards))


class _Plain(QStyledItemDelegate):
    """A cell that is one ready picture."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._size = size
        self._picture = QPixmap(size)
        self._picture.fill(QColor("#336699"))

    def sizeHint(self, *_: Any) -> QSize:
        return self._size

    def paint(self, painter: QPainter, option: Any, _index: Any) -> None:
        area: QRect = option.rect
        painter.drawPixmap(area.topLeft(), self._picture)


def plain_list(like: QListView) -> QListView:
    """The floor: as many cells of the same size, with nothing to make."""
    made = QListView()
    made.setFlow(QListView.Flow.LeftToRight)
    made.setWrapping(True)
    made.setUniformItemSizes(True)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    delegate = _Plain(like.gridSize())
    delegate.setParent(made)
    made.setItemDelegate(delegate)
    made.setModel(QStringListModel([""] * CARDS, made))
    made.setGridSize(like.gridSize())
    made.resize(like.size())
    made.show()
    return made


def steps(view: QListView, seed: int) -> Iterator[float]:
    """What each step cost, in milliseconds."""
    bar, place = view.verticalScrollBar(), seed % CARDS
    for n in range(STEPS):
        place = place * 7919 % 10_007
        to = place * bar.maximum() // 10_007 if n % LEAP_EVERY == 0 else min(bar.value() + WHEEL, bar.maximum())
        began = perf_counter()
        bar.setValue(to)
        view.viewport().repaint()
        QApplication.processEvents()
        spent = perf_counter() - began
        yield spent * 1000
        time.sleep(max(0.0, FRAME_S - spent))
        if n % BURST == BURST - 1:
            for _ in range(REST_FRAMES):
                QApplication.processEvents()
                time.sleep(FRAME_S)


def main(profile: str) -> None:
    application(offscreen=True)
    options = app.line.parser_for(["shot"]).parse_args(
        ["shot", "album", "-o", "none", "--profile", profile, "--lang", "en"]
    )
    desktop = app._desktop()
    assert isinstance(desktop, ShellDesktop)
    sitting = desktop.sitting(options, models=False)
    sitting.wear_for_now({"motion": "reduced", "first_run_done": True})
    arrived: list[bool] = []
    sitting.arrived.connect(lambda: arrived.append(True))
    sitting.window.resize(1280, 720)
    sitting.window.show()
    until(lambda: bool(arrived))
    sitting.go("album")
    page: Any = sitting.window.page
    until(lambda: page._album is not None)
    page._show(many(page._album))
    wait(1.0)
    floor = plain_list(page.grid)
    _serve(page.grid, floor)
    sitting.close()


def _serve(album: QListView, floor: QListView) -> None:
    seeds: Callable[[], int] = iter(range(1, 1_000)).__next__
    list(steps(album, 7))  # What only the first scroll costs is not what scrolling costs.
    print("ready", flush=True)
    for _row in sys.stdin:
        seed = seeds()
        told = {"floor": list(steps(floor, seed)), "album": list(steps(album, seed))}
        print(json.dumps({name: [round(ms, 3) for ms in costs] for name, costs in told.items()}), flush=True)


if __name__ == "__main__":
    main(str(Path(sys.argv[1])))
