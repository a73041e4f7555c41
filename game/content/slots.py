"""Slots: the places in a line that the player's own words fill, like {player} or {plan}."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.content.model import Trigger

ANYWHERE = frozenset({"player", ",player", "you", "your", "guest"})
"""{player} is the player's name; {,player} is ", Name", or nothing when the name is unknown or was just used. Lines
that must always be possible take {you}, {your} and {guest}: the name, or "you", "your" and "the visitor" without one
(the last for a sentence that is told: "{guest} looks up")."""

_PLAN = frozenset({"who", "plan", "day"})
_FACT = frozenset({"relation", "value"})
SLOTS: Mapping[Trigger, frozenset[str]] = {
    "heard": ANYWHERE | {"thing"},  # a specific noun of the player's own line
    "opening": ANYWHERE,
    "fallback": ANYWHERE
    | {"thing", "echo", "someone", "them", "name", "said"},  # of the player's own line, and of hers
    "noted_plan": ANYWHERE | _PLAN,
    "noted_fact": ANYWHERE | _FACT,
    "knows": ANYWHERE | _FACT,
    "recalls": ANYWHERE | {"relation", "quote"},
    "unknown": ANYWHERE | {"relation"},
    "upcoming": ANYWHERE | _PLAN,
    "afterwards": ANYWHERE | _PLAN,
    "promised": ANYWHERE | {"quote", "day"},
    "felt": ANYWHERE | {"feeling", "day"},
    "stays": ANYWHERE,
    "brings_up": ANYWHERE,
}
"""Which slots a line may hold, by what brings the line up. A line whose slot cannot be filled is not used."""

SLOT = re.compile(r"\{([^{}]*)\}")


def slots_in(text: str) -> tuple[str, ...]:
    """The names of the slots in `text`, in order: "Good evening{,player}." holds ",player"."""
    return tuple(SLOT.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace in `text` opens or closes no slot."""
    rest = SLOT.sub("", text)
    return "{" in rest or "}" in rest
