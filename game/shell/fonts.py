"""The shipped typefaces for Qt, loaded from their files so that every machine shows the same letters."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from game.shell.tokens import Look

SERIF, CHINESE = "Source Serif Pro", "Noto Serif CJK SC"
_LATIN_FILES = tuple(f"SourceSerifPro-{style}.ttf" for style in ("Regular", "It", "Semibold", "Bold"))
_CHINESE_FILES = tuple(f"NotoSerifCJKsc-{style}.otf" for style in ("Regular", "Bold"))


@lru_cache(maxsize=2)
def load_fonts(folder: Path, chinese: bool) -> None:
    """Load the Latin or the Chinese faces, once per process. The Chinese ones are large: an English first frame goes
    without. A file that is missing leaves the system's letters."""
    for name in _CHINESE_FILES if chinese else _LATIN_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def families(chinese: bool) -> list[str]:
    """In Chinese the CJK face comes first: its quotation marks and dots stand on a full square."""
    return [CHINESE, SERIF] if chinese else [SERIF, CHINESE]


def font(look: Look, size: float, *, italic: bool = False, weight: int = 400) -> QFont:
    """A face at a size drawn for 1280 x 720. Chinese has no italic and only two weights: it stands upright."""
    made = QFont()
    made.setFamilies(families(look.chinese))
    made.setPixelSize(look.px(size))
    made.setItalic(italic and not look.chinese)
    made.setWeight(QFont.Weight(700 if look.chinese and weight >= 600 else weight))
    return made
