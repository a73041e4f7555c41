"""The four frames as the letterer sees them: plate, sizes, colours, foil. One unit is a 768th of the width."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Rarity = Literal["ticket", "silver-rail", "rose-lens", "gilded"]
RARITIES: tuple[Rarity, ...] = ("ticket", "silver-rail", "rose-lens", "gilded")
FOLDER = Path(__file__).parents[2] / "assets" / "frames"
UNITS = (768, 1075)
"""A card's width and height in units; pictures and frames are stored at this size, twice the usual one."""
CORNER = 34


@dataclass(frozen=True)
class Frame:
    """`plate`: left, top, right, bottom of the room for title and role; `foot`: the small line's margins, baseline."""

    plate: tuple[float, float, float, float]
    title_size: float
    role_size: float
    title_colour: str
    role_colour: str
    foot: tuple[float, float, float]
    foot_size: float
    foot_colour: str
    metal: str
    pips: int
    capitals: bool = True
    """Names stand in tracked capitals over their role; titles without a role are set as they are written."""


FRAMES: dict[Rarity, Frame] = {
    "ticket": Frame(
        (96, 936, 672, 993), 35, 19, "#2a2350", "#7a3a4a", (70, 698, 1026), 18, "#2a2350", "gold", 1, False
    ),
    "silver-rail": Frame(
        (108, 917, 660, 983), 34, 19, "#141c4c", "#2c3f78", (96, 672, 1026), 17, "#cfdcea", "silver", 2
    ),
    "rose-lens": Frame((122, 935, 646, 993), 31, 19, "#3a1246", "#6b1f50", (84, 684, 1032), 17, "#f3c3b0", "rose", 3),
    "gilded": Frame((150, 945, 618, 995), 32, 18, "#3a1230", "#6b2238", (84, 684, 1040), 17, "#f3d9a0", "gold", 4),
}
