"""A card's picture made ready for the game: someone to stand on the stage, a place behind them, a deck of cards.

Pictures of strangers are looked at before they are decoded, and whatever cannot be is stood in for by a drawn one.
"""

from __future__ import annotations

import colorsys
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from game.content.interchange import png as p
from game.content.interchange.limits import MOST_PIXELS, MOST_SIDE

_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_FORMATS = ("PNG", "WEBP", "JPEG", "GIF")
CARD = (512, 717)
_STAGE = (1280, 720)
_HEAD = 286
"""Where on the stage a rig's origin stands, from the top: see `game.stage.scene.Anchor`."""
_TALLEST, _WIDEST, _MIDDLE = 620.0, 470.0, 376.0
"""How much of the stage a picture may take, and how high its middle is."""
_BREATH = 4
"""How far below the lower edge someone cut out reaches, so that a breath shows no gap."""
_FINE = 1.5
"""Plate pixels to a stage pixel."""
_SOFT = 42
"""Plate pixels over which a picture's edges fade into the place behind it."""


def open_picture(data: bytes | None) -> Image.Image | None:
    """The picture in a file's bytes, RGB or RGBA; None for one that is too large, or none at all."""
    if not data:
        return None
    if data.startswith(p.SIGNATURE):
        data = _bare(data)
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        width, height = picture.size
        if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS):
            return None
        picture.draft("RGB", (CARD[0] * 2, CARD[1] * 2))
        clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        return picture.convert("RGBA" if clear else "RGB")
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError, Image.DecompressionBombError, zlib.error):
        return None


def _bare(data: bytes) -> bytes:
    """The PNG with only what makes its picture, every check sum right: no text of any kind reaches Pillow."""
    png = p.read_png(data)
    return p.Png(tuple(p.chunk_of(c.kind, c.data) for c in png.chunks if c.kind in _KEPT)).raw


def as_png(data: bytes | None, seed: str) -> bytes:
    """A picture of any kind as a PNG; a drawn one where there is none."""
    if data is not None and data.startswith(p.SIGNATURE):
        return data
    made = io.BytesIO()
    (open_picture(data) or drawn(seed)).save(made, "PNG")
    return made.getvalue()


