"""Card picture, common: Last Cup before the Sea. Teapot, bowl and steam before a round window at dusk."""

from __future__ import annotations

import math
import random

import skia

from build.art.card import new_card
from build.art.flowers import PINK, draw_camellia, draw_leaf, draw_steam
from build.art.foil import Show
from build.art.frame_windows import punched, ticket_window
from build.art.grain import stipple
from build.art.ink import Points, circle, contour, oval, polygon, sample, shape, stroke
from build.art.lettering import draw_numerals
from build.art.nature import draw_cliff, draw_cloud, draw_glitter, draw_waves
from build.art.paint import block, clipped, dot, fill, layer, line, placed
from build.art.palette import CORAL, INK, PAPER, WOOD, WOOD_DARK
from build.art.places import draw_observatory
from build.art.plate import Plate, smooth

WINDOW = (420, 372, 228)
"""Centre and radius of the round window."""
CORAL_DARK, GLAZE, GLAZE_BLUE = "#a83a48", "#f7ead0", "#2d6f8c"
STEAM = ("#fbf1de", "#e3c9c0")
HANDLE = ((206, 690), (196, 590), (290, 540), (384, 590), (374, 690))


def draw_last_cup(_show: Show) -> Plate:
    """The picture; it has no foil."""
    plate = new_card(PAPER)
    with clipped(plate.canvas, ticket_window()):
        _wall(plate)
        _round_window(plate)
        _table(plate.canvas)
        draw_steam(
            plate.canvas,
            [(560, 742), (540, 690), (590, 640), (600, 580), (540, 530), (470, 540), (466, 590), (500, 600)],
            34, *STEAM,
        )  # fmt: skip
        draw_steam(
            plate.canvas,
            [(552, 742), (510, 700), (470, 640), (400, 610), (330, 560), (330, 490), (384, 462), (420, 492),
             (400, 516)],
            40, *STEAM,
        )  # fmt: skip
        _teapot(plate.canvas)
        _bowl(plate.canvas)
        for turned, length in ((160, 62), (205, 56), (120, 52)):
            draw_leaf(plate.canvas, 656, 866, length, turned)
        draw_leaf(plate.canvas, 650, 870, 60, -40)
        draw_camellia(plate.canvas, 654, 866, 46, 8, PINK)
        _stub(plate.canvas)
    plate.finish()
    return plate


def _wall(plate: Plate) -> None:
    block(plate.canvas, 0, 0, 768, 1075, "#2d6f7c")
    plate.grain(smooth(420, -60, plate.y) * 0.8, "#1a4560")
    plate.grain(smooth(200, 800, plate.x) * 0.75, "#1d4d66")
    for k in range(9):
        stroke(plate.canvas, [(70 + k * 80, 40), (70 + k * 80, 760)], 2, "#123a50", 0.55, start=1, end=1, count=6)


def _round_window(plate: Plate) -> None:
    canvas = plate.canvas
    x, y, radius = WINDOW
    dot(canvas, x, y, radius + 26, INK)
    with layer(canvas):
        dot(canvas, x, y, radius + 22, WOOD)
        right = [(x + 40, y - 300), (x + 190, y), (x + 40, y + 300), (x + 340, y + 300), (x + 340, y - 300)]
        stipple(canvas, shape(right), WOOD_DARK, 1, 22)
    for k in range(24):
        angle = k * math.pi / 12
        dot(canvas, x + math.cos(angle) * (radius + 11), y + math.sin(angle) * (radius + 11), 3, WOOD_DARK)
    line(canvas, circle(x, y, radius), INK, 7)
    with clipped(canvas, circle(x, y, radius)):
        _dusk(plate)
    for bar in ([(x, y - radius), (x, y + radius)], [(x - radius, y + 40), (x + radius, y + 40)]):
        stroke(canvas, bar, 15, INK, start=1, end=1)
        stroke(canvas, bar, 9, WOOD, start=1, end=1)


