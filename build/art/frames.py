"""The four frames, each a function of what its foil shows this time; the window is a hole."""

from __future__ import annotations

import math

import numpy as np
import skia

from build.art.card import HEIGHT, WIDTH, cut_window, draw_pips, new_card, round_corners, rule
from build.art.flowers import draw_camellia, draw_leaf
from build.art.foil import FoilSheet, Show
from build.art.frame_windows import gilded_window, punched, rose_window, silver_window, ticket_window
from build.art.grain import clouds, stipple
from build.art.ink import Points, box, circle, polygon, shape, star, stroke, trace
from build.art.nature import draw_waves
from build.art.paint import clipped, dot, fill, layer, mirrored
from build.art.palette import PAPER
from build.art.plate import Plate, smooth

PRINT_INK = "#2a2350"
PRINT_RED = "#b5472f"


def draw_ticket_frame(_show: Show) -> Plate:
    """Common: printed paper, ink hairlines, a perforation; no foil."""
    plate = new_card(PAPER)
    canvas = plate.canvas
    edges = (np.abs(plate.x - WIDTH / 2) / WIDTH * 2) ** 4 + (np.abs(plate.y - HEIGHT / 2) / HEIGHT * 2) ** 6
    plate.grain(np.clip(edges * 0.35, 0, 1), "#d9b98c", 0.8)
    trace(canvas, punched(40, 40, 728, 914, 30), 1.8, PRINT_INK)
    trace(canvas, rule(22, 18), 2.4, PRINT_INK)
    for k in range(25):
        dot(canvas, 96 + k * 24, 928, 2, PRINT_RED)
    stroke(canvas, [(110, 996), (384, 996), (658, 996)], 2, PRINT_RED)
    draw_pips(canvas, 1, 1020, PRINT_RED)
    plate.paper(0.10, "#7a5a3a")
    plate.finish()
    cut_window(plate, ticket_window())
    trace(canvas, ticket_window(), 5, PRINT_INK)
    round_corners(plate)
    return plate


def _plaque(canvas: skia.Canvas, points: Points, base: str, shade: str, shade_from: float) -> skia.Path:
    """The plate that carries the title, in enamel or parchment."""
    path = shape(points)
    with layer(canvas):
        fill(canvas, path, base)
        low = [(60, shade_from), (384, shade_from + 10), (720, shade_from), (720, 1040), (60, 1040)]
        stipple(canvas, shape(low), shade, 0.9, 10)
    return path


def draw_silver_frame(show: Show) -> Plate:
    """Rare: navy enamel, twin silver rails with sleepers, fan corners."""
    plate = new_card("#131a45")
    canvas = plate.canvas
    plate.finish()
    window = silver_window()
    cut_window(plate, window)
    foil = FoilSheet(plate, show, "silver", bed="#060a26", period=360)
    foil.path(window, 2.5, line=6)
    foil.path(rule(26, 20), 2, line=4.5)
    foil.path(rule(38, 13), 0, line=1.6)
    for k in range(34):
        for x in (32, WIDTH - 32):
            foil.path(box(x - 5, 140 + k * 24, x + 5, 146 + k * 24), 0)
    for k in range(20):
        for y in (32, HEIGHT - 32):
            foil.path(box(150 + k * 24.6, y - 5, 156 + k * 24.6, y + 5), 0)
    for on_right in (False, True):
        with foil.mirrored(on_right):
            for k in range(7):
                angle = math.radians(4 + k * 13.6)
                ends = (20, 62 if k % 2 == 0 else 50)
                ray = [(48 + math.cos(angle) * r, 48 + math.sin(angle) * r) for r in ends]
                foil.stroke(ray, 5, 0.4, 0, 0.7, bed=1)
            foil.path(circle(48, 48, 12), 1.5)
    outline = [
        (96, 918, "c"), (384, 906), (672, 918, "c"), (694, 950), (672, 984, "c"), (384, 994), (96, 984, "c"),
        (74, 950),
    ]  # fmt: skip
    foil.path(_plaque(canvas, outline, "#e8eef2", "#a9bccb", 970), 2, line=4.5)
    draw_pips(canvas, 2, 1020, "#cfdcea", foil)
    foil.press()
    round_corners(plate)
    return plate


