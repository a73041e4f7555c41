"""Opening and colouring pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from game.stage import StageAssetError, warm
from game.stage.plates import blank, load_plate, open_ahead, wash
from game.stage.view import SceneView


def test_a_plate_is_premultiplied(tmp_path: Path) -> None:
    Image.new("RGBA", (2, 2), (200, 100, 50, 128)).save(tmp_path / "half.png")
    red, green, blue, alpha = load_plate(tmp_path / "half.png").get_at((0, 0))
    assert alpha == 128
    assert (red, green, blue) == pytest.approx((100, 50, 25), abs=1)


@pytest.mark.parametrize(("content", "problem"), [(None, "missing"), (b"\x89PNG broken", "cannot be read")])
def test_a_missing_or_damaged_picture_is_named(tmp_path: Path, content: bytes | None, problem: str) -> None:
    file = tmp_path / "plate.png"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StageAssetError, match=problem) as told:
        load_plate(file)
    assert told.value.file == file


def test_a_picture_opened_ahead_is_taken_once_and_its_damage_is_told_then(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    Image.new("RGBA", (3, 2)).save(good)
    open_ahead([good, bad])
    assert load_plate(good).get_size() == (3, 2)
    with pytest.raises(StageAssetError, match="missing"):
        load_plate(bad)
    good.unlink()
    with pytest.raises(StageAssetError, match="missing"):
        load_plate(good)


def test_warming_a_view_that_cannot_be_shown_is_no_error(tmp_path: Path) -> None:
    warm(SceneView(scene=tmp_path / "none"))


def test_a_wash_colours_from_top_to_horizon_and_lights_no_clear_place() -> None:
    plate = blank(4, 10)
    plate.fill((100, 100, 100, 255), (0, 0, 2, 10))
    half = ((128, 128, 128), (0, 0, 0))
    lit = ((255, 255, 255), (50, 0, 0))
    wash(plate, half, lit, 0, 9)
    assert plate.get_at((0, 0)) == pytest.approx((50, 50, 50, 255), abs=1)
    assert plate.get_at((0, 9)) == pytest.approx((150, 100, 100, 255), abs=1)
    assert plate.get_at((3, 9)) == (0, 0, 0, 0)
