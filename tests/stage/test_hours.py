"""Light by hour and weather."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.stage.hours import NIGHT, NOON, grade


def test_midnight_is_as_drawn() -> None:
    assert grade(0) == grade(24) == grade(0.17) == NIGHT


def test_noon_is_brightest_and_its_lamps_are_low() -> None:
    assert grade(13) == NOON
    assert sum(grade(13).high[1]) > sum(grade(8).high[1]) > sum(grade(5).high[1])
    assert grade(13).lamps < grade(20).lamps < grade(0).lamps


@given(st.floats(0, 24))
def test_light_never_leaps(hour: float) -> None:
    one, other = grade(hour), grade(hour + 0.05)
    for part in ("high", "low", "land"):
        for a, b in zip(getattr(one, part), getattr(other, part), strict=True):
            assert max(abs(x - y) for x, y in zip(a, b, strict=True)) <= 8


@pytest.mark.parametrize("weather", ["rain", "mist"])
@pytest.mark.parametrize("hour", [0.0, 6.5, 13.0, 18.75])
def test_weather_takes_contrast_away(weather: str, hour: float) -> None:
    clear, clouded = grade(hour), grade(hour, weather)
    assert sum(clouded.high[0]) < sum(clear.high[0])
    assert all(
        0 <= channel <= 255 for wash in (clouded.high, clouded.low, clouded.land) for one in wash for channel in one
    )
