"""What a rig's description must hold, told to whoever writes one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.art.rig import RigError, load_rig

PLATE = {"file": "body.webp", "x": 0, "y": 0}
RIG: dict[str, Any] = {
    "id": "ada",
    "scale": 2,
    "pivots": {"neck": [0, 100]},
    "layers": [{"name": "body", **PLATE}],
    "features": {"expressions": {"neutral": {"eyes": [PLATE]}, "joy": {"eyes": [PLATE, PLATE]}}},
    "order": ["body", "@features"],
}


def written(folder: Path, **changes: Any) -> Path:
    (folder / "rig.json").write_text(json.dumps(RIG | changes), "utf-8")
    return folder


def test_a_missing_expression_is_played_as_neutral(tmp_path: Path) -> None:
    rig = load_rig(written(tmp_path))
    assert rig.face("grandiose") is rig.face("neutral")
    assert len(rig.face("joy").eyes) == 2


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"layers": [{"name": "body", **PLATE, "file": "../../secret"}]}, "layers.0.file"),
        ({"layers": [{"name": "body", **PLATE, "file": "/etc/secret"}]}, "layers.0.file"),
        ({"layers": [{"name": "body", **PLATE, "x": 1e9}]}, "layers.0.x"),
        ({"layers": [{"name": "body", **PLATE}] * 41}, "layers"),
        ({"scale": 0}, "scale"),
        ({"pivots": {}}, "no pivot called neck"),
        ({"order": ["body", "hat", "@features"]}, "order names layers that are not there: hat"),
        ({"features": {"expressions": {"joy": {"eyes": [PLATE]}}}}, "no neutral expression"),
        ({"glow": {"at": "lantern", "radius": 9, "colour": "#ffffff"}}, "a pivot that is not there: lantern"),
        ({"glow": {"at": "neck", "radius": 9, "colour": "white"}}, "glow.colour"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(RigError) as told:
        load_rig(written(tmp_path, **changes))
    assert problem in told.value.problem
    assert told.value.file == tmp_path / "rig.json"


def test_wrong_fields_are_told_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(RigError) as told:
        load_rig(written(tmp_path, scale="large", id=7))
    assert "scale" in told.value.problem
    assert "id" in told.value.problem


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_what_is_no_description_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rig.json").write_bytes(content)
    with pytest.raises(RigError):
        load_rig(tmp_path)


def test_a_missing_description_is_named(tmp_path: Path) -> None:
    with pytest.raises(RigError, match="the rig's description is missing"):
        load_rig(tmp_path)
