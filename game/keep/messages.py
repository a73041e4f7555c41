"""What was said, derived from the journal: one message for each turn that holds words, and its searchable terms.

Everything here can be worked out again from the events (`derive`), so nothing here is the only copy of anything.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from game.keep import rows
from game.mind.ports import Said
from game.play.happenings import LineSaid, SentenceShown
from game.play.store import Event

Terms = Callable[[str], Sequence[str]]
"""Makes the words of a text that are worth finding; SQLite lowers and stems what it makes."""

TEXT_KINDS = (LineSaid.kind, SentenceShown.kind)

_MOST_RANKED = 2500

_SAID = "turn, companion, speaker, text, language, at"
_MESSAGE = "m.turn, m.companion, m.speaker, m.text, m.language, m.at"


def message_of(events: Iterable[Event]) -> Said | None:
    """The message of one turn: the player's line or else the sentences of a reply.

    None if nothing was said, or what was is forgotten.
    """
    said: Said | None = None
    for event in events:
        what = event.what
        if isinstance(what, LineSaid):
            if not what.text:
                continue
            return Said(event.turn, what.companion, "player", what.text, what.language, event.at)
        if isinstance(what, SentenceShown) and not what.text:
            continue
        if isinstance(what, SentenceShown) and said is None:
            said = Said(event.turn, what.companion, "companion", what.text, what.language, event.at)
        elif isinstance(what, SentenceShown) and said is not None:
            text = join_sentences(said.text, what.text, said.language)
            said = Said(said.turn, said.companion, said.speaker, text, said.language, said.at)
    return said


def join_sentences(first: str, second: str, language: str) -> str:
    """Two sentences as one text: with a space between, but none in Chinese, whose marks bring their own."""
    space = "" if language.startswith("zh") else " "
    return space.join(part for part in (first, second) if part)


def derive(db: sqlite3.Connection, terms: Terms, turns: Iterable[int]) -> list[int]:
    """Bring the messages of these turns in line with their events; returns the turns whose message changed."""
    changed = []
    for turn in sorted(set(turns)):
        said = message_of(e for e in rows.events_of(db, [turn]) if e.what.kind in TEXT_KINDS)
        before = db.execute("SELECT companion, speaker, text FROM messages WHERE turn = ?", (turn,)).fetchone()
        if before == (None if said is None else (said.companion, said.speaker, clean(said.text))):
            continue
        changed.append(turn)
        if before is not None:
            for table, key in (("vectors", "turn"), ("message_terms", "rowid"), ("messages", "turn")):
                db.execute(f"DELETE FROM {table} WHERE {key} = ?", (turn,))
        if said is not None:
            _insert(db, terms, said)
        if before is not None:
            _derive_following(db, terms, turn)
    return changed


def derive_all(db: sqlite3.Connection, terms: Terms) -> None:
    """Work out every message and its terms anew, as after a change of `terms`; vectors of unchanged texts stay."""
    derive(db, terms, [turn for (turn,) in db.execute("SELECT id FROM turns ORDER BY id").fetchall()])
    db.execute("DELETE FROM message_terms")
    for turn, text in db.execute("SELECT turn, text FROM messages ORDER BY turn").fetchall():
        _insert_terms(db, terms, turn, text)


def _derive_following(db: sqlite3.Connection, terms: Terms, turn: int) -> None:
    """The terms of the messages that follow on one that changed."""
    query = """SELECT m.turn, m.text FROM turns t JOIN turns c ON c.conversation = t.conversation AND c.parent = t.id
               JOIN messages m ON m.turn = c.id WHERE t.id = ?"""
    for following, text in db.execute(query, (turn,)).fetchall():
        db.execute("DELETE FROM message_terms WHERE rowid = ?", (following,))
        _insert_terms(db, terms, following, text)


def recent(db: sqlite3.Connection, companion: str, limit: int) -> list[Said]:
    found = db.execute(
        f"SELECT {_SAID} FROM messages WHERE companion = ? AND active = 1 ORDER BY turn DESC LIMIT ?",
        (companion, limit),
    )
    return [Said(*row) for row in found][::-1]


def said(db: sqlite3.Connection, turns: Sequence[int]) -> list[Said]:
    found = db.execute(
        f"""SELECT {_MESSAGE} FROM json_each(?) asked JOIN messages m ON m.turn = asked.value
            WHERE m.active = 1 ORDER BY asked.key""",
        (json.dumps(list(turns)),),
    )
    return [Said(*row) for row in found]


def search(db: sqlite3.Connection, companion: str, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """(turn, BM25, higher is better), best first, of messages that hold a term or follow on one that does.

    How rare a word is counts over everything said to anyone.

    Ranking costs 2 µs for each message that holds a term, so where an archive is large the commonest terms, which tell
    least, are left out, and of a single common one the newest messages are ranked: never more than `_MOST_RANKED`.
    """
    matches = """SELECT rowid, rank FROM message_terms WHERE message_terms MATCH ? ORDER BY rowid DESC LIMIT ?"""
    query = _rarest(db, {'"' + clean(term).replace('"', '""') + '"' for term in terms})
    found = db.execute(
        f"""SELECT m.turn, -f.rank FROM ({matches}) f JOIN messages m ON m.turn = f.rowid
            WHERE m.companion = ? AND m.active = 1 ORDER BY f.rank, m.turn DESC LIMIT ?""",
        (query, _MOST_RANKED, companion, limit),
    )
    return found.fetchall()


def _rarest(db: sqlite3.Connection, terms: set[str]) -> str:
    """The query for the rarest of these terms: all of them where together they are in few enough messages."""
    count = "SELECT count(*) FROM message_terms WHERE message_terms MATCH ?"
    chosen: list[str] = []
    matched = 0
    for here, term in sorted((db.execute(count, (term,)).fetchone()[0], term) for term in terms):
        if chosen and matched + here > _MOST_RANKED:
            break
        chosen.append(term)
        matched += here
    return " OR ".join(chosen) or '""'


def clean(text: str) -> str:
    """A text as the tables can hold it: without lone surrogates and NULs, which the events keep."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def _insert(db: sqlite3.Connection, terms: Terms, said: Said) -> None:
    db.execute(
        f"INSERT INTO messages ({_SAID}, active) SELECT ?, ?, ?, ?, ?, ?, active FROM turns WHERE id = ?",
        (said.turn, said.companion, said.speaker, clean(said.text), said.language, said.at, said.turn),
    )
    _insert_terms(db, terms, said.turn, said.text)


def _insert_terms(db: sqlite3.Connection, terms: Terms, turn: int, text: str) -> None:
    """An answer is found by the words of what it answers, too (recall@10 on LoCoMo 82 → 85)."""
    query = "SELECT b.text FROM turns t JOIN messages b ON b.turn = t.parent WHERE t.id = ?"
    before = "".join(found for (found,) in db.execute(query, (turn,)))
    words = clean(" ".join([*terms(text), *terms(before)]))
    db.execute("INSERT INTO message_terms (rowid, terms) VALUES (?, ?)", (turn, words))
