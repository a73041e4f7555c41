"""A talk to learn from, laid out by the very code that lays out what the game tells a voice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

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

    notes: what was told before and bears on it, oldest first; the mind shows three. mood: the companion's. kind: what
    it teaches, to be counted and measured by; "" for a reply that is shown and not learnt. holds: a word by which a
    right answer is known; lacks: those no right answer has.
    """

    says: str
    reply: str
    kind: str
    notes: tuple[str, ...] = ()
    mood: str = "neutral"
    holds: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    """messages: as a voice takes them, the last one a reply. kinds: by the place of a reply that is learnt, what it
    teaches."""

    messages: tuple[Message, ...]
    kinds: Mapping[int, str] = field(default_factory=dict)


Tree = tuple[Talk, ...]
"""Talks that begin alike, so that what they share is read once for all of them."""


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
    return Talk(messages, {n: e.kind for n, e in by_reply.items() if e.kind})


def branched(who: Companion, player: str, before: Sequence[Exchange], ends: Iterable[Exchange]) -> Tree:
    """Talks that differ in their last exchange alone. What came before is learnt with the first of them."""
    shown = [replace(exchange, kind="") for exchange in before]
    return tuple(lay(who, player, [*(shown if n else before), end]) for n, end in enumerate(ends))


def write(path: Path, trees: Iterable[Tree]) -> None:
    """One tree a row, as JSON."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for tree in trees:
            row: list[dict[str, Any]] = [
                {"messages": [[m.role, m.content] for m in talk.messages], "kinds": dict(talk.kinds)} for talk in tree
            ]
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> list[Tree]:
    def talk(row: Any) -> Talk:
        messages = tuple(Message(role, text) for role, text in row["messages"])
        return Talk(messages, {int(n): kind for n, kind in row["kinds"].items()})

    return [tuple(map(talk, json.loads(row))) for row in path.read_text(encoding="utf-8").splitlines()]
