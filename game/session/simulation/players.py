"""Who plays: kinds of players, how they spend their evenings, and what they say of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import Formatter

from game.content.model import Act
from game.mind.act_examples import EXAMPLES
from game.mind.text import is_chinese, tokens


@dataclass(frozen=True)
class Words:
    """What they say of their own: `lines` once each, then, in turns, `says` with {slots} filled from `fill`, and such
    lines as the mind itself knows for each act (`borrows`), once each, if they have no more than `longest` words."""

    lines: tuple[str, ...]
    borrows: tuple[Act, ...]
    longest: int
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
        name: Words(
            tuple(w["lines"]),
            tuple(w["borrows"]),
            w["longest"],
            tuple(w["says"]),
            {slot: tuple(f) for slot, f in w["fill"].items()},
        )
        for name, w in data["words"].items()
    }
    return {
        kind: Player(kind, p["language"], p["minutes"], tuple(p["gaps"]), **p["shares"], words=words[p["words"]])
        for kind, p in data["player"].items()
    }


def lines_of(words: Words, language: str, chance: Random) -> Iterator[str]:
    """Everything they will ever say of their own: greetings first, then whatever comes to mind."""
    yield from words.lines
    said = set(words.lines)
    examples = EXAMPLES["zh" if is_chinese(language) else "en"]
    known = [text for act in words.borrows for text in examples[act] if len(tokens(text)) <= words.longest]
    chance.shuffle(known)
    while True:
        if known:
            yield known.pop()
        line = _filled(words, chance)
        if line in said:  # What comes to mind a second time is passed over for another thought, once.
            line = _filled(words, chance)
        said.add(line)
        yield line


def _filled(words: Words, chance: Random) -> str:
    says = chance.choice(words.says)
    slots = [name for _, name, _, _ in Formatter().parse(says) if name]
    return says.format(**{slot: chance.choice(words.fill[slot]) for slot in slots})
