"""The shipped typefaces for Qt, loaded from their files so that every machine shows the same letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from game.shell.tokens import Look

SERIF, CHINESE = "Source Serif Pro", "Noto Serif CJK SC"
FIRST_FILES = ("SourceSerifPro-Regular.ttf", "SourceSerifPro-Semibold.ttf")
"""All that the first frame of an English talk is set in."""
CHINESE_FILES = ("NotoSerifCJKsc-Regular.otf", "NotoSerifCJKsc-Bold.otf")
ALL_FILES = (*FIRST_FILES, "SourceSerifPro-It.ttf", "SourceSerifPro-Bold.ttf", *CHINESE_FILES)


_loaded: set[Path] = set()


def load_fonts(folder: Path, files: tuple[str, ...]) -> None:
    """Load faces, each once per process. The Chinese ones are large: an English first frame goes without. A file that
    is missing leaves the system's letters."""
    for file in (folder / name for name in files):
        if file not in _loaded:
            _loaded.add(file)
            QFontDatabase.addApplicationFont(str(file))


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
