"""Numerals on clocks and on a ticket: the only glyphs that a picture may carry."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import skia

from build.art.paint import brush_paint
from build.art.palette import Colour

BOLD = Path(__file__).parents[2] / "assets" / "fonts" / "SourceSerifPro-Bold.ttf"
ROMAN_HOURS = ("XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")


@lru_cache(maxsize=1)
def _face() -> skia.Typeface:
    return skia.Typeface.MakeFromFile(str(BOLD))


def draw_numerals(
    canvas: skia.Canvas, text: str, x: float, y: float, size: float, colour: Colour, tracking: float = 1.0
) -> None:
    """Numerals centred on x, standing on y."""
    font = skia.Font(_face(), size)
    font.setEdging(skia.Font.Edging.kAntiAlias)
    font.setSubpixel(True)
    at = x - (sum(font.measureText(c) for c in text) + tracking * (len(text) - 1)) / 2
    for character in text:
        canvas.drawString(character, at, y, font, brush_paint(colour))
        at += font.measureText(character) + tracking
