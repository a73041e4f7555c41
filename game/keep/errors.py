"""What can go wrong on the disk, as typed errors that say what happened, where, and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from game.play.store import StoreError


class KeepError(StoreError):
    """Something of the profile could not be written or read. What was there before is untouched."""

    def __init__(self, what: str, where: Path, remedy: str) -> None:
        super().__init__(f"{what} ({where}) {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy


class DiskFullError(KeepError):
    """There is no room left; nothing was half written."""


class NoAccessError(KeepError):
    """The system does not let the game read or write here."""


class DamagedError(KeepError):
    """A file does not hold what it should."""


class NewerGameError(KeepError):
    """A file was written by a newer version of the game than this one."""


class ProfileInUseError(KeepError):
    """Another copy of the game has this profile open."""


@dataclass(frozen=True)
class Notice:
    """Something the player should hear of that the game has already dealt with.

    kind: a lasting name that screens may translate ("archive.restored", "settings.repaired" …); text: English.
    """

    kind: str
    text: str
    where: Path

    def __str__(self) -> str:
        return f"{self.text} ({self.where})"


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def from_os(error: OSError, doing: str, where: Path) -> KeepError:
    """The typed form of what the operating system said while `doing` ("Saving the settings")."""
    if error.errno in _FULL:
        return DiskFullError(
            f"{doing} failed: the disk is full.",
            where,
            "What was saved before is untouched. Free some space, try again.",
        )
    if error.errno in _DENIED:
        return NoAccessError(
            f"{doing} failed: the system does not allow it.",
            where,
            "Check the permissions of this folder, or choose another with --profile.",
        )
    return KeepError(f"{doing} failed: {error.strerror or error}.", where, "Check that the disk is there and healthy.")


_SQLITE: dict[int, type[KeepError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: NoAccessError,
    sqlite3.SQLITE_PERM: NoAccessError,
    sqlite3.SQLITE_CANTOPEN: NoAccessError,
    sqlite3.SQLITE_BUSY: ProfileInUseError,
    sqlite3.SQLITE_LOCKED: ProfileInUseError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: DamagedError,
}

_REMEDIES: dict[type[KeepError], str] = {
    DiskFullError: "What was saved before is untouched. Free some space, try again.",
    NoAccessError: "Check the permissions of this folder, or choose another with --profile.",
    ProfileInUseError: "Another program is using the file. Close it, try again.",
    DamagedError: "The file is damaged. Start the game again: it sets the file aside and restores the newest backup.",
    KeepError: "Check that the disk is there and healthy, then start the game again.",
}


def from_sqlite(error: sqlite3.Error, doing: str, where: Path) -> KeepError:
    """The typed form of what SQLite said; the low byte of its code is the primary one."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _SQLITE.get(code & 0xFF, KeepError) if code is not None else KeepError
    if isinstance(error, sqlite3.DataError):
        kind = DamagedError
    return kind(f"{doing} failed: {error}.", where, _REMEDIES[kind])
