"""Where time comes from, and which day a night belongs to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from game.play.clock import FixedClock, evening_of, parse_moment


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-20T22:10", date(2026, 11, 20)),
        ("2026-11-21T00:30", date(2026, 11, 20)),
        ("2026-11-21T04:59", date(2026, 11, 20)),
        ("2026-11-21T05:00", date(2026, 11, 21)),
    ],
)
def test_a_night_belongs_to_the_day_before_until_five(moment: str, day: date) -> None:
    assert evening_of(datetime.fromisoformat(moment)) == day


def test_a_moment_without_an_offset_is_local_and_a_fixed_clock_stands_still() -> None:
    moment = parse_moment("2026-11-20T22:10")
    assert moment.tzinfo is not None
    assert FixedClock(moment).now() == moment
    with pytest.raises(ValueError, match="isoformat"):
        parse_moment("tomorrow")
