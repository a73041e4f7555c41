"""A mood that a chapter left her in, and what it says she wants: told to the model, and a condition of cues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from game.content.model import When
from game.mind.conditions import holds
from game.mind.prompt import lay_out
from game.mind.situation import Situation

Situated = Callable[..., Situation]


def in_mood(situation: Situation, mood: str, goal: str = "") -> Situation:
    moment = replace(situation.moment, bond=replace(situation.moment.bond, mood=mood))
    return replace(situation, moment=moment, goal=goal)


def test_the_model_is_told_both_beside_the_line_and_nowhere_that_lasts(situated: Situated) -> None:
    plain = lay_out(situated("hello")).messages
    told = lay_out(in_mood(situated("hello"), "wry", "You want to hear the truth.")).messages
    assert told[:-1] == plain[:-1]
    assert told[-1].content.splitlines() == ["[You want to hear the truth.]", "[Your mood tonight: wry.]", "hello"]
    assert plain[-1].content == "hello"


@pytest.mark.parametrize(
    ("moods", "mood", "may"), [((), "sad", True), (("sad", "hurt"), "sad", True), (("warm",), "neutral", False)]
)
def test_a_cue_may_ask_for_a_mood(situated: Situated, moods: Any, mood: str, may: bool) -> None:
    assert holds(When(moods=moods), in_mood(situated("hello"), mood).moment) is may
