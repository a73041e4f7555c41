"""How someone on stage holds themselves: eased from one pose to the next, whole and still where nothing is to move."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.content.model import POSES
from game.stage import SceneView
from game.stage.stance import MOVE_SECONDS, STANCES, UPRIGHT, Holding
from tests.stage.test_stage import acting, run, shown

TICK = 1 / 60


def ways(holding: Holding, seconds: float) -> list[float]:
    zooms = [holding.at().zoom]
    for _ in range(round(seconds / TICK)):
        holding.step(TICK)
        zooms.append(holding.at().zoom)
    return zooms


def test_the_stage_plays_exactly_the_poses_that_stories_may_ask_for() -> None:
    assert tuple(STANCES) == POSES
    assert STANCES[POSES[0]] == UPRIGHT


def test_the_first_pose_is_held_at_once_and_an_unknown_one_is_upright() -> None:
    assert Holding("near").at() == STANCES["near"]
    assert Holding("dancing").at() == UPRIGHT


def test_another_pose_is_reached_in_its_time_and_without_a_leap() -> None:
    holding = Holding("upright")
    holding.take("near")
    zooms = ways(holding, MOVE_SECONDS + TICK)
    assert zooms == sorted(zooms) and (zooms[0], zooms[-1]) == (1.0, STANCES["near"].zoom)
    assert max(b - a for a, b in pairwise(zooms)) < (zooms[-1] - zooms[0]) / 10
    assert not holding.moving()


def test_a_pose_in_the_midst_of_a_move_goes_on_from_what_is_seen() -> None:
    holding = Holding("back")
    holding.take("near")
    there = ways(holding, MOVE_SECONDS / 2)[-1]
    plates = holding.drawn()
    holding.take("back")
    assert holding.at().zoom == there and holding.drawn() == plates == STANCES["back"]


def test_what_lies_ahead_is_what_will_come() -> None:
    holding = Holding("upright")
    holding.take("near")
    tick = MOVE_SECONDS / 13.5
    for at, drawn in [(holding.at(n * tick), holding.drawn(n * tick)) for n in range(20)]:
        assert holding.at().zoom == pytest.approx(at.zoom) and holding.drawn() == drawn
        holding.step(tick)


def blue(buffer: bytes) -> int:
    """How many pixels are of the test rig's blue body: as large as the actor."""
    return sum(1 for n in range(0, len(buffer), 4) if buffer[n] > 1.4 * buffer[n + 2] > 0 and buffer[n + 1] < 60)


def test_near_is_larger_and_back_is_smaller(view: SceneView) -> None:
    near, upright, back = (shown(acting(view, pose=pose), reduced_motion=True) for pose in ("near", "upright", "back"))
    assert blue(near.buffer) > blue(upright.buffer) > blue(back.buffer)


def test_a_move_is_drawn_often_and_ends_in_the_pose_itself(view: SceneView) -> None:
    stage = shown(view)
    run(stage, 1)
    stage.show(acting(view, pose="near"))
    assert len(run(stage, MOVE_SECONDS, TICK)) > 20
    stage.set_reduced_motion(True)
    stage.draw()
    other = shown(acting(view, pose="near"), reduced_motion=True)
    assert blue(stage.buffer) == pytest.approx(blue(other.buffer), rel=0.01)


def test_reduced_motion_takes_the_pose_at_once_and_moves_nothing_later(view: SceneView) -> None:
    stage = shown(view, reduced_motion=True)
    stage.show(acting(view, pose="near"))
    stage.draw()
    assert stage.buffer == shown(acting(view, pose="near"), reduced_motion=True).buffer
    assert not any(actor._holding.moving() for actor in stage._actors)


def test_who_stands_in_the_shade_may_also_lean_in(view: SceneView) -> None:
    posed = acting(view, pose="near")
    one, dim = (shown(acting(posed, dim=dim), reduced_motion=True) for dim in (False, True))
    assert one.buffer != dim.buffer
    assert dim.describe()["actors"][0]["pose"] == "near"
