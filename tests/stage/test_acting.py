"""How a companion moves: lids, mouth, head and breath, without any picture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.stage.acting import MANNERS, Acting, Pose, held

TICK = 1 / 60


def played(acting: Acting, seconds: float) -> list[Pose]:
    poses = []
    for _ in range(round(seconds / TICK)):
        acting.step(TICK)
        poses.append(acting.pose())
    return poses


def runs(lids: list[int], lid: int) -> list[int]:
    """How many ticks each uninterrupted stretch of a lid lasted."""
    lengths, last = [], None
    for one in lids:
        if one == lid:
            lengths = [*lengths[:-1], lengths[-1] + 1] if last == lid else [*lengths, 1]
        last = one
    return lengths


def test_lids_go_half_shut_and_open_again_and_are_never_held_half() -> None:
    lids = [pose.lid for pose in played(Acting("neutral", {}, seed=3), 60)]
    assert set(lids) == {0, 1, 2}
    assert max(runs(lids, 1)) * TICK <= 0.08
    assert 8 <= len(runs(lids, 2)) <= 40


@given(seed=st.integers(0, 2**32))
def test_lids_never_jump_from_open_to_shut(seed: int) -> None:
    lids = [pose.lid for pose in played(Acting("neutral", {}, seed), 10)]
    assert all(abs(one - other) <= 1 for one, other in pairwise(lids))


def test_the_mouth_moves_only_in_talk() -> None:
    acting = Acting("warm", {}, seed=1)
    assert {pose.mouth for pose in played(acting, 5)} == {0}
    acting.play("warm", speaking=True)
    assert {pose.mouth for pose in played(acting, 5)} == {0, 1, 2}
    acting.play("warm", speaking=False)
    assert {pose.mouth for pose in played(acting, 1)} == {0}


def test_a_new_expression_is_reached_without_a_leap() -> None:
    acting = Acting("neutral", {}, seed=1)
    acting.play("joy", speaking=False)
    poses = played(acting, 1)
    assert poses[0].expression == "joy"
    assert poses[0].before == "neutral"
    assert poses[-1].mix == 1
    assert poses[-1].tilt == pytest.approx(MANNERS["joy"].tilt, abs=1)
    assert max(abs(one.tilt - other.tilt) for one, other in pairwise(poses)) < 0.5


def test_a_change_in_the_midst_of_a_change_goes_on_from_what_is_seen() -> None:
    acting = Acting("neutral", {}, seed=1)
    acting.play("joy", speaking=False)
    played(acting, 0.15)
    before = acting.pose()
    acting.play("sad", speaking=False)
    after = acting.pose()
    assert after.before == "joy"
    assert after.tilt == pytest.approx(before.tilt, abs=0.6)


def test_the_rigs_own_tilt_wins() -> None:
    assert held("neutral", {"neutral": 3.0}).tilt == 3.0
    assert held("neutral", {}).tilt == MANNERS["neutral"].tilt


def test_an_unknown_expression_is_carried_like_neutral() -> None:
    assert held("grandiose", {}).tilt == MANNERS["neutral"].tilt


def test_the_head_follows_a_pointer_and_comes_back() -> None:
    acting = Acting("neutral", {}, seed=1)
    acting.look(1.0, 0.0)
    leaning = sum(pose.tilt for pose in played(acting, 8)[60:]) / 420
    acting.look(0.0, 0.0)
    resting = sum(pose.tilt for pose in played(acting, 8)[60:]) / 420
    assert leaning > resting + 0.5


def test_what_lies_ahead_is_what_will_come() -> None:
    acting = Acting("neutral", {}, seed=1)
    ahead = acting.pose(ahead=0.5)
    for _ in range(5):
        acting.step(0.1)
    assert acting.pose().tilt == pytest.approx(ahead.tilt)
    assert acting.pose().sink == pytest.approx(ahead.sink)
