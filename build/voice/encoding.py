"""From talks to rows of tokens, with what is to be learnt: replies word for word, and apart from other candidates.

A talk becomes a tree: its own words in order, and for each reply with others a few short branches that see all that
came before that reply, and themselves. So a candidate costs its own tokens alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch

from build.voice.network import Packed
from build.voice.talks import Talk

WEIGHED = 10
"""Tokens by which a candidate is told apart: the game weighs the beginnings of many rather than the whole of few."""


class Tokens(Protocol):
    """Whatever turns text into tokens; `special` reads the marks of turns."""

    def tokens(self, text: str, special: bool = False) -> list[int]: ...


@dataclass(frozen=True)
class Choice:
    """Candidates for one reply, the right one first: by candidate the places whose logits foretell its first tokens,
    and those tokens."""

    kind: str
    places: tuple[tuple[int, ...], ...]
    targets: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Encoded:
    """One talk. positions differ from places in branches. sees: (n, n). learnt: replies, (place, next token, kind)."""

    tokens: tuple[int, ...]
    positions: tuple[int, ...]
    sees: np.ndarray
    learnt: tuple[tuple[int, int, str], ...]
    choices: tuple[Choice, ...]


def encode(talk: Talk, by: Tokens, choosing: bool = True, longest: int = 1024) -> Encoded | None:
    """A talk as a tree of tokens; None for one that is longer than can be learnt from. choosing: with candidates."""
    row: list[int] = []
    learnt: list[tuple[int, int, str]] = []
    open_choices: list[tuple[int, str, list[int], tuple[str, ...]]] = []
    ending = by.tokens("<|im_end|>", special=True)
    for n, message in enumerate(talk.messages):
        if message.role != "assistant":
            row += by.tokens(f"<|im_start|>{message.role}\n{message.content}<|im_end|>\n", special=True)
            continue
        row += by.tokens("<|im_start|>assistant\n", special=True)
        reply = by.tokens(message.content)
        kind = talk.kinds.get(n, "")
        learnt += [(len(row) - 1 + k, token, kind) for k, token in enumerate([*reply, *ending])]
        if choosing and n in talk.others:
            open_choices.append((len(row), kind, reply[:WEIGHED], talk.others[n]))
        row += [*reply, *ending, *by.tokens("\n")]
    positions = list(range(len(row)))
    branches: list[tuple[int, int, int]] = []
    choices: list[Choice] = []
    for start, kind, right, others in open_choices:
        places = [tuple(range(start - 1, start - 1 + len(right)))]
        targets = [tuple(right)]
        for text in others:
            wrong = by.tokens(text)[:WEIGHED]
            branches.append((len(row), len(wrong), start))
            places.append((start - 1, *range(len(row), len(row) + len(wrong) - 1)))
            targets.append(tuple(wrong))
            row += wrong
            positions += range(start, start + len(wrong))
        choices.append(Choice(kind, tuple(places), tuple(targets)))
    if len(row) > longest:
        return None
    return Encoded(tuple(row), tuple(positions), _sees(len(row), branches), tuple(learnt), tuple(choices))


def _sees(count: int, branches: Sequence[tuple[int, int, int]]) -> np.ndarray:
    """Who sees whom: all that came before, but of other branches nothing, and of the talk only what came before one."""
    sees = np.tril(np.ones((count, count), dtype=bool))
    for first, length, start in branches:
        sees[first : first + length, start:first] = False
    return sees


def batches(talks: Sequence[Encoded], size: int) -> Iterator[list[Encoded]]:
    """Talks in order, in groups of about so many tokens."""
    group: list[Encoded] = []
    for talk in talks:
        group.append(talk)
        if sum(len(t.tokens) for t in group) >= size:
            yield group
            group = []
    if group:
        yield group


def pack(group: Sequence[Encoded], device: str) -> Packed:
    """A group of talks as the network takes them."""
    return Packed(
        torch.tensor([t for talk in group for t in talk.tokens], device=device),
        torch.tensor([p for talk in group for p in talk.positions], device=device),
        tuple(torch.from_numpy(talk.sees).to(device) for talk in group),
    )
