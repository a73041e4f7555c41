"""The archive's tables, as numbered migrations that each run once, whole or not at all.

A migration that has shipped is never changed; the next one is added below it. `user_version` is the number of the
last one run, so that a game can tell an archive from the future by its first page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

APPLICATION_ID = 0x4C4C4131
"""Marks the file as ours ("LLA1")."""


@dataclass(frozen=True)
class Migration:
    """One step; its number is its place in the list, counted from 1."""

    name: str
    statements: tuple[str, ...]


FIRST = Migration(
    "journal, messages, search, vectors",
    (
        """CREATE TABLE conversations (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            head INTEGER REFERENCES turns (id) DEFERRABLE INITIALLY DEFERRED
        )""",
        # active: whether the turn is on its conversation's path; follows from head and parent, see game.keep.paths.
        """CREATE TABLE turns (
            id INTEGER PRIMARY KEY,
            parent INTEGER REFERENCES turns (id),
            conversation INTEGER NOT NULL REFERENCES conversations (id),
            role TEXT NOT NULL,
            at TEXT NOT NULL,
            active INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX turns_by_parent ON turns (conversation, parent)",
        # because: a JSON list of event ids, NULL for none. data: the happening's own JSON.
        """CREATE TABLE events (
            id INTEGER PRIMARY KEY,
            turn INTEGER NOT NULL REFERENCES turns (id),
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            because TEXT,
            at TEXT NOT NULL,
            data TEXT NOT NULL
        )""",
        "CREATE INDEX events_by_turn ON events (turn)",
        "CREATE INDEX events_by_kind ON events (kind)",
        # From here on all is derived from turns and events, see game.keep.messages; vectors come from the ear, and
        # embedded tells whether the message has its vector.
        """CREATE TABLE messages (
            turn INTEGER PRIMARY KEY REFERENCES turns (id),
            companion TEXT NOT NULL,
            speaker TEXT NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            at TEXT NOT NULL,
            active INTEGER NOT NULL,
            embedded INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX messages_by_companion ON messages (companion, active, turn)",
        "CREATE INDEX messages_to_embed ON messages (companion, active, turn) WHERE embedded = 0",
        "CREATE VIRTUAL TABLE message_terms USING fts5 (terms, tokenize = 'porter unicode61')",
        "CREATE TABLE vectors (turn INTEGER PRIMARY KEY REFERENCES messages (turn), vector BLOB NOT NULL)",
    ),
)

IN_PLACE = Migration(
    "search terms and vectors of a message know what stands beside it",
    ("DELETE FROM vectors", "UPDATE messages SET embedded = 0"),
)

MIGRATIONS: tuple[Migration, ...] = (FIRST, IN_PLACE)
"""After any of them what is derived is worked out again."""


def version(db: sqlite3.Connection) -> int:
    """The number of the last migration run; 0 for a new file."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(db: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Run the steps that the file has not seen, each in a transaction of its own. Raises sqlite3.Error."""
    for number in range(version(db) + 1, len(steps) + 1):
        step = steps[number - 1]
        db.execute("BEGIN IMMEDIATE")
        try:
            db.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
            for statement in step.statements:
                db.execute(statement)
            db.execute("INSERT INTO migrations VALUES (?, ?)", (number, step.name))
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
