"""What the shell relies on: the buffer, changes of view, sleep and wake, and a stage that goes on without a picture."""

from __future__ import annotations

import math
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.stage import ActorView, SceneView, Stage

SMALL = (640, 360)


def run(stage: Stage, seconds: float, tick: float = 1 / 30) -> list[bytes]:
    """Let time pass; every picture that was drawn."""
    drawn = []
    for _ in range(round(seconds / tick)):
        if stage.step(tick):
            stage.draw()
            drawn.append(bytes(stage.buffer))
    return drawn


def shown(view: SceneView, **how: object) -> Stage:
    stage = Stage(*SMALL, **how)
    stage.show(view)
    stage.draw()
    return stage


def pixel(stage: Stage, x: int, y: int) -> tuple[int, int, int]:
    """Red, green, blue at a place of the 1280 x 720 stage."""
    at = (y * stage.size[1] // 720 * stage.size[0] + x * stage.size[0] // 1280) * 4
    blue, green, red = stage.buffer[at : at + 3]
    return red, green, blue


def acting(view: SceneView, **changes: object) -> SceneView:
    return replace(view, actors=tuple(replace(actor, **changes) for actor in view.actors))


def test_no_display_is_ever_opened(view: SceneView) -> None:
    shown(view)
    assert not pygame.display.get_init()


def test_buffer_is_one_bytearray_of_four_bytes_a_pixel(view: SceneView) -> None:
    stage = shown(view)
    buffer = stage.buffer
    run(stage, 1)
    assert stage.buffer is buffer
    assert stage.size == SMALL
    assert len(buffer) == SMALL[0] * SMALL[1] * 4


def test_bytes_are_blue_green_red_and_opaque(view: SceneView) -> None:
    stage = shown(view)
    assert pixel(stage, 40, 40) == pytest.approx((90, 30, 60), abs=3)
    assert set(stage.buffer[3::4]) == {255}


@pytest.mark.parametrize(
    ("window", "ratio", "size"),
    [
        ((960, 600), 1.0, (960, 600)),
        ((1280, 720), 1.5, (1920, 1080)),
        ((1280, 720), 2.0, (2560, 1440)),
        ((3840, 2160), 1.0, (2560, 1440)),
        ((3000, 720), 1.0, (2560, 614)),
    ],
)
def test_size_is_in_device_pixels_but_never_beyond_the_plates(
    window: tuple[int, int], ratio: float, size: tuple[int, int]
) -> None:
    assert Stage(*window, ratio).size == size


def test_resizing_gives_a_new_buffer_and_leaves_the_old(view: SceneView) -> None:
    stage = shown(view)
    old, before = stage.buffer, bytes(stage.buffer)
    stage.resize(800, 450, 1.0)
    stage.draw()
    assert len(stage.buffer) == 800 * 450 * 4
    assert bytes(old) == before
    assert pixel(stage, 40, 40) == pytest.approx((90, 30, 60), abs=3)


def test_a_face_fades_from_one_expression_to_the_next(view: SceneView) -> None:
    stage, joyful = shown(view), acting(view, expression="joy")
    before = pixel(stage, 372, 276)
    stage.show(joyful)
    run(stage, 0.08, tick=0.04)
    between = pixel(stage, 372, 276)
    run(stage, 1)
    after = pixel(stage, 372, 276)
    assert before[0] < between[0] < after[0]
    assert after[0] == 100  # the red of joy's eyes, whatever the lid


def test_a_change_of_scene_dissolves_and_arrives(view: SceneView) -> None:
    stage = shown(view)
    start = pixel(stage, 40, 40)
    stage.show(replace(view, scene=None))
    stage.step(0.3)
    stage.draw()
    assert start != pixel(stage, 40, 40) != (11, 13, 46)
    run(stage, 1)
    assert pixel(stage, 40, 40) == (11, 13, 46)


@pytest.mark.parametrize("change", [{"hour": 13.0}, {"weather": "rain"}, {"weather": "mist", "hour": 18.5}])
def test_another_hour_or_weather_looks_as_if_it_had_always_been_so(view: SceneView, change: dict[str, Any]) -> None:
    changed, always = shown(view, reduced_motion=True), shown(replace(view, **change), reduced_motion=True)
    assert changed.buffer != always.buffer
    changed.show(replace(view, **change))
    changed.draw()
    assert changed.buffer == always.buffer
    changed.show(view)
    changed.draw()
    assert changed.buffer == shown(view, reduced_motion=True).buffer


def test_minutes_that_change_no_light_change_no_picture(view: SceneView) -> None:
    stage = shown(replace(view, hour=0.2), reduced_motion=True)
    stage.show(replace(view, hour=0.9))
    assert not stage.step(0)


def test_showing_an_equal_view_again_changes_nothing(view: SceneView) -> None:
    stage = shown(view)
    stage.show(replace(view))
    assert not stage.step(0)


def test_the_landscape_passes_behind_the_window_only(view: SceneView) -> None:
    stage = shown(replace(view, actors=()))
    wall, crests = pixel(stage, 40, 400), set()
    for _ in range(150):
        stage.step(0.1)
        stage.draw()
        crests |= {x for x in range(20, 1270, 10) if sum(pixel(stage, x, 400)) > 600}
        assert pixel(stage, 40, 400) == wall
    assert crests
    assert min(crests) >= 700
    assert max(crests) <= 1210


def test_nothing_on_stage_is_idle() -> None:
    stage = shown(SceneView())
    assert stage.idle
    assert stage.next_wake == math.inf
    assert not stage.step(1)


def test_an_actor_keeps_the_stage_awake(view: SceneView) -> None:
    stage = shown(view)
    assert not stage.idle
    assert 0 < stage.next_wake <= 1 / 30


def test_what_has_not_been_drawn_wakes_at_once(view: SceneView) -> None:
    stage = shown(view)
    stage.show(acting(view, dim=True))
    assert stage.next_wake == 0


def test_a_change_of_face_is_drawn_more_often_than_breath_and_talk(view: SceneView) -> None:
    stage = shown(acting(view, speaking=True))
    assert stage.next_wake == pytest.approx(1 / 30)
    stage.show(acting(view, expression="joy", speaking=True))
    stage.draw()
    assert stage.next_wake == pytest.approx(1 / 60)


def test_reduced_motion_stands_still_at_once(view: SceneView) -> None:
    stage = shown(view, reduced_motion=True)
    assert stage.idle
    assert stage.next_wake == math.inf
    assert run(stage, 8) == []


def test_reduced_motion_cuts_instead_of_fading(view: SceneView) -> None:
    stage = shown(view, reduced_motion=True)
    stage.show(acting(view, expression="sad", speaking=True))
    assert stage.step(0)
    stage.draw()
    other = shown(acting(view, expression="sad"), reduced_motion=True)
    assert stage.buffer == other.buffer
    assert stage.next_wake == math.inf


def test_motion_can_be_reduced_while_it_runs(view: SceneView) -> None:
    stage = shown(view)
    run(stage, 1)
    stage.set_reduced_motion(True)
    stage.draw()
    assert run(stage, 8) == []


def test_equal_seeds_play_alike_and_others_do_not(view: SceneView) -> None:
    talk = acting(view, speaking=True)
    one, same, other = (run(shown(talk, seed=seed), 3) for seed in (7, 7, 8))
    assert one == same
    assert one != other


def test_step_tells_exactly_when_the_picture_changes(view: SceneView) -> None:
    stage = shown(view)
    still = 0
    for tick in range(240):
        before = bytes(stage.buffer)
        if tick == 60:
            stage.show(acting(view, expression="joy"))
        if tick == 140:
            stage.show(acting(view, dim=True))
        moved = stage.step(1 / 240)
        stage.draw()
        if not moved:
            assert bytes(stage.buffer) == before
            still += 1
    assert still > 20


def test_without_its_rig_an_actor_is_missed_and_the_scene_goes_on(view: SceneView, tmp_path: Path) -> None:
    nobody = replace(view, actors=(ActorView("nobody", tmp_path / "none"),))
    stage = shown(nobody)
    empty = shown(replace(view, actors=()))
    run(stage, 1)
    assert pixel(stage, 40, 40) == pixel(empty, 40, 40)
    assert [str(fault) for fault in stage.faults] == [
        f"{tmp_path / 'none' / 'rig.json'}: the rig's description is missing"
    ]
    assert stage.describe()["actors"][0]["shown"] is False


def test_a_damaged_plate_is_named_once(view: SceneView, rig: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(rig, tmp_path / "rig")
    (broken / "body.png").write_bytes(b"not a picture")
    stage = shown(replace(view, actors=(ActorView("isaura", broken),)))
    run(stage, 1)
    assert [fault.file.name for fault in stage.faults] == ["body.png"]
    assert "cannot be read" in stage.faults[0].problem


def test_an_expression_without_its_plates_is_played_as_neutral(view: SceneView, rig: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(rig, tmp_path / "rig")
    (broken / "eyes_joy_1.png").unlink()
    stage = shown(replace(view, actors=(ActorView("isaura", broken, "joy"),)), reduced_motion=True)
    assert pixel(stage, 372, 276)[0] == 40
    assert [fault.file.name for fault in stage.faults] == ["eyes_joy_1.png"]
    assert stage.describe()["actors"][0]["shown"] is True


def test_without_its_pictures_a_scene_is_night(view: SceneView, scene: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(scene, tmp_path / "scene")
    (broken / "wall.png").unlink()
    stage = shown(replace(view, scene=broken))
    assert pixel(stage, 1200, 40) == (11, 13, 46)
    assert pixel(stage, 372, 400) == (30, 60, 140)
    assert [fault.file.name for fault in stage.faults] == ["wall.png"]


def test_sides_and_who_stands_back(view: SceneView, rig: Path) -> None:
    two = (ActorView("a", rig, side="left", dim=True), ActorView("b", rig, side="right"))
    stage = shown(replace(view, actors=two), reduced_motion=True)
    red, green, blue = pixel(stage, 372, 400)
    assert pixel(stage, 908, 400) == (30, 60, 140)
    assert red < 30 and green < 60 and blue < 140


def test_lamps_sink_while_it_is_hushed(view: SceneView) -> None:
    bright = shown(view, reduced_motion=True)
    hushed = shown(replace(view, effect="hush"), reduced_motion=True)
    assert sum(pixel(hushed, 640, 250)) < sum(pixel(bright, 640, 250))


def test_a_jolt_ends() -> None:
    stage = shown(SceneView())
    stage.show(SceneView(effect="jolt"))
    assert not stage.idle
    run(stage, 1)
    assert stage.idle


def test_a_pointer_turns_the_head(view: SceneView) -> None:
    left, right = shown(view), shown(view)
    left.pointer(0, 100)
    right.pointer(SMALL[0], 100)
    run(left, 1)
    run(right, 1)
    assert left.buffer != right.buffer


def test_describe_names_everything_that_can_be_seen(view: SceneView) -> None:
    stage = shown(replace(acting(view, expression="joy", speaking=True), weather="rain", hour=6.5))
    assert stage.describe() == {
        "scene": "carriage",
        "hour": 6.5,
        "weather": "rain",
        "effect": None,
        "actors": [
            {
                "id": "isaura",
                "expression": "joy",
                "pose": "upright",
                "speaking": True,
                "thinking": False,
                "side": "left",
                "dim": False,
                "shown": True,
            }
        ],
    }


def test_whoever_stands_left_moves_aside_for_a_wide_panel(view: SceneView) -> None:
    wide, narrow = (Stage(*SMALL) for _ in range(2))
    for stage, free in ((wide, SMALL[0]), (narrow, SMALL[0] * 0.34)):
        stage.leave_free(free)
        stage.show(view)
        stage.draw()
    assert bytes(wide.buffer) != bytes(narrow.buffer)
    head = narrow._place(narrow._actors[0].view)[0]
    assert head < wide._place(wide._actors[0].view)[0] and head > 120


def green_pixels(stage: Stage) -> int:
    pixels = np.frombuffer(bytes(stage.buffer), np.uint8).reshape(-1, 4).astype(int)
    return int(((pixels[:, 1] > 150) & (pixels[:, 0] < 80) & (pixels[:, 2] < 80)).sum())


def musing(view: SceneView) -> Stage:
    stage = Stage(*SMALL)
    stage.show(replace(view, actors=tuple(replace(actor, thinking=True) for actor in view.actors)))
    for _ in range(60):
        stage.step(1 / 60)
    stage.draw()
    return stage


def test_whoever_thinks_looks_away(view: SceneView) -> None:
    stage = Stage(*SMALL)
    stage.show(view)
    stage.draw()
    assert green_pixels(stage) == 0
    assert green_pixels(musing(view)) > 20


def test_a_gaze_that_is_missing_leaves_the_eyes_as_they_are(view: SceneView) -> None:
    for file in view.actors[0].rig.glob("eyes_*_away.png"):
        file.unlink()
    stage = musing(view)
    assert green_pixels(stage) == 0 and stage.describe()["actors"][0]["shown"]
    assert f"eyes_{view.actors[0].expression}_away.png" in [fault.file.name for fault in stage.faults]
