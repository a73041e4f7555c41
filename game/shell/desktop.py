"""The desktop as `app` and the commands know it: open the game's window, or paint one page to a file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from game.shell.ports import Assemble, LoadModels, OpenKept, OpenShelf, Peek

if TYPE_CHECKING:
    from game.shell.desk import Desk
    from game.shell.link import Failed, SessionLink
    from game.shell.sitting import Sitting

DONE, BAD_INPUT, BAD_USAGE = 0, 1, 2


class ShellDesktop:
    """Fulfils `game.commands.parts.Desktop`. Qt, pygame and the session are loaded as they are needed."""

    def __init__(
        self,
        root: Path,
        peek: Peek,
        open_kept: OpenKept,
        assemble: Assemble,
        load_models: LoadModels,
        open_shelf: OpenShelf,
    ) -> None:
        self._root, self._peek, self._open_shelf = root, peek, open_shelf
        self._open_kept, self._assemble, self._load_models = open_kept, assemble, load_models

    def open(self, options: argparse.Namespace) -> int:
        """Play until the window is closed; returns the exit status."""
        from PySide6.QtWidgets import QApplication

        from game.shell.features import ask_for_none

        ask_for_none()
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        sitting = self.sitting(options)
        ended: list[int] = []

        def fail(failed: Failed) -> None:
            ended.append(BAD_INPUT)
            tell_failure(sitting, failed)
            sitting.window.close()
            application.exit(BAD_INPUT)

        sitting.failed.connect(fail)
        try:
            sitting.open()
            status = application.exec()
        finally:  # Whatever happens to the window, the session's thread must end, or the process never would.
            sitting.close()
        return ended[0] if ended else status

    def shot(self, options: argparse.Namespace) -> int:
        """Paint one page to a PNG, with no display needed; returns the exit status."""
        from game.shell.sitting import SHAPES

        if options.page not in SHAPES:
            sys.stderr.write(f"There is no page {options.page!r}. The pages are: {', '.join(SHAPES)}.\n")
            return BAD_USAGE
        from game.shell.shot import paint

        application(offscreen=True)
        return paint(self.sitting(options, models=False), options)

    def sitting(self, options: argparse.Namespace, models: bool = True) -> Sitting:
        """Window and session, made and not yet shown."""
        from game.shell.dress import from_peek
        from game.shell.link import SessionLink
        from game.shell.sitting import Sitting

        link: SessionLink = SessionLink(lambda: self._desk(options))
        dress = from_peek(self._peek(options))
        return Sitting(self._root, link, dress, options.lang, self._load_models if models else None)

    @contextmanager
    def _desk(self, options: argparse.Namespace) -> Iterator[Desk]:
        """On the session's thread: the profile opened, put together, and closed with everything it used."""
        from game.shell.desk import Desk

        with self._open_kept(options) as kept:
            profile = self._assemble(kept, options)
            try:
                yield Desk(profile, kept, self._open_shelf(kept))
            finally:
                profile.close_engines()


def application(offscreen: bool = False) -> None:
    """Make sure there is a QApplication, on no screen where none is wanted or there is none."""
    if offscreen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    if offscreen:  # Without a screen Qt remarks on every hint that it has no window manager to give to.
        qInstallMessageHandler(
            lambda _kind, _where, text: sys.stderr.write(f"{text}\n") if "plugin" not in text else None
        )
    if QApplication.instance() is None:
        global _kept_application
        _kept_application = QApplication(sys.argv[:1])


_kept_application: object = None


def tell_failure(sitting: Sitting, failed: Failed) -> None:
    """The game cannot be opened: say why, on a plain card and on the error stream."""
    from PySide6.QtWidgets import QMessageBox

    sys.stderr.write(f"{failed.what} {failed.remedy}\n")
    QMessageBox.critical(sitting.window, sitting.words("trouble.title"), f"{failed.what}\n\n{failed.remedy}")