def _dusk(plate: Plate) -> None:
    canvas = plate.canvas
    block(canvas, 0, 0, 768, 1075, "#f0a66a")
    plate.grain(1 - smooth(130, 420, plate.y), "#d8586a")
    plate.grain((1 - smooth(110, 300, plate.y)) * 0.9, "#5c3a7c")
    plate.grain(smooth(360, 480, plate.y) * 0.8, "#f9dc9c")
    dot(canvas, 500, 424, 62, "#fff0c4")
    line(canvas, circle(500, 424, 62), INK, 2.4)
    draw_cloud(canvas, 330, 300, 44, "#f6c9a0", "#d8707a", 3)
    draw_cloud(canvas, 560, 248, 34, "#e89a8a", "#9a4a7c", 9, mirrored=True)
    block(canvas, 150, 452, 720, 700, "#3f8f9c")
    plate.grain(smooth(470, 600, plate.y) * (plate.x > 150), "#255f88")
    block(canvas, 150, 450, 720, 453, INK)
    draw_glitter(canvas, 500, 460, 560, 36, 80, 14, "#fff0c4")
    draw_cliff(
        canvas, [(150, 458, "c"), (190, 420), (240, 412), (290, 430), (318, 458, "c")], 8, 2, base="#6a3f64",
        shade="#3a2350",
    )  # fmt: skip
    draw_observatory(canvas, 244, 414, 0.34)
    draw_waves(canvas, 768, 540, 16, 84, 0.2, ("#2f7f9c", "#1f5f8c"), 2, 2)
    draw_waves(canvas, 768, 576, 20, 110, 0.6, ("#256c94", "#1a4f82"), 2.2, 3)


def _table(canvas: skia.Canvas) -> None:
    with layer(canvas):
        fill(canvas, polygon([(30, 742), (740, 742), (740, 930), (30, 930)]), "#c67a45")
        stipple(canvas, polygon([(20, 820), (760, 800), (760, 960), (20, 960)]), "#8c4434", 1, 34)
        draw = random.Random(4)
        for k in range(26):
            y, x = 752 + k * 7 + draw.uniform(-3, 3), draw.uniform(0, 500)
            vein = [(x, y), (x + 120, y + draw.uniform(-4, 4)), (x + draw.uniform(180, 360), y)]
            stroke(canvas, vein, 2.2, "#7a3a30", 0.6, atop=True)
    stroke(canvas, [(40, 742), (740, 742)], 6, INK, start=1, end=1)
    stroke(canvas, [(40, 747), (740, 747)], 3, "#f0b878", start=1, end=1)
    for x, y, width, height in ((300, 846, 200, 26), (560, 858, 130, 18)):
        shadow = oval(x - width * 0.8, y - height, x + width * 1.15, y + height)
        stipple(canvas, shadow, "#5c2433", 0.95, 12, atop=False)


def _solid(
    canvas: skia.Canvas, points: Points, colour: str, shade: tuple[Points, str, float],
    light: tuple[Points, float, str] | None = None,
) -> None:  # fmt: skip
    """One piece of pottery: flat colour, a grained dark side, one light, an ink contour."""
    with layer(canvas):
        fill(canvas, shape(points), colour)
        stipple(canvas, shape(shade[0]), shade[1], 1, shade[2])
        if light is not None:
            stroke(canvas, light[0], light[1], light[2], 0.95, atop=True)
    contour(canvas, points, 3.2, INK, closed=True, seed=1, thinnest=0.5)


def _teapot(canvas: skia.Canvas) -> None:
    for width, colour in ((19, INK), (12, WOOD)):
        stroke(canvas, HANDLE, width, colour, start=0.9, end=0.9)
    rivets = sample(HANDLE, 40)
    for k in range(13):
        x, y = rivets[5 + int(k * 2.5)]
        dot(canvas, x, y, 2.4, WOOD_DARK)
    spout = [
        (176, 760, "c"), (140, 730), (104, 690), (92, 668, "c"), (70, 668), (64, 690), (84, 740), (120, 800),
        (180, 826, "c"),
    ]  # fmt: skip
    shade = ([(120, 700), (150, 760), (200, 840), (100, 830), (60, 720)], CORAL_DARK, 10)
    _solid(canvas, spout, CORAL, shade, ([(86, 690), (110, 740), (150, 780)], 7, "#ffb48f"))
    _pot_body(canvas)
    lid = [(226, 684, "c"), (250, 660), (290, 650), (330, 660), (354, 684, "c"), (290, 694)]
    shade = ([(300, 640), (320, 690), (380, 690), (370, 640)], CORAL_DARK, 7)
    _solid(canvas, lid, CORAL, shade, ([(246, 672), (270, 662), (292, 660)], 5, "#ffd9bd"))
    knob = [(276, 652), (278, 634), (290, 626), (302, 634), (304, 652), (290, 656)]
    _solid(canvas, knob, "#f7c65a", ([(290, 620), (296, 660), (316, 660), (312, 620)], "#b97a2c", 4))


