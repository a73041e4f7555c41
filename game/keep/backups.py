"""Copies of a profile's archive, settings and save in `backups/`, one folder each, named by the day it was made.

At most one a day is made when a profile is opened, and one before a migration. Seven stay: the four newest, and of
what is older the newest of each week.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from game.keep import atomic, schema
from game.keep.errors import from_os, from_sqlite
from game.keep.folders import Folders

KEEP = 7
_NEWEST = 4
_MAKING = ".making"


def due(folders: Folders, now: datetime) -> bool:
    """Whether there is an archive and no copy of this day."""
    return folders.archive.exists() and not any(day == now.date() for day, _ in _dated(folders))


def make(folders: Folders, now: datetime, why: str = "") -> Path:
    """Copy the profile as it stands, whole or not at all; `why` ("before-2") is added to the name. Raises KeepError."""
    making = folders.backups / _MAKING
    target = folders.backups / "-".join(filter(None, (now.date().isoformat(), why)))
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        copy_archive(folders.archive, making / folders.archive.name)
        for document in (folders.settings, folders.save):
            if document.exists():
                atomic.write_bytes(making / document.name, document.read_bytes())
        if target.exists():
            shutil.rmtree(target)
        atomic.move(making, target)
        atomic.flush_folder(folders.backups)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(making, ignore_errors=True)
        told = from_os if isinstance(error, OSError) else from_sqlite
        raise told(error, "Making a backup", folders.backups) from error  # type: ignore[arg-type]
    prune(folders, spare=target)
    return target


def copy_archive(source: Path, target: Path) -> None:
    """A consistent copy, also of an archive in use. Raises sqlite3.Error, OSError."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def prune(folders: Folders, spare: Path) -> None:
    """Remove what the rule does not keep; `spare` stays in any case. One that cannot be removed waits its turn."""
    kept = to_keep([path.name for _, path in _dated(folders)])
    for _, path in _dated(folders):
        if path.name not in kept and path != spare:
            with suppress(OSError):
                shutil.rmtree(path)


def to_keep(names: Sequence[str]) -> set[str]:
    """The names that stay: the four newest, then the newest of each earlier week, seven in all."""
    ordered = sorted(names, reverse=True)
    kept = ordered[:_NEWEST]
    weeks = {_week(name) for name in kept}
    for name in ordered[_NEWEST:]:
        if len(kept) < KEEP and _week(name) not in weeks:
            weeks.add(_week(name))
            kept.append(name)
    return set(kept)


def newest_good(folders: Folders) -> Path | None:
    """The sound archive that knows most of what happened; clocks can be wrong, event numbers are not."""
    found: list[tuple[int, int, str, Path]] = []
    for _, folder in _dated(folders):
        archive = folder / folders.archive.name
        if (known := reach(archive)) is not None:
            found.append((*known, folder.name, archive))
    return max(found)[-1] if found else None


def reach(archive: Path) -> tuple[int, int] | None:
    """The last event and turn of a sound archive that this game can read, else None."""
    if not archive.is_file():
        return None
    try:
        # Immutable: looking leaves no -wal and -shm files behind.
        with closing(sqlite3.connect(f"{archive.absolute().as_uri()}?immutable=1", uri=True)) as db:
            owner = db.execute("PRAGMA application_id").fetchone()[0]
            sound = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if owner != schema.APPLICATION_ID or not sound or schema.version(db) > len(schema.MIGRATIONS):
                return None
            event, turn = db.execute(
                "SELECT (SELECT coalesce(max(id), 0) FROM events), (SELECT coalesce(max(id), 0) FROM turns)"
            ).fetchone()
            return event, turn
    except sqlite3.Error:
        return None


def folders_of(folders: Folders) -> list[Path]:
    """The backups there are, oldest first."""
    return [path for _, path in _dated(folders)]


def _dated(folders: Folders) -> list[tuple[date, Path]]:
    """The backups there are: folders whose name begins with a day."""
    found = []
    for path in sorted(folders.backups.glob("????-??-??*")):
        with suppress(ValueError):
            found.append((date.fromisoformat(path.name[:10]), path))
    return found


def _week(name: str) -> tuple[int, int]:
    return date.fromisoformat(name[:10]).isocalendar()[:2]
