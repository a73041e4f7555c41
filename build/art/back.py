"""The card's back: wheel, clock and compass in one, with twofold symmetry, and the silhouette made from it."""

from __future__ import annotations

import math

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from build.art.card import HEIGHT, WIDTH, new_card, round_corners, rule
from build.art.flowers import draw_camellia, draw_leaf
from build.art.foil import FoilSheet, Show
from build.art.grain import stipple
from build.art.ink import box, circle, polygon, shape, star
from build.art.lantern import draw_foil_lantern_glass
from build.art.nature import draw_stars
from build.art.paint import block, clipped, dot, fill, layer, mirrored
from build.art.plate import Plate, smooth

X, Y = WIDTH / 2, HEIGHT / 2
WHEEL = 196
HALF_ALMOND = ((0, -1, "c"), (0.375, -0.675), (0.655, -0.175), (0.655, 0.175), (0.375, 0.675), (0, 1, "c"))
SHADOW = np.array([15, 16, 38], np.float32)


def draw_back(show: Show) -> Plate:
    """The whole back."""
    plate = new_card("#0e1440")
    canvas = plate.canvas
    inner = box(58, 58, WIDTH - 58, HEIGHT - 58, 18)
    with clipped(canvas, inner):
        _scales(plate)
    almond = _almond(400)
    with clipped(canvas, almond):
        fill(canvas, almond, "#101a55")
        around = np.hypot(plate.x - X, plate.y - Y)
        plate.grain(np.exp(-((around / 230) ** 2)), "#2c6f9c")
        with clipped(canvas, skia.Op(almond, circle(X, Y, 214), skia.kDifference_PathOp)):
            draw_stars(canvas, (140, 150, 630, 920), 150, 3, 12)
    foil = FoilSheet(plate, show, "gold", bed="#060926", period=460)
    foil.path(almond, 2.5, line=6)
    foil.path(_almond(380), 0, line=1.6)
    _border(foil, inner)
    _wheel(foil)
    for turned in (0, 180):
        with foil.moved(lambda canvas, turned=turned: canvas.rotate(turned, X, Y)):
            for on_right in (False, True):
                with foil.mirrored(on_right):
                    _tendrils(foil)
            _tip_lantern(foil)
    foil.press()
    for turned in (0, 180):
        canvas.save()
        canvas.rotate(turned, X, Y)
        for on_right in (False, True):
            with mirrored(canvas, WIDTH, on_right):
                for leaf, length in ((-130, 56), (-50, 52), (40, 56), (128, 58)):
                    draw_leaf(canvas, 116, 118, length, leaf)
                draw_camellia(canvas, 116, 118, 44, 20)
        canvas.restore()
    plate.finish()
    round_corners(plate)
    return plate


def _almond(half_height: float) -> skia.Path:
    """The pointed oval that carries the wheel."""
    right = [(X + p[0] * half_height, Y + p[1] * half_height, *p[2:]) for p in HALF_ALMOND]
    left = [(X - p[0] * half_height, Y + p[1] * half_height) for p in HALF_ALMOND[-2:0:-1]]
    return shape([*right, *left])


