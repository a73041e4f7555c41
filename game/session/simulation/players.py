"""Who plays: kinds of players, how they spend their evenings, and what they say of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import Formatter


@dataclass(frozen=True)
class Words:
    """What they say of their own: `lines` once each, then `says` with {slots} filled from `fill`."""

    lines: tuple[str, ...]
    says: tuple[str, ...]
    fill: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Player:
    """A kind of player. minutes: of an evening; gaps: days between evenings, the last repeated; own, offered, curious:
    the shares of their lines."""

    kind: str
    language: str
    minutes: float
    gaps: tuple[int, ...]
    own: float
    offered: float
    curious: float
    words: Words

    def gap_after(self, evening: int) -> int:
        """Days from this evening (0 first) to the next."""
        return self.gaps[min(evening, len(self.gaps) - 1)]


def read_players(path: Path) -> dict[str, Player]:
    """The kinds of players that a file tells of, in its order."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {
        name: Words(tuple(w["lines"]), tuple(w["says"]), {slot: tuple(f) for slot, f in w["fill"].items()})
        for name, w in data["words"].items()
    }
    return {
        kind: Player(kind, p["language"], p["minutes"], tuple(p["gaps"]), **p["shares"], words=words[p["words"]])
        for kind, p in data["player"].items()
    }


def lines_of(words: Words, chance: Random) -> Iterator[str]:
    """Everything they will ever say of their own: greetings first, then whatever comes to mind."""
    yield from words.lines
    last = ""
    while True:
        says = chance.choice(words.says)
        slots = [name for _, name, _, _ in Formatter().parse(says) if name]
        line = says.format(**{slot: chance.choice(words.fill[slot]) for slot in slots})
        if line != last:
            last = line
            yield line[:1].upper() + line[1:] if says[0] == "{" and words.lines[0][0].isupper() else line
