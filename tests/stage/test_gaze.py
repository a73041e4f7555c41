"""Where eyes go: after the pointer, to whoever speaks, away in thought, and back to the player."""

from __future__ import annotations

from random import Random

import pytest

from game.art.rig import GAZES
from game.stage.gaze import ATTENTION, LINE, Gaze, place_of


def after(gaze: Gaze, seconds: float, idle: bool = False) -> list[str]:
    """The places the eyes pass in some seconds, each once."""
    passed = [gaze.at]
    for _ in range(round(seconds * 60)):
        gaze.step(1 / 60, idle)
        if gaze.at != passed[-1]:
            passed.append(gaze.at)
    return passed


@pytest.mark.parametrize(("across", "down", "place"), [
    (0.0, 0.0, ""), (0.2, 0.0, "nearer"), (0.5, 0.0, "near"), (-0.2, 0.1, "aside"), (-0.5, 0.4, "far"),
    (0.1, 0.4, "down"),
])  # fmt: skip
def test_directions(across: float, down: float, place: str) -> None:
    assert place_of(across, down) == place
    assert place in GAZES


def test_eyes_follow_a_pointer_place_by_place_and_come_back() -> None:
    gaze = Gaze(Random(1))
    gaze.follow(0.6, 0.0)
    assert after(gaze, 1.0) == ["", "nearer", "near"]
    gaze.follow(-0.6, 0.0)
    assert after(gaze, 1.0) == list(reversed(LINE))
    assert after(gaze, ATTENTION + 1)[-1] == ""


def test_thought_looks_away_with_a_blink_whatever_the_pointer_does() -> None:
    gaze = Gaze(Random(1))
    gaze.follow(0.0, 0.0)
    gaze.think(True)
    assert gaze.step(0.05, idle=False)
    assert gaze.at == "away"
    gaze.follow(0.6, 0.0)
    assert after(gaze, 0.5) == ["away"]
    gaze.think(False)
    assert after(gaze, 1.0)[-1] == "near"


def test_whoever_speaks_is_looked_at() -> None:
    gaze = Gaze(Random(1))
    gaze.attend(0.4)
    assert after(gaze, 1.0)[-1] == "near"
    gaze.attend(None)
    assert after(gaze, 1.0)[-1] == ""


def test_someone_idle_glances_aside_and_someone_speaking_does_not() -> None:
    assert len(after(Gaze(Random(1)), 40, idle=True)) > 2
    assert after(Gaze(Random(1)), 40, idle=False) == [""]
