"""Which turns are active: on the path from their conversation's head up. Kept beside each turn and message.

Moving a head touches only what leaves the path and what joins it: both walks end where the old and the new path meet.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

_UP = """WITH RECURSIVE up (id, parent, active) AS (
    SELECT id, parent, active FROM turns WHERE id = ?
    UNION ALL
    SELECT t.id, t.parent, t.active FROM up JOIN turns t ON t.id = up.parent WHERE {go_on}
) SELECT id, active FROM up"""


@dataclass(frozen=True)
class Moved:
    """The turns that joined and left active paths, and the one below which they did, if any."""

    joined: list[int]
    left: list[int]
    meeting: int | None


def move(db: sqlite3.Connection, conversation: int, head: int | None) -> Moved:
    """Stand at another turn."""
    row = db.execute("SELECT head FROM conversations WHERE id = ?", (conversation,)).fetchone()
    before = None if row is None else row[0]
    # Up from the new head until a turn that is active already: there the paths meet.
    climbed = db.execute(_UP.format(go_on="NOT up.active"), (head,)).fetchall()
    joined = [turn for turn, active in climbed if not active]
    meeting = next((turn for turn, active in climbed if active), None)
    left: list[int] = []
    if before != meeting:
        fallen = db.execute(_UP.format(go_on="t.id IS NOT ?"), (before, meeting))
        left = [turn for turn, _ in fallen]
    mark(db, joined, 1)
    mark(db, left, 0)
    db.execute("UPDATE conversations SET head = ? WHERE id = ?", (head, conversation))
    return Moved(joined, left, meeting if joined or left else None)


def mark(db: sqlite3.Connection, turns: list[int], active: int) -> None:
    for table, key in (("turns", "id"), ("messages", "turn")):
        db.executemany(f"UPDATE {table} SET active = ? WHERE {key} = ?", [(active, turn) for turn in turns])


def active(db: sqlite3.Connection) -> set[int]:
    """The active turns worked out anew from the heads; `move` must always agree with it."""
    rows = db.execute(
        """WITH RECURSIVE up (id, parent) AS (
            SELECT t.id, t.parent FROM conversations c JOIN turns t ON t.id = c.head
            UNION ALL
            SELECT t.id, t.parent FROM up JOIN turns t ON t.id = up.parent
        ) SELECT id FROM up"""
    )
    return {turn for (turn,) in rows}
