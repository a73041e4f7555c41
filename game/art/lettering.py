"""Setting short texts on pictures: runs of faces, widths, line breaks in Latin and Chinese, fitting a plate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PIL import ImageDraw

from game.art.fonts import CJK, Style, face, file_for

CJK_SCALE = 0.93
"""Chinese characters fill their square; drawn this much smaller they match Latin beside them."""
LATIN_ROOM, CHINESE_ROOM = (0.70, 0.21), (0.83, 0.12)
"""Of the size: what a line needs above and below its baseline."""
NO_LINE_START = frozenset("，。、；：？！）》」』】〉〕…—·,.;:?!)]}%’”")
NO_LINE_END = frozenset("（《「『【〈〔([{‘“")
NARROW_MARKS = "“”‘’"
"""Pillow's plain layout gives these marks of Source Serif about half the room that their ink takes (Qt gives it all):
they are set one by one, as wide as they are drawn."""
MARK_AIR = 0.03
_MARKS = re.compile(f"([{NARROW_MARKS}])")
_CJK_FILES = frozenset(CJK.values())
_WORD = re.compile(r"[⺀-鿿豈-﫿＀-￯　-〿]|\s+|[^\s⺀-鿿豈-﫿＀-￯　-〿]+")


@dataclass(frozen=True)
class Setting:
    """How a text is set: `size` and `tracking` in pixels."""

    style: Style
    size: float
    chinese: bool
    tracking: float = 0.0

    @property
    def ascent(self) -> float:
        """Room above the baseline, in pixels."""
        return self.size * (CHINESE_ROOM if self.chinese else LATIN_ROOM)[0]

    @property
    def height(self) -> float:
        """Room above and below the baseline, in pixels."""
        return self.size * sum(CHINESE_ROOM if self.chinese else LATIN_ROOM)


@dataclass(frozen=True)
class Line:
    """A line in its place: `x` is its left edge, `baseline` where it stands, all in pixels."""

    text: str
    setting: Setting
    colour: str
    x: float
    baseline: float
    width: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        top = self.baseline - self.setting.ascent
        return self.x, top, self.x + self.width, top + self.setting.height


def runs(text: str, setting: Setting) -> Iterator[tuple[str, str, float]]:
    """The text in pieces of one face each: file, piece, size."""
    for file, characters in groupby(text, lambda c: file_for(c, setting.style, setting.chinese)):
        size = round(setting.size * CJK_SCALE if file in _CJK_FILES else setting.size, 2)
        whole = "".join(characters)
        for piece in (whole,) if file in _CJK_FILES else _MARKS.split(whole):
            if piece:
                yield file, piece, size


def _advance(file: str, piece: str, size: float) -> float:
    """How far a piece moves the pen."""
    font = face(file, size)
    length = font.getlength(piece)
    return max(length, font.getbbox(piece, anchor="ls")[2] + size * MARK_AIR) if piece in NARROW_MARKS else length


def text_width(text: str, setting: Setting) -> float:
    """How wide a text runs, in pixels."""
    if not text:
        return 0.0
    if setting.tracking:
        letters = sum(_advance(file, c, size) for file, piece, size in runs(text, setting) for c in piece)
        return letters + setting.tracking * (len(text) - 1)
    return sum(_advance(file, piece, size) for file, piece, size in runs(text, setting))


def draw_line(draw: ImageDraw.ImageDraw, line: Line) -> None:
    """Letter one line; tracked text goes letter by letter, other text run by run."""
    x, tracking = line.x, line.setting.tracking
    for file, piece, size in runs(line.text, line.setting):
        font = face(file, size)
        for part in piece if tracking else (piece,):
            draw.text((x, line.baseline), part, font=font, fill=line.colour, anchor="ls")
            x += _advance(file, part, size) + tracking


def pieces(text: str) -> list[str]:
    """What may not be broken: words, single Chinese characters with the punctuation that clings to them, spaces."""
    found: list[str] = []
    for token in _WORD.findall(text):
        clings = bool(found) and not found[-1].isspace()
        if clings and (token[0] in NO_LINE_START or found[-1][-1] in NO_LINE_END):
            found[-1] += token
        else:
            found.append(token)
    return found


def wrap(text: str, setting: Setting, width: float) -> list[str]:
    """Break a text into as few lines as hold it; a single piece wider than the line stays whole."""
    lines = [""]
    for piece in pieces(text):
        longer = lines[-1] + piece
        if lines[-1] and text_width(longer.rstrip(), setting) > width:
            lines.append("" if piece.isspace() else piece)
        else:
            lines[-1] = longer if lines[-1] or not piece.isspace() else ""
    return [line.strip() for line in lines if line.strip()]


def balanced(text: str, setting: Setting, width: float) -> list[str]:
    """Like `wrap`, with lines of much the same length: the narrowest measure that needs no further line."""
    lines = wrap(text, setting, width)
    if len(lines) < 2:
        return lines
    narrow, wide = width / len(lines) * 0.8, width
    for _ in range(7):
        middle = (narrow + wide) / 2
        tried = wrap(text, setting, middle)
        held = len(tried) <= len(lines) and all(text_width(line, setting) <= middle for line in tried)
        narrow, wide = (narrow, middle) if held else (middle, wide)
    return wrap(text, setting, wide)


def shortened(text: str, setting: Setting, width: float) -> str:
    """The text, cut at its end with an ellipsis where it is wider than `width`."""
    if text_width(text, setting) <= width:
        return text
    while text and text_width(text.rstrip() + "…", setting) > width:
        text = text[:-1]
    return text.rstrip() + "…"
