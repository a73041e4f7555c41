"""Days in words: read from a line, and put back into one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.dates import find_day, say_day

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("My sister is getting married on Saturday", date(2026, 11, 21)),
        ("next Friday I fly", date(2026, 11, 27)),
        ("see you Friday", date(2026, 11, 27)),
        ("the exam is tomorrow morning", date(2026, 11, 21)),
        ("the day after tomorrow, then", date(2026, 11, 22)),
        ("in two weeks we move", date(2026, 12, 4)),
        ("in 3 days", date(2026, 11, 23)),
        ("on the 5th of June", date(2027, 6, 5)),
        ("December 1st", date(2026, 12, 1)),
        ("I'm off this weekend", date(2026, 11, 21)),
        ("我姐姐星期六结婚", date(2026, 11, 21)),
        ("下周三面试", date(2026, 11, 25)),
        ("後天考試", date(2026, 11, 22)),
        ("两周后搬家", date(2026, 12, 4)),
        ("6月5日毕业", date(2027, 6, 5)),
    ],
)
def test_a_named_day_is_found(line: str, day: date) -> None:
    found = find_day(line, FRIDAY)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("line", ["I like trains", "the 31st of February", "我喜欢喝茶", "Saturdays bore me"])
def test_no_day_is_invented(line: str) -> None:
    assert find_day(line, FRIDAY) is None


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 6), st.sampled_from(["en", "zh-Hans"]))
def test_what_is_said_of_a_near_day_means_that_day(today: date, ahead: int, language: str) -> None:
    day = today + timedelta(days=ahead)
    found = find_day(say_day(day, today, language), today)
    assert found is not None
    assert found.day == day


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(8, 300), st.sampled_from(["en", "zh-Hans"]))
def test_what_is_said_of_a_far_day_means_that_day(today: date, ahead: int, language: str) -> None:
    day = today + timedelta(days=ahead)
    found = find_day(say_day(day, today, language), today)
    assert found is not None
    assert found.day == day


def test_a_day_that_has_passed_is_not_one_to_come() -> None:
    today = date(2026, 11, 23)
    assert say_day(date(2026, 11, 21), today, "en") == "last Saturday"
    assert say_day(date(2026, 11, 21), today, "zh-Hans") == "11月21日"


def test_the_29th_of_february_is_the_next_there_is() -> None:
    found = find_day("on 29 February", date(2027, 5, 5))
    assert found is not None
    assert found.day == date(2028, 2, 29)
    assert find_day("on 31 February", date(2027, 5, 5)) is None
