"""A player's profile, opened: its lock, its settings, its save, its archive, and what there is to tell about them."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType

from game.keep.errors import Notice
from game.keep.folders import Folders, default_root
from game.keep.lock import ProfileLock
from game.keep.messages import Terms
from game.keep.opening import open_archive
from game.keep.own_models import OwnModelsFile
from game.keep.save import SaveView
from game.keep.settings import SettingsFile


class Profile:
    """Everything kept of one player, from its opening until `close`.

    root: the profile's folder, by default the one in the user's data folder. terms: see `game.keep.messages.Terms`.
    Raises ProfileInUseError where another copy of the game has it, NewerGameError, KeepError. To be used in the thread
    that opened it.
    """

    def __init__(self, root: Path | None, terms: Terms, now: datetime) -> None:
        self.folders = Folders((root or default_root()).absolute())
        self.folders.create()
        with ExitStack() as undo:
            self._lock = undo.enter_context(ProfileLock(self.folders.lock))
            self.settings = SettingsFile(self.folders.settings, self.folders.backups)
            self.models = OwnModelsFile(self.folders.models)
            self.archive, self._opening = open_archive(self.folders, terms, now)
            undo.pop_all()
        self.save = SaveView(self.folders.save, self.archive.mark)

    @property
    def notices(self) -> list[Notice]:
        """What was mended so far."""
        return [*self._opening, *self.settings.notices, *self.models.notices, *self.save.notices]

    def close(self) -> None:
        try:
            self.archive.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Profile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