@lru_cache(maxsize=16)
def _drawn(hue: int) -> Image.Image:
    """A figure in lamplight before the night, in one of twelve colours: who has no picture is nobody less."""
    night, lamp = _colour(hue, 0.55, 0.16), _colour(hue, 0.45, 0.62)
    width, height = CARD
    sky = Image.linear_gradient("L").resize(CARD)
    ground = Image.composite(Image.new("RGB", CARD, lamp), Image.new("RGB", CARD, night), sky.point(lambda v: v // 2))
    glow = Image.new("L", CARD, 0)
    ImageDraw.Draw(glow).ellipse((width * 0.2, height * 0.1, width * 0.8, height * 0.56), fill=150)
    glow = glow.filter(ImageFilter.GaussianBlur(60))
    ground.paste(Image.new("RGB", CARD, _colour(hue + 1, 0.35, 0.95)), mask=glow)
    figure = Image.new("L", CARD, 0)
    pen = ImageDraw.Draw(figure)
    pen.ellipse((width * 0.35, height * 0.2, width * 0.65, height * 0.46), fill=255)
    pen.rounded_rectangle((width * 0.16, height * 0.5, width * 0.84, height * 1.2), radius=150, fill=255)
    pen.rectangle((width * 0.44, height * 0.42, width * 0.56, height * 0.54), fill=255)
    ground.paste(Image.new("RGB", CARD, _colour(hue, 0.6, 0.09)), mask=figure.filter(ImageFilter.GaussianBlur(2.5)))
    return ground


def drawn(seed: str) -> Image.Image:
    """The drawn picture of someone who came without one; the same for the same name."""
    return _drawn(hue_of(seed))


def _colour(hue: int, saturation: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue % 12 / 12, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


@dataclass(frozen=True)
class Dressed:
    """What a card's picture becomes: the files of a rig and of a scene, and the pictures of a deck."""

    rig: Mapping[str, bytes]
    scene: Mapping[str, bytes]
    deck: tuple[bytes, ...]


def dressed(portrait: Image.Image, faces: Mapping[str, Image.Image], background: Image.Image | None) -> Dressed:
    """Everything the game shows of a card, from its picture, those of its expressions, and its background."""
    small = _on_stage(portrait)
    flat = _flat(small)
    plates = {"neutral": small, **{name: _on_stage(face) for name, face in faces.items()}}
    return Dressed(_rig(plates), _scene(flat, background), tuple(_deck(flat)))


@lru_cache(maxsize=16)
def dressed_as_drawn(hue: int) -> Dressed:
    """The same of a drawn figure."""
    return dressed(_drawn(hue), {}, None)


def hue_of(name: str) -> int:
    """Which of the twelve drawn figures stands in for someone; the same for the same name."""
    return zlib.crc32(name.encode("utf-8", "replace")) % 12


def _on_stage(picture: Image.Image) -> Image.Image:
    """A picture at the stage's size. What is nowhere clear needs no alpha."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    width, height = picture.size
    share = min(_TALLEST / height, _WIDEST / width) * _FINE
    size = max(8, round(width * share)), max(8, round(height * share))
    return picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=1.5)


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, (24, 20, 44))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _rig(plates: Mapping[str, Image.Image]) -> dict[str, bytes]:
    """A rig of still pictures: the portrait, and for each expression a picture of its own where there is one."""
    blank: dict[str, object] = {"file": "blank.webp", "x": 0, "y": 0}
    files = {"blank.webp": _blank()}
    places: dict[str, dict[str, object]] = {}
    for name, plate in plates.items():
        file = f"{name}.webp" if plate.mode == "RGBA" else f"{name}.jpg"
        files[file] = _webp(plate) if plate.mode == "RGBA" else _jpeg(plate)
        # Someone cut out stands on the stage's lower edge; a whole picture hangs in the middle.
        top = (_MIDDLE - _HEAD) * _FINE - plate.height / 2
        if plate.mode == "RGBA":
            top = (_STAGE[1] - _HEAD + _BREATH) * _FINE - plate.height
        places[name] = {"file": file, "x": -plate.width / 2, "y": top}
    # Whole pictures take each other's place, so that where there are several the lasting one must be empty.
    lasting, changing = (blank, places) if len(places) > 1 else (places["neutral"], {"neutral": blank})
    rig = {
        "id": "portrait",
        "scale": _FINE,
        "soft_edge": _SOFT if all(plate.mode == "RGB" for plate in plates.values()) else 0,
        "pivots": {"neck": [0, 0]},
        "layers": [{"name": "portrait", "parent": "root", "breath": 0.5, **lasting}],
        "features": {"follow": 0, "expressions": {name: {"eyes": [at]} for name, at in changing.items()}},
        "order": ["portrait", "@features"],
    }
    return {"rig.json": json.dumps(rig, indent=1).encode(), **files}


def _scene(portrait: Image.Image, background: Image.Image | None) -> dict[str, bytes]:
    """A place: the card's own background, or its picture far out of focus and darker."""
    if background is not None:
        place = ImageOps.fit(_flat(background), _STAGE, Image.Resampling.BILINEAR)
    else:
        far = ImageOps.fit(portrait.reduce(8), (80, 45)).filter(ImageFilter.GaussianBlur(4))
        place = ImageEnhance.Brightness(far.resize((320, 180), Image.Resampling.BICUBIC)).enhance(0.5)
    scene = {"layers": [{"file": "place.jpg", "x": 0, "y": 0, "w": _STAGE[0], "h": _STAGE[1]}]}
    return {"scene.json": json.dumps(scene, indent=1).encode(), "place.jpg": _jpeg(place)}


def _deck(portrait: Image.Image) -> Iterator[bytes]:
    """Pictures for cards out of one: the whole, and parts of it in other lights. The whole comes first."""
    base = ImageOps.fit(portrait, CARD, Image.Resampling.BILINEAR, centering=(0.5, 0.2))
    width, height = CARD
    face = base.crop((width // 5, 0, width * 4 // 5, height * 3 // 5))
    corner = base.crop((0, height * 2 // 5, width * 3 // 5, height))
    lamp = _lit(base.crop((width // 10, 0, width * 9 // 10, height * 4 // 5)), (255, 214, 150))
    for one in (base, face, lamp, _lit(base, (92, 104, 190)), corner):
        yield _jpeg(one if one.size == CARD else one.resize(CARD, Image.Resampling.BILINEAR))


def _lit(picture: Image.Image, light: tuple[int, int, int]) -> Image.Image:
    return ImageChops.multiply(picture, Image.new("RGB", picture.size, light))


def _jpeg(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=84)
    return made.getvalue()


@lru_cache(maxsize=1)
def _blank() -> bytes:
    return _webp(Image.new("RGBA", (4, 4)))


def _webp(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=84, method=0)
    return made.getvalue()
