"""The archive: one SQLite file that keeps the journal and everything said, for `play` and for `mind`.

Every batch is one transaction with all that follows from it: active paths, messages, search terms. Methods raise
KeepError. Like SQLite's connections, an archive belongs to the thread that opened it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from game.keep import forgetting, messages, paths, rows, schema, vectors
from game.keep.errors import KeepError, NewerGameError, from_sqlite
from game.keep.messages import Terms
from game.keep.vectors import Shelf
from game.mind.ports import Passage, Said, Vectors
from game.play.store import Batch, Conversation, Event, LastIds, Turn


class ArchiveStore:
    """The store's side of `game.play.store.Store` and `game.mind.ports.Archive`.

    Opening brings an older file up to date; `game.keep.opening` looks first whether it is sound. `terms` makes the
    words to be found of a text; where it has changed, `derive_again`. `clear_copies` forgets in what lies beside.
    """

    def __init__(
        self, path: Path, terms: Terms, clear_copies: Callable[[Sequence[Event]], None] = lambda _: None
    ) -> None:
        self.path = path
        self._terms = terms
        self._clear_copies = clear_copies
        self._shelves: dict[str, Shelf] = {}
        with self._told("Opening the archive"):
            self._db = connect(path)
            try:
                before = schema.version(self._db)
                schema.migrate(self._db, schema.MIGRATIONS)
                if 0 < before < len(schema.MIGRATIONS):
                    self.derive_again()
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        with self._told("Closing the archive"):
            self._db.close()

    def mark(self, event: int) -> str:
        """What tells this event from one of the same id in another history: of a restored backup, a lost evening."""
        with self._told("Reading the archive"):
            row = self._db.execute("SELECT turn, kind, at, data FROM events WHERE id = ?", (event,)).fetchone()
        return hashlib.sha256(repr(row).encode()).hexdigest()

    def derive_again(self) -> None:
        """Work messages and search terms out anew from the journal."""
        with self._told("Writing to the archive"), self._transaction():
            messages.derive_all(self._db, self._terms)
        self._shelves.clear()

    # The journal (game.play.store.Store)

    def write(self, batch: Batch) -> None:
        with self._told("Writing to the archive"), self._transaction():
            rows.insert(self._db, batch)
            opened = {c.id: c.head for c in batch.conversations if c.head is not None}
            moves = [paths.move(self._db, *head) for head in (opened | dict(batch.heads)).items()]
            spoken = {e.turn for e in batch.events if e.what.kind in messages.TEXT_KINDS}
            changed = messages.derive(self._db, self._terms, spoken)
            parted = [move.meeting for move in moves if move.meeting is not None]
            vectors.drop(self._db, parted)  # What comes next is another now.
        written = {turn.id for turn in batch.turns}
        if any(not written.issuperset(move.joined) for move in moves):
            self._shelves.clear()  # Turns came back that may have vectors.
        gone = changed + parted + [turn for move in moves for turn in move.left]
        self._shelves = {companion: shelf for companion, shelf in self._shelves.items() if shelf.drop(gone)}

    def rewrite(self, events: Sequence[Event]) -> None:
        with self._told("Forgetting"):
            with self._transaction():
                changed = forgetting.rewrite(self._db, self._terms, events)
            forgetting.wipe_free_space(self._db)
        if changed:
            self._shelves.clear()
        self._clear_copies(events)

    def last_ids(self) -> LastIds:
        with self._told("Reading the archive"):
            return rows.last_ids(self._db)

    def conversations(self) -> list[Conversation]:
        with self._told("Reading the archive"):
            return list(rows.conversations(self._db))

    def turn(self, turn: int) -> Turn | None:
        with self._told("Reading the archive"):
            return rows.turn(self._db, turn)

    def turns(self) -> Iterator[Turn]:
        with self._told("Reading the archive"):
            yield from rows.turns(self._db)

    def events(self, kinds: Collection[str]) -> Iterator[Event]:
        with self._told("Reading the archive"), self._of_this_version():
            yield from rows.events(self._db, kinds)

    def ancestors(self, turn: int, limit: int) -> list[Turn]:
        with self._told("Reading the archive"):
            return rows.ancestors(self._db, turn, limit)

    def children(self, conversation: int, parent: int | None) -> list[Turn]:
        with self._told("Reading the archive"):
            return rows.children(self._db, conversation, parent)

    def events_of(self, turns: Sequence[int]) -> list[Event]:
        with self._told("Reading the archive"), self._of_this_version():
            return rows.events_of(self._db, turns)

    # Everything said (game.mind.ports.Archive)

    def recent(self, companion: str, limit: int) -> list[Said]:
        with self._told("Reading the archive"):
            return messages.recent(self._db, companion, limit)

    def said(self, turns: Sequence[int]) -> list[Said]:
        with self._told("Reading the archive"):
            return messages.said(self._db, turns)

    def search(self, companion: str, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
        with self._told("Searching the archive"):
            return messages.search(self._db, companion, terms, limit)

    def vectors(self, companion: str) -> tuple[list[int], Vectors]:
        """The turns that have a vector and their vectors, read-only, good until the next writing."""
        with self._told("Reading the archive"):
            if companion not in self._shelves:
                self._shelves[companion] = Shelf.read(self._db, companion)
        shelf = self._shelves[companion]
        return list(shelf.turns), shelf.rows

    def without_vector(self, companion: str, limit: int) -> list[Passage]:
        with self._told("Reading the archive"):
            return vectors.without(self._db, companion, limit)

    def keep_vectors(self, turns: Sequence[int], vectors_: Vectors) -> None:
        """Vectors of turns that hold no message any more are dropped; those of an earlier ear give way."""
        with self._told("Writing to the archive"), self._transaction():
            kept = vectors.keep(self._db, turns, vectors_)
        for companion, shelf in list(self._shelves.items()):
            if not shelf.extend(kept.get(companion, []), turns, vectors_):
                del self._shelves[companion]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # A full disk may have ended the transaction already.
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise from_sqlite(error, doing, self.path) from error

    @contextmanager
    def _of_this_version(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            raise NewerGameError(str(error), self.path, NEWER_REMEDY) from error


NEWER_REMEDY = "Start the newer version, or choose another folder with --profile."


def connect(path: Path) -> sqlite3.Connection:
    """Open the file as ours. Raises NewerGameError, KeepError where it is another program's, sqlite3.Error."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        refuse_foreign(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA busy_timeout = 5000")
        db.execute("PRAGMA cache_size = -16000")  # 16 MB: ranking visits pages all over the file.
    except BaseException:
        db.close()
        raise
    return db


def refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    owner = db.execute("PRAGMA application_id").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if owner != schema.APPLICATION_ID and not (owner == 0 and empty):
        raise KeepError(f"{path.name} is another program's file.", path, "Move it away, or choose another folder.")
    if schema.version(db) > len(schema.MIGRATIONS):
        raise NewerGameError(f"{path.name} was written by a newer Lantern Line.", path, NEWER_REMEDY)
