"""Colours: the night line's palette, materials in five tones, and the metals' ramps.

Nothing is ever pure black; shadows change hue (copper to wine, skin to rose, navy to violet).
"""

from __future__ import annotations

from dataclasses import dataclass

Colour = str | tuple[float, float, float]
"""`#rrggbb`, or red, green, blue from 0 to 255."""

INK = "#0b0d2e"
GOLD = "#e3b04f"
TRIM = "#e0ac4c"
"""The warmer gold of fittings indoors."""
GOLD_DARK = "#8c5a26"
GOLD_LIGHT = "#ffedb5"
CREAM = "#fbf0d0"
LAMPLIGHT = "#ffc45e"
CLARET = "#a3324a"
CORAL = "#e8694f"
WOOD = "#a65d3a"
WOOD_DARK = "#5c2c34"
WOOD_LIGHT = "#f0b878"
PAPER = "#f1e3c6"
NIGHT_SKY = ("#10164f", "#1f3580", "#2f83a0", "#8fd0b8")
"""Zenith, sky, low sky, the glow at the horizon."""
WAVE_NEAR = ("#1f6a9c", "#174584")
WAVE_FAR = ("#2b86a4", "#1c5a92")


@dataclass(frozen=True)
class Hair:
    """The tones of one head of hair."""

    line: str
    dark: str
    mid: str
    base: str
    light: str
    sheen: str


@dataclass(frozen=True)
class Cloth:
    """The tones of a garment and its gold trimming."""

    line: str
    dark: str
    base: str
    light: str
    lining: str
    lining_dark: str


@dataclass(frozen=True)
class Skin:
    """Skin, mouth and eyes: flat tones and hard shapes only, never grain."""

    base: str = "#f7d3ba"
    shade: str = "#dd9a8c"
    deep: str = "#b3667a"
    light: str = "#fff1de"
    rim: str = "#fff3cf"
    line: str = "#6d2f3b"
    line_dark: str = "#2a1426"
    lip: str = "#c9575c"
    mouth: str = "#7a2438"
    tongue: str = "#e5807c"
    teeth: str = "#fff6ec"
    blush: str = "#f07a72"
    iris: tuple[str, str, str] = ("#0f3b4d", "#1f7f86", "#7fd8c4")
    pupil: str = "#0a1626"
    white: str = "#fdf3ea"
    brow: str = "#7b3026"
    lash: str = "#2b1220"


COPPER_HAIR = Hair("#3a0f24", "#54162c", "#8a2f2c", "#b4492d", "#f08f4f", "#ffd9a0")
COPPER_HAIR_SHADED = Hair("#3a0f24", "#3a0f24", "#54162c", "#8a2f2c", "#b4492d", "#d9673a")
NIGHT_COAT = Cloth("#0a0d2e", "#141b4a", "#27407c", "#5d86c8", CLARET, "#4c1236")
FAIR_SKIN = Skin()


def rgb(colour: Colour) -> tuple[float, float, float]:
    """The three channels, 0 to 255."""
    if isinstance(colour, str):
        digits = colour.lstrip("#")
        return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    return colour


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` 0 gives the first colour, 1 the second."""
    a, b = rgb(first), rgb(second)
    red, green, blue = (x + (y - x) * share for x, y in zip(a, b, strict=True))
    return red, green, blue