def draw_rose_frame(show: Show) -> Plate:
    """Epic: aubergine, rose gold, stained-glass spandrels around an ogee arch."""
    plate = new_card("#2a123c")
    canvas = plate.canvas
    window, glass_edge = rose_window(), box(44, 44, WIDTH - 44, 930, 14)
    spandrels = skia.Op(glass_edge, window, skia.kDifference_PathOp)
    _stained_glass(plate, spandrels)
    plate.finish()
    cut_window(plate, window)
    foil = FoilSheet(plate, show, "rose", bed="#160720", period=360)

    def keep_to_glass(target: skia.Canvas) -> None:
        target.clipPath(spandrels, skia.ClipOp.kIntersect, True)

    with foil.moved(keep_to_glass):
        for i in range(40):
            foil.bar([(384, 420), _ray(i)], 3, bed=1.2)
    foil.path(window, 2.5, line=7)
    foil.path(glass_edge, 2, line=5)
    foil.path(rule(24, 22), 2, line=5)
    foil.path(rule(34, 15), 0, line=1.4)
    for on_right in (False, True):
        with foil.mirrored(on_right):
            _whiplash(foil)
            foil.path(star(74, 74, 20, 0.36, 8), 1.6)
            foil.path(circle(74, 74, 26), 1, line=2)
    foil.path(circle(384, 44, 15), 2)
    foil.cut(circle(384, 44, 9))
    dot(canvas, 384, 44, 9, "#3f8fb0")
    stroke(canvas, [(378, 42), (382, 38), (387, 38)], 2.6, "#e8fff6")
    outline = [
        (70, 960, "c"), (110, 928, "c"), (330, 932), (384, 916), (438, 932), (658, 928, "c"), (698, 960, "c"),
        (658, 996, "c"), (438, 992), (384, 1004), (330, 992), (110, 996, "c"),
    ]  # fmt: skip
    foil.path(_plaque(canvas, outline, "#fbe6da", "#e0a594", 986), 2.5, line=5)
    draw_pips(canvas, 3, 1026, "#f3b79a", foil)
    foil.press()
    round_corners(plate)
    return plate


def _ray(i: int) -> tuple[float, float]:
    angle = i * math.tau / 40
    return 384 + math.cos(angle) * 900, 420 + math.sin(angle) * 900


def _stained_glass(plate: Plate, spandrels: skia.Path) -> None:
    colours = ("#7a2f6b", "#a8456e", "#3a2a72", "#c46a6a", "#2f4f8a")
    with clipped(plate.canvas, spandrels):
        for i in range(40):
            fill(plate.canvas, polygon([(384, 420), _ray(i), _ray(i + 1)]), colours[(i * 3) % 5])
        plate.grain(smooth(330, 560, np.hypot(plate.x - 384, plate.y - 420)) * 0.9, "#1c0c34")
        blots = np.clip((clouds(WIDTH, HEIGHT, 30, 3, 3) - 0.6) * 2, 0, 1)
        plate.tone(blots * 0.4, "#ffd9c4")


def _whiplash(foil: FoilSheet) -> None:
    """The left half of the curls over the ogee."""
    foil.stroke([(50, 420), (56, 300), (84, 214), (150, 146), (250, 108), (330, 82), (372, 40)], 8, 0.1, 0.05)
    for curl, width, peak in (
        ([(84, 214), (60, 190), (58, 150), (88, 136), (108, 156), (96, 176), (82, 168)], 6, 0.3),
        ([(150, 146), (132, 112), (152, 84), (184, 88), (186, 112), (170, 114)], 6, 0.3),
        ([(250, 108), (240, 76), (264, 58), (288, 66), (284, 84)], 5, 0.3),
    ):
        foil.stroke(curl, width, 0.2, 0, peak)


