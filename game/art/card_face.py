"""Card faces: picture, frame and words joined at run time, and the foil that moves over them.

Words are set here, in the player's language, because pictures carry no letters.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, UnidentifiedImageError

from game.art.card_layout import CardView, card_lines, printed_number
from game.art.errors import BrokenPictureError, MissingPictureError
from game.art.foil import FoilOverlay, Sheet
from game.art.frames import CORNER, FOLDER, FRAMES, UNITS
from game.art.lettering import Line, Setting, draw_line, text_width

__all__ = ["CardView", "card_foil", "card_height", "compose", "compose_back", "printed", "printed_foil"]

UNKNOWN_COLOUR = "#c9c4ea"
PIP_COLOUR = "#8d88b8"
FINE = 4
"""How many times larger than shown small shapes are drawn, for smooth edges."""


def card_height(width: int) -> int:
    """The height of a card `width` pixels wide."""
    return round(width * UNITS[1] / UNITS[0])


def compose(card: CardView, width: int) -> Image.Image:
    """A card's face, RGBA with round corners, `width` pixels wide; a silhouette while it is not found.

    Raises MissingPictureError or BrokenPictureError. The result is the caller's own to draw on.
    """
    if not card.found:
        return _compose_unknown(card, width)
    size = (width, card_height(width))
    face = Image.new("RGBA", size)
    face.paste(_layer(card.picture, size, "RGB"))
    face.alpha_composite(_layer(FOLDER / f"{card.rarity}.webp", size, "RGBA"))
    over = card.picture.with_suffix(".over.webp")
    if over.exists():
        face.alpha_composite(_layer(over, size, "RGBA"))
    draw = ImageDraw.Draw(face)
    for line in card_lines(card, width):
        draw_line(draw, line)
    face.putalpha(_outline(size))
    return face


def compose_back(width: int) -> Image.Image:
    """The back of every card, RGBA."""
    return _layer(FOLDER / "back.webp", (width, card_height(width)), "RGBA").copy()


def printed(path: Path, width: int) -> Image.Image:
    """A card that lies whole on the disk, as keepsakes do, `width` pixels wide, RGBA.

    Raises MissingPictureError or BrokenPictureError.
    """
    return _scaled(_stored(path, "RGBA"), (width, card_height(width)))


def printed_foil(width: int) -> FoilOverlay:
    """The foil of a keepsake's frame."""
    size = (width, card_height(width))
    return FoilOverlay([Sheet(_foil_planes(FOLDER / "keepsake.foil.webp", size), "gold")], size)


def card_foil(card: CardView, width: int) -> FoilOverlay:
    """The foil of a face of the same width, to be laid over it; empty where the card has none."""
    size = (width, card_height(width))
    return FoilOverlay(list(_sheets(card, size)) if card.found else [], size)


def _sheets(card: CardView, size: tuple[int, int]) -> Iterator[Sheet]:
    """The frame's foil, then the picture's as far as the frame leaves it in sight."""
    metal = FRAMES[card.rarity].metal
    frame_foil = FOLDER / f"{card.rarity}.foil.webp"
    if frame_foil.exists():
        yield Sheet(_foil_planes(frame_foil, size), metal)
    window = ImageChops.invert(_layer(FOLDER / f"{card.rarity}.webp", size, "RGBA").getchannel("A"))
    for kind, tone in (("foil", metal), ("film", "film")):
        path = card.picture.with_suffix(f".{kind}.webp")
        if path.exists():
            coverage, relief, phase = _foil_planes(path, size).split()
            yield Sheet(Image.merge("RGB", (ImageChops.multiply(coverage, window), relief, phase)), tone)


