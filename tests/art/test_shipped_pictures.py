"""The committed pictures: every file that a description names is there, at the size it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from game.art.frames import FOLDER, RARITIES, UNITS

ROOT = Path(__file__).parents[2]
PACK = ROOT / "story" / "lantern-line"
NINE = {"neutral", "warm", "joy", "sad", "surprise", "wry", "worry", "hurt", "shy"}
LIMIT = 25_000_000


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


@pytest.mark.parametrize("scene", ["carriage", "platform", "causeway"])
def test_scene_layers_are_there_at_twice_their_size(scene: str) -> None:
    folder = PACK / "scenes" / scene
    document = json.loads((folder / "scene.json").read_text("utf-8"))
    for layer in document["layers"]:
        assert size_of(folder / layer["file"]) == (layer["w"] * 2, layer["h"] * 2)
    covered = [one for one in document["layers"] if one["x"] <= 0 and one["x"] + one["w"] >= 1280]
    assert covered == document["layers"]


def test_the_rig_has_all_nine_faces_with_lids_and_mouths() -> None:
    folder = PACK / "companions" / "isaura" / "rig"
    rig: dict[str, Any] = json.loads((folder / "rig.json").read_text("utf-8"))
    faces = rig["features"]["expressions"]
    assert set(faces) == NINE == set(rig["tilt"])
    plates = list(rig["layers"])
    for face in faces.values():
        assert len(face["eyes"]) == len(rig["features"]["lids"]) == 3
        assert len(face["mouths"]) == 3
        plates += [face["cheeks"], *face["eyes"], *face["mouths"]]
    for plate in plates:
        assert size_of(folder / plate["file"]) == (plate["w"], plate["h"])
        assert plate["x"] % 2 == plate["y"] % 2 == 0


def test_every_frame_has_a_window() -> None:
    for rarity in RARITIES:
        with Image.open(FOLDER / f"{rarity}.webp") as frame:
            assert frame.size == UNITS
            assert frame.getpixel((UNITS[0] // 2, UNITS[1] // 2))[3] == 0  # type: ignore[index]


def test_all_pictures_and_fonts_stay_small_enough_to_download() -> None:
    shipped = [p for p in (ROOT / "assets").rglob("*") if p.is_file() and "models" not in p.parts]
    shipped += [p for p in PACK.rglob("*") if p.suffix in {".webp", ".png"}]
    assert sum(path.stat().st_size for path in shipped) < LIMIT
