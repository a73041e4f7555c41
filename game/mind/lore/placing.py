"""Where what has come goes: its place in the prompt, and the order within one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from game.mind.lore.gates import Candidate
from game.mind.lore.model import POSITIONS, ROLES, Position, Role
from game.mind.lore.moment import Placement, Why

_EXAMPLES = frozenset({"before_examples", "after_examples"})


@dataclass(frozen=True)
class Block:
    """What stands in one place of the prompt: the texts of its placements, each on a new line."""

    position: Position
    role: Role
    depth: int
    outlet: str
    text: str
    placements: tuple[Placement, ...]


def placement(candidate: Candidate, text: str, why: Why, tokens: int, messages: int) -> Placement:
    """Where an entry's filled text goes. messages: how many the talk has, for depths counted from its start."""
    entry, reverse = candidate.entry, candidate.asks.reverse_depth
    depth = entry.depth if reverse is None else max(0, messages - reverse)
    at_depth = entry.position == "at_depth"
    return Placement(
        candidate.ref,
        entry.position,
        text,
        why,
        entry.order,
        role=entry.role if at_depth else "system",
        depth=depth if at_depth else 0,
        outlet=entry.outlet if entry.position == "outlet" else "",
        tokens=tokens,
        spare=candidate.asks.spare,
    )


def is_told(one: Placement) -> bool:
    """Whether a placement adds anything: it has a text, and an outlet has its name."""
    return bool(one.text.strip()) and (one.position != "outlet" or bool(one.outlet))


def in_prompt_order(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """By position, then the deepest first, then by role and ascending order; equals stay as they come."""
    return tuple(sorted(placements, key=lambda p: (*_place(p), p.order)))


def blocks(placements: Iterable[Placement]) -> tuple[Block, ...]:
    """The placements of each place as one text. Among the examples each stays for itself: each is a dialogue."""
    found: list[Block] = []
    for _, together in groupby(in_prompt_order(placements), key=_place):
        group = tuple(together)
        parts = [(one,) for one in group] if group[0].position in _EXAMPLES else [group]
        for part in parts:
            one, text = part[0], "\n".join(p.text for p in part)
            found.append(Block(one.position, one.role, one.depth, one.outlet, text, part))
    return tuple(found)


def _place(one: Placement) -> tuple[int, int, int, str]:
    return POSITIONS.index(one.position), -one.depth, ROLES.index(one.role), one.outlet
