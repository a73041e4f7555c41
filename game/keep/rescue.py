"""A damaged archive made whole: the newest good backup, and what can still be read beyond it from the damaged file.

Worked out in a file beside; only once that is complete the damaged one is moved aside and it takes its place. A game
killed on the way begins again, or finishes. Messages, search and paths follow from the journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from game.keep import atomic, backups, rows
from game.keep.archive import ArchiveStore
from game.keep.errors import DiskFullError, KeepError, NoAccessError, Notice, from_os, from_sqlite
from game.keep.folders import Folders
from game.keep.messages import Terms
from game.play.store import Batch, Conversation, Event, LastIds, Turn

Row = TypeVar("Row", Turn, Event)

_PARTS = ("-wal", "-shm", "")
"""What SQLite keeps beside an archive, and itself: last, since while it is there the others belong to it."""


def rescue(folders: Folders, terms: Terms, damage: str | None) -> list[Notice]:
    """Put an archive in place of the damaged one, or of a missing one (`damage` None) that a backup remembers.

    Raises KeepError where the disk refuses.
    """
    backup = backups.newest_good(folders)
    if damage is None and backup is None:
        return []
    making = folders.archive.with_name(f".{folders.archive.name}.making")
    try:
        for part in _PARTS:
            making.with_name(making.name + part).unlink(missing_ok=True)
        if backup is not None:
            backups.copy_archive(backup, making)
        with closing(ArchiveStore(making, terms)) as store:
            before = store.last_ids()
            if damage is not None:
                _add_readable(store, folders.archive, before)
            added = store.last_ids().event - before.event
        atomic.move(making, _rescued(folders))
    except OSError as error:
        raise from_os(error, "Rescuing the archive", folders.archive) from error
    except sqlite3.Error as error:
        raise from_sqlite(error, "Rescuing the archive", folders.archive) from error
    told = "The archive was missing." if damage is None else f"The archive was damaged ({damage})."
    if backup is not None:
        told += f" The backup {backup.parent.name} took its place."
    if damage is not None:
        told += f" {added} events could be read from the damaged file{' beyond it' if backup else ''}."
    return finish(folders, told)


def finish(folders: Folders, told: str = "The archive was damaged and has been restored.") -> list[Notice]:
    """Put a complete rescued archive in its place; nothing to do where there is none. Raises KeepError."""
    rescued = _rescued(folders)
    if not rescued.exists():
        return []
    try:
        aside = atomic.free_name(folders.archive)
        for part in _PARTS:
            damaged = folders.archive.with_name(folders.archive.name + part)
            if damaged.exists():
                atomic.move(damaged, aside.with_name(aside.name + part))
        atomic.move(rescued, folders.archive)
        atomic.flush_folder(folders.root)
    except OSError as error:
        raise from_os(error, "Restoring the archive", folders.archive) from error
    if aside.exists():
        told += f" The damaged file is kept as {aside.name}."
    return [Notice("archive.restored", told, folders.archive)]


def _rescued(folders: Folders) -> Path:
    return folders.archive.with_name(f".{folders.archive.name}.rescued")


def _add_readable(store: ArchiveStore, damaged: Path, known: LastIds) -> None:
    """Write what the damaged file still holds of the journal beyond what the store knows."""
    try:
        with closing(sqlite3.connect(damaged)) as db:
            batch = _readable(db, known)
        store.write(batch)
    except (DiskFullError, NoAccessError):
        raise
    except (sqlite3.Error, KeepError):
        return  # Nothing in it can be read, or what can does not fit together: the backup stands alone.


def _readable(db: sqlite3.Connection, known: LastIds) -> Batch:
    """The longest beginning of what is new that can be read whole: each turn below one that is there, and so on."""
    stated: dict[int, Conversation] = {}
    with suppress(sqlite3.Error):
        stated |= {c.id: c for c in rows.conversations(db)}
    parents: dict[int, int | None] = {}
    turns = []
    for turn in _until_damage(partial(rows.turns, db), known.turn):
        above = turn.parent is None or turn.parent in parents or turn.parent <= known.turn
        if not above or (turn.conversation not in stated and turn.conversation > known.conversation):
            break
        parents[turn.id] = turn.parent
        turns.append(turn)
    events = []
    for event in _until_damage(partial(rows.all_events, db), known.event):
        if event.turn not in parents and event.turn > known.turn:
            break
        events.append(event)
    # Turns whose events could not be read are of no use to anyone.
    last = max((e.turn for e in events), default=known.turn)
    turns = [t for t in turns if t.id <= last]
    heads: dict[int, int | None] = {t.conversation: t.id for t in turns}
    for number, conversation in stated.items():
        head = conversation.head
        while head is not None and head > max(last, known.turn):
            head = parents.get(head)
        heads[number] = head
    opened = tuple(replace(c, head=None) for c in stated.values() if c.id > known.conversation)
    return Batch(opened, tuple(turns), tuple(events), heads)


def _until_damage(read: Callable[[int, int], Iterator[Row]], after: int) -> Iterator[Row]:
    """What can be read, up to the first thing that cannot: by thousands, and near the damage one by one."""
    for chunk in (rows.CHUNK, 1):
        try:
            for row in read(after, chunk):
                after = row.id
                yield row
            return
        except (sqlite3.Error, ValueError):
            continue
