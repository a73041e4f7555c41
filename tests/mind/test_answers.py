"""Choosing among what the author wrote: what rules call for, conditions, freshness, and slots that must fill."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from game.content.model import PersonaFact, When
from game.mind.authored import answers
from game.mind.conditions import Moment, holds
from game.mind.follow_up import due_plans, opening
from game.mind.matched import CueMatch
from game.mind.situation import Reply, Situation
from game.play.state import Bond
from tests.mind.conftest import NOW, WHO, Situated, cue, memory, words


def best(situation: Situation) -> Reply:
    return answers(situation, Random(1))[0]


def said(reply: Reply) -> str:
    return " ".join(part.text for part in reply.parts)


def test_the_nearest_cue_answers(situated: Situated) -> None:
    assert best(situated("why is that door locked?")).cue == "door"


def test_a_plan_just_told_is_answered_before_anything_else(situated: Situated) -> None:
    reply = best(situated("hello, my sister Anna is getting married on Saturday"))
    assert said(reply) == "Your sister Anna, the wedding, tomorrow: noted."


def test_a_name_just_told_is_answered_but_a_job_is_left_to_the_cues(situated: Situated) -> None:
    assert said(best(situated("my cat is called Miso"))) == "Miso, your cat."
    assert best(situated("I'm a nurse")).why != "noted_fact"


def test_a_fact_asked_back_comes_from_memory(situated: Situated) -> None:
    reply = best(situated("what is my sister called?", memories=(memory("sister", "Anna", 7),)))
    assert (said(reply), reply.used) == ("Anna is your sister.", (7,))


def test_what_was_never_told_is_said_so(situated: Situated) -> None:
    reply = best(situated("what is my brother called?", memories=(memory("sister", "Anna"),)))
    assert said(reply) == "You never told me of your brother."


def test_the_later_of_two_facts_holds(situated: Situated) -> None:
    memories = (memory("sister", "Anna", 1, closed="x"), memory("sister", "Hanna", 2))
    assert said(best(situated("what's my sister's name?", memories=memories))) == "Hanna is your sister."


def test_a_chinese_question_is_answered_in_chinese(situated: Situated) -> None:
    assert said(best(situated("我姐姐叫什么？", memories=(memory("sister", "安娜"),)))) == "你姐姐叫安娜。"


def test_a_crisis_is_stayed_with(situated: Situated) -> None:
    assert best(situated("hello, I want to die")).why == "stays"


def test_a_line_said_before_waits_until_the_others_were_said(situated: Situated) -> None:
    used = Bond(lines={f"{WHO}/door#1": 4})
    assert said(best(situated("why is that door locked?", bond=used))) == "Ask me later."
    used = Bond(lines={f"{WHO}/door#1": 4, f"{WHO}/door#2": 9})
    assert said(best(situated("why is that door locked?", bond=used))) == "It sulks."


def test_a_line_passed_over_is_not_offered_again(situated: Situated) -> None:
    passed = frozenset({f"{WHO}/door#1", f"{WHO}/door#2"})
    assert best(situated("why is that door locked?", passed_over=passed)).cue != "door"


def test_a_name_just_used_is_not_used_again(situated: Situated) -> None:
    assert said(best(situated("hello", player="Tom", bond=Bond(lines={f"{WHO}/hello#2": 1})))) == "Evening, Tom."
    again = situated("hello", player="Tom", said_before=("Well, Tom.",), bond=Bond(lines={f"{WHO}/hello#2": 1}))
    assert said(best(again)) == "Evening."


def test_a_slot_that_cannot_be_filled_leaves_its_line_unsaid(situated: Situated) -> None:
    replies = answers(situated("mmm"), Random(1))
    assert said(next(r for r in replies if r.why == "fallback")) == "The lamp says nothing either."


def test_a_thing_of_the_players_own_can_be_taken_up(situated: Situated) -> None:
    used = Bond(lines={f"{WHO}/fall#1": 3})
    replies = answers(situated("they cancelled the concert today", bond=used), Random(1))
    assert said(next(r for r in replies if r.why == "fallback")) == "I shall think about your concert."


def test_she_speaks_of_herself_by_keyword_where_no_cue_is_near(situated: Situated) -> None:
    assert said(best(situated("have you got a cat?"))) == "I have no cat."


# Beginnings


def test_an_evening_opens_with_a_word_and_the_plan_that_is_due(situated: Situated) -> None:
    plan = memory("sister", "Anna", 3, memory="plan", about="the wedding", due="2026-11-21")
    silent = situated("", memories=(plan,))
    reply = opening(silent, due_plans([plan], silent.moment), Random(1))
    assert reply is not None
    assert [p.text for p in reply.parts] == ["Mind the step.", "The wedding is tomorrow."]
    assert (reply.why, reply.used) == ("upcoming", (3,))


def test_what_is_past_comes_before_what_is_ahead_and_each_once() -> None:
    past = memory("self", "", 1, memory="plan", about="the exam", due="2026-11-18")
    ahead = memory("self", "", 2, memory="plan", about="the trip", due="2026-11-30")
    asked = memory("self", "", 3, memory="plan", about="the move", due="2026-11-01", followed_up=("afterwards",))
    moment = Moment(Bond(), NOW)
    assert [(m.id, phase) for m, phase in due_plans([ahead, asked, past], moment)] == [
        (1, "afterwards"),
        (2, "upcoming"),
    ]


def test_a_long_absence_has_its_own_word(situated: Situated) -> None:
    reply = opening(situated("", days_away=30), [], Random(1))
    assert reply is not None
    assert reply.cue == "away"


@pytest.mark.parametrize(
    ("when", "moment", "held"),
    [
        (When(), Moment(Bond(), NOW), True),
        (When(rank_min=2), Moment(Bond(rank=1), NOW), False),
        (When(rank_max=2), Moment(Bond(rank=3), NOW), False),
        (When(flags=("key",)), Moment(Bond(), NOW, {"key": True}), True),
        (When(flags=("key",)), Moment(Bond(), NOW, {"key": False}), False),
        (When(flags=("!key",)), Moment(Bond(), NOW), True),
        (When(beats=("door",)), Moment(Bond(beats={"door": 1}), NOW), True),
        (When(hours=(22, 4)), Moment(Bond(), NOW), True),
        (When(hours=(22, 4)), Moment(Bond(), datetime(2026, 11, 20, 3)), True),
        (When(hours=(22, 4)), Moment(Bond(), datetime(2026, 11, 20, 4)), False),
        (When(first_evening=True), Moment(Bond(evenings=1), NOW), True),
        (When(first_evening=True), Moment(Bond(evenings=2), NOW), False),
        (When(days_away=3), Moment(Bond(), NOW, {}, 2), False),
    ],
)
def test_conditions(when: When, moment: Moment, held: bool) -> None:
    assert holds(when, moment) is held


def test_what_is_true_of_her_only_for_a_while_is_said_for_that_while(situated: Situated) -> None:
    here = situated("tell me about your lantern")
    fact = PersonaFact(("lantern",), words("It hangs by the door."), When(flags=("!lost",)))
    ana = replace(here.companion, cues=(), persona=replace(here.companion.persona, facts=(fact,)))
    asked = replace(here, companion=ana, heard=replace(here.heard, matches=(), acts=("asks_companion",)))
    assert said(best(asked)) == "It hangs by the door."
    since = replace(asked, moment=Moment(Bond(), NOW, {"lost": True}))
    assert answers(since, Random(1)) == []


def test_a_truth_written_for_just_this_question_comes_before_the_general_one(situated: Situated) -> None:
    here = situated("who made you")
    real = replace(cue("real", ("A program.",), topics=("real",)), own_words=True)
    maker = replace(cue("maker", ("Some people, and a train.",), ("who made you",)), own_words=True)
    ana = replace(here.companion, cues=(real, maker))
    meant = replace(here, companion=ana, heard=replace(here.heard, matches=(CueMatch(maker, 1.0, 0.99),)))
    assert best(meant).cue == "maker"
    doubtful = replace(meant, heard=replace(here.heard, matches=(CueMatch(maker, 0.5, 0.5),)))
    assert best(doubtful).cue == "real"
