"""The app's icon: the lantern before the clock-moon, over the waves."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image

from build.art.ink import box, circle, star, stroke
from build.art.lantern import draw_lantern
from build.art.nature import draw_waves
from build.art.paint import block, clipped, dot, fill, lamp_glow, line
from build.art.palette import INK, NIGHT_SKY
from build.art.plate import Plate, smooth

SIZE = 1024
MOON = (512, 430, 300)
SIZES = (512, 256)
ICO_SIZES = (256, 128, 64, 48, 32, 16)


def draw_icon() -> Plate:
    """The icon at 1024 pixels."""
    plate = Plate(SIZE, SIZE)
    canvas = plate.canvas
    tile = box(24, 24, SIZE - 24, SIZE - 24, 216)
    with clipped(canvas, tile):
        _sky(plate)
        _clock(plate)
        draw_waves(canvas, SIZE, 800, 74, 330, 0.10, ("#2b86a4", "#1c5a92"), 9, 2)
        lamp_glow(canvas, 512, 576, 312, 0.9, add=False)
        draw_lantern(canvas, 512, 178, 3.55)
        for width, colour in ((34, INK), (18, "#e9bd62")):
            line(canvas, circle(512, 178, 46), colour, width)
        draw_waves(canvas, SIZE, 900, 84, 420, 0.30, ("#1f62a0", "#112c6c"), 11, 2)
    for width, colour in ((34, INK), (20, "#c98f35"), (9, "#ffe6a6")):
        line(canvas, tile, colour, width)
    return plate


def _sky(plate: Plate) -> None:
    block(plate.canvas, 0, 0, SIZE, SIZE, NIGHT_SKY[1])
    plate.grain(smooth(300, 820, plate.y), NIGHT_SKY[2], soft=0.7)
    plate.grain(1 - smooth(-60, 420, plate.y), "#121a5c", soft=0.7)
    for x, y, radius in ((170, 210, 30), (860, 250, 24), (200, 470, 18), (846, 520, 22), (320, 120, 16)):
        fill(plate.canvas, star(x, y, radius, 0.2), "#fff0cc")


def _clock(plate: Plate) -> None:
    canvas = plate.canvas
    x, y, radius = MOON
    dot(canvas, x, y, radius, "#f9ebbd")
    with clipped(canvas, circle(x, y, radius)):
        across = ((plate.x - x) * 0.8 + (plate.y - y) * 0.35) / radius
        plate.grain(smooth(-0.2, 0.9, across), "#efc27c", soft=0.6)
        plate.grain(smooth(0.4, 1.25, across), "#dd8a55", soft=0.6)
    line(canvas, circle(x, y, radius), INK, 26)
    line(canvas, circle(x, y, radius), "#e9bd62", 14)
    for i in range(12):
        if i == 9:  # the lantern's ring hangs there
            continue
        angle, quarter = i * math.pi / 6, i % 3 == 0
        ends = (radius - 26, radius - (70 if quarter else 52))
        tick = [(x + math.cos(angle) * r, y + math.sin(angle) * r) for r in ends]
        stroke(canvas, tick, 20 if quarter else 12, "#5a1f38", start=1, end=1, count=4)


def bake_icon(folder: Path) -> None:
    """Write icon-512.png, icon-256.png and icon.ico."""
    folder.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(draw_icon().pixels())
    for size in SIZES:
        small = image.resize((size, size), Image.Resampling.LANCZOS)
        small.save(folder / f"icon-{size}.png", optimize=True)
    image.resize((256, 256), Image.Resampling.LANCZOS).save(folder / "icon.ico", sizes=[(s, s) for s in ICO_SIZES])
    (folder / "made_by.json").write_text('{"*": "build/art/icon.py"}\n', "utf-8")
