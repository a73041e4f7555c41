"""Card picture, rare: The Causeway at Low Tide. The night train under a full moon."""

from __future__ import annotations

import numpy as np

from build.art.card import new_card
from build.art.flowers import draw_steam
from build.art.foil import Show
from build.art.frame_windows import silver_window
from build.art.nature import (
    draw_cliff,
    draw_cloud,
    draw_glitter,
    draw_moon,
    draw_ripples,
    draw_sea,
    draw_stars,
    draw_waves,
)
from build.art.paint import block, clipped
from build.art.places import draw_causeway, draw_observatory, draw_train
from build.art.plate import Plate, smooth

INK = "#0b1238"
STEAM = ("#f4efe0", "#b9cfd6")


def draw_causeway_card(_show: Show) -> Plate:
    """The picture; its metal is all in the frame."""
    plate = new_card("#131a45")
    canvas = plate.canvas
    with clipped(canvas, silver_window()):
        _sky(plate)
        draw_observatory(canvas, 158, 474, 0.8)
        cliff = [
            (-20, 500, "c"), (40, 478), (100, 468), (190, 470), (244, 486), (270, 530), (284, 590), (304, 640, "c"),
            (-20, 660, "c"),
        ]  # fmt: skip
        draw_cliff(canvas, cliff, 26, 3)
        draw_sea(plate, 632, ("#3f95a4", "#1f5f92"), 640, 800, INK)
        draw_glitter(canvas, 470, 640, 760, 40, 110, 24)
        draw_ripples(canvas, (60, 644, 700, 690), 16, 30)
        for ribbon, width in (
            ([(206, 606), (180, 560), (220, 500), (330, 470), (400, 410), (370, 330), (290, 330), (286, 390),
              (330, 400)], 44),
            ([(206, 608), (230, 560), (330, 540), (460, 520), (560, 540), (590, 500), (560, 470), (530, 490)], 34),
            ([(206, 608), (170, 570), (150, 500), (190, 440), (240, 440), (236, 476)], 26),
        ):  # fmt: skip
            draw_steam(canvas, ribbon, width, *STEAM, INK)
        draw_causeway(canvas, 724, 30, 740, 66, 82)
        draw_train(canvas, 170, 722, 0.86, 3)
        draw_waves(canvas, 768, 826, 30, 118, 0.15, ("#2b86a4", "#1c5a92"), 2.4, 3, INK)
        draw_waves(canvas, 768, 872, 36, 150, 0.6, ("#1f6a9c", "#174584"), 2.6, 4, INK)
        draw_waves(canvas, 768, 926, 38, 190, 0.3, ("#1a4f8c", "#122f6c"), 2.8, 4, INK)
    plate.finish()
    return plate


def _sky(plate: Plate) -> None:
    block(plate.canvas, 0, 0, plate.width, plate.height, "#1d3378")
    plate.grain(smooth(60, 560, plate.y) * 0.95, "#2f7a9c")
    plate.grain(smooth(380, 640, plate.y), "#8fc9b4")
    plate.grain(1 - smooth(40, 300, plate.y), "#121b55")
    around = np.exp(-(((plate.x - 470) / 170) ** 2 + ((plate.y - 330) / 170) ** 2)) * 0.75
    plate.grain(around, "#7fb9c0")
    draw_stars(plate.canvas, (60, 60, 710, 420), 110, 4, 9)
    draw_moon(plate, 470, 330, 132, INK)
    draw_cloud(plate.canvas, 196, 252, 66, "#cfe0dc", "#6f9fb8", 2, ink=INK)
    draw_cloud(plate.canvas, 610, 452, 60, "#e9e4cf", "#8fb4b8", 5, mirrored=True, ink=INK)
    draw_cloud(plate.canvas, 640, 178, 44, "#9fc0d0", "#4a7aa8", 8, ink=INK)
