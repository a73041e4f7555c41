"""Leading: when she brings something up, what is near, and what is offered to the player."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.content.model import Beat, Chapter, Companion, Follows, Opens, Words
from game.mind.authored import answers
from game.mind.before import Before
from game.mind.conditions import Moment
from game.mind.lead import Standing, near, offers
from game.mind.situation import Reply, Situation
from game.play.happenings import BeatReached
from game.play.state import Bond, Progress, State
from game.play.store import Event
from tests.mind.conftest import NOW, WHO, Situated, cue, memory, words

OPENER = cue("leads", ("There is that door again.",), trigger="brings_up", beat="door", topics=("door",))
IDLE = Before("The sea is up.", None, "neutral", ("small_talk",), idle=True)


@pytest.fixture
def idling(situated: Situated, ana: Companion) -> Callable[..., Situation]:
    """A talk with a door near, after the player said `text`."""

    def make(text: str, last: Before | None = IDLE, **rest: Any) -> Situation:
        situation = situated(text, **rest)
        leading = replace(ana, cues=(*ana.cues, OPENER))
        return replace(situation, companion=leading, last=last, near=("door",))

    return make


def led(situation: Situation) -> bool:
    best: Reply = answers(situation, Random(1))[0]
    return best.why == "brings_up"


def test_she_brings_a_near_thing_up_when_talk_idles(idling: Callable[..., Situation]) -> None:
    assert led(idling("mm"))


@pytest.mark.parametrize(
    "last",
    [
        None,
        replace(IDLE, idle=False),
        replace(IDLE, text="Have you seen the sea?"),
        replace(IDLE, acts=("confides",)),
        replace(IDLE, acts=("parts",)),
        replace(IDLE, acts=("asks_comfort",)),
    ],
)
def test_she_does_not_where_talk_is_alive_or_heavy(idling: Callable[..., Situation], last: Before | None) -> None:
    assert not led(idling("mm", last))


@pytest.mark.parametrize("text", ["why?", "my cat is called Miso", "I want to die", "what is my sister called?"])
def test_she_does_not_where_something_is_asked_or_told(idling: Callable[..., Situation], text: str) -> None:
    assert not led(idling(text))


def test_a_goodbye_is_left_a_goodbye(idling: Callable[..., Situation]) -> None:
    situation = idling("bye")
    assert not led(replace(situation, heard=replace(situation.heard, acts=("parts",))))


def test_what_she_brought_up_within_sight_is_not_brought_up_again(idling: Callable[..., Situation]) -> None:
    assert not led(idling("mm", said_before=("There is that door again.",)))


def test_where_nothing_is_near_nothing_is_brought_up(idling: Callable[..., Situation]) -> None:
    assert not led(replace(idling("mm"), near=()))


# What is near


def chapter(name: str, **opens: Any) -> Chapter:
    blank = words("")
    return Chapter(name, "base", WHO, "chapter", blank, blank, Path(), "", Opens(**opens), None)  # type: ignore[arg-type]


def test_near_are_the_beats_of_chapters_that_lack_little_else(ana: Companion) -> None:
    far = chapter("far", rank=3, beats=("someone",), chapters=("base:one",))
    one = chapter("one", rank=2, points=9, beats=("door",))
    assert near(ana, [far, one], State()) == ("door",)
    later = State(bonds={WHO: Bond(rank=3)}, chapters={"base:one": Progress(opened=1, finished=2)})
    assert near(ana, [far, one], later) == ("someone",)


def test_a_beat_that_was_reached_is_near_no_more(ana: Companion) -> None:
    state = State()
    state.apply(Event(1, 1, (), "", BeatReached(WHO, "door")))
    assert near(ana, [chapter("one", beats=("door",))], state) == ()


# What is offered


def standing(ana: Companion, **rest: Any) -> Standing:
    asks = Words({"en": "What is behind it?", "zh-Hans": "门后面是什么？"})
    beats = {"door": Beat("door", words(""), words(""), asks)}
    hers = (
        replace(cue("lamp", ("Brass.",), ("lamp",), acts=("asks_companion",)), offers={"en": ("What about the lamp?",)}),
        replace(cue("after_door", ("So.",), ("so",)), follows=Follows(cues=("door",)), offers={"en": ("Can I see it?",)}),
    )  # fmt: skip
    values: dict[str, Any] = {
        "last": Before("It sulks.", next(c for c in ana.cues if c.id == "door"), "wry"), "near": ("door",), "plans": (), "memories": (),
        "moment": Moment(Bond(), NOW), "language": "en", "said": (), "count": 0, **rest,
    }  # fmt: skip
    return Standing(companion=replace(ana, beats=beats, cues=(*ana.cues, *hers)), **values)


def test_three_things_of_three_kinds_are_offered(ana: Companion) -> None:
    plan = memory("sister", "Anna", 3, memory="plan", about="the wedding", due="2026-11-21")
    found = offers(standing(ana, plans=((plan, "upcoming"),)))
    assert found == ("Can I see it?", "What is behind it?", "I keep thinking about Anna’s wedding.")


def test_what_was_said_already_is_not_offered_again(ana: Companion) -> None:
    found = offers(standing(ana, said=("can I see it?", "What is behind it?")))
    assert found[0] == "That was terrible."
    assert found[1] == "What about the lamp?"


def test_after_a_goodbye_nothing_is_offered(ana: Companion) -> None:
    assert offers(standing(ana, last=Before("Sleep well.", None, "warm", ("parts",)))) == ()


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("count", range(4))
def test_offers_are_in_the_players_language_and_never_twice_the_same(ana: Companion, language: str, count: int) -> None:
    for last in (None, IDLE, Before("Have you eaten?"), Before("What is it?"), Before("Oh.", None, "sad")):
        found = offers(standing(ana, language=language, last=last, count=count))
        assert len(found) == len(set(found)) == 3
        assert all(text.isascii() == (language == "en") for text in found)


@pytest.mark.parametrize(
    "written, offered",
    [
        ({"zh-Hans": ("那盏灯呢？",)}, "那盞燈呢？"),
        ({"zh-Hans": ("那盏灯呢？",), "zh-Hant": ("燈怎麼了？",)}, "燈怎麼了？"),
    ],
)
def test_what_the_author_offers_is_read_in_traditional_characters(
    ana: Companion, written: dict[str, tuple[str, ...]], offered: str
) -> None:
    now = standing(ana, language="zh-Hant", near=())
    cues = tuple(replace(cue, offers=written if cue.id == "lamp" else {}) for cue in now.companion.cues)
    assert offers(replace(now, companion=replace(now.companion, cues=cues)))[1] == offered
