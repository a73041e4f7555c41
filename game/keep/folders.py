"""Where a profile's files lie: one folder for one player."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from game.keep.errors import from_os


def default_root() -> Path:
    """The profile that is used when `--profile` names none: in the user's data folder."""
    return Path(platformdirs.user_data_dir("Lantern Line", appauthor=False))


@dataclass(frozen=True)
class Folders:
    """The layout of a profile."""

    root: Path

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def models(self) -> Path:
        """The player's own models, and the keys of servers: never part of a backup or an export."""
        return self.root / "models.json"

    @property
    def fetched(self) -> Path:
        """Model files that the game fetched for the player."""
        return self.root / "models"

    @property
    def save(self) -> Path:
        return self.root / "save.json"

    @property
    def archive(self) -> Path:
        return self.root / "archive.sqlite3"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def media(self) -> Path:
        """Keepsakes and other pictures the player made."""
        return self.root / "media"

    @property
    def packs(self) -> Path:
        """Packs the player installed."""
        return self.root / "packs"

    @property
    def lock(self) -> Path:
        return self.root / "profile.lock"

    def create(self) -> None:
        """Make what is not there yet. Raises KeepError where the system does not allow it."""
        try:
            # Talks are private: nobody else on this machine may look in.
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.backups, self.media, self.packs):
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise from_os(error, "Making the profile's folder", self.root) from error
