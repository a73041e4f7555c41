"""Where time comes from. Nothing below `app` asks the operating system; `--now` hands in a fixed clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

_NIGHT = timedelta(hours=5)


class Clock(Protocol):
    def now(self) -> datetime:
        """The player's local time, with its offset."""
        ...


class SystemClock:
    """The machine's own clock, in the player's time zone."""

    def now(self) -> datetime:
        return datetime.now().astimezone()


@dataclass(frozen=True)
class FixedClock:
    """Stands still at one moment: what `--now` and the tests use."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


def evening_of(moment: datetime) -> date:
    """The day a moment belongs to: a night lasts until five, so at half past midnight on Saturday "tomorrow" is
    Saturday still."""
    return (moment - _NIGHT).date()


def parse_moment(text: str) -> datetime:
    """An ISO 8601 date or date and time; without an offset it is the player's local time. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()