def _compose_unknown(card: CardView, width: int) -> Image.Image:
    """What the album shows for a card not yet found: a dark back, a question mark, its rarity and number."""
    size = (width, card_height(width))
    scale = width / UNITS[0]
    face = _layer(FOLDER / "silhouette.webp", size, "RGBA").copy()
    draw = ImageDraw.Draw(face)
    mark = Setting("bold", 150 * scale, chinese=False)
    number = Setting("italic", 24 * scale, chinese=card.language.startswith("zh"))
    for text, setting, colour, baseline in (
        ("?", mark, UNKNOWN_COLOUR, 588),
        (printed_number(card), number, PIP_COLOUR, 884),
    ):
        wide = text_width(text, setting)
        draw_line(draw, Line(text, setting, colour, (width - wide) / 2, baseline * scale, wide))
    pips = _pips(FRAMES[card.rarity].pips, width)
    face.alpha_composite(pips, ((width - pips.width) // 2, round(790 * scale)))
    return face


def _stored(path: Path, mode: str) -> Image.Image:
    """A stored picture, decoded. Raises MissingPictureError or BrokenPictureError."""
    try:
        with Image.open(path) as stored:
            return stored.convert(mode)
    except FileNotFoundError:
        raise MissingPictureError(path) from None
    except (UnidentifiedImageError, OSError) as error:
        raise BrokenPictureError(path, str(error)) from error


def _scaled(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    factor = picture.width // size[0]
    if factor > 1:  # whole steps by averaging: a tenth of the time, and grain stays grain
        picture = picture.reduce(factor)
    # Hamming keeps grain as crisp as Lanczos does where pictures shrink, in a third of the time.
    return picture if picture.size == size else picture.resize(size, Image.Resampling.HAMMING)


@lru_cache(maxsize=24)
def _layer(path: Path, size: tuple[int, int], mode: str) -> Image.Image:
    """A stored picture brought to size; shared, so never drawn upon."""
    return _scaled(_frame(path, mode) if path.parent == FOLDER else _stored(path, mode), size)


@lru_cache(maxsize=6)
def _frame(path: Path, mode: str) -> Image.Image:
    """A frame as it is stored: every card needs one of a few, at whatever size."""
    return _stored(path, mode)


@lru_cache(maxsize=8)
def _foil_planes(path: Path, size: tuple[int, int]) -> Image.Image:
    """A stored foil sheet brought to size; its phase is picked, not averaged, because it runs in a circle."""
    coverage, relief, phase = _stored(path, "RGB").split()
    picked = phase.resize(size, Image.Resampling.NEAREST)
    return Image.merge("RGB", (_scaled(coverage, size), _scaled(relief, size), picked))


@lru_cache(maxsize=8)
def _outline(size: tuple[int, int]) -> Image.Image:
    """The card's rounded shape as a mask."""
    width, height = size
    radius = CORNER * width / UNITS[0]
    side = math.ceil(radius)
    large = Image.new("L", (side * FINE, side * FINE))
    ImageDraw.Draw(large).ellipse((0, 0, radius * FINE * 2 - 1, radius * FINE * 2 - 1), fill=255)
    corner = large.resize((side, side), Image.Resampling.BOX)
    mask = Image.new("L", size, 255)
    for turned, at in (
        (corner, (0, 0)),
        (corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (width - side, 0)),
        (corner.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, height - side)),
        (corner.transpose(Image.Transpose.ROTATE_180), (width - side, height - side)),
    ):
        mask.paste(turned, at)
    return mask


@lru_cache(maxsize=16)
def _pips(count: int, width: int) -> Image.Image:
    """`count` four-rayed stars in a row."""
    unit = width / UNITS[0] * FINE
    step, reach = 40 * unit, 14 * unit
    large = Image.new("RGBA", (round(step * count), round(reach * 2)))
    draw = ImageDraw.Draw(large)
    for i in range(count):
        points = []
        for k in range(8):
            angle, radius = math.pi * k / 4, reach if k % 2 == 0 else reach * 0.42
            points.append((step * (i + 0.5) + math.sin(angle) * radius, reach - math.cos(angle) * radius))
        draw.polygon(points, fill=PIP_COLOUR)
    return large.resize((large.width // FINE, large.height // FINE), Image.Resampling.BOX)
