"""Lines about the talk itself: told by plain words, in both languages, and never where a line is about something."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from game.content.model import Kind
from game.mind.authored import answers
from game.mind.before import Before
from game.mind.shape_speech import kinds_of_speech
from tests.mind.conftest import Situated, cue


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("say that again?", "asks_again"), ("i didn't catch that", "asks_again"), ("what did you say", "asks_again"),
        ("stop giving me advice", "no_advice"), ("don't tell me to calm down", "no_advice"), ("i just need to vent", "no_advice"),
        ("you keep changing the subject", "of_the_talk"), ("that's not what i asked", "of_the_talk"),
        ("you already said that", "of_the_talk"), ("are you even listening", "of_the_talk"),
        ("can you explain that in plain english", "puzzled"), ("what does that even mean", "puzzled"),
        ("brb", "steps_away"), ("one moment, someone's at the door", "steps_away"), ("hang on a sec", "steps_away"),
        ("back, sorry, the kettle", "comes_back"), ("ok i'm here", "comes_back"),
        ("just kidding", "jokes"), ("why did the train blush? because it saw the guard changing", "jokes"),
        ("sorry, that came out harsh", "says_sorry"), ("i didn't mean to snap at you", "says_sorry"),
        ("再说一遍好吗", "asks_again"), ("刚才没听清", "asks_again"),
        ("能不能别老劝我", "no_advice"), ("我就是想吐槽", "no_advice"),
        ("我不是问这个", "of_the_talk"), ("你怎么又说这句", "of_the_talk"), ("答非所问", "of_the_talk"),
        ("讲得太绕了，说人话", "puzzled"), ("你刚才那句什么意思", "puzzled"),
        ("等我一下，我去关个火", "steps_away"), ("稍等", "steps_away"), ("接个电话马上回来", "steps_away"),
        ("回来啦", "comes_back"), ("久等了", "comes_back"),
        ("开个玩笑啦别当真", "jokes"), ("为什么火车不会迷路？因为它有轨道", "jokes"),
        ("对不起，刚才语气不好", "says_sorry"), ("我错了", "says_sorry"),
    ],
)  # fmt: skip
def test_what_a_line_does_to_the_talk(line: str, kind: Kind) -> None:
    assert kinds_of_speech(line, not line.isascii()) == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "i'm sorry to hear that", "sorry, what time is it?", "i said sorry to him", "i'm back at work on monday",
        "hold on to my hand", "why did they leave?", "he keeps changing the subject at dinner", "my mum won't stop giving advice",
        "how many people have you said that to", "i missed you", "tell me a joke", "the doctor explained it to me",
        "不好意思，问一下几点了", "我爸跟我道歉了", "上课全英文听不懂", "闹钟没听见", "等一下次车要多久", "我们等他回来",
        "你会开玩笑吗", "没什么意思", "讲个笑话吧",
    ],
)  # fmt: skip
def test_what_only_sounds_so(line: str) -> None:
    assert kinds_of_speech(line, not line.isascii()) == []


def test_she_says_again_what_she_said(situated: Situated) -> None:
    situation = situated("say that again?")
    again = replace(cue("again", ("I said: {said}",), trigger="fallback"), kinds=("asks_again",))
    situation = replace(situation, companion=replace(situation.companion, cues=(*situation.companion.cues, again)))
    best = answers(replace(situation, last=Before("It sulks.")), Random(1))[0]
    assert (best.cue, best.parts[0].text) == ("again", "I said: It sulks.")
    assert "again" not in [reply.cue for reply in answers(situation, Random(1))]
