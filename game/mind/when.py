"""Times gone by that a question names: "in June", "last Saturday", "two weeks ago"; 上周六, 三天前, 六月.

What lies ahead is read by `game.mind.dates`: "on Saturday" is a plan where something is told, and the past where
something is asked of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "a couple of": 2,
    "three": 3,
    "a few": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_ZH_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "兩": 2,
    "十一": 11,
    "十二": 12,
    "几": 3,
    "幾": 3,
}
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365, "天": 1, "周": 7, "週": 7, "星期": 7, "月": 30, "年": 365}


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, both within."""

    first: date
    last: date

    def holds(self, day: date) -> float:
        """How well a day fits: 1 within; half as well for a while after, when one still speaks of it; else 0."""
        if self.first <= day <= self.last:
            return 1.0
        after = (day - self.last).days
        return 0.5 if 0 < after <= max(7, min(31, (self.last - self.first).days + 1)) else 0.0


def _month(today: date, month: int, year: str | None, day: str | None = None) -> Period | None:
    """A month, or a day of it: of that year, else the last time there was one."""
    in_year = int(year) if year else today.year - (month > today.month)
    if day:
        with suppress(ValueError):  # 31 June
            named = date(in_year, month, int(day))
            return Period(named - timedelta(days=1), named + timedelta(days=1))
        return None
    return Period(date(in_year, month, 1), date(in_year, month, calendar.monthrange(in_year, month)[1]))


def _ago(today: date, count: int, unit: str) -> Period:
    """So long ago, give or take half a unit."""
    length = _LENGTHS[unit]
    around = today - timedelta(days=count * length)
    return Period(around - timedelta(days=length // 2), around + timedelta(days=length // 2))


def _last(today: date, unit: str) -> Period:
    """The week, month or year before this one."""
    if unit in ("week", "周", "週", "星期", "礼拜", "禮拜"):
        monday = today - timedelta(days=today.weekday() + 7)
        return Period(monday, monday + timedelta(days=6))
    if unit in ("month", "月"):
        end = today.replace(day=1) - timedelta(days=1)
        return Period(end.replace(day=1), end)
    return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _weekday(today: date, weekday: int) -> Period:
    day = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return Period(day, day)


def _season(today: date, first_month: int) -> Period:
    year = today.year - (first_month > today.month)
    first = date(year, first_month, 1)
    return Period(first, first + timedelta(days=91))


def _days_back(today: date, first: int, last: int) -> Period:
    return Period(today - timedelta(days=first), today - timedelta(days=last))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _zh_count(word: str) -> int:
    return int(word) if word.isdigit() else _ZH_DIGITS[word]


def _number(month: str) -> int:
    return _MONTHS.index(month.lower()) + 1


def _zh_weekday(today: date, word: str) -> Period:
    day = _last(today, "周").first + timedelta(days="一二三四五六日".index(word.replace("天", "日")))
    return Period(day, day)


def _zh_month(today: date, found: re.Match[str]) -> Period | None:
    month = _zh_count(found[2])
    return _month(today, month, found[1], found[3]) if 1 <= month <= 12 else None


# "May" and "March" are months where they are written so, or where nothing else can stand.
_MONTH = rf"(?i:{'|'.join(m for m in _MONTHS if m not in ('may', 'march'))})|(?<!^)(?:May|March)|(?<=in )(?:may|march)"
_YEAR = r"(?:,? ((?:19|20)\d\d))"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_NUM = "|".join([r"\d{1,3}", *sorted(_NUMBERS, key=len, reverse=True)])
_ZH_NUM = r"\d{1,3}|十[一二]|[一二三四五六七八九十两兩几幾]"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[date, re.Match[str]], Period | None]], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (rf"\b{_ORDINAL}(?: of)? ({_MONTH})\b{_YEAR}?", lambda t, m: _month(t, _number(m[2]), m[3], m[1])),
        (rf"\b({_MONTH}) {_ORDINAL}\b{_YEAR}?", lambda t, m: _month(t, _number(m[1]), m[3], m[2])),
        (rf"\b({_MONTH})\b{_YEAR}?", lambda t, m: _month(t, _number(m[1]), m[2])),
        (r"\b(?:in|of|during) ((?:19|20)\d\d)\b", lambda _, m: Period(date(int(m[1]), 1, 1), date(int(m[1]), 12, 31))),
        (r"(?i)\byesterday\b|\blast night\b", lambda t, _: _days_back(t, 1, 1)),
        (r"(?i)\bthe other (?:day|night)\b", lambda t, _: _days_back(t, 7, 1)),
        (r"(?i)\b(?:earlier )?(?:today|tonight)\b", lambda t, _: _days_back(t, 0, 0)),
        (r"(?i)\blast (week|month|year)\b", lambda t, m: _last(t, m[1].lower())),
        (rf"(?i)\b(?:last|on) ({'|'.join(_WEEKDAYS)})\b", lambda t, m: _weekday(t, _WEEKDAYS.index(m[1].lower()))),
        (rf"(?i)\b(?:last|in the|this|that) ({'|'.join(_SEASONS)})\b", lambda t, m: _season(t, _SEASONS[m[1].lower()])),
        (rf"(?i)\b({_NUM}) (day|week|month|year)s? ago\b", lambda t, m: _ago(t, _count(m[1]), m[2].lower())),
        (r"昨天|昨晚|昨日", lambda t, _: _days_back(t, 1, 1)),
        (r"前天|前晚", lambda t, _: _days_back(t, 2, 2)),
        (r"前几天|前幾天|前两天|前兩天|那天", lambda t, _: _days_back(t, 7, 1)),
        (r"今天|今晚", lambda t, _: _days_back(t, 0, 0)),
        (r"上(?:个|個)?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])", lambda t, m: _zh_weekday(t, m[1])),
        (r"上(?:个|個)?(周|週|星期|礼拜|禮拜|月)(?![一二三四五六日天])", lambda t, m: _last(t, m[1])),
        (r"去年", lambda t, _: _last(t, "年")),
        (rf"({_ZH_NUM})\s*(?:个|個)?(天|周|週|星期|月|年)(?:以|之)?前", lambda t, m: _ago(t, _zh_count(m[1]), m[2])),
        (r"(?:(20\d\d)年)?(\d{1,2}|十[一二]|[一二三四五六七八九十])月(?:(\d{1,2})[日号號])?", _zh_month),
    )
)  # fmt: skip


def period_asked(question: str, today: date) -> Period | None:
    """The first time gone by that a question names, as seen from today; None if it names none."""
    found: list[tuple[int, int, Period]] = []
    for pattern, reading in _PATTERNS:
        match = pattern.search(question)
        period = reading(today, match) if match else None
        if match and period is not None:
            found.append((match.start(), -match.end(), period))
    return min(found, key=lambda f: f[:2])[2] if found else None
