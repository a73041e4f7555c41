"""A scene's description: layers from far to near, lamps, an actor's place. Written by `build/art`, or by an author."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.art.rig import FileName, HexColour, problems
from game.stage.plates import StageAssetError

Coordinate = Annotated[float, Field(ge=-8192, le=8192)]
Length = Annotated[float, Field(gt=0, le=4096)]
Share = Annotated[float, Field(ge=-4, le=4)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class SceneLayer(_Data):
    """One picture, in stage pixels. When the view moves by d it moves by d times `parallax`; `sway` lifts it with the
    rocking. A `loop` layer repeats, end to end."""

    file: FileName
    x: Coordinate = 0
    y: Coordinate = 0
    w: Length
    h: Length
    parallax: Share = 0
    sway: Share = 0
    loop: bool = False


class Lamp(_Data):
    """A light to add on the composed picture, in stage pixels, strength 0 to 1; it moves with the layer it hangs on."""

    x: Coordinate
    y: Coordinate
    radius: Length
    colour: HexColour
    strength: float = Field(default=0.5, ge=0, le=1)
    parallax: Share = 0
    sway: Share = 0


class Steam(_Data):
    """Where steam leaves, in stage pixels, before the room and behind whoever stands there: how far a puff rises and
    drifts in its `seconds`, how wide it gets, how many there are at once, and how thick they are, 0 to 1."""

    x: Coordinate
    y: Coordinate
    rise: Coordinate = 120
    drift: Coordinate = 0
    size: Length = 90
    seconds: float = Field(default=6, ge=0.5, le=120)
    puffs: int = Field(default=4, ge=1, le=12)
    strength: float = Field(default=0.6, ge=0, le=1)


class Anchor(_Data):
    """Where a rig's origin stands on the left side of the stage."""

    x: Coordinate = 372
    y: Coordinate = 286


class Scene(_Data):
    """`travel` is the stage pixels that the landscape passes in a second, `drift` how far a scene that goes nowhere
    moves to and fro, both where parallax is 1."""

    layers: tuple[SceneLayer, ...] = Field(min_length=1, max_length=16)
    lamps: tuple[Lamp, ...] = Field(default=(), max_length=16)
    steam: tuple[Steam, ...] = Field(default=(), max_length=8)
    actor: Anchor = Anchor()
    travel: float = Field(default=0, ge=0, le=2000)
    drift: float = Field(default=0, ge=0, le=400)


def load_scene(folder: Path) -> Scene:
    """Read `scene.json` in a folder. Raises StageAssetError, naming every wrong field at once."""
    file = folder / "scene.json"
    try:
        return Scene.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        raise StageAssetError(file, "the scene's description is missing") from None
    except OSError as error:
        raise StageAssetError(file, f"the scene's description cannot be read ({error.strerror})") from None
    except ValidationError as error:
        raise StageAssetError(file, problems(error)) from None
