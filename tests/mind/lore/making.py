"""Short ways to make books and talks, and to ask what a scan told."""

from __future__ import annotations

from random import Random
from typing import Any

from game.mind.lore import LoreBook, LoreEntry, LoreSettings, Moment, Ref, Spoken, Timing, Told, scan

NOTHING_YET = Timing()


def entry(id: str, *keys: str, **rules: Any) -> LoreEntry:
    """An entry whose text is its own id, unless it is given one."""
    return LoreEntry(id, keys, **{"content": f"[{id}]", **rules})


def book(*entries: LoreEntry, id: str = "b", **rules: Any) -> LoreBook:
    return LoreBook(id, "", entries, **rules)


def talk(*texts: str, **rules: Any) -> Moment:
    """Mo and Ana in turns, oldest first, Mo last."""
    turns = [
        Spoken("Mo", text, "user") if i % 2 == 0 else Spoken("Ana", text, "assistant")
        for i, text in enumerate(reversed(texts))
    ]
    return Moment(tuple(reversed(turns)), **{"context": 4000, "character": "Ana", **rules})


def words(text: str) -> int:
    return len(text.split())


class Loaded(Random):
    """Gives the numbers it was loaded with, each in [0, 1), and fails when asked for more."""

    def __init__(self, *numbers: float) -> None:
        super().__init__(0)
        self.left = list(numbers)

    def random(self) -> float:
        return self.left.pop(0)


def told(
    books: LoreBook | list[LoreBook],
    moment: Moment,
    timing: Timing = NOTHING_YET,
    chance: Random | None = None,
    **settings: Any,
) -> Told:
    books = [books] if isinstance(books, LoreBook) else books
    return scan(books, moment, words, chance or Loaded(), timing, LoreSettings(**settings))


def came(*args: Any, **settings: Any) -> list[str]:
    """The ids of the entries that came, in the order of the prompt."""
    return [placed.entry.entry for placed in told(*args, **settings).placements]


def ref(id: str, of: str = "b") -> Ref:
    return Ref(of, id)
