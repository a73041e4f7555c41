"""Bakes Isaura's parts into plates, and `rig.json` that says how the stage puts them together (see README.md)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import skia

from build.art import isaura
from build.art.expressions import EXPRESSIONS, GAZES, LIDS, MOUTH_OPENINGS, Expression
from build.art.eyes import draw_eyes
from build.art.face import draw_cheeks, draw_face
from build.art.isaura_coat import draw_coat
from build.art.isaura_hair import draw_back_hair, draw_front_hair, draw_shoulder_hair
from build.art.mouth import draw_mouth
from build.art.palette import FAIR_SKIN
from build.art.plate import save_webp

SCALE = 2
"""Plate pixels per stage unit (the stage is 1280 x 720 units)."""
FACE_UNIT = 0.8
"""Stage units per face unit."""
CANVAS, ORIGIN = (1520, 1440), (840, 460)
"""Where plates are drawn before they are cut out, and where the head's centre lies on it; pixels."""
Draw = Callable[[skia.Canvas], None]


class Baker:
    """Draws plates, cuts them to even pixel bounds, writes them and notes their places."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def plate(self, name: str, draw: Draw, quality: int = 96) -> dict[str, Any]:
        """One plate: `{file, x, y, w, h}` in pixels, from the head's centre."""
        surface = skia.Surface(*CANVAS)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.translate(*ORIGIN)
        canvas.scale(FACE_UNIT * SCALE, FACE_UNIT * SCALE)
        draw(canvas)
        pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        rows, columns = np.nonzero(pixels[..., 3])
        left, top = int(columns.min()) // 2 * 2, int(rows.min()) // 2 * 2
        right, bottom = -(-int(columns.max() + 1) // 2) * 2, -(-int(rows.max() + 1) // 2) * 2
        save_webp(np.ascontiguousarray(pixels[top:bottom, left:right]), self.folder / f"{name}.webp", quality)
        x, y = left - ORIGIN[0], top - ORIGIN[1]
        return {"file": f"{name}.webp", "x": x, "y": y, "w": right - left, "h": bottom - top}


def bake_isaura(folder: Path) -> None:
    """Write every plate of her rig and rig.json into `folder`."""
    baker = Baker(folder)
    layers: list[tuple[str, Draw, dict[str, Any]]] = [
        ("back_hair", draw_back_hair, {"parent": "head", "follow": 0.5}),
        ("body", draw_coat, {"parent": "root", "breath": 1.0}),
        ("near_hair", draw_shoulder_hair, {"parent": "head", "follow": 0.6}),
        ("face", lambda c: draw_face(c, FAIR_SKIN, isaura.CAP_SHADOW), {"parent": "head", "follow": 1}),
        ("front_hair", _front_hair_and_cap, {"parent": "head", "follow": 1}),
        ("arm_lantern", isaura.draw_arm, {"parent": "root", "breath": 0.8}),
    ]
    pixel = FACE_UNIT * SCALE
    rig = {
        "made_by": "build/art/rig.py",
        "id": "isaura",
        "scale": SCALE,
        "origin": "the head's centre; x right, y down; every number is in plate pixels, `scale` to a stage unit",
        "pivots": {
            "neck": [round(v * pixel, 1) for v in isaura.NECK],
            "shoulder": [round(v * pixel, 1) for v in isaura.SHOULDER],
            "lantern": [round(v * pixel, 1) for v in isaura.FLAME],
        },
        "glow": {"at": "lantern", "radius": 380, "colour": "#ffab48", "strength": 0.62},
        "layers": [{"name": name, **baker.plate(name, draw), **how} for name, draw, how in layers],
        "features": {
            "parent": "head",
            "follow": 1,
            "after": "face",
            "lids": list(LIDS),
            "expressions": {name: _features(baker, name, face) for name, face in EXPRESSIONS.items()},
        },
        "tilt": {"neutral": -5, "warm": -7, "joy": -8, "sad": -1, "surprise": -4, "wry": -8, "worry": -3,
                 "hurt": 1, "shy": -2},
        "order": ["back_hair", "body", "near_hair", "face", "@features", "front_hair", "arm_lantern"],
    }  # fmt: skip
    (folder / "rig.json").write_text(json.dumps(rig, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _front_hair_and_cap(canvas: skia.Canvas) -> None:
    draw_front_hair(canvas)
    isaura.draw_cap(canvas)


def _features(baker: Baker, name: str, face: Expression) -> dict[str, Any]:
    """Cheeks, then mouths, then eyes: three plates to combine freely; and open eyes that look elsewhere."""
    lids = LIDS if face.arc < 0.5 else (0.0,)
    eyes = [baker.plate(f"eyes_{name}_{round(lid * 100):03d}", _drawing(draw_eyes, face.blinking(lid))) for lid in lids]
    mouths = []
    for opening in MOUTH_OPENINGS:
        said = face if opening is None else face.saying(opening)
        suffix = "rest" if opening is None else f"{round(opening * 100):03d}"
        mouths.append(baker.plate(f"mouth_{name}_{suffix}", _drawing(draw_mouth, said)))
    cheeks = baker.plate(f"cheeks_{name}", _drawing(draw_cheeks, face))
    gazes = {
        look: baker.plate(f"eyes_{name}_{look}", _drawing(draw_eyes, face.looking(*turned)))
        for look, turned in ({} if face.averted else GAZES).items()
    }
    return {"cheeks": cheeks, "mouths": mouths, "eyes": eyes * (len(LIDS) // len(eyes)), "gazes": gazes}


def _drawing(part: Callable[[skia.Canvas, Expression, Any], None], face: Expression) -> Draw:
    return lambda canvas: part(canvas, face, FAIR_SKIN)
