"""How layers pass, and what is said about a scene that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.stage import StageAssetError
from game.stage.scene import Lamp, Scene, SceneLayer, load_scene
from game.stage.scenery import motion

WALL = SceneLayer(file="wall.webp", w=1280, h=720)
times = st.floats(0, 10_000)


def scene(*layers: SceneLayer, **how: Any) -> Scene:
    return Scene(layers=(*layers, WALL), **how)


@given(times)
def test_the_nearest_layer_rests(time: float) -> None:
    assert motion(scene(travel=90, drift=40), WALL).offset(time) == (0, 0)


@given(times)
def test_a_repeating_landscape_passes_to_the_left_within_one_width(time: float) -> None:
    coast = SceneLayer(file="coast.webp", w=2400, h=300, parallax=0.5, loop=True)
    across, _ = motion(scene(coast, travel=90), coast).offset(time)
    assert -2400 < across <= 0
    later, _ = motion(scene(coast, travel=90), coast).offset(time + 1)
    assert (across - later) % 2400 == pytest.approx(45, abs=1e-6)


@given(times, st.floats(0.001, 2), st.integers(0, 200), st.integers(0, 200))
def test_a_landscape_with_ends_never_shows_them(time: float, parallax: float, left: int, right: int) -> None:
    sky = SceneLayer(file="sky.webp", x=-left, w=left + 1280 + right, h=480, parallax=parallax)
    across, _ = motion(scene(sky, travel=90), sky).offset(time)
    assert sky.x + across <= 1e-6
    assert sky.x + across + sky.w >= 1280 - 1e-6


@given(times)
def test_a_lamp_moves_with_the_layer_it_hangs_on(time: float) -> None:
    train = SceneLayer(file="train.webp", x=-60, w=1400, h=360, parallax=0.6, sway=1)
    lamp = Lamp(x=100, y=100, radius=50, colour="#ffffff", parallax=0.6, sway=1)
    whole = scene(train, drift=40)
    assert motion(whole, lamp).offset(time) == motion(whole, train).offset(time)


def test_every_wrong_field_is_told_at_once(tmp_path: Path) -> None:
    layer = {"file": "../secret.png", "w": 0, "h": 10}
    lamp = {"x": 0, "y": 0, "radius": 10, "colour": "yellow"}
    (tmp_path / "scene.json").write_text(json.dumps({"layers": [layer], "lamps": [lamp]}), "utf-8")
    with pytest.raises(StageAssetError) as told:
        load_scene(tmp_path)
    assert all(field in told.value.problem for field in ("layers.0.file", "layers.0.w", "lamps.0.colour"))


def test_a_missing_description_is_named(tmp_path: Path) -> None:
    with pytest.raises(StageAssetError, match=r"scene\.json: the scene's description is missing"):
        load_scene(tmp_path)
