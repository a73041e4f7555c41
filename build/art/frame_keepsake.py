"""The frame of a keepsake: a postcard of the Line, with room for what was said and a postmark for the hour."""

from __future__ import annotations

import math

import numpy as np
import skia

from build.art.card import HEIGHT, WIDTH, cut_window, new_card, round_corners, rule
from build.art.flowers import draw_camellia, draw_leaf
from build.art.foil import FoilSheet, Show
from build.art.frame_windows import punched
from build.art.ink import circle, star, stroke, trace
from build.art.paint import dot, fill
from build.art.palette import PAPER
from build.art.plate import Plate

INK, STAMP = "#2a2350", "#a3324a"
POSTMARK = (604.0, 946.0, 62.0)
"""The postmark: its centre, and its radius. `game.art.keepsake_face` prints the hour inside."""


def keepsake_window() -> skia.Path:
    """Where the picture of the moment shows."""
    return punched(54, 54, 714, 648, 24)


def draw_keepsake_frame(show: Show) -> Plate:
    """Paper, a gold edge about the picture, the company's postmark, and a camellia pressed into the corner."""
    plate = new_card(PAPER)
    canvas = plate.canvas
    edges = (np.abs(plate.x - WIDTH / 2) / WIDTH * 2) ** 4 + (np.abs(plate.y - HEIGHT / 2) / HEIGHT * 2) ** 8
    plate.grain(np.clip(edges * 0.4, 0, 1), "#d9b98c", 0.8)
    for k in range(25):
        dot(canvas, 96 + k * 24, 676, 2, STAMP)
    _postmark(canvas)
    for turned, length in ((196, 40), (-72, 42), (72, 36)):
        draw_leaf(canvas, 92, 992, length, turned)
    draw_camellia(canvas, 90, 992, 26)
    plate.paper(0.10, "#7a5a3a")
    plate.finish()
    cut_window(plate, keepsake_window())
    trace(canvas, rule(20, 20), 2.4, INK)
    foil = FoilSheet(plate, show, "gold", bed="#3a2412", period=380)
    foil.path(keepsake_window(), 2.2, line=6)
    foil.path(rule(30, 13), 0, line=2.2)
    foil.press()
    round_corners(plate)
    return plate


def _postmark(canvas: skia.Canvas) -> None:
    """Two rings with the twelve hours between them, and the waves that cancel a stamp."""
    x, y, radius = POSTMARK
    trace(canvas, circle(x, y, radius), 2.6, STAMP)
    trace(canvas, circle(x, y, radius - 15), 1.4, STAMP)
    for hour in range(12):
        angle = math.radians(hour * 30)
        at = x + math.sin(angle) * (radius - 7.5), y - math.cos(angle) * (radius - 7.5)
        if hour % 3 == 0:
            fill(canvas, star(*at, 5.4, 0.42), STAMP)
        else:
            dot(canvas, *at, 1.8, STAMP)
    for row in range(4):
        height = y - 24 + row * 16
        reach = math.sqrt(max(0.0, radius**2 - (height - y) ** 2))
        for start, end in ((x + reach + 6, 704),):
            points = [(start + k * (end - start) / 6, height + (4 if k % 2 else -4)) for k in range(7)]
            if end - start > 14:
                stroke(canvas, points, 2.4, STAMP)
