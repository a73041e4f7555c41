"""A moment as a still picture: the stage painted once, and cut to the window of a keepsake."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PIL import Image

from game.stage.fit import SHARPEST, STAGE_HEIGHT, STAGE_WIDTH
from game.stage.plates import StageAssetError
from game.stage.scene import Anchor, load_scene
from game.stage.stage import Stage
from game.stage.view import ActorView, SceneView, Weather
from game.stage.weather import WEATHERS

WIDTH, HEIGHT = 696, 622
"""What of the stage is seen, in its own pixels: head, shoulders and what the companion holds."""
OVER_HEAD, ASIDE = 232, 14
"""From the companion's head to the top of the picture; how much further right than the head its middle lies."""


def picture(scene: Path | None, rig: Path, expression: str, hour: float, weather: str) -> Image.Image:
    """The companion in a place at an hour, still, RGB, at the plates' own sharpness. What cannot be drawn is left out.

    `hour` is 0 to 24; a weather the stage does not know is clear.
    """
    stage = Stage(STAGE_WIDTH, STAGE_HEIGHT, SHARPEST, reduced_motion=True)
    known = cast(Weather, weather if weather in WEATHERS else "clear")
    stage.show(SceneView(scene, (ActorView("moment", rig, expression),), hour, known))
    stage.step(0.0)
    stage.draw()
    whole = Image.frombuffer("RGB", stage.size, bytes(stage.buffer), "raw", "BGRX", 0, 1)
    anchor = _anchor(scene)
    left = min(max(0.0, anchor.x + ASIDE - WIDTH / 2), STAGE_WIDTH - WIDTH)
    top = min(max(0.0, anchor.y - OVER_HEAD), STAGE_HEIGHT - HEIGHT)
    share = stage.size[0] / STAGE_WIDTH
    box = (left, top, left + WIDTH, top + HEIGHT)
    return whole.crop(tuple(round(edge * share) for edge in box))  # type: ignore[arg-type]


def _anchor(scene: Path | None) -> Anchor:
    try:
        return load_scene(scene).actor if scene else Anchor()
    except StageAssetError:
        return Anchor()
