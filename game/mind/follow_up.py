"""What a companion comes back to as an evening begins: a plan whose day is near or past, a promise, a low feeling.

Each once; nothing is asked after twice, and who stays away is asked nothing at all about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import cast

from game.content.model import Trigger
from game.mind.authored import of_trigger
from game.mind.conditions import Moment
from game.mind.dates import say_day
from game.mind.situation import Reply, Situation, plan_slots
from game.mind.text import is_chinese, sentences
from game.mind.told_heart import HARD
from game.play.clock import evening_of
from game.play.state import Memory

_LATELY = timedelta(days=10)
"""A feeling, or a promise without a day, is come back to within so many days: later it would be raking up."""
_LONGEST = 120
"""Characters of a promise that is quoted; a longer one is let rest."""


def opening(situation: Situation, due: Iterable[tuple[Memory, str]], chance: Random) -> Reply | None:
    """How she begins an evening: a word of greeting, and the one thing to come back to; None if nothing is written.

    due: (memory, phase) as from `follow_ups`, the most pressing first.
    """
    greeting = next(iter(of_trigger(situation, "opening", {}, 1.0, chance)), None)
    for memory, phase in due:
        slots = _slots(situation, memory, phase)
        follow = next(iter(of_trigger(situation, cast(Trigger, phase), slots, 1.0, chance)), None) if slots else None
        if follow is not None:
            before = greeting.parts if greeting else ()
            asks = (replace(part, plan=memory.id) for part in follow.parts)
            return Reply((*before, *asks), follow.expression, follow.cue, 1.0, phase, (memory.id,))
    return greeting


def follow_ups(memories: Iterable[Memory], moment: Moment) -> list[tuple[Memory, str]]:
    """Everything to come back to, with the trigger of the cues that do: plans, then promises, then feelings."""
    held = [m for m in memories if m.closed is None]
    plans = due_plans(held, moment)
    past, ahead = [p for p in plans if p[1] == "afterwards"], [p for p in plans if p[1] == "upcoming"]
    today = evening_of(moment.now)
    promises = [(m, "promised") for m in held if m.memory == "promise" and _promise_due(m, today)]
    felt = [(m, "felt") for m in held if m.memory == "feeling" and m.value in HARD and _lately(m, today)]
    mine = [p for p in (*promises[::-1], *felt[::-1]) if p[1] not in p[0].followed_up]
    return [*past, *mine, *ahead]


def due_plans(memories: Iterable[Memory], moment: Moment) -> list[tuple[Memory, str]]:
    """Plans to come back to: those past and not asked about, newest first, then those ahead and not yet spoken of."""
    today = evening_of(moment.now).isoformat()
    plans = [m for m in memories if m.memory == "plan" and m.due and m.closed is None]
    past = [(m, "afterwards") for m in plans if m.due and m.due < today and "afterwards" not in m.followed_up]
    ahead = [(m, "upcoming") for m in plans if m.due and m.due >= today and "upcoming" not in m.followed_up]
    return sorted(past, key=lambda p: p[0].due or "", reverse=True) + sorted(ahead, key=lambda p: p[0].due or "")


def _promise_due(promise: Memory, today: date) -> bool:
    if promise.due is None:
        return _lately(promise, today)
    return date.fromisoformat(promise.due) < today <= date.fromisoformat(promise.due) + _LATELY


def _lately(memory: Memory, today: date) -> bool:
    since = evening_of(datetime.fromisoformat(memory.since))
    return since < today <= since + _LATELY


def _slots(situation: Situation, memory: Memory, phase: str) -> Mapping[str, str]:
    """What fills the lines of a phase; none where it was told in another language than this talk's."""
    today = evening_of(situation.moment.now)
    if phase in ("upcoming", "afterwards"):
        return plan_slots(memory, situation.memories, today, situation.language)
    quote = next((s for s in sentences(memory.text) if memory.value in s.lower()), memory.text).strip('“”"')
    if is_chinese(memory.language) != is_chinese(situation.language) or len(quote) > _LONGEST:
        return {}
    day = say_day(evening_of(datetime.fromisoformat(memory.since)), today, situation.language)
    return {"quote": quote, "feeling": memory.value, "day": day}
