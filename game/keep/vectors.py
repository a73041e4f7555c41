"""The ear's vectors of messages: float16 on the disk, float32 in memory once they are asked for."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from game.mind.ports import Passage, Said, Vectors

_STORED = np.dtype("<f2")


def keep(db: sqlite3.Connection, turns: Sequence[int], vectors: Vectors) -> dict[str, set[int]]:
    """Write the vectors of these turns; returns those whose active message now has one, by companion.

    All vectors of an archive come from one ear: where the dimensions change, the older ones are of no use any more.
    """
    row = db.execute("SELECT length(vector) FROM vectors LIMIT 1").fetchone()
    if row is not None and len(turns) and row[0] != vectors.shape[1] * _STORED.itemsize:
        db.execute("DELETE FROM vectors")
        db.execute("UPDATE messages SET embedded = 0")
    db.executemany("UPDATE messages SET embedded = 1 WHERE turn = ?", [(turn,) for turn in turns])
    db.executemany(
        "INSERT OR REPLACE INTO vectors SELECT turn, ? FROM messages WHERE turn = ?",
        [(vector.astype(_STORED).tobytes(), turn) for turn, vector in zip(turns, vectors, strict=True)],
    )
    kept: dict[str, set[int]] = {}
    query = "SELECT companion, turn FROM messages WHERE active = 1 AND turn IN (SELECT value FROM json_each(?))"
    for companion, turn in db.execute(query, (json.dumps(list(turns)),)):
        kept.setdefault(companion, set()).add(turn)
    return kept


def without(db: sqlite3.Connection, companion: str, limit: int) -> list[Passage]:
    """Messages that have none yet, oldest first, each with what was said right before and after it."""
    found = db.execute(
        """SELECT m.turn, m.companion, m.speaker, m.text, m.language, m.at, coalesce(b.text, ''), coalesce(a.text, '')
           FROM messages m JOIN turns t ON t.id = m.turn
           JOIN turns next ON next.conversation = t.conversation AND next.parent = t.id AND next.active = 1
           LEFT JOIN messages b ON b.turn = t.parent LEFT JOIN messages a ON a.turn = next.id
           WHERE m.companion = ? AND m.active = 1 AND m.embedded = 0 ORDER BY m.turn LIMIT ?""",
        (companion, limit),
    )
    return [Passage(Said(*row[:6]), *row[6:]) for row in found]


def drop(db: sqlite3.Connection, turns: Iterable[int]) -> None:
    """These stand in another place now, or say something else: they wait for a new one."""
    for turn in turns:
        db.execute("DELETE FROM vectors WHERE turn = ?", (turn,))
        db.execute("UPDATE messages SET embedded = 0 WHERE turn = ? AND embedded = 1", (turn,))


class Shelf:
    """One companion's active vectors in memory, growing at the end as they are kept."""

    def __init__(self, turns: list[int], rows: Vectors) -> None:
        self.turns = turns
        self._rows = rows

    @classmethod
    def read(cls, db: sqlite3.Connection, companion: str) -> Shelf:
        found = """FROM messages m JOIN vectors v ON v.turn = m.turn WHERE m.companion = ? AND m.active = 1"""
        count, size = db.execute(f"SELECT count(*), max(length(v.vector)) {found}", (companion,)).fetchone()
        dimensions = (size or 0) // _STORED.itemsize
        rows: Vectors = np.zeros((count, dimensions), np.float32)
        turns: list[int] = []
        reading = db.execute(f"SELECT m.turn, v.vector {found} ORDER BY m.turn", (companion,))
        while chunk := reading.fetchmany(4096):
            stored = np.frombuffer(b"".join(vector for _, vector in chunk), _STORED)
            rows[len(turns) : len(turns) + len(chunk)] = stored.reshape(len(chunk), dimensions)
            turns += [turn for turn, _ in chunk]
        return cls(turns, rows)

    @property
    def rows(self) -> Vectors:
        """Shape (n, dimensions), read-only."""
        view = self._rows[: len(self.turns)]
        view.flags.writeable = False
        return view

    def extend(self, mine: Collection[int], turns: Sequence[int], vectors: Vectors) -> bool:
        """Take in those of `turns` that are `mine`; False where the shelf must be read again.

        That is where they do not simply follow, or come from an ear of other dimensions.
        """
        if self.turns and len(turns) and vectors.shape[1] != self._rows.shape[1]:
            return False
        places = [i for i, turn in enumerate(turns) if turn in mine]
        if not places:
            return True
        newer = [turns[i] for i in places]
        if newer != sorted(set(newer)) or (self.turns and newer[0] <= self.turns[-1]):
            return False
        count, needed = len(self.turns), len(self.turns) + len(newer)
        if needed > len(self._rows) or vectors.shape[1] != self._rows.shape[1]:
            larger: Vectors = np.empty((needed + count // 8 + 64, vectors.shape[1]), np.float32)
            if count:
                larger[:count] = self._rows[:count]
            self._rows = larger
        # Through float16, so that the vector is the same now and after the next start.
        self._rows[count:needed] = vectors[places].astype(_STORED)
        self.turns.extend(newer)
        return True

    def drop(self, turns: Iterable[int]) -> bool:
        """Take these off; False where they are not the newest, so that the shelf must be read again."""
        gone = {turn for turn in turns if self._holds(turn)}
        keep_ = len(self.turns) - len(gone)
        if not gone.issuperset(self.turns[keep_:]):
            return False
        del self.turns[keep_:]
        return True

    def _holds(self, turn: int) -> bool:
        at = bisect_left(self.turns, turn)
        return at < len(self.turns) and self.turns[at] == turn
