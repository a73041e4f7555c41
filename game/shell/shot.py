"""Painting one page to a file: opens the profile, shows the page, waits until it has all it needs, and saves it."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from game.shell.sitting import Sitting

DONE, BAD_INPUT, BAD_USAGE = 0, 1, 2
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")
_SETTLED_S, _PATIENCE_S = 1.6, 30.0
"""Seconds: how long dissolves, faces and backdrops take, and when something must be wrong."""


def paint(sitting: Sitting, options: argparse.Namespace) -> int:
    """Save `options.page` of the profile to `options.output`; returns the exit status."""
    matched = _SIZE.fullmatch(options.size)
    if matched is None:
        sys.stderr.write(f"--size takes a width and a height such as 1280x720; this is {options.size!r}.\n")
        return BAD_USAGE
    failures: list[str] = []
    sitting.failed.connect(lambda failed: failures.append(f"{failed.what} {failed.remedy}"))
    # What only this picture should look like is worn without being written down.
    worn: dict[str, Any] = {"motion": "reduced", "first_run_done": options.page not in ("title", "first-run")}
    if options.theme == "contrast":
        worn["contrast"] = "high"
    elif options.theme:
        worn |= {"theme": options.theme, "contrast": "normal"}
    if getattr(options, "text", None):
        worn["text_scale"] = options.text
    sitting.wear_for_now(worn)
    window = sitting.window
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(QSize(int(matched[1]), int(matched[2])))
    window.show()
    arrived: list[bool] = []
    sitting.arrived.connect(lambda: arrived.append(True))
    until(lambda: bool(arrived or failures))
    if not arrived:
        sitting.close()
        sys.stderr.write(f"{failures[0] if failures else 'The profile did not open.'}\n")
        return BAD_INPUT
    _show(sitting, options.page)
    wait(_SETTLED_S)
    window.take_backdrop()
    wait(0.1)
    saved = window.grab().save(str(Path(options.output)), "PNG")
    sitting.close()
    if not saved:
        sys.stderr.write(f"{options.output} cannot be written. Choose another place with -o.\n")
        return BAD_INPUT
    return DONE


def _show(sitting: Sitting, page: str) -> None:
    """Go to the page; a reader needs a chapter, a card one of the album."""
    if page == "reader":
        who = sitting.companion
        found: list[Any] = []
        if who is not None:
            sitting.link.ask(lambda desk: desk.status(who.id), found.append)
            until(lambda: bool(found))
        readable = [c for state in ("read", "begun", "open") for c in found[0].chapters if c.state == state]
        chapter = readable[0] if readable else None
        if chapter is not None:
            sitting.read(chapter.id)
        else:
            sitting.go("chapters")
    elif page == "card":
        albums: list[Any] = []
        sitting.go("album")
        sitting.link.ask(lambda desk: desk.album(), albums.append)
        until(lambda: bool(albums))
        cards = [replace(c, shown=True) for c in (*albums[0].cards, *albums[0].keepsakes) if c.found]
        if cards:
            sitting.show_cards(cards, 0)
    else:
        sitting.go(page)


def until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not ready() and time.monotonic() < end:
        wait(0.02)


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    QApplication.processEvents()
