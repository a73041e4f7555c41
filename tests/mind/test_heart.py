"""Promises and feelings: read out of a line, kept with since and until, come back to once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from random import Random

import pytest

from game.mind.facts import told
from game.mind.follow_up import follow_ups, opening
from game.mind.notice import notice
from game.play import happenings as h
from game.play.state import Memory
from tests.mind.conftest import NOW, Situated, cue, memory

TODAY = date(2026, 11, 20)


def heart(line: str) -> list[tuple[str, str, str | None]]:
    found = told(line, "en" if line.isascii() else "zh-Hans", TODAY)
    kept = [t for t in found if t.memory in ("promise", "feeling")]
    return [(t.memory, t.value, t.due.isoformat() if t.due else None) for t in kept]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("i'm so lonely tonight", ("feeling", "lonely", None)),
        ("i've been feeling a bit low", ("feeling", "low", None)),
        ("I have an exam on friday and i'm terrified", ("feeling", "terrified", None)),
        ("i promise to sleep before two", ("promise", "sleep before two", None)),
        ("i promise i'll call my mum tomorrow", ("promise", "call my mum tomorrow", "2026-11-21")),
        ("i'll talk to my boss on monday", ("promise", "talk to my boss on monday", "2026-11-23")),
        ("我最近特别焦虑", ("feeling", "焦虑", None)),
        ("我快崩溃了", ("feeling", "崩溃", None)),
        ("我答应你，明天给我妈打电话", ("promise", "明天给我妈打电话", "2026-11-21")),
        ("我今晚就把话说开", ("promise", "把话说开", "2026-11-20")),
    ],
)
def test_a_promise_or_a_feeling_is_kept(line: str, kept: tuple[str, str, str | None]) -> None:
    assert kept in heart(line)


@pytest.mark.parametrize(
    "line",
    [
        "i'm not sad", "i'm afraid not", "if i'm sad i eat", "she was furious", "are you sad", 'he said "i\'m lonely"',
        "i promise i'm fine", "i can't promise i'll come", "i'll be fine tomorrow", "我不难过", "他很生气", "别难过", "我一定会好好的",
    ],
)  # fmt: skip
def test_what_is_denied_quoted_or_another_s_is_not(line: str) -> None:
    assert heart(line) == []


def felt(value: str, since: str, **changes: object) -> Memory:
    return replace(memory("self", value), memory="feeling", since=since, **changes)  # type: ignore[arg-type]


def test_a_feeling_felt_again_another_evening_takes_the_old_one_s_place(situated: Situated) -> None:
    situation = situated("i'm so lonely")
    heard = replace(situation.heard, told=tuple(told("i'm so lonely", "en", TODAY)))
    old = felt("lonely", "2026-11-02T22:00:00+00:00")
    found = list(notice(situation.companion, heard, situation.moment, [old], ""))
    assert [w.memory for w in found if isinstance(w, h.MemoryClosed)] == [old.id]
    assert [w.value for w in found if isinstance(w, h.MemoryKept)] == ["lonely"]
    tonight = felt("lonely", situation.moment.now.isoformat())
    again = notice(situation.companion, heard, situation.moment, [tonight], "")
    assert not any(isinstance(w, h.MemoryKept) for w in again)


def test_what_a_help_card_was_shown_for_is_not_asked_after_in_passing(situated: Situated) -> None:
    situation = situated("i'm hopeless")
    heard = replace(situation.heard, told=tuple(told("i'm hopeless", "en", TODAY)), care="acute")
    found = notice(situation.companion, heard, situation.moment, [], "")
    assert not any(isinstance(w, h.MemoryKept) for w in found)


def test_she_comes_back_once_to_a_promise_whose_day_is_past_and_to_a_low_feeling(situated: Situated) -> None:
    moment = situated("").moment
    yesterday, long_ago = "2026-11-19T22:00:00+00:00", "2026-09-01T22:00:00+00:00"
    promise = replace(memory("self", "call"), id=1, memory="promise", since=yesterday, due="2026-11-19")
    ahead = replace(promise, id=2, due="2026-11-30")
    low, glad = replace(felt("lonely", yesterday), id=3), replace(felt("happy", yesterday), id=4)
    old, asked = replace(felt("sad", long_ago), id=5), replace(felt("low", yesterday, followed_up=("felt",)), id=6)
    moment = replace(moment, now=datetime.fromisoformat("2026-11-20T22:00:00+00:00"))
    due = follow_ups([promise, ahead, low, glad, old, asked], moment)
    assert [(m.id, phase) for m, phase in due] == [(1, "promised"), (3, "felt")]


@pytest.mark.parametrize(
    ("text", "language", "told_back"), [("I'll call her.", "en", True), ("我会打电话", "zh-Hans", False)]
)
def test_a_promise_is_quoted_in_the_language_it_was_made_in(
    situated: Situated, text: str, language: str, told_back: bool
) -> None:
    situation = situated("")
    keeps = cue("promised", ("You said: “{quote}”",), trigger="promised")
    companion = replace(situation.companion, cues=(*situation.companion.cues, keeps))
    promise = replace(memory("self", "call"), memory="promise", text=text, language=language, since=NOW.isoformat())
    reply = opening(replace(situation, companion=companion), [(promise, "promised")], Random(1))
    assert reply is not None
    assert (f"You said: “{text}”" in [p.text for p in reply.parts]) is told_back
