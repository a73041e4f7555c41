"""The shipped typefaces: files by style, which characters each draws, and opened faces.

Fonts are always opened by path, never by family name. Source Serif draws Latin, Noto Serif CJK the rest; in a
Chinese text the CJK face also draws the punctuation that both have, because there it is set on a full square.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

FOLDER = Path(__file__).parents[2] / "assets" / "fonts"
Style = Literal["regular", "italic", "semibold", "bold"]
LATIN: dict[Style, str] = {
    "regular": "SourceSerifPro-Regular.ttf",
    "italic": "SourceSerifPro-It.ttf",
    "semibold": "SourceSerifPro-Semibold.ttf",
    "bold": "SourceSerifPro-Bold.ttf",
}
CJK: dict[Style, str] = {
    "regular": "NotoSerifCJKsc-Regular.otf",
    "italic": "NotoSerifCJKsc-Regular.otf",
    "semibold": "NotoSerifCJKsc-Bold.otf",
    "bold": "NotoSerifCJKsc-Bold.otf",
}
"""Chinese has no italic: what is italic in English stands upright."""
FULL_WIDTH_PUNCTUATION = frozenset("—–‘’“”…·•")
INVISIBLE = frozenset("\n\r\t\u200b\u200c\u200d\ufe0f\ufeff")


@lru_cache(maxsize=1)
def coverage() -> dict[str, frozenset[int]]:
    """For each font file, the code points that it draws."""
    document = json.loads((FOLDER / "coverage.json").read_text("utf-8"))
    found: dict[str, frozenset[int]] = {}
    for entry in document["coverage"]:
        points: set[int] = set()
        for span in entry["ranges"].split():
            first, _, last = span.partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
        for name in entry["files"]:
            found[name] = frozenset(points)
    return found


def file_for(character: str, style: Style, chinese: bool) -> str:
    """The font file that draws this character in a text of this language."""
    latin, cjk = LATIN[style], CJK[style]
    if chinese and character in FULL_WIDTH_PUNCTUATION:
        return cjk
    return latin if ord(character) in coverage()[latin] or ord(character) not in coverage()[cjk] else cjk


def missing_glyphs(text: str) -> list[str]:
    """The characters of a text that no shipped face draws, each once, in order of appearance."""
    drawn = coverage()[LATIN["regular"]] | coverage()[CJK["regular"]]
    return list(dict.fromkeys(c for c in text if ord(c) not in drawn and c not in INVISIBLE))


@lru_cache(maxsize=64)
def face(file: str, size: float) -> ImageFont.FreeTypeFont:
    """An opened face at a size in pixels."""
    return ImageFont.truetype(FOLDER / file, size, layout_engine=ImageFont.Layout.BASIC)
