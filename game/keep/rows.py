"""The journal's records as rows of the archive: written and read back, nothing derived."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from game.play.happenings import Json, from_data, to_data
from game.play.store import Batch, Conversation, Event, LastIds, Turn

_TURN = "id, parent, conversation, role, at"
_EVENT = "id, turn, because, at, kind, version, data"

CHUNK = 4000
"""Rows read at a time, so that no reading statement stays open while others write."""


def insert(db: sqlite3.Connection, batch: Batch) -> None:
    """Write the batch's records. Heads are not moved; see `game.keep.paths.move`."""
    db.executemany(
        "INSERT INTO conversations (id, kind, subject) VALUES (?, ?, ?)",
        [(c.id, c.kind, c.subject) for c in batch.conversations],
    )
    db.executemany(
        f"INSERT INTO turns ({_TURN}) VALUES (?, ?, ?, ?, ?)",
        [(t.id, t.parent, t.conversation, t.role, t.at) for t in batch.turns],
    )
    db.executemany(
        f"INSERT INTO events ({_EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                e.id,
                e.turn,
                json.dumps(e.because, separators=(",", ":")) if e.because else None,
                e.at,
                e.what.kind,
                e.what.version,
                compact(to_data(e.what)),
            )
            for e in batch.events
        ],
    )


def last_ids(db: sqlite3.Connection) -> LastIds:
    highest = [
        db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        for table in ("conversations", "turns", "events")
    ]
    return LastIds(*highest)


def conversations(db: sqlite3.Connection) -> Iterator[Conversation]:
    for row in db.execute("SELECT id, kind, subject, head FROM conversations ORDER BY id"):
        yield Conversation(*row)


def turn(db: sqlite3.Connection, number: int) -> Turn | None:
    row = db.execute(f"SELECT {_TURN} FROM turns WHERE id = ?", (number,)).fetchone()
    return None if row is None else Turn(*row)


def turns(db: sqlite3.Connection, after: int = 0, chunk: int = CHUNK) -> Iterator[Turn]:
    query = f"SELECT {_TURN} FROM turns WHERE id > ? ORDER BY id LIMIT ?"
    while found := db.execute(query, (after, chunk)).fetchall():
        after = found[-1][0]
        for row in found:
            yield Turn(*row)


def ancestors(db: sqlite3.Connection, number: int, limit: int) -> list[Turn]:
    rows = db.execute(
        f"""WITH RECURSIVE up AS (
            SELECT {_TURN} FROM turns WHERE id = ?
            UNION ALL
            SELECT t.id, t.parent, t.conversation, t.role, t.at FROM up JOIN turns t ON t.id = up.parent
            LIMIT ?
        ) SELECT * FROM up""",
        (number, limit),
    )
    return [Turn(*row) for row in rows]


def children(db: sqlite3.Connection, conversation: int, parent: int | None) -> list[Turn]:
    rows = db.execute(
        f"SELECT {_TURN} FROM turns WHERE conversation = ? AND parent IS ? ORDER BY id", (conversation, parent)
    )
    return [Turn(*row) for row in rows]


def events(db: sqlite3.Connection, kinds: Collection[str]) -> Iterator[Event]:
    """Those of these kinds, by id: each kind is read in the order of its index, and they are merged."""
    return heapq.merge(*(_events_of_kind(db, kind) for kind in kinds), key=lambda event: event.id)


def all_events(db: sqlite3.Connection, after: int, chunk: int) -> Iterator[Event]:
    """Every event beyond `after`, by id, read from the table alone: no index needs to be sound."""
    query = f"SELECT {_EVENT} FROM events WHERE id > ? ORDER BY id LIMIT ?"
    while found := db.execute(query, (after, chunk)).fetchall():
        after = found[-1][0]
        for row in found:
            yield _event(row)


def _events_of_kind(db: sqlite3.Connection, kind: str) -> Iterator[Event]:
    after = 0
    query = f"SELECT {_EVENT} FROM events WHERE kind = ? AND id > ? ORDER BY id LIMIT {CHUNK}"
    while found := db.execute(query, (kind, after)).fetchall():
        after = found[-1][0]
        for row in found:
            yield _event(row)


def events_of(db: sqlite3.Connection, numbers: Sequence[int]) -> list[Event]:
    rows = db.execute(
        f"SELECT {_EVENT} FROM events WHERE turn IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(numbers)),),
    )
    return [_event(row) for row in rows]


def compact(data: dict[str, Json]) -> str:
    """JSON with letters as they are; lone surrogates, which UTF-8 cannot hold, stay escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":"))
    return text


def _event(row: Sequence[Any]) -> Event:
    """Raises sqlite3.DataError for a row that is damaged, ValueError for one that a newer game wrote."""
    number, turn_, because, at, kind, version, data = row
    try:
        causes, values = json.loads(because or "[]"), json.loads(data)
    except ValueError as error:
        raise sqlite3.DataError(f"event {number} is damaged") from error
    return Event(number, turn_, tuple(causes), at, from_data(kind, version, values))
