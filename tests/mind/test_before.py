"""Lines that lean on what came before: heard only where what they follow was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from game.content.model import Companion, Cue, Follows
from game.mind.before import Before, follows, in_place
from game.mind.conditions import Moment
from game.mind.hear import Listener
from game.play.state import Bond
from tests.mind.conftest import NOW, cue

DOOR = cue("door", ("It sulks.",), ("the door",), topics=("door",))
TODAY, HERE = date(2026, 11, 20), Moment(Bond(), NOW)


def leaning(**wanted: Any) -> Cue:
    return replace(cue("lean", ("Because.",), ("why is that",)), follows=Follows(**wanted))


@pytest.mark.parametrize(
    ("wanted", "last", "comes"),
    [
        ({"cues": ("door",)}, Before("It sulks.", DOOR), True),
        ({"cues": ("door",)}, Before("It sulks.", None), False),
        ({"topics": ("door",)}, Before("It sulks.", DOOR), True),
        ({"topics": ("sea",)}, Before("It sulks.", DOOR), False),
        ({"triggers": ("heard",)}, Before("It sulks.", DOOR), True),
        ({"triggers": ("opening",)}, Before("It sulks.", DOOR), False),
        ({"faces": ("wry",)}, Before("It sulks.", DOOR, "wry"), True),
        ({"faces": ("wry",)}, Before("It sulks.", DOOR, "sad"), False),
        ({"asked": True}, Before("It sulks. Have you seen the sea?"), True),
        ({"asked": True}, Before("Have you seen the sea? I have."), False),
        ({"asked": False}, Before("It sulks."), True),
        ({"acts": ("confides",)}, Before("I see.", None, "warm", ("confides",)), True),
        ({"acts": ("confides",)}, Before("I see.", None, "warm", ("greets",)), False),
        ({"faces": ("wry",), "asked": True}, Before("It sulks.", DOOR, "wry"), False),
        ({"asked": False}, None, False),
    ],
)
def test_what_a_cue_follows_must_hold_whole(wanted: dict[str, Any], last: Before | None, comes: bool) -> None:
    assert follows(leaning(**wanted), last) is comes


def test_a_cue_that_follows_nothing_may_always_come() -> None:
    assert follows(DOOR, None)


def test_a_leaning_cue_is_heard_only_in_its_place_and_there_before_others(ana: Companion) -> None:
    plain = cue("plain", ("Just so.",), ("why is that so",))
    listener = Listener(replace(ana, cues=(plain, leaning(faces=("wry",)))), None)
    heard = listener.hear("why is that so", TODAY)
    assert [m.cue.id for m in in_place(heard, None, HERE).matches] == ["plain"]
    assert [m.cue.id for m in in_place(heard, Before("Ha.", None, "wry"), HERE).matches][:1] == ["plain"]
    near = listener.hear("but why is that", TODAY)
    assert in_place(near, Before("Ha.", None, "wry"), HERE).matches[0].cue.id == "lean"
