"""A talk to learn from, laid out by the very code that lays out what the game tells a voice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from game.content.model import Companion, Persona, Rank, Words
from game.mind.conditions import Moment
from game.mind.hear import Heard
from game.mind.ports import Message, Said
from game.mind.prompt import lay_out
from game.mind.situation import Situation
from game.play.state import Bond, Memory

_NOW = datetime.fromisoformat("2026-11-20T22:10:00+00:00")


@dataclass(frozen=True)
class Exchange:
    """A player's line and what is answered.

    notes: what was told before and bears on it, oldest first. mood: the companion's. others: answers that would not do,
    for the answer to be told apart from. kind: what it teaches, to be counted and measured by. holds: a word by which a
    right answer is known; lacks: those no right answer has.
    """

    says: str
    reply: str
    kind: str
    notes: tuple[str, ...] = ()
    mood: str = "neutral"
    others: tuple[str, ...] = ()
    holds: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    """messages: as a voice takes them, the last one a reply. others: by the place of a reply among the messages, the
    answers that would not have done there. kinds: by the place of a reply, what it teaches."""

    messages: tuple[Message, ...]
    others: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)

    @property
    def characters(self) -> int:
        """Of all that is read: a measure of what it costs to learn from, about four a token."""
        branches = sum(len(text) for texts in self.others.values() for text in texts)
        return branches + sum(len(m.content) for m in self.messages)


def companion(name: str, summary: str, manner: Sequence[str] = (), never: Sequence[str] = ()) -> Companion:
    """A companion of whom a voice is told this much: nothing else of one reaches a prompt."""

    def words(text: str) -> Words:
        return Words({"en": text})

    persona = Persona(words(summary), tuple(manner), tuple(never), ())
    rank = Rank(1, words(""), 0)
    short = name.split()[0]
    return Companion(
        short.lower(), "corpus", words(name), words(short), words(""), 30, persona, (rank,), {}, (), Path(), ""
    )


def lay(who: Companion, player: str, exchanges: Sequence[Exchange]) -> Talk:
    """A talk as the mind would have laid it out for its last reply: notes and mood stand by the last line alone."""
    said: list[Said] = []
    for exchange in exchanges:
        for speaker, text in (("player", exchange.says), ("companion", exchange.reply)):
            said.append(Said(len(said) + 1, who.full_id, speaker, text, "en", ""))  # type: ignore[arg-type]
    last = exchanges[-1]
    memories = tuple(
        Memory(n, n, who.full_id, "fact", "", "", "", note, "en", "", None) for n, note in enumerate(last.notes, 1)
    )
    situation = Situation(
        who,
        Heard(last.says, "en", (), (), (), None, None, None),
        Moment(Bond(mood=last.mood), _NOW),
        player,
        memories,
        tuple(said[:-1]),
        (),
        "en",
    )
    messages = (*lay_out(situation).messages, Message("assistant", last.reply))
    replies = [n for n, m in enumerate(messages) if m.role == "assistant"]
    # A very long talk is shown without its beginning, so replies are counted from the end.
    by_reply = dict(zip(reversed(replies), reversed(exchanges), strict=False))
    return Talk(
        messages,
        {n: e.others for n, e in by_reply.items() if e.others},
        {n: e.kind for n, e in by_reply.items()},
    )


def evenings(exchanges: Sequence[Exchange], length: int, chance: Random) -> Iterator[list[Exchange]]:
    """Exchanges in talks of at most so many. One that has notes or a mood ends its talk, where they are shown."""
    plain = [e for e in exchanges if not e.notes and e.mood == "neutral"]
    noted = [e for e in exchanges if e.notes or e.mood != "neutral"]
    chance.shuffle(plain)
    chance.shuffle(noted)
    while plain or noted:
        before = 0 if not plain else chance.randint(0, length - 1) if noted else length
        talk, plain = plain[:before], plain[before:]
        yield [*talk, noted.pop()] if noted else talk


def write(path: Path, talks: Iterable[Talk]) -> None:
    """One talk a row, as JSON."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for talk in talks:
            row = {
                "messages": [[m.role, m.content] for m in talk.messages],
                "others": {str(n): list(texts) for n, texts in talk.others.items()},
                "kinds": {str(n): kind for n, kind in talk.kinds.items()},
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> list[Talk]:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    return [
        Talk(
            tuple(Message(role, text) for role, text in row["messages"]),
            {int(n): tuple(texts) for n, texts in row["others"].items()},
            {int(n): kind for n, kind in row["kinds"].items()},
        )
        for row in rows
    ]