def draw_gilded_frame(show: Show) -> Plate:
    """Legendary: midnight and gold, camellias at the corners, and a wave that breaks out of the frame."""
    plate = new_card("#0c1033")
    canvas = plate.canvas
    rim = np.clip(np.hypot((plate.x - 384) / 700, (plate.y - 540) / 900), 0, 1) ** 2
    plate.grain(rim * 0.8, "#04061c")
    plate.finish()
    window = gilded_window()
    cut_window(plate, window)
    foil = FoilSheet(plate, show, "gold", period=420)
    foil.path(window, 2.5, line=8)
    outer = [
        (50, 940, "c"), (50, 326, "c"), (60, 230), (140, 110), (384, 46), (628, 110), (708, 230), (718, 326, "c"),
        (718, 940, "c"),
    ]  # fmt: skip
    foil.path(shape(outer), 1, line=2)
    foil.path(rule(22, 24), 2, line=6)
    foil.path(rule(34, 15), 0, line=1.8)
    for on_right in (False, True):
        with foil.mirrored(on_right):
            _vines(foil)
    foil.press()
    for on_right in (False, True):
        with mirrored(canvas, WIDTH, on_right):
            for turned, length in ((-58, 60), (30, 56), (96, 50), (150, 44)):
                draw_leaf(canvas, 84, 92, length, turned)
            draw_camellia(canvas, 82, 90, 42, 12)
            draw_leaf(canvas, 136, 60, 34, -16)
            draw_leaf(canvas, 52, 150, 36, 78)
    with clipped(canvas, box(42, 840, WIDTH - 42, 948, 10)):
        draw_waves(canvas, WIDTH, 916, 40, 168, 0.16, ("#1f62a0", "#112c6c"), 3, 4)
        draw_waves(canvas, WIDTH, 946, 26, 120, 0.5, ("#174a8a", "#0f2560"), 2.8, 3)
    _cartouche(plate, show)
    for on_right in (False, True):
        with mirrored(canvas, WIDTH, on_right):
            for turned, length in ((200, 44), (-80, 44), (80, 40)):
                draw_leaf(canvas, 88, 966, length, turned)
            draw_camellia(canvas, 86, 966, 28)
    round_corners(plate)
    return plate


def _vines(foil: FoilSheet) -> None:
    """The left half of the gold tendrils, and the beads below them."""
    main = [(46, 470), (44, 330), (52, 226), (96, 140), (160, 88), (250, 58), (340, 46)]
    foil.stroke(main, 8, 0.05, 0, 0.45)
    for curl, width, start in (
        ([(58, 240), (86, 214), (110, 170), (104, 124), (78, 112), (62, 132), (72, 152), (86, 146)], 6, 0.15),
        ([(160, 88), (168, 66), (156, 46), (134, 46), (130, 64), (142, 70)], 5.5, 0.2),
        ([(250, 58), (262, 42), (286, 40), (292, 54), (280, 60)], 4.5, 0.2),
    ):
        foil.stroke(curl, width, start, 0, 0.3)
    foil.stroke([(46, 470), (40, 520), (46, 560), (40, 600)], 5, 0, 0, 0.4)
    for k in range(6):
        foil.path(circle(42, 630 + k * 34, 4.2 if k % 2 == 0 else 2.6), 1)


def _cartouche(plate: Plate, show: Show) -> None:
    """The title's scroll, the posts that hold the wave, and the pips."""
    foil = FoilSheet(plate, show, "gold", period=420)
    for x in (41, WIDTH - 41):
        foil.bar([(x, 900), (x, 949)], 3, bed=1.6)
    foil.bar([(40, 949), (WIDTH - 40, 949)], 3.4, bed=1.8)
    foil.press()
    foil = FoilSheet(plate, show, "gold", period=380)
    outline = [
        (84, 968, "c"), (104, 938, "c"), (280, 932), (384, 918), (488, 932), (664, 938, "c"), (684, 968, "c"),
        (664, 1000, "c"), (488, 1006), (384, 1014), (280, 1006), (104, 1000, "c"),
    ]  # fmt: skip
    foil.path(_plaque(plate.canvas, outline, "#faedcb", "#e6bb7c", 996), 2.5, line=6)
    inner = [
        (98, 968, "c"), (112, 948, "c"), (282, 942), (384, 929), (486, 942), (656, 948, "c"), (670, 968, "c"),
        (656, 990, "c"), (486, 996), (384, 1004), (282, 996), (112, 990, "c"),
    ]  # fmt: skip
    foil.path(shape(inner), 0, line=1.3)
    draw_pips(plate.canvas, 4, 1034, "#f3cf78", foil)
    foil.press()
