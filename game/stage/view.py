"""What the shell asks the stage to show: plain, comparable values with no pygame and no game rules in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Side = Literal["left", "centre", "right"]
Weather = Literal["clear", "rain", "mist"]


@dataclass(frozen=True)
class ActorView:
    """One companion on stage.

    `rig` is the folder that holds `rig.json`. An expression the rig does not have is played as neutral.
    `pose` is how they hold themselves, one of `game.content.model.POSES`; an unknown one is played upright. A `dim`
    actor is in the shade: someone else has the word. One who is `thinking` looks away until the words come.
    """

    id: str
    rig: Path
    expression: str = "neutral"
    speaking: bool = False
    side: Side = "left"
    dim: bool = False
    thinking: bool = False
    pose: str = "upright"


@dataclass(frozen=True)
class SceneView:
    """Everything that is to be seen. Showing an equal view again changes nothing.

    `scene` is the folder that holds `scene.json`; None shows plain night. `hour` is the player's clock, 0 to 24
    (fractions are minutes). `effect` is one of `game.stage.EFFECTS` or None; an unknown one is not played.
    """

    scene: Path | None = None
    actors: tuple[ActorView, ...] = ()
    hour: float = 0.17
    weather: Weather = "clear"
    effect: str | None = None