def _pot_body(canvas: skia.Canvas) -> None:
    body = [
        (178, 720), (210, 684), (290, 668), (370, 684), (404, 724), (412, 780), (380, 834), (290, 850), (200, 834),
        (168, 780),
    ]  # fmt: skip
    band = polygon([(140, 760), (440, 760), (440, 812), (140, 812)])
    with layer(canvas):
        fill(canvas, shape(body), CORAL)
        stipple(canvas, shape([(300, 640), (360, 740), (330, 870), (460, 880), (460, 640)]), CORAL_DARK, 1, 24)
        with clipped(canvas, band):
            fill(canvas, band, "#f7e7c8", atop=True)
            dark = shape([(320, 740), (360, 780), (340, 830), (460, 830), (460, 740)])
            stipple(canvas, dark, "#d9a48a", 1, 14)
            with clipped(canvas, shape(body)):
                for k in range(8):
                    for radius in (30, 22, 14, 6):
                        line(canvas, circle(160 + k * 38, 812, radius), GLAZE_BLUE, 2.8)
        for y in (760, 812):
            stroke(canvas, [(140, y), (440, y)], 3, INK, start=1, end=1, atop=True)
        stroke(canvas, [(196, 712), (184, 760), (196, 812)], 11, "#ffc3a0", 0.95, atop=True)
        stroke(canvas, [(222, 700), (260, 690), (300, 688)], 6, "#ffd9bd", 0.95, atop=True)
    contour(canvas, body, 3.4, INK, closed=True, thinnest=0.5)


def _bowl(canvas: skia.Canvas) -> None:
    bowl = [
        (468, 762, "c"), (474, 800), (506, 846), (540, 860, "c"), (582, 860, "c"), (614, 846), (646, 800),
        (652, 762, "c"),
    ]  # fmt: skip
    shade = ([(560, 740), (580, 800), (560, 880), (680, 880), (680, 740)], "#d3a594", 12)
    _solid(canvas, bowl, GLAZE, shade, ([(486, 790), (504, 826), (528, 846)], 7, "#ffffff"))
    stripe = [(473, 790), (520, 816), (560, 820), (604, 816), (647, 790)]
    stroke(canvas, stripe, 7, GLAZE_BLUE, start=0.6, end=0.6)
    rim, tea = oval(468, 738, 652, 784), oval(482, 746, 638, 778)
    fill(canvas, rim, GLAZE)
    line(canvas, rim, INK, 3.2)
    with layer(canvas):
        fill(canvas, tea, "#c9913a")
        far = [(470, 740), (560, 752), (640, 740), (640, 756), (560, 762), (480, 758)]
        stipple(canvas, shape(far), "#6f4a24", 1, 5)
        stroke(canvas, [(500, 766), (530, 773), (560, 774)], 4, "#f8dc96", atop=True)
    line(canvas, tea, INK, 2.4)


def _stub(canvas: skia.Canvas) -> None:
    """A used ticket for the 00:10."""
    with placed(canvas, 120, 872, -9):
        ticket = punched(-44, -22, 78, 26, 7)
        line(canvas, ticket, INK, 5)
        fill(canvas, ticket, "#f7e7c8")
        block(canvas, -32, -12, 46, -10, "#b5472f")
        draw_numerals(canvas, "00:10", 6, 14, 24, "#7a2438")
        stroke(canvas, [(52, -20), (52, 24)], 1.6, "#7a2438", 0.8, start=1, end=1)
