"""Questions about the player's own life: told from questions about hers, and answered from what was said."""

from __future__ import annotations

from random import Random

import pytest

from game.mind.answering import known
from game.mind.asked import asked
from game.mind.asked_real import asks_real
from game.mind.asked_type import Asked
from game.mind.authored import answers
from game.mind.ports import Said
from game.mind.recall import Recalled
from tests.mind.conftest import WHO, Situated, memory


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("when is my driving test?", Asked("", "driving test")),
        ("what's my aunt called again", Asked("aunt", "aunt")),
        ("do you remember my favourite song", Asked("favourite", "favourite song", "song")),
        ("which river did we swim in?", Asked("", "river")),
        ("what am I allergic to?", Asked("allergy", "allergy")),
        ("where did I grow up?", Asked("home town", "")),
        ("what was my uncle's boat called", Asked("", "uncle's boat")),
        ("我考试是哪天", Asked("", "考试")),
        ("我同事姓什么", Asked("colleague", "同事")),
        ("教我画画的老师叫什么", Asked("teacher", "老师")),
        ("我老家在哪里", Asked("home town", "")),
    ],
)
def test_what_is_asked_of_their_own_life(line: str, about: Asked) -> None:
    assert asked(line, "zh-Hans" if not line.isascii() else "en") == about


@pytest.mark.parametrize(
    "line",
    [
        "what's my seat?", "what should I do about my boss", "where are we going", "what do you think of my hat",
        "when is your birthday", "what's the name of that station", "why am I here", "what's my next move",
        "我该怎么办", "我们什么时候到", "我能做什么", "我凭什么相信你", "你生日是哪天", "我在哪", "我做错了什么",
        "我好像从来没被谁坚定地选择过", "我什么都怕", "my husband forgot our anniversary", "i forgot my umbrella",
    ],
)  # fmt: skip
def test_other_questions_are_left_alone(line: str) -> None:
    assert asked(line, "zh-Hans" if not line.isascii() else "en") is None


def line(text: str, turn: int = 3, speaker: str = "player") -> Recalled:
    return Recalled(Said(turn, WHO, speaker, text, "en", ""), 1.0, ("words",))  # type: ignore[arg-type]


def test_a_fact_comes_before_a_line(situated: Situated) -> None:
    cat = memory("cat", "Miso")
    found = known(
        situated("what is my cat called?", memories=(cat,), recalled=(line("my cat ate"),)), Asked("cat", "cat")
    )
    assert (found.trigger, found.slots["value"], found.used) == ("knows", "Miso", (cat.id,))


def test_a_plan_is_known_by_its_day(situated: Situated) -> None:
    exam = memory("self", "", memory="plan", about="the exam", due="2026-11-21")
    found = known(situated("when is my exam?", memories=(exam,)), Asked("", "exam"))
    assert (found.trigger, found.slots["value"]) == ("knows", "tomorrow")


def test_a_line_of_theirs_is_quoted_where_no_fact_was_noted(situated: Situated) -> None:
    lines = (line("is my husband late?"), line("your husband", speaker="companion"), line("Jo, my old husband, hums"))
    found = known(situated("what's my husband called?", recalled=lines), Asked("husband", "husband"))
    assert (found.trigger, found.slots["quote"]) == ("recalls", "Jo, my old husband, hums")
    asked_for = situated("do you remember which car I drive to work", recalled=(line("the car I drive is a wreck"),))
    assert known(asked_for, Asked("allergy", "allergy")).trigger == "recalls"


def test_what_was_never_said_is_not_made_up(situated: Situated) -> None:
    lines = (line("it rained all day"), line("my sister sings"))
    assert known(situated("what's my dog called?", recalled=lines), Asked("dog", "dog")).trigger == "unknown"


def test_an_older_sister_asked_for_is_no_younger_one(situated: Situated) -> None:
    younger = memory("younger sister", "Mei")
    found = known(
        situated("what's my older sister called?", memories=(younger,)), Asked("older sister", "older sister")
    )
    assert found.trigger == "unknown"


def test_a_question_about_ones_own_gets_no_answer_about_hers(situated: Situated) -> None:
    """However near a cue about her is."""
    reply = answers(situated("what's my door called, why is that door locked?"), Random(1))[0]
    assert reply.cue == "unknown"


@pytest.mark.parametrize(
    "line",
    [
        "are you an actual human?", "you're a robot, right", "is this just a chatbot", "am I speaking with a machine",
        "my son thinks you're a bot", "do you actually exist", "who programmed you", "你是机器人吗", "你不是真人吧", "您到底是不是人",
    ],
)  # fmt: skip
def test_whoever_asks_if_she_is_real_is_heard(line: str) -> None:
    assert asks_real(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "what's your real name",
            "you're a really kind person",
            "is this seat free",
            "are you for real",
            "你是列车长吗",
        ),
        *("你说时间是不是假的", "你说梦里的事是不是真的", "你刚才说的是真的吗", "你喜欢机器人吗", "你的茶是真的吗"),
    ],
)
def test_and_nobody_else(line: str) -> None:
    assert not asks_real(line)
