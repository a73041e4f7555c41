"""A small rig and a small scene of plain coloured plates: enough to see every rule of the stage, quick to open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from game.stage import ActorView, SceneView

EXPRESSIONS = ("neutral", "joy", "sad")
SKIN, BLUE, SEA, WALL = (250, 210, 180, 255), (30, 60, 140, 255), (20, 120, 150, 255), (90, 30, 60, 255)
AWAY = (10, 250, 10, 255)
"""Of eyes that look away: nothing else is green."""


def plate(file: Path, size: tuple[int, int], colour: tuple[int, int, int, int]) -> None:
    Image.new("RGBA", size, colour).save(file)


def write_rig(folder: Path, **changes: Any) -> Path:
    """A blue body, a pale arm and a pale head whose eyes and mouth differ in every expression, lid and opening."""
    folder.mkdir(parents=True)
    plate(folder / "body.png", (240, 200), BLUE)
    plate(folder / "face.png", (120, 160), SKIN)
    plate(folder / "arm.png", (40, 90), (240, 230, 210, 255))
    expressions = {}
    for row, name in enumerate(EXPRESSIONS):
        eyes, mouths = [], []
        for step in range(3):
            plate(folder / f"eyes_{name}_{step}.png", (80, 30), (40 + 60 * row, 80 * step, 200, 255))
            plate(folder / f"mouth_{name}_{step}.png", (40, 10 + 10 * step), (200, 60 * row, 40 * step, 255))
            eyes.append({"file": f"eyes_{name}_{step}.png", "x": -40, "y": -30})
            mouths.append({"file": f"mouth_{name}_{step}.png", "x": -20, "y": 30})
        plate(folder / f"eyes_{name}_away.png", (80, 30), AWAY)
        gazes = {"away": {"file": f"eyes_{name}_away.png", "x": -40, "y": -30}}
        expressions[name] = {"eyes": eyes, "mouths": mouths, "gazes": gazes}
    layers = [
        {"name": "body", "file": "body.png", "x": -120, "y": 60, "parent": "root", "breath": 1.0},
        {"name": "face", "file": "face.png", "x": -60, "y": -80, "parent": "head", "follow": 1},
        {"name": "arm", "file": "arm.png", "x": -190, "y": 70, "parent": "root", "breath": 0.8},
    ]
    rig = {
        "id": "test",
        "scale": 2,
        "pivots": {"neck": [0, 80], "lantern": [-100, 120]},
        "glow": {"at": "lantern", "radius": 120, "colour": "#ffab48", "strength": 0.6},
        "layers": layers,
        "features": {"expressions": expressions},
        "tilt": {"joy": -8},
        "order": ["body", "face", "@features", "arm"],
    }
    (folder / "rig.json").write_text(json.dumps(rig | changes), "utf-8")
    return folder


def write_scene(folder: Path, **changes: Any) -> Path:
    """A sea that passes behind a wall with one window in it."""
    folder.mkdir(parents=True)
    plate(folder / "sky.png", (320, 180), (30, 50, 120, 255))
    sea = Image.new("RGBA", (325, 50), SEA)
    sea.paste((240, 240, 240, 255), (0, 0, 12, 50))
    sea.save(folder / "sea.png")
    wall = Image.new("RGBA", (320, 180), WALL)
    wall.paste((0, 0, 0, 0), (175, 25, 300, 125))
    wall.save(folder / "wall.png")
    scene = {
        "travel": 90,
        "layers": [
            {"file": "sky.png", "x": 0, "y": 0, "w": 1280, "h": 720},
            {"file": "sea.png", "x": 0, "y": 300, "w": 1300, "h": 200, "parallax": 1, "loop": True},
            {"file": "wall.png", "x": 0, "y": 0, "w": 1280, "h": 720},
        ],
        "lamps": [{"x": 640, "y": 250, "radius": 100, "colour": "#ff9d4a", "strength": 0.4}],
        "actor": {"x": 372, "y": 286},
    }
    (folder / "scene.json").write_text(json.dumps(scene | changes), "utf-8")
    return folder


@pytest.fixture(scope="session")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rig(tmp_path_factory.mktemp("rigs") / "rig")


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scene(tmp_path_factory.mktemp("scenes") / "carriage")


@pytest.fixture
def view(rig: Path, scene: Path) -> SceneView:
    return SceneView(scene=scene, actors=(ActorView("isaura", rig),))
