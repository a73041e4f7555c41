"""Card picture, legendary: Isaura Venn before a moon that is a clock, at ten past midnight."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import numpy as np
import skia
from numpy.typing import NDArray

from build.art.card import new_card, shadow_of
from build.art.expressions import EXPRESSIONS
from build.art.foil import FoilSheet, Show
from build.art.frame_windows import gilded_window
from build.art.ink import box, brush, circle, star
from build.art.isaura import draw_isaura
from build.art.lettering import ROMAN_HOURS, draw_numerals
from build.art.nature import draw_cliff, draw_cloud, draw_sea, draw_stars, draw_waves
from build.art.paint import block, clipped, fill, lamp_glow, placed
from build.art.palette import NIGHT_SKY, WAVE_FAR, WAVE_NEAR
from build.art.places import draw_observatory
from build.art.plate import Plate, smooth

CLOCK = (392.0, 352.0)
DISC = 236.0
HOUR_HAND, MINUTE_HAND = 5.0, 60.0
"""Degrees from twelve: ten past midnight."""
LANTERN = (118.0, 752.0)


def draw_isaura_card(show: Show) -> Plate:
    """The picture, with the halo in gold and star dust in thin film."""
    plate = new_card("#0c1033")
    figure = _figure()
    with clipped(plate.canvas, gilded_window()):
        _sky(plate)
        _moon(plate)
    _halo(plate, show)
    with clipped(plate.canvas, gilded_window()):
        _sea(plate)
        plate.tone(shadow_of(figure, 0.45), "#0a0d33")
        plate.paste(_relit(plate, figure))
        lamp_glow(plate.canvas, *LANTERN, 150, 0.55)
    _star_dust(plate, show, figure)
    plate.finish()
    return plate


def _figure() -> NDArray[np.uint8]:
    plate = new_card()
    with placed(plate.canvas, 412, 408, 0, 0.84):
        draw_isaura(plate.canvas, replace(EXPRESSIONS["neutral"], curve=0.75))
    return plate.pixels()


def _sky(plate: Plate) -> None:
    block(plate.canvas, 0, 0, plate.width, plate.height, NIGHT_SKY[1])
    plate.grain(smooth(340, 700, plate.y), NIGHT_SKY[2])
    plate.grain(smooth(560, 760, plate.y) * 0.95, NIGHT_SKY[3])
    plate.grain(1 - smooth(60, 360, plate.y), NIGHT_SKY[0])
    draw_stars(plate.canvas, (60, 60, 710, 560), 170, 9, 12)
    beyond = np.clip(np.hypot(plate.x - CLOCK[0], plate.y - CLOCK[1]) - DISC, 0, None)
    plate.grain(np.exp(-((beyond / 70) ** 1.2)) * 0.55, "#f7d896", 0.85)


def _moon(plate: Plate) -> None:
    x, y = CLOCK
    with clipped(plate.canvas, circle(x, y, DISC)):
        fill(plate.canvas, circle(x, y, DISC), "#f9ebbd")
        across = ((plate.x - x) * 0.8 + (plate.y - y) * 0.35) / DISC
        plate.grain(smooth(-0.25, 0.8, across), "#efc27c")
        plate.grain(smooth(0.35, 1.25, across) * 0.95, "#dd8a55")


def _halo(plate: Plate, show: Show) -> None:
    """Rings, rays, minute ticks, hours and hands, all behind the figure."""
    x, y = CLOCK

    def spoke(angle: float, inner: float, outer: float) -> list[tuple[float, float]]:
        return [(x + math.cos(angle) * r, y + math.sin(angle) * r) for r in (inner, outer)]

    def keep_in_window(canvas: skia.Canvas) -> None:
        canvas.clipPath(gilded_window(), skia.ClipOp.kIntersect, True)

    foil = FoilSheet(plate, show, "gold")
    with foil.moved(keep_in_window):
        for radius, bed, width in ((DISC, 3, 8), (DISC + 13, 1.2, 2.2), (184, 2, 3.4), (177, 0, 1.2)):
            foil.path(circle(x, y, radius), bed, line=width)
        for i in range(48):
            ray = spoke((i + 0.5) * math.pi / 24, DISC + 20, DISC + (46 if i % 2 else 30))
            foil.stroke(ray, 5, 0.9, 0, 0.1, bed=1, count=8)
        for i in range(60):
            if i % 5:
                tick = brush(spoke(i * math.pi / 30, 188, 196), 2.2, 1, 1, count=6)
                fill(plate.canvas, tick, "#7a3a2c")
        for i, hour in enumerate(ROMAN_HOURS):
            with placed(plate.canvas, x, y, i * 30):
                draw_numerals(plate.canvas, hour, 0, -197, 29, "#5a1f38")
        for degrees, reach, width in ((HOUR_HAND, 160, 15), (MINUTE_HAND, 182, 11)):
            angle = math.radians(degrees - 90)
            hand = [(x, y), *spoke(angle, reach * 0.6, reach)]
            foil.stroke(hand, width, 0.5, 0, 0.6)
            eye = spoke(angle, 0, reach * 0.86)[1]
            foil.path(circle(*eye, 8), 1.6, line=3)
    foil.press()


def _sea(plate: Plate) -> None:
    canvas = plate.canvas
    draw_cloud(canvas, 150, 640, 80, "#dff0e4", "#7fb8bc", 2)
    draw_cloud(canvas, 640, 600, 72, "#cfe6e0", "#6fa8b8", 5, mirrored=True)
    draw_cloud(canvas, 630, 170, 36, "#8fb0d8", "#4a6fae", 8)
    draw_cloud(canvas, 150, 230, 30, "#8fb0d8", "#4a6fae", 11)
    draw_sea(plate, 716, ("#3a93a4", "#1c5a8e"), 716, 860)
    draw_observatory(canvas, 652, 716, 0.5)
    cliff = [(560, 740, "c"), (590, 716), (640, 712), (700, 716), (760, 730, "c"), (760, 770, "c")]
    draw_cliff(canvas, cliff, 8, 3)
    draw_waves(canvas, 768, 826, 26, 104, 0.1, WAVE_FAR, 2.2, 3)
    draw_waves(canvas, 768, 862, 30, 128, 0.55, WAVE_NEAR, 2.4, 3)


def _relit(plate: Plate, figure: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Night cools the figure's lower part; the lantern warms its light pixels (warming navy makes mud)."""
    warm = np.exp(-(((plate.x - 130) / 210) ** 2 + ((plate.y - 770) / 210) ** 2))[..., None]
    low = (smooth(560, 960, plate.y) * 0.35)[..., None]
    colour = figure[..., :3] / 255 * (1 - low * np.array([0.75, 0.6, 0.3]))
    light = smooth(0.25, 0.7, colour.max(2))[..., None]
    colour = colour * (1 + warm * light * np.array([0.5, 0.25, -0.1])) + warm * np.array([0.07, 0.025, 0.02])
    return np.dstack([np.clip(colour, 0, 1) * 255, figure[..., 3]]).astype(np.uint8)


def _star_dust(plate: Plate, show: Show, figure: NDArray[np.uint8]) -> None:
    """Thin-film stars over the open sky only: clear of the halo and of the figure."""
    x, y = CLOCK
    taken = figure[..., 3]
    foil = FoilSheet(plate, show, "film", period=200)

    def keep_in_sky(canvas: skia.Canvas) -> None:
        canvas.clipPath(gilded_window(), skia.ClipOp.kIntersect, True)
        canvas.clipPath(box(0, 0, plate.width, 592), skia.ClipOp.kIntersect, True)

    draw = random.Random(5)
    with foil.moved(keep_in_sky):
        for _ in range(110):
            at_x, at_y, size = draw.uniform(70, 700), draw.uniform(80, 590), draw.choice([4, 6, 9, 14])
            around = taken[max(0, int(at_y) - size) : int(at_y) + size, max(0, int(at_x) - size) : int(at_x) + size]
            if math.hypot(at_x - x, at_y - y) > DISC + 56 + size and not around.any():
                foil.path(star(at_x, at_y, size, 0.2), 0)
    foil.press()
