"""What stories are set in: the book face, a sans face set wide, or letters made for readers with dyslexia.

Wider letters, words and lines help many readers more than any face does, so both other choices have them; Chinese,
which has no letters to mix up, is set wider and keeps its face.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont

from game.shell.fonts import CHINESE, SERIF, font, load_fonts
from game.shell.tokens import Look

FACES = ("serif", "sans", "dyslexic")
_FAMILIES = {"serif": SERIF, "sans": "Source Sans Pro", "dyslexic": "OpenDyslexic"}
_FILES = {
    "serif": (),
    "sans": ("SourceSansPro-Regular.ttf",),
    "dyslexic": ("OpenDyslexic-Regular.otf",),
}
_FOLDER = Path(__file__).parents[2] / "assets" / "fonts"
_LINE = {"serif": 128, "sans": 150, "dyslexic": 118}
"""Height of a line, in hundredths of what the face itself asks for."""
_SIZE = {"serif": 1.0, "sans": 1.0, "dyslexic": 0.88}
"""So that all look equally large: OpenDyslexic's letters are big for their size."""
_LETTERS, _WORDS = 0.06, 0.18
"""Of the letters' size: so much more between two letters, two words."""


def reading_font(look: Look, face: str, size: float) -> QFont:
    """The face at a size drawn for 1280 x 720; its files are loaded when it is first used."""
    size *= _SIZE[face]
    made = font(look, size)
    if face != "serif":
        load_fonts(_FOLDER, _FILES[face])
        families = [_FAMILIES[face], CHINESE]
        made.setFamilies(families if not look.chinese else families[::-1])
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.px(size) * _LETTERS)
        made.setWordSpacing(look.px(size) * _WORDS)
    return made


def reading_rule(look: Look, face: str, size: float) -> str:
    """The same for a widget whose style the window's sheet would set otherwise."""
    families = reading_font(look, face, size).families()
    return f"font-family: {', '.join(repr(name) for name in families)}; font-size: {look.px(size * _SIZE[face])}px;"


def reading_style(face: str) -> str:
    """How its lines stand, for rich text."""
    return f"line-height: {_LINE[face]}%"
