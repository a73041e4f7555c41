"""Everything a companion's next words may depend on, gathered once and handed from step to step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from game.content.model import Companion, Expression
from game.mind.before import Before
from game.mind.conditions import Moment
from game.mind.dates import say_day
from game.mind.hear import Heard
from game.mind.ports import Said
from game.mind.recall import Recalled
from game.mind.relations import same_being, say_relation
from game.mind.text import is_chinese
from game.play.state import Memory, Summary

if TYPE_CHECKING:
    from game.mind.lore.moment import Placement  # Read late: no start needs lorebooks.


@dataclass(frozen=True)
class Situation:
    """A line to answer. `recent` is the talk so far, oldest first, the player's line last.

    passed_over: authored lines this same player's line was already answered with, when another reply is wanted.
    language: the one to answer in. goal: what a chapter says she wants of this talk, "" outside of one. last: what came
    right before the line. near: the beats that near chapters wait for, nearest first; none where she should not lead.
    address: what she calls the player, "" for their name. lore: what her books have to say here; lore_state is kept
    with the reply. earlier: older messages than those of `recent`, oldest first.
    """

    companion: Companion
    heard: Heard
    moment: Moment
    player: str
    memories: tuple[Memory, ...]
    recent: tuple[Said, ...]
    recalled: tuple[Recalled, ...]
    language: str
    passed_over: frozenset[str] = frozenset()
    goal: str = ""
    last: Before | None = None
    near: tuple[str, ...] = ()
    address: str = ""
    lore: tuple[Placement, ...] = ()
    earlier: tuple[Said, ...] = ()
    lore_state: Mapping[str, Any] = field(default_factory=dict)
    summaries: tuple[Summary, ...] = ()
    """What was summed up of the talk before, oldest first."""


Source = Literal["authored", "joined", "model"]
"""Where words came from: an author's line as it is, one with its slots filled, or the model."""


@dataclass(frozen=True)
class Part:
    """One stretch of a reply from one source; `line` is the authored line's id, `plan` the memory it comes back to."""

    text: str
    source: Source
    line: str | None
    plan: int | None = None


@dataclass(frozen=True)
class Reply:
    """What a companion is about to say. `fit` is how well it answers, 0 to 1; `why` names the rule that brought it."""

    parts: tuple[Part, ...]
    expression: Expression
    cue: str | None
    fit: float
    why: str
    used: tuple[int, ...] = ()
    """Memories it speaks of."""


def current(memories: tuple[Memory, ...] | list[Memory], relation: str) -> Memory | None:
    """The newest fact held of a relation that has a name or a value, or else of one that may be the same being's."""
    held = [m for m in memories if m.memory == "fact" and m.value and m.closed is None]
    exact = [m for m in held if m.relation == relation]
    near = [m for m in held if same_being(m.relation, relation)]
    return next(reversed(exact or near), None)


def plan_slots(plan: Memory, memories: tuple[Memory, ...], today: date, language: str) -> Mapping[str, str]:
    """{who} {plan} {day} of a plan, in the language of the talk; no {plan} where it was noted in another language."""
    chinese = is_chinese(language)
    if is_chinese(plan.language) != chinese or plan.due is None:
        return {}
    named = [m.value for m in memories if (m.memory, m.relation, m.closed) == ("fact", plan.relation, None)]
    name = plan.value or (named[0] if len(named) == 1 else "")
    if plan.relation == "self":
        who = "你" if chinese else "you"
    else:
        kin = say_relation(plan.relation, chinese)
        who = f"你{kin}{name}" if chinese else f"your {kin} {name}".strip()
    return {"who": who, "plan": plan.about, "day": say_day(date.fromisoformat(plan.due), today, language)}
