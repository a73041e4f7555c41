"""A companion's rig as data: which plates there are, where they lie and what they hang on. Opens no pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from game.content.model import EXPRESSIONS
from game.content.packs.names import PICTURE_SUFFIXES
from game.content.packs.pictures import Size, picture_refusal, size_of

FEATURES = "@features"
"""The place of eyes and mouth in a rig's order of drawing."""

GAZES = ("far", "aside", "", "nearer", "near", "away", "down")
"""Where eyes can look: from the side of the far cheek to that of the near one, with "" as the expression has them; then
up and away, in thought, and down."""

STAGE_HIGH, HEAD_DOWN = 720, 286
"""Of the stage, and where the middle of a head is from its top, in stage pixels."""
PORTRAIT_HIGH, PORTRAIT_WIDE = 640, 560

FileName = Annotated[str, Field(pattern=r"^\w[\w.-]{0,80}$")]
"""A file beside the description: no folders, so a rig from a stranger cannot reach elsewhere."""
HexColour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Coordinate = Annotated[float, Field(ge=-8192, le=8192)]
Place = tuple[Coordinate, Coordinate]


class RigError(Exception):
    """A rig's description is missing or wrong. `file` says which, `problem` what to mend."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class Plate(_Data):
    """One picture; `x`, `y` are plate pixels from the rig's origin (the middle of the head) to its top left corner."""

    file: FileName
    x: Coordinate
    y: Coordinate


class Layer(Plate):
    """A plate that is always there: hung on the head it turns by the share `follow`, else it rises by `breath`."""

    name: str = Field(max_length=40)
    parent: Literal["root", "head"] = "root"
    follow: float = Field(default=1.0, ge=0, le=1)
    breath: float = Field(default=1.0, ge=0, le=2)


class Face(_Data):
    """One expression, drawn in this order: cheeks, a mouth (at rest, then opening), eyes (open, then shutting).

    `gazes` are open eyes that look elsewhere, by the names of `GAZES`; where one is missing, the eyes stay as they are.
    """

    cheeks: Plate | None = None
    mouths: tuple[Plate, ...] = Field(default=(), max_length=8)
    eyes: tuple[Plate, ...] = Field(min_length=1, max_length=8)
    gazes: dict[str, Plate] = Field(default={}, max_length=12)

    @property
    def plates(self) -> tuple[Plate, ...]:
        return (*((self.cheeks,) if self.cheeks else ()), *self.mouths, *self.eyes)


class Features(_Data):
    """What changes with the expression; it turns with the head by the share `follow`, 0 for a still picture."""

    follow: float = Field(default=1.0, ge=0, le=1)
    expressions: dict[str, Face] = Field(min_length=1, max_length=64)


class Glow(_Data):
    """Light that the companion carries at one of the pivots; radius in plate pixels, strength 0 to 1."""

    at: str
    radius: float = Field(gt=0, le=4096)
    colour: HexColour
    strength: float = Field(default=0.6, ge=0, le=1)


class Rig(_Data):
    """Everything a player of the rig needs. `scale` is plate pixels to one pixel of the 1280 x 720 stage; `pivots`
    are places in plate pixels; `tilt` is how many degrees (clockwise) the head leans in an expression."""

    id: str
    scale: float = Field(ge=0.5, le=8)
    pivots: dict[str, Place]
    layers: tuple[Layer, ...] = Field(max_length=40)
    features: Features
    order: tuple[str, ...]
    tilt: dict[str, Annotated[float, Field(ge=-30, le=30)]] = {}
    glow: Glow | None = None
    soft_edge: float = Field(default=0, ge=0, le=512)
    """Plate pixels over which the edges of every plate fade: for a photograph, which has no outline of its own."""

    @model_validator(mode="after")
    def _names_are_known(self) -> Rig:
        known = {layer.name for layer in self.layers} | {FEATURES}
        if "neck" not in self.pivots:
            raise ValueError("there is no pivot called neck, about which the head turns")
        if self.glow and self.glow.at not in self.pivots:
            raise ValueError(f"the glow is at a pivot that is not there: {self.glow.at}")
        if unknown := [name for name in self.order if name not in known]:
            raise ValueError(f"order names layers that are not there: {', '.join(unknown)}")
        if "neutral" not in self.features.expressions:
            raise ValueError("there is no neutral expression, which stands in for every missing one")
        return self

    def layer(self, name: str) -> Layer:
        return next(layer for layer in self.layers if layer.name == name)

    def face(self, expression: str) -> Face:
        return self.features.expressions.get(expression, self.features.expressions["neutral"])


def load_rig(folder: Path) -> Rig:
    """Read `rig.json` in a folder, or make do with its pictures, one for each expression ("neutral.png", "joy.webp").

    Raises RigError, naming every wrong field at once."""
    file = folder / "rig.json"
    if not file.exists() and (pictures := expression_pictures(folder)):
        return portrait_rig(folder.parent.name, pictures)
    try:
        return Rig.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        raise RigError(file, "the rig's description is missing") from None
    except OSError as error:
        raise RigError(file, f"the rig's description cannot be read ({error.strerror})") from None
    except ValidationError as error:
        raise RigError(file, problems(error)) from None


def expression_pictures(folder: Path) -> dict[str, tuple[Path, Size]]:
    """The pictures in a folder that are called after expressions, with their sizes; {} where there is no neutral one
    that can be opened."""
    found: dict[str, tuple[Path, Size]] = {}
    for path in sorted(folder.glob("*")):
        if path.stem in EXPRESSIONS and path.suffix.lower() in PICTURE_SUFFIXES and not picture_refusal(path):
            size = size_of(path)
            if size:
                found.setdefault(path.stem, (path, size))
    return found if "neutral" in found else {}


def portrait_rig(name: str, pictures: Mapping[str, tuple[Path, Size]]) -> Rig:
    """A companion of whom there are only whole pictures: each is one plate, which breathes and fades into the next.

    They stand on the lower edge of the stage, all at the scale at which the neutral one is `PORTRAIT_HIGH` high or
    `PORTRAIT_WIDE` wide."""
    width, height = pictures["neutral"][1]
    scale = min(8.0, max(0.5, height / PORTRAIT_HIGH, width / PORTRAIT_WIDE))
    low = (STAGE_HIGH - HEAD_DOWN) * scale
    faces = {
        expression: Face(eyes=(Plate(file=path.name, x=-size[0] / 2, y=low - size[1]),))
        for expression, (path, size) in pictures.items()
    }
    return Rig(
        id=name, scale=scale, pivots={"neck": (0.0, low)}, layers=(), features=Features(expressions=faces),
        order=(FEATURES,),
    )  # fmt: skip


def problems(error: ValidationError) -> str:
    """Every wrong field of a description in one line."""
    told = (f"{'.'.join(map(str, one['loc'])) or 'the whole'}: {one['msg']}" for one in error.errors())
    return "; ".join(told)
