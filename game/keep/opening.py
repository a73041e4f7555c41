"""Opening the archive so that nothing is lost: looked over first, rescued where damaged, backed up before a change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from game.keep import backups, forgetting, rescue, schema
from game.keep.archive import ArchiveStore, refuse_foreign
from game.keep.errors import DamagedError, KeepError, Notice, from_sqlite
from game.keep.folders import Folders
from game.keep.messages import Terms

MISSING = "there is none"


def open_archive(folders: Folders, terms: Terms, now: datetime) -> tuple[ArchiveStore, list[Notice]]:
    """The archive, sound and up to date, and what the player should hear of how it came about.

    Raises NewerGameError where a newer game wrote it, KeepError where the disk refuses.
    """
    notices = rescue.finish(folders)
    trouble = look_over(folders.archive)
    if trouble is None:
        notices += _back_up(folders, now)
    else:
        notices += rescue.rescue(folders, terms, None if trouble == MISSING else trouble)
    return ArchiveStore(folders.archive, terms, partial(forgetting.clear_copies, folders, terms)), notices


def look_over(path: Path) -> str | None:
    """None for a sound archive, MISSING for none or one that never got its tables, else what is wrong with it.

    Raises NewerGameError, KeepError.
    """
    if not path.exists():
        return MISSING
    try:
        with closing(sqlite3.connect(path)) as db:
            refuse_foreign(db, path)
            if schema.version(db) == 0:
                return MISSING
            answer: str = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            return None if answer == "ok" else answer.splitlines()[-1]
    except sqlite3.Error as error:
        told = from_sqlite(error, "Opening the archive", path)
        if not isinstance(told, DamagedError):
            raise told from error
        return str(error)


def _back_up(folders: Folders, now: datetime) -> list[Notice]:
    """Copy a sound archive. Without a copy no migration is run; a day without one is only worth a word."""
    with closing(sqlite3.connect(folders.archive)) as db:
        behind = schema.version(db) < len(schema.MIGRATIONS)
    if behind:
        backups.make(folders, now, f"before-{len(schema.MIGRATIONS)}")
    elif backups.due(folders, now):
        try:
            backups.make(folders, now)
        except KeepError as error:
            return [Notice("backup.failed", f"Today's backup could not be made. {error}", folders.backups)]
    return []
