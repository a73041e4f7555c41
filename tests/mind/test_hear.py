"""Hearing: which cue a line comes near and what it does, by n-grams, and by an ear where there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.content.model import Companion
from game.mind.hear import Heard, Listener
from game.mind.ngrams import NgramIndex
from game.mind.ports import EngineError
from game.mind.weigh import LIKELY
from game.model.fake import FakeEar
from tests.mind.conftest import NOW, cue


@pytest.fixture(params=["n-grams", "ear"])
def hear(ana: Companion, request: pytest.FixtureRequest) -> Listener:
    return Listener(ana, FakeEar() if request.param == "ear" else None)


def heard(listener: Listener, text: str) -> Heard:
    return listener.hear(text, NOW.date())


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("hello", "hello"),
        ("Good evening!", "hello"),
        ("why is the door locked?", "door"),
        ("Long day. What is behind the locked door?", "door"),
        ("Ana, what are you afraid of?", "fears"),
        ("晚上好", "hello"),
        ("你好呀", "hello"),
    ],
)
def test_a_line_is_taken_for_the_cue_it_comes_near(hear: Listener, line: str, cue: str) -> None:
    best = heard(hear, line).matches[0]
    assert (best.cue.id, best.fit >= LIKELY) == (cue, True)


def test_a_clause_that_is_an_example_is_not_the_line(ana: Companion) -> None:
    age = cue("age", ("I see.",), {"zh-Hans": ("我三十五了",)})
    listener = Listener(replace(ana, cues=(*ana.cues, age)), None)
    assert heard(listener, "我三十五了").matches[0].score == 1.0
    assert heard(listener, "我三十五了，夜里锁着的门让我害怕").matches[0].score < 0.9


def test_beside_something_grave_the_rest_counts_less(ana: Companion) -> None:
    listener = Listener(ana, FakeEar())
    grave, light = (heard(listener, f"my dog {did} last night. well, good evening") for did in ("died", "sang"))
    assert grave.tone == "bad" != light.tone
    assert grave.matches[0].score < light.matches[0].score


def test_latin_in_a_chinese_talk_is_heard_and_stays_chinese(hear: Listener) -> None:
    found = hear.hear("hello", NOW.date(), "zh-Hans")
    assert (found.language, found.matches[0].cue.id, found.acts) == ("zh-Hans", "hello", ("greets",))


def test_a_line_like_nothing_is_near_nothing(hear: Listener) -> None:
    assert heard(hear, "quarterly depreciation schedules").matches[0].fit < LIKELY


def test_what_scares_the_player_is_not_asked_of_her(hear: Listener) -> None:
    told, asked = heard(hear, "what scares me are exams"), heard(hear, "what scares you?")
    assert told.matches[0].score < asked.matches[0].score


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("thank you", "thanks"), ("you're useless", "hurts"), ("good night", "parts"), ("谢谢", "thanks"), ("晚安", "parts"),
        ("what is my sister called?", "asks_memory"), ("my sister Anna moved out", "confides"), ("我妹妹叫小雨", "confides"),
    ],
)  # fmt: skip
def test_what_a_line_does(hear: Listener, line: str, act: str) -> None:
    assert heard(hear, line).acts == (act,)


def test_an_insult_is_not_taken_for_the_sorrow_it_sounds_like(ana: Companion) -> None:
    lonely = cue("lonely", ("Sit nearer the lamp.",), ("nobody likes me", "no one likes me"), acts=("confides",))
    found = heard(Listener(replace(ana, cues=(*ana.cues, lonely)), None), "nobody likes you")
    assert (found.acts, "lonely" in [m.cue.id for m in found.matches]) == (("hurts",), False)


@pytest.mark.parametrize("line", ["hello", "你好", "you're useless"])
def test_a_companion_who_knows_no_cue_of_a_language_still_hears(ana: Companion, line: str) -> None:
    assert heard(Listener(replace(ana, cues=()), None), line).acts


def test_an_ear_that_dies_is_done_without(ana: Companion) -> None:
    ear = FakeEar()
    listener = Listener(ana, ear)

    def dies(_texts: object) -> None:
        raise EngineError("The ear died.", "It starts again.")

    ear.embed = dies  # type: ignore[method-assign, assignment]
    found = listener.hear("hello", NOW.date())
    assert (found.matches[0].cue.id, found.vector) == ("hello", None)


def test_the_same_words_are_wholly_alike_and_rare_words_count_most() -> None:
    index = NgramIndex(["the red lamp", "the blue lamp", "the lamp"], "en")
    assert index.likeness("the red lamp")[0] == pytest.approx(1.0)
    red, blue, _ = index.likeness("a red coat")
    assert red > blue == 0.0


def test_lines_without_a_word_are_told_apart_by_being_the_same(ana: Companion, hear: Listener) -> None:
    speechless = replace(ana, cues=(*ana.cues, cue("laughs", ("Well.",), ("😂",)), cue("silence", ("Quite.",), ("…",))))
    listener = Listener(speechless, FakeEar() if hear._ear else None)
    assert heard(listener, "😂").matches[0].cue.id == "laughs"
    assert heard(listener, "😂😂😂").matches[0].cue.id == "laughs"
    assert heard(listener, "😡").matches[0].score == 0.0  # no sign is like another
    assert heard(listener, " … ").matches[0].cue.id == "silence"
