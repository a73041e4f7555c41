"""Inclusion groups: of the entries of one group that are called together, one comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from game.mind.lore.gates import Candidate
from game.mind.lore.model import LoreSettings, Ref
from game.mind.lore.timing import Standing

Score = Callable[[Candidate], int]
"""How many of an entry's keys are found."""


def losers(
    called: Sequence[Candidate],
    active: Sequence[Candidate],
    settings: LoreSettings,
    stands: Standing,
    score: Score,
    chance: Random,
) -> frozenset[Ref]:
    """Who of those called gives way, because of someone called now or active already.

    The sticky stay and no one beside them; then, where scoring is on, those with the most keys found; then the one
    with override and the highest order; then one by weighted chance. An entry in several groups must win in each.
    """
    lost: set[Ref] = set()
    taken = {name for one in active for name in one.entry.groups}
    for name in dict.fromkeys(name for one in called for name in one.entry.groups):
        members = [one for one in called if name in one.entry.groups and one.ref not in lost]
        sticky = [one for one in members if one.ref in stands.sticky]
        if sticky:
            stay = sticky
        elif name in taken:
            stay = []
        else:
            stay = _winner(_best(members, settings, score), chance)
        lost |= {one.ref for one in members} - {one.ref for one in stay}
    return frozenset(lost)


def _best(members: list[Candidate], settings: LoreSettings, score: Score) -> list[Candidate]:
    """Without those that take part in scoring and have fewer keys found than another."""
    scored = {
        one.ref: settings.group_scoring if one.entry.group_scoring is None else one.entry.group_scoring
        for one in members
    }
    if not any(scored.values()):
        return members
    scores = {one.ref: score(one) for one in members}
    most = max(scores.values())
    return [one for one in members if not scored[one.ref] or scores[one.ref] == most]


def _winner(members: list[Candidate], chance: Random) -> list[Candidate]:
    if len(members) < 2:
        return members
    first = [one for one in members if one.entry.group_override]
    if first:
        return [max(first, key=lambda one: one.entry.order)]
    left = chance.random() * sum(max(0, one.entry.group_weight) for one in members)
    for one in members:
        left -= max(0, one.entry.group_weight)
        if left <= 0:
            return [one]
    return members[-1:]
