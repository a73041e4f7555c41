"""Days in words: reading them out of a line, and putting them back into one. English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from game.mind.text import is_chinese

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_ZH_DIGITS: Mapping[str, int] = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2}
_ZH_WEEKDAYS: Mapping[str, int] = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6}


@dataclass(frozen=True)
class DayFound:
    """A day named in a line: which one, and the span of the words that name it."""

    day: date
    start: int
    end: int


_LEAP = 9
"""Within so many years there is a 29 February."""


def _weekday(today: date, weekday: int, weeks: int) -> date:
    """The next such weekday after today; `weeks` = 1 for "next": the one in the week that begins next Monday."""
    if weeks:
        return today + timedelta(days=7 * weeks - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _zh_count(word: str) -> int:
    return int(word) if word.isdigit() else _ZH_DIGITS[word]


def _month_day(today: date, month: int, day: int) -> date | None:
    for year in range(today.year, today.year + _LEAP):
        with suppress(ValueError):  # 29 February is a day of some years only, 31 February of none.
            if (found := date(year, month, day)) >= today:
                return found
    return None


def _zh_weekday(today: date, found: re.Match[str]) -> date:
    weekday = _ZH_WEEKDAYS[found["day"]]
    if found["next"] in ("下", "下个", "下個"):
        return _weekday(today, weekday, 1)
    if found["next"] in ("这", "這", "本", "这个", "這個"):
        return today + timedelta(days=weekday - today.weekday())
    return _weekday(today, weekday, 0)


_NUM = "|".join(["\\d{1,2}", *_NUMBERS])
_ZH_NUM = r"\d{1,2}|[一二三四五六七八九十两兩]"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[date, re.Match[str]], date | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reading)
    for pattern, reading in (
        (r"\bthe day after tomorrow\b", lambda t, _: t + timedelta(days=2)),
        (r"\btomorrow(?: (?:morning|evening|night|afternoon))?\b", lambda t, _: t + timedelta(days=1)),
        (r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", lambda t, _: t),
        (rf"\bin ({_NUM}) days?\b", lambda t, m: t + timedelta(days=_count(m[1]))),
        (rf"\bin ({_NUM}) weeks?\b", lambda t, m: t + timedelta(weeks=_count(m[1]))),
        (r"\ba week from (?:now|today)\b", lambda t, _: t + timedelta(weeks=1)),
        (r"\bnext week\b", lambda t, _: t + timedelta(days=7 - t.weekday())),
        (r"\b(?:this|the|on the)? ?weekend\b", lambda t, _: _weekday(t, 5, 0)),
        (
            rf"\b(?:on |this |coming )*(next )?({'|'.join(_WEEKDAYS)})\b",
            lambda t, m: _weekday(t, _WEEKDAYS.index(m[2].lower()), 1 if m[1] else 0),
        ),
        (
            rf"\b(?:on )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(_MONTHS)})\b",
            lambda t, m: _month_day(t, _MONTHS.index(m[2].lower()) + 1, int(m[1])),
        ),
        (
            rf"\b(?:on )?({'|'.join(_MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?\b",
            lambda t, m: _month_day(t, _MONTHS.index(m[1].lower()) + 1, int(m[2])),
        ),
        (r"后天|後天", lambda t, _: t + timedelta(days=2)),
        (r"明天|明日|明晚|明早", lambda t, _: t + timedelta(days=1)),
        (r"今天|今晚|今日", lambda t, _: t),
        (rf"({_ZH_NUM})\s*天[后後]", lambda t, m: t + timedelta(days=_zh_count(m[1]))),
        (rf"({_ZH_NUM})\s*(?:个|個)?(?:星期|礼拜|禮拜|周|週)[后後]", lambda t, m: t + timedelta(weeks=_zh_count(m[1]))),
        (
            r"(?P<next>下个|下個|下|这个|這個|这|這|本)?(?:星期|礼拜|禮拜|周|週)(?P<day>[一二三四五六日天])",
            _zh_weekday,
        ),
        (
            r"下(?:个|個)?(?:星期|礼拜|禮拜|周|週)(?![一二三四五六日天])",
            lambda t, _: t + timedelta(days=7 - t.weekday()),
        ),
        (r"周末|週末", lambda t, _: _weekday(t, 5, 0)),
        (r"(\d{1,2})月(\d{1,2})[日号號]", lambda t, m: _month_day(t, int(m[1]), int(m[2]))),
    )
)


def find_day(text: str, today: date) -> DayFound | None:
    """The first day that a line names, from today on; None if it names none."""
    found: list[DayFound] = []
    for pattern, reading in _PATTERNS:
        match = pattern.search(text)
        day = reading(today, match) if match else None
        if match and day is not None:
            found.append(DayFound(day, match.start(), match.end()))
    return min(found, key=lambda f: (f.start, -f.end), default=None)


def say_day(day: date, today: date, language: str) -> str:
    """A day as one would say it today: "tomorrow", "on Saturday", "on 5 June"; 明天, 星期六, 6月5日."""
    ahead = (day - today).days
    if is_chinese(language):
        return _say_day_zh(day, ahead)
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if ahead in near:
        return near[ahead]
    if -7 < ahead < 7:
        return f"{'on' if ahead > 0 else 'last'} {_WEEKDAYS[day.weekday()].capitalize()}"
    return f"on {day.day} {_MONTHS[day.month - 1].capitalize()}"


def _say_day_zh(day: date, ahead: int) -> str:
    near = {0: "今天", 1: "明天", 2: "后天", -1: "昨天"}
    if ahead in near:
        return near[ahead]
    if 0 < ahead < 7:
        return "星期" + "一二三四五六日"[day.weekday()]
    return f"{day.month}月{day.day}日"
