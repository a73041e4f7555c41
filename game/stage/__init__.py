"""What moves and sounds: the pygame scene, painted into a buffer that the shell shows. No window, no display.

The shell hands a `SceneView` to a `Stage`, steps it on a timer and shows its `buffer`.
"""

import os

# pygame greets on standard output, where a command's JSON goes.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from game.stage.ahead import warm
from game.stage.plates import StageAssetError
from game.stage.stage import EFFECTS, ActorState, Stage, StageState
from game.stage.view import ActorView, SceneView, Side, Weather

__all__ = [
    "EFFECTS",
    "ActorState",
    "ActorView",
    "SceneView",
    "Side",
    "Stage",
    "StageAssetError",
    "StageState",
    "Weather",
    "warm",
]
