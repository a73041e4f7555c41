"""Backups by hand: made, listed, gone back to. What is there now is backed up first, then the copy takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game.keep import atomic, backups
from game.keep.errors import KeepError, from_os
from game.keep.folders import Folders
from game.keep.lock import ProfileLock

_ASIDE = ("-wal", "-shm")


@dataclass(frozen=True)
class Backup:
    """One backup: its name, how many events it knows, whether it can be gone back to, and its size in bytes."""

    name: str
    events: int
    sound: bool
    size: int


@dataclass(frozen=True)
class Copies:
    """Fulfils `game.commands.parts.Copies` for a profile that is not open here. Raises KeepError."""

    folders: Folders
    now: datetime

    def listed(self) -> list[Backup]:
        """Newest first."""
        return [_seen(self.folders, folder) for folder in reversed(backups.folders_of(self.folders))]

    def make(self) -> Backup:
        """Copy the profile as it stands; also while the game has it open."""
        if not self.folders.archive.exists():
            raise KeepError("There is nothing to back up yet.", self.folders.root, "Talk to somebody first.")
        return _seen(self.folders, backups.make(self.folders, self.now, f"by-hand-{self.now:%H%M%S}"))

    def restore(self, name: str) -> Backup:
        """Put a backup in the place of the archive; returns the backup of what was there until now.

        The settings stay: a player who goes back wants the talk, not an old window. The save is a view, made anew.
        """
        if name not in {one.name for one in self.listed() if one.sound}:
            known = ", ".join(one.name for one in self.listed() if one.sound) or "none"
            raise KeepError(f"There is no sound backup named {name}.", self.folders.backups, f"There is: {known}.")
        lock = ProfileLock(self.folders.lock)
        try:
            return self._take_place(self.folders.backups / name / self.folders.archive.name)
        except OSError as error:
            raise from_os(error, "Going back to a backup", self.folders.archive) from error
        finally:
            lock.release()

    def _take_place(self, source: Path) -> Backup:
        archive = self.folders.archive
        coming = archive.with_name(f".{archive.name}.coming")
        coming.unlink(missing_ok=True)
        backups.copy_archive(source, coming)  # First: making a backup may prune the one that is wanted.
        before = backups.make(self.folders, self.now, f"before-going-back-{self.now:%H%M%S}")
        for part in _ASIDE:
            archive.with_name(archive.name + part).unlink(missing_ok=True)
        atomic.move(coming, archive)
        self.folders.save.unlink(missing_ok=True)
        atomic.flush_folder(self.folders.root)
        return _seen(self.folders, before)


def _seen(folders: Folders, folder: Path) -> Backup:
    reach = backups.reach(folder / folders.archive.name)
    size = sum(path.stat().st_size for path in folder.iterdir())
    return Backup(folder.name, reach[0] if reach else 0, reach is not None, size)
