"""Whether an author's `when` holds here and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from game.content.model import When
from game.play.state import Bond


@dataclass(frozen=True)
class Moment:
    """What conditions look at: the bond, the flags chapters set, the player's clock, the days since last time."""

    bond: Bond
    now: datetime
    flags: Mapping[str, Any] = field(default_factory=dict)
    days_away: int = 0


def holds(when: When, moment: Moment) -> bool:
    bond = moment.bond
    return (
        when.rank_min <= bond.rank <= when.rank_max
        and all(_flag_holds(flag, moment.flags) for flag in when.flags)
        and all(beat in bond.beats for beat in when.beats)
        and (when.hours is None or _within(moment.now.hour, *when.hours))
        and (when.first_evening is None or when.first_evening == (bond.evenings <= 1))
        and moment.days_away >= when.days_away
        and (not when.moods or bond.mood in when.moods)
    )


def _flag_holds(flag: str, flags: Mapping[str, Any]) -> bool:
    return not flags.get(flag[1:]) if flag.startswith("!") else bool(flags.get(flag))


def _within(hour: int, start: int, end: int) -> bool:
    """Whole hours from `start` up to but not including `end`, past midnight where end < start."""
    return start <= hour < end if start <= end else hour >= start or hour < end
