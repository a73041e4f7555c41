"""The stage's backgrounds: which plates each has, and where they lie (see README.md)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from build.art import scene_carriage, scene_causeway, scene_platform
from build.art.plate import Plate, save_webp

SCALE = 2
ACTOR = {"x": 372, "y": 286}
"""Where a rig's origin stands, in every scene."""
OPAQUE_QUALITY, CUT_OUT_QUALITY = 84, 88


@dataclass(frozen=True)
class Layer:
    """One plate: `width` x `height` units, its top left corner at rest in (x, y)."""

    name: str
    draw: Callable[[Plate], None]
    width: int
    height: int
    x: int
    y: int
    parallax: float = 0.0
    sway: float = 0.0
    loop: bool = False


@dataclass(frozen=True)
class Lamp:
    """Light to add on the composed picture."""

    x: int
    y: int
    radius: int
    colour: str
    strength: float
    parallax: float = 0.0
    sway: float = 0.0


@dataclass(frozen=True)
class Steam:
    """Where steam leaves, and what becomes of a puff in its `seconds`; made at run time, behind the room."""

    x: int
    y: int
    rise: int
    drift: int
    size: int
    seconds: float
    puffs: int
    strength: float


@dataclass(frozen=True)
class Scene:
    """A background; `travel` is the units the landscape passes in a second where parallax is 1; where it stands
    still, the view may drift by `drift` units to each side."""

    layers: tuple[Layer, ...]
    lamps: tuple[Lamp, ...]
    made_by: str
    travel: int = 0
    drift: int = 0
    steam: tuple[Steam, ...] = ()


SCENES: dict[str, Scene] = {
    "carriage": Scene(
        (
            Layer("sky", scene_carriage.draw_sky, 1360, 480, -40, 96, 0.01),
            Layer("coast", scene_carriage.draw_coast, 2400, 300, -340, 190, 0.12, loop=True),
            Layer("sea", scene_carriage.draw_near_sea, 1600, 84, 0, 440, 1.0, loop=True),
            Layer("interior", scene_carriage.draw_interior, 1280, 720, 0, 0, 0.0, 1.0),
        ),
        (Lamp(scene_carriage.LAMP_X, 258, 210, "#ff9d4a", 0.30, 0.0, 1.0),),
        "build/art/scene_carriage.py",
        travel=90,
        steam=(Steam(1400, 186, 50, -1540, 220, 12.0, 4, 0.42),),
    ),
    "platform": Scene(
        (
            Layer("sky", scene_platform.draw_sky, 1360, 720, -40, 0, 0.1),
            Layer("train", scene_platform.draw_train_side, 1400, 360, -60, 250, 0.6),
            Layer("platform", scene_platform.draw_platform, 1360, 720, -40, 0, 1.0),
        ),
        tuple(Lamp(x, y, 200, "#ffb45a", 0.42, 1.0) for x, y in scene_platform.LAMPS),
        "build/art/scene_platform.py",
        drift=40,
        steam=(
            Steam(690, 600, 230, -110, 210, 8.0, 8, 0.5),
            Steam(1096, 604, 200, -70, 180, 7.0, 7, 0.5),
            Steam(24, 604, 180, 60, 170, 7.0, 6, 0.45),
        ),
    ),
    "causeway": Scene(
        (
            Layer("sky", scene_causeway.draw_sky, 1360, 720, -40, 0, 0.05),
            Layer("flats", scene_causeway.draw_flats, 1400, 260, -60, 260, 0.25),
            Layer("railing", scene_causeway.draw_railing, 1360, 720, -40, 0, 1.0, 1.0),
        ),
        (
            Lamp(*scene_causeway.LAMP, 190, "#ffb45a", 0.42, 1.0, 1.0),
            Lamp(*scene_causeway.BEAM, 120, "#ffe7a8", 0.35, 0.25),
        ),
        "build/art/scene_causeway.py",
        drift=40,
    ),
}


def bake_scene(name: str, folder: Path) -> None:
    """Write a scene's plates and its scene.json into `folder`."""
    scene = SCENES[name]
    layers = []
    for layer in scene.layers:
        plate = Plate(layer.width, layer.height, SCALE)
        layer.draw(plate)
        pixels = plate.pixels()
        file = f"{layer.name}.webp"
        opaque = bool(np.all(pixels[..., 3] == 255))
        if opaque:
            save_webp(np.ascontiguousarray(pixels[..., :3]), folder / file, OPAQUE_QUALITY)
        else:
            save_webp(pixels, folder / file, CUT_OUT_QUALITY)
        layers.append({
            "file": file, "x": layer.x, "y": layer.y, "w": layer.width, "h": layer.height,
            "parallax": layer.parallax, "sway": layer.sway, "loop": layer.loop, "opaque": opaque,
        })  # fmt: skip
    document = {
        "made_by": scene.made_by,
        "id": name,
        "scale": SCALE,
        "size": [1280, 720],
        "travel": scene.travel,
        "drift": scene.drift,
        "layers": layers,
        "lamps": [asdict(lamp) for lamp in scene.lamps],
        "steam": [asdict(source) for source in scene.steam],
        "actor": ACTOR,
    }
    (folder / "scene.json").write_text(json.dumps(document, indent=1) + "\n", "utf-8")