def _scales(plate: Plate) -> None:
    """A field of overlapping waves in two navies, lighter behind the wheel."""
    canvas = plate.canvas
    block(canvas, 0, 0, WIDTH, HEIGHT, "#152060")
    radius = 44
    tones = (
        (1, "#0c1238"),
        (0.955, "#1a2a72"),
        (0.72, "#0c1238"),
        (0.68, "#1f3480"),
        (0.42, "#0c1238"),
        (0.37, "#1a2a72"),
    )
    for row in range(-1, HEIGHT * 2 // radius + 3):
        for column in range(-1, WIDTH // (2 * radius) + 3):
            x = column * 2 * radius + (radius if row % 2 else 0)
            for share, colour in tones:
                dot(canvas, x, row * radius / 2 + 10, radius * share, colour)
    away = np.hypot(plate.x - X, (plate.y - Y) / 1.25)
    plate.grain(smooth(240, 520, away) * 0.92, "#090d30")
    plate.grain(np.exp(-((away / 250) ** 2)) * 0.75, "#2f7f9c")


def _border(foil: FoilSheet, inner: skia.Path) -> None:
    foil.path(rule(22, 24), 2, line=6)
    foil.path(rule(36, 15), 0, line=1.8)
    foil.path(inner, 2, line=4)
    for k in range(30):
        for x in (47, WIDTH - 47):
            foil.path(circle(x, 150 + k * 26.6, 3 if k % 3 else 4.6), 0)
    for k in range(19):
        for y in (47, HEIGHT - 47):
            foil.path(circle(145 + k * 26.6, y, 3 if k % 3 else 4.6), 0)
    for x in (47, WIDTH - 47):
        for y in (47, HEIGHT - 47):
            foil.path(star(x, y, 17, 0.34, 8), 1.5)


def _wheel(foil: FoilSheet) -> None:
    """Rims, minute ticks, spokes, two compass stars with enamelled facets, and a moon for a hub."""
    canvas = foil.plate.canvas
    for radius, width in ((WHEEL, 7), (WHEEL - 14, 1.6), (WHEEL - 52, 3.4), (WHEEL - 60, 1.4), (64, 4), (40, 2)):
        foil.path(circle(X, Y, radius), 2, line=width)

    def spoke(angle: float, *reaches: float) -> list[tuple[float, float]]:
        return [(X + math.cos(angle) * r, Y + math.sin(angle) * r) for r in reaches]

    for i in range(60):
        ends, width = ((WHEEL - 48, WHEEL - 20), 4.4) if i % 5 == 0 else ((WHEEL - 40, WHEEL - 26), 2)
        foil.bar(spoke(i * math.pi / 30, *ends), width)
    for i in range(16):
        ray = spoke(i * math.pi / 8, 64, 100, WHEEL - 60)
        foil.stroke(ray, 7 if i % 2 == 0 else 3.4, 0.5, 0.8, 0.3, bed=1.4)
    for reach, inner, turned, enamel in ((118, 0.20, 45, "#1d5f86"), (150, 0.18, 0, "#7a2438")):
        foil.path(star(X, Y, reach, inner, 4, turned), 3)
        for i in range(4):
            angle = math.radians(turned) + i * math.pi / 2 - math.pi / 2
            half = spoke(angle, reach * 0.93) + spoke(angle + math.pi / 4, reach * inner * 0.9)
            facet = polygon([(X, Y), *half])
            foil.cut(facet)
            fill(canvas, facet, enamel)
    foil.path(circle(X, Y, 24), 2)
    foil.cut(circle(X, Y, 15))
    with layer(canvas):
        dot(canvas, X, Y, 15, "#f9ebbd")
        dark = [(X + 2, Y - 20), (X + 8, Y), (X + 2, Y + 20), (X + 26, Y + 20), (X + 26, Y - 20)]
        stipple(canvas, shape(dark), "#d98a55", 1, 3)


def _tendrils(foil: FoilSheet) -> None:
    """A quarter of the whiplash ornament."""
    for points, width, start, peak in (
        ([(0, 140), (-60, 190), (-150, 190), (-236, 150), (-276, 180), (-268, 240), (-230, 244), (-222, 214),
          (-242, 204)], 9, 0.1, 0.4),
        ([(-276, 300), (-296, 220), (-290, 130), (-250, 92), (-190, 88), (-172, 120), (-196, 138),
          (-212, 122)], 8, 0.1, 0.4),
        ([(-150, 190), (-120, 150), (-130, 112), (-110, 90), (-86, 100), (-92, 118)], 6, 0.2, 0.35),
        ([(-296, 380), (-284, 320), (-300, 270), (-284, 250)], 5, 0, 0.5),
    ):  # fmt: skip
        foil.stroke([(X + dx, y) for dx, y in points], width, start, 0, peak)


def _tip_lantern(foil: FoilSheet) -> None:
    """A small lantern in the almond's point."""
    foil.path(circle(X, 96, 10), 1.5, line=3)
    for top, bottom, wide_top, wide_bottom in ((108, 120, 8, 16), (123, 150, 15, 11), (152, 160, 14, 8)):
        part = [(X - wide_top, top), (X + wide_top, top), (X + wide_bottom, bottom), (X - wide_bottom, bottom)]
        foil.path(polygon(part), 1.5)
    foil.cut(polygon([(X - 10, 126), (X + 10, 126), (X + 7.5, 147), (X - 7.5, 147)]))
    draw_foil_lantern_glass(foil.plate.canvas, X, 126)


def silhouette(back: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A card not yet found: the back without light or colour, its wheel dark, ready for a question mark."""
    grey = back[..., :3].astype(np.float32) @ np.array([0.3, 0.59, 0.11], np.float32)
    dim = SHADOW + grey[..., None] * np.array([0.22, 0.22, 0.30], np.float32)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    disc = (np.hypot(columns - X, rows - Y) < 128).astype(np.uint8) * 255
    soft = np.asarray(Image.fromarray(disc).filter(ImageFilter.GaussianBlur(1)), np.float32)[..., None] / 255
    dim = dim * (1 - soft) + np.array([16, 16, 44], np.float32) * soft
    ring = np.clip(3.2 - np.abs(np.hypot(columns - X, rows - Y) - 128), 0, 1)[..., None]
    dim = dim * (1 - ring) + np.array([122, 118, 168], np.float32) * ring
    return np.dstack([np.clip(dim, 0, 255).astype(np.uint8), back[..., 3]])
