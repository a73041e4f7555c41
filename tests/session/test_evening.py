"""An evening of talk: what a line earns, what she remembers, and what regenerate, swipe, rewind and a crash leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

import pytest

from game.play.store import StoreError
from game.session import messages as m
from game.session.evening import Evening
from game.session.profile import OpenProfile
from tests.keep.memory_store import MemoryStore
from tests.session.conftest import ISAURA, MovingClock, reply


def test_she_speaks_first_and_waits_then(profile: OpenProfile) -> None:
    evening = Evening(profile, ISAURA)
    assert reply(list(evening.open()))
    assert list(Evening(profile, ISAURA).open()) == []
    assert [e.speaker for e in evening.history()] == ["companion"]


def test_a_line_is_answered_and_both_stay(evening: Evening) -> None:
    answer = reply(evening.say("hello"))
    assert [(e.speaker, e.text) for e in evening.history()][-2:] == [("player", "hello"), ("companion", answer)]


def test_nothing_is_said_for_an_empty_line(evening: Evening) -> None:
    before = evening.history()
    assert list(evening.say("  \n ")) == []
    assert evening.history() == before


def test_what_a_line_earned_is_told_with_the_line(evening: Evening) -> None:
    told = list(evening.say("My sister Anna is getting married on Saturday"))
    bond = [t for t in told if isinstance(t, m.BondChanged)]
    assert bond and all(b.quote == "My sister Anna is getting married on Saturday" for b in bond)
    assert [t.text for t in told if isinstance(t, m.Remembered)] == [
        "your sister: Anna",
        "your sister Anna’s wedding, tomorrow",
    ]


def test_she_knows_what_she_was_told_and_invents_nothing(evening: Evening) -> None:
    list(evening.say("My sister Anna is getting married on Saturday"))
    assert "Anna" in reply(evening.say("What is my sister called?"))
    about_brother = list(evening.say("What is my brother called?"))
    assert "Anna" not in reply(about_brother)
    cue = next(s.line for s in about_brother if isinstance(s, m.Sentence))
    assert cue is not None and "/unknown" in cue


def test_a_corrected_fact_takes_the_place_of_the_old_one(evening: Evening) -> None:
    list(evening.say("My sister is called Anna"))
    list(evening.say("Sorry, my sister is called Hanna"))
    assert "Hanna" in reply(evening.say("What is my sister called?"))


@pytest.mark.parametrize(
    ("later", "phase"), [("2026-11-20T23:50:00+00:00", "upcoming"), ("2026-11-23T22:00:00+00:00", "afterwards")]
)
def test_a_plan_is_looked_forward_to_and_asked_after_once(
    profile: OpenProfile, ticking: MovingClock, later: str, phase: str
) -> None:
    evening = Evening(profile, ISAURA)
    list(evening.open())
    list(evening.say("My sister Anna is getting married on Saturday"))
    ticking.set(later)
    again = Evening(profile, ISAURA)
    assert "wedding" in reply(list(again.open()))
    (plan,) = [x for x in profile.journal.state.open_memories(ISAURA) if x.memory == "plan"]
    assert plan.followed_up == (phase,)
    list(again.say("hello"))
    assert "wedding" not in reply(list(Evening(profile, ISAURA).open()))


def test_she_answers_chinese_in_chinese(evening: Evening) -> None:
    list(evening.say("我姐姐叫安娜"))
    assert "安娜" in reply(evening.say("我姐姐叫什么名字？"))


def test_help_comes_before_anything_else(evening: Evening) -> None:
    told = list(evening.say("I want to kill myself"))
    kinds = [type(t) for t in told]
    assert kinds.index(m.CareCard) < kinds.index(m.Sentence)
    assert not any(isinstance(t, m.BondChanged) for t in told)


# Regenerate, swipe, rewind


def test_another_reply_keeps_what_the_line_earned_and_says_something_else(evening: Evening) -> None:
    list(evening.say("I lost my job today"))
    before = evening.history()[-1]
    points = evening._journal.state.bond(ISAURA).points
    list(evening.regenerate())
    after = evening.history()[-1]
    assert after.text != before.text
    assert (after.swipe, after.swipes) == (1, 2)
    assert evening._journal.state.bond(ISAURA).points == points


def test_a_swipe_brings_the_earlier_reply_back(evening: Evening) -> None:
    list(evening.say("I lost my job today"))
    first = evening.history()[-1]
    list(evening.regenerate())
    shown = evening.swipe(evening.history()[-1].turn, 0)
    assert (shown[-1].turn, shown[-1].text) == (first.turn, first.text)


def test_rewinding_takes_the_effects_back(evening: Evening) -> None:
    list(evening.say("hello"))
    here = evening.history()[-1].turn
    points = evening._journal.state.bond(ISAURA).points
    list(evening.say("My sister Anna is getting married on Saturday"))
    assert evening.rewind(here)[-1].turn == here
    state = evening._journal.state
    assert (state.bond(ISAURA).points, state.open_memories(ISAURA)) == (points, [])
    assert "Anna" not in reply(evening.say("What is my sister called?"))


# What breaks off


def _until(messages: Iterator[m.Message], kind: type[m.Message]) -> list[m.Message]:
    return list(takewhile(lambda message: not isinstance(message, kind), messages))


def test_a_line_that_was_kept_is_answered_after_a_crash(evening: Evening, reopen: Callable[[], OpenProfile]) -> None:
    talk = evening.say("My sister Anna is getting married on Saturday")
    assert isinstance(next(talk), m.PlayerLine)
    del talk  # The game dies here: nothing was heard yet.
    again = Evening(reopen(), ISAURA)
    told = list(again.open())
    assert any(isinstance(t, m.Remembered) for t in told)
    assert reply(told)
    assert [e.speaker for e in again.history()] == ["companion", "player", "companion"]


def test_a_line_that_was_heard_is_not_heard_twice(evening: Evening, reopen: Callable[[], OpenProfile]) -> None:
    _until(evening.say("My sister Anna is getting married on Saturday"), m.Face)
    points = evening._journal.state.bond(ISAURA).points
    again = Evening(reopen(), ISAURA)
    told = list(again.open())
    assert not any(isinstance(t, m.BondChanged) for t in told)
    assert again._journal.state.bond(ISAURA).points == points


def test_sentences_that_were_shown_stand_after_a_crash(evening: Evening, reopen: Callable[[], OpenProfile]) -> None:
    talk = evening.say("My sister Anna is getting married on Saturday")
    shown = next(t.text for t in talk if isinstance(t, m.Sentence))
    del talk
    again = Evening(reopen(), ISAURA)
    list(again.open())
    assert shown in [e.text for e in again.history()]


def test_a_full_disk_loses_nothing_that_was_shown(
    evening: Evening, memory_store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(evening.say("hello"))
    before, state = evening.history(), evening._journal.replay()

    def full(_batch: object) -> None:
        raise StoreError("The disk is full. Make room and say it again.")

    monkeypatch.setattr(memory_store, "write", full)
    with pytest.raises(StoreError):
        list(evening.say("can you hear me?"))
    monkeypatch.undo()
    assert (evening.history(), evening._journal.state) == (before, state)
    assert reply(evening.say("can you hear me?"))
