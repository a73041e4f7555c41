"""From talks to rows of tokens, with what is to be learnt: replies word for word.

Talks that begin alike become one tree of tokens, in which what they share stands once: a card is read once for many
questions, and a set of notes for all that is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from build.voice.talks import Talk, Tree
from build.voice.trees import Encoded
from game.mind.ports import Message


class Tokens(Protocol):
    """Whatever turns text into tokens; `special` reads the marks of turns."""

    def tokens(self, text: str, special: bool = False) -> list[int]: ...


def encode(tree: Tree, by: Tokens, longest: int = 1024) -> Encoded:
    """A tree of talks as a tree of tokens. A talk by which it would grow longer than can be learnt from is left out."""
    row: list[int] = []
    parents: list[int] = []
    found: dict[tuple[int, int], int] = {}
    learnt: dict[tuple[int, int], str] = {}
    spelt: dict[Message, tuple[list[int], list[int]]] = {}
    for talk in tree:
        whole = [*_spelt(talk, by, spelt)]
        at, shared = -1, 0
        while shared < len(whole) and (at, whole[shared][0]) in found:
            at = found[at, whole[shared][0]]
            shared += 1
        if len(row) + len(whole) - shared > longest:
            continue
        at = -1
        for token, kind in whole:
            if kind:
                learnt.setdefault((at, token), kind)
            if (at, token) not in found:
                found[at, token] = len(row)
                row.append(token)
                parents.append(at)
            at = found[at, token]
    return Encoded(tuple(row), tuple(parents), tuple((*where, kind) for where, kind in learnt.items()))


def _spelt(talk: Talk, by: Tokens, known: dict[Message, tuple[list[int], list[int]]]) -> Iterator[tuple[int, str]]:
    """The tokens of a talk, each with the kind of the reply that it is learnt as part of, or "". known: messages whose
    tokens have been found before: those that open a reply or are no reply, and those of a reply."""
    for n, message in enumerate(talk.messages):
        if message not in known:
            words = "" if message.role == "assistant" else f"{message.content}<|im_end|>\n"
            reply = [*by.tokens(message.content), *by.tokens("<|im_end|>", special=True)] if not words else []
            known[message] = by.tokens(f"<|im_start|>{message.role}\n{words}", special=True), reply
        opening, reply = known[message]
        yield from ((token, "") for token in opening)
        yield from ((token, talk.kinds.get(n, "")) for token in reply)
        if reply:
            yield from ((token, "") for token in by.tokens("\n"))
