"""Forgetting: events rewritten in every file of a profile that holds them, so that what they said can be read nowhere.

The live archive first, then each backup's; what cannot be rewritten but may hold the same words (the view kept beside a
backup, a damaged file kept aside, a rescue broken off) is removed.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from game.keep import messages, rows, vectors
from game.keep.errors import from_os
from game.keep.folders import Folders
from game.keep.messages import Terms
from game.play.happenings import to_data
from game.play.store import Event


def rewrite(db: sqlite3.Connection, terms: Terms, events: Sequence[Event]) -> list[int]:
    """Put the events in the place of those with their ids, and derive anew what came of them; the turns whose message
    changed. An event that another history has under the same id is left alone. To be called in a transaction."""
    touched: set[int] = set()
    for event in events:
        found = db.execute(
            "UPDATE events SET data = ? WHERE id = ? AND turn = ? AND kind = ? AND at = ?",
            (rows.compact(to_data(event.what)), event.id, event.turn, event.what.kind, event.at),
        )
        if found.rowcount:
            touched.add(event.turn)
    changed = messages.derive(db, terms, touched)
    beside = _beside(db, changed)
    vectors.drop(db, beside)  # They were read together with what is forgotten.
    return [*changed, *beside]


def wipe_free_space(db: sqlite3.Connection) -> None:
    """Leave nothing of what was deleted in search segments, free pages or the write-ahead log. Raises sqlite3.Error."""
    db.execute("INSERT INTO message_terms (message_terms) VALUES ('optimize')")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def clear_copies(folders: Folders, terms: Terms, events: Sequence[Event]) -> None:
    """Forget in the backups too, and remove what else may hold the words. Raises KeepError."""
    try:
        for archive in folders.backups.glob(f"*/{folders.archive.name}"):
            _rewrite_copy(archive, terms, events)
        for copy in _other_copies(folders):
            shutil.rmtree(copy) if copy.is_dir() else copy.unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error, "Forgetting", folders.backups) from error


def _rewrite_copy(archive: Path, terms: Terms, events: Sequence[Event]) -> None:
    """A backup that cannot be rewritten is removed: it must not give back what was to be forgotten."""
    try:
        with closing(sqlite3.connect(archive, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = DELETE").fetchall()
            db.execute("BEGIN IMMEDIATE")
            rewrite(db, terms, events)
            db.execute("COMMIT")
            wipe_free_space(db)
    except (sqlite3.Error, ValueError):
        shutil.rmtree(archive.parent)


def _other_copies(folders: Folders) -> Iterable[Path]:
    # A view can be derived again from its archive.
    yield from folders.backups.glob(f"*/{folders.save.name}*")
    yield from folders.backups.glob(".*")
    for kept in (folders.archive, folders.save):
        yield from folders.root.glob(f"{kept.name}.damaged-*")
        yield from folders.root.glob(f".{kept.name}.*")


def _beside(db: sqlite3.Connection, turns: Sequence[int]) -> list[int]:
    """The turns right before and after these."""
    found = db.execute(
        """SELECT t.parent FROM json_each(?1) asked JOIN turns t ON t.id = asked.value WHERE t.parent IS NOT NULL
           UNION SELECT c.id FROM json_each(?1) asked JOIN turns t ON t.id = asked.value
           JOIN turns c ON c.conversation = t.conversation AND c.parent = t.id""",
        (json.dumps(list(turns)),),
    )
    return [turn for (turn,) in found]
