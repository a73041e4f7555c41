"""A keepsake's card: the picture of a moment in its frame, what was said under it, and the hour in its postmark."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from game.art.frames import FOLDER, UNITS
from game.art.lettering import Line, Setting, draw_line, shortened, text_width, wrap

WINDOW = (52, 52, 716, 650)
"""Left, top, right, bottom of the picture, which the frame overlaps a little."""
WORDS = (82, 692, 686, 880)
LARGEST, SMALLEST = 36, 18
LEADING = 1.34
TITLE_AT, PLACE_AT, DAY_AT = 938, 976, 1008
FOOT_LEFT, FOOT_RIGHT = 140, 528
POSTMARK, POSTMARK_LEAN = (604, 946), 8
"""The middle of the postmark, and how many degrees the hour in it leans."""
INK, YOURS, QUIET, STAMP = "#2a2350", "#1c566f", "#6b3a2f", "#a3324a"
QUOTES = {"zh-Hant": ("「", "」")}
DATA = "Lantern Line"
"""The key of the PNG's own text under which the moment's data lies."""


@dataclass(frozen=True)
class Postcard:
    """What is on a keepsake. lines: whose ("player" or "companion"), and the words; the rest is printed as it is."""

    picture: Image.Image
    lines: Sequence[tuple[str, str]]
    title: str
    who: str
    place: str
    day: str
    time: str
    language: str


def compose_keepsake(card: Postcard) -> bytes:
    """The whole card as PNG at a card's own size, with its data in a text of its own, so that it can be read again."""
    face = Image.new("RGBA", UNITS)
    left, top, right, bottom = WINDOW
    face.paste(card.picture.resize((right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))
    with Image.open(FOLDER / "keepsake.webp") as frame:
        face.alpha_composite(frame.convert("RGBA"))
        shape = frame.convert("RGBA").getchannel("A")
    draw = ImageDraw.Draw(face)
    for line in (*said_lines(card), *_foot_lines(card)):
        draw_line(draw, line)
    _stamp(face, card)
    # The frame's alpha with its window filled: what lies outside the rounded corners stays clear.
    window = Image.new("L", UNITS)
    ImageDraw.Draw(window).rectangle(WINDOW, fill=255)
    shape.paste(255, mask=window)
    face.putalpha(shape)
    told = PngInfo()
    told.add_itxt(DATA, json.dumps(data_of(card), ensure_ascii=False))
    file = io.BytesIO()
    face.save(file, "PNG", pnginfo=told, compress_level=4)
    return file.getvalue()


def data_of(card: Postcard) -> dict[str, object]:
    """The words on a keepsake, as data."""
    return {
        "title": card.title, "with": card.who, "place": card.place, "day": card.day, "time": card.time,
        "language": card.language, "lines": [list(line) for line in card.lines],
    }  # fmt: skip


def read_data(png: bytes) -> dict[str, object] | None:
    """The data that a keepsake carries, None where the picture is none."""
    with Image.open(io.BytesIO(png)) as opened:
        found = opened.info.get(DATA)
    return json.loads(found) if isinstance(found, str) else None


def said_lines(card: Postcard) -> list[Line]:
    """The words in the largest size at which they fit; cut at the end where even the smallest does not hold them."""
    left, top, right, bottom = WORDS
    size = LARGEST
    while size > SMALLEST and len(_rows(card, size, right - left)) * size * LEADING > bottom - top:
        size -= 1
    rows = _rows(card, size, right - left)
    room = int((bottom - top) / (size * LEADING))
    if len(rows) > room:
        rows = rows[:room]
        text, setting, colour = rows[-1]
        rows[-1] = (shortened(text + " …", setting, right - left), setting, colour)
    at = top + ((bottom - top) - len(rows) * size * LEADING) / 2
    found = []
    for text, setting, colour in rows:
        wide = text_width(text, setting)
        baseline = at + setting.ascent + (size * LEADING - setting.height) / 2
        found.append(Line(text, setting, colour, (left + right - wide) / 2, baseline, wide))
        at += size * LEADING
    return found


def _rows(card: Postcard, size: int, width: float) -> list[tuple[str, Setting, str]]:
    """Hers in italics and quotation marks, the player's upright in sea blue."""
    chinese = card.language.startswith("zh")
    opens, closes = QUOTES.get(card.language, ("“", "”"))
    rows = []
    for whose, words in card.lines:
        hers = whose != "player"
        setting = Setting("italic" if hers else "regular", float(size), chinese)
        text = " ".join(words.split())
        rows += [(row, setting, INK if hers else YOURS) for row in wrap(f"{opens}{text}{closes}", setting, width)]
    return rows


def _foot_lines(card: Postcard) -> list[Line]:
    """Title, place and day beside the postmark; without a title the companion's name stands there."""
    chinese = card.language.startswith("zh")
    found = []
    for text, style, size, colour, baseline in (
        (card.title or card.who, "semibold", 29.0, INK, TITLE_AT),
        (card.place, "italic", 21.0, QUIET, PLACE_AT),
        (card.day, "italic", 21.0, QUIET, DAY_AT),
    ):
        setting = Setting(style, size, chinese)  # type: ignore[arg-type]
        left = 82.0 if baseline == TITLE_AT else float(FOOT_LEFT)
        told = shortened(text, setting, FOOT_RIGHT - left)
        found.append(Line(told, setting, colour, left, baseline, text_width(told, setting)))
    return found


def _stamp(face: Image.Image, card: Postcard) -> None:
    """The hour, leaning a little, as a stamp is pressed by hand."""
    setting = Setting("semibold", 30.0, chinese=False)
    wide = text_width(card.time, setting)
    printed = Image.new("RGBA", (180, 90))
    draw_line(ImageDraw.Draw(printed), Line(card.time, setting, STAMP, (180 - wide) / 2, 55, wide))
    printed = printed.rotate(POSTMARK_LEAN, Image.Resampling.BICUBIC)
    face.alpha_composite(printed, (POSTMARK[0] - 90, POSTMARK[1] - 45))
