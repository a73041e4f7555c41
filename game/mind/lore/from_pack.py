"""The lorebooks of a companion, out of the pack's own files."""

from __future__ import annotations

from game.content.lore import LoreNote
from game.content.model import Companion
from game.mind.conditions import Moment, holds
from game.mind.lore.card_book import from_card_book
from game.mind.lore.model import LoreBook, LoreEntry, Source


def books_of(companion: Companion, language: str = "en", moment: Moment | None = None) -> tuple[LoreBook, ...]:
    """Her own book and her pack's, in a language; of a moment only what may come up at it. None where nothing is
    written."""
    notes = [note for note in companion.lore if moment is None or note.when is None or holds(note.when, moment)]
    own = tuple(_entry(note, language) for note in notes if not note.shared)
    shared = tuple(_entry(note, language) for note in notes if note.shared)
    books = (
        LoreBook(companion.full_id, companion.short_name.within("en"), own),
        LoreBook(companion.pack, companion.pack, shared, source="global"),
        *(from_card_book(data, f"{companion.pack}/{name}", _source(name)) for name, data in companion.books.items()),
    )
    return tuple(book for book in books if book.entries)


def _source(name: str) -> Source:
    """A book in a companion's own folder is theirs; one beside the companions is everybody's."""
    return "character" if name.startswith("companions/") else "global"


def _entry(note: LoreNote, language: str) -> LoreEntry:
    return LoreEntry(
        id=note.id,
        keys=note.keys,
        content=note.content.within(language).strip(),
        title=note.title.within(language),
        secondary_keys=note.also,
        logic=note.logic,
        constant=note.always,
        order=note.order,
        priority=note.priority,
        sticky=note.sticky,
        cooldown=note.cooldown,
        delay=note.delay,
        probability=note.chance,
        scan_depth=note.scan_depth,
        groups=note.groups,
        prevent_recursion=not note.calls,
        exclude_recursion=not note.called,
    )
