"""Times gone by: which days a question is after."""

from __future__ import annotations

from datetime import date

import pytest

from game.mind.when import Period, period_asked

TODAY = date(2026, 11, 20)
"""A Friday."""


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("what did I say yesterday?", "2026-11-19", "2026-11-19"),
        ("how was I last week", "2026-11-09", "2026-11-15"),
        ("where did I go last Saturday?", "2026-11-14", "2026-11-14"),
        ("what happened in June", "2026-06-01", "2026-06-30"),
        ("what happened in December", "2025-12-01", "2025-12-31"),
        ("what did I do on May 23, 2025?", "2025-05-22", "2025-05-24"),
        ("who came on 3rd of March", "2026-03-02", "2026-03-04"),
        ("what did I tell you two weeks ago", "2026-11-03", "2026-11-09"),
        ("what did we do last summer", "2026-06-01", "2026-08-31"),
        ("what was it in 2024?", "2024-01-01", "2024-12-31"),
        ("我昨天说了什么", "2026-11-19", "2026-11-19"),
        ("上周六我去哪了", "2026-11-14", "2026-11-14"),
        ("三天前我跟你说过什么", "2026-11-17", "2026-11-17"),
        ("去年我在哪儿", "2025-01-01", "2025-12-31"),
        ("我六月做了什么", "2026-06-01", "2026-06-30"),
    ],
)
def test_a_time_gone_by(question: str, first: str, last: str) -> None:
    assert period_asked(question, TODAY) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "question",
    ["may I ask you something?", "we march on", "what is my cat called", "25月", "in 2 days", "my cat fell"],
)
def test_no_time_is_named(question: str) -> None:
    assert period_asked(question, TODAY) is None


def test_a_while_after_one_still_speaks_of_it() -> None:
    june = Period(date(2026, 6, 1), date(2026, 6, 30))
    assert [june.holds(date(2026, m, d)) for m, d in ((5, 31), (6, 1), (6, 30), (7, 1), (7, 30), (8, 5))] == [
        0, 1, 1, 0.5, 0.5, 0,
    ]  # fmt: skip
