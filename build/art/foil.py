"""Foil at build time: gathers metal shapes while their dark bed is drawn, and presses them at rest.

A drawing is made once at rest and once for each probe; the difference between a probe and the bare drawing is
exactly the *visible* foil, whatever lies over it. `game/art/foil.py` then moves the light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from build.art.grain import Field, clouds
from build.art.ink import Points, brush
from build.art.paint import brush_paint
from build.art.palette import Colour
from build.art.plate import Plate
from game.art.foil import FLAT, PHASES, RELIEF_STEP, REST_PHASE, TONES, metal_tones, sheen

ANGLE = 35.0
"""The direction in which the light passes, degrees."""
MARGIN = 7
"""Relief and phase go on this far around the foil (pixels, odd), so that scaling down takes in no strangers."""
SPARKLE = 0.0015
"""The share of foil pixels that glint."""


class Show(Enum):
    """What a drawing's foil is made of, this time."""

    REST = "as the card looks at rest"
    BARE = "black, all of it"
    METAL = "white metal, black film"
    FILM = "black metal, white film"


def planes(coverage: Field, period: float = 400) -> NDArray[np.uint8]:
    """A sheet (see game/art/foil.py) from visible coverage, 0 to 1: RGB, black where there is no foil."""
    height, width = coverage.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = np.radians(ANGLE)
    along = (columns * np.cos(angle) + rows * np.sin(angle)) / period
    phase = (along + 2.4 * (clouds(width, height, 90, 3, 1) - 0.5) / (2 * np.pi)) % 1 * PHASES
    blurred = Image.fromarray((coverage * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.6))
    down, right = np.gradient(np.asarray(blurred, np.float32) / 255)
    relief = 0.22 * np.clip(-(right * 0.8 + down * 0.9) * 2.6, -1, 1)
    relief += 0.10 * (clouds(width, height, 5, 2, 2) - 0.5)
    glint = (np.random.default_rng(1).random((height, width)) < SPARKLE) * 255
    glint = np.asarray(Image.fromarray(glint.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7)), np.float32)
    relief += glint / 255 * 2.2
    level = np.clip(FLAT + relief / RELIEF_STEP, 0, 255)
    sheet = np.dstack([coverage * 255, level, phase]).astype(np.uint8)
    sheet[..., 0][coverage < 0.03] = 0
    near = Image.fromarray(sheet[..., 0]).filter(ImageFilter.MaxFilter(MARGIN))
    sheet[np.asarray(near) == 0] = 0
    return sheet


def lit(sheet: NDArray[np.uint8], metal: str) -> NDArray[np.uint8]:
    """A sheet at rest as RGBA."""
    relief = (sheet[..., 1].astype(np.float32) - FLAT) * RELIEF_STEP * (TONES - 1)
    tone = np.clip(sheen(REST_PHASE)[sheet[..., 2]] + relief, 0, TONES - 1).astype(np.int32)
    return np.dstack([metal_tones(metal)[tone], sheet[..., 0]])


class FoilSheet:
    """Collects foil shapes in a plate's units while drawing the dark bed that sets them off; `press` lays them down."""

    def __init__(self, plate: Plate, show: Show, metal: str, bed: Colour = "#1a0d24", period: float = 400) -> None:
        self.plate, self.show, self.metal, self.bed, self.period = plate, show, metal, bed, period
        self.surface = skia.Surface(plate.width * plate.scale, plate.height * plate.scale)
        self.mask = self.surface.getCanvas()
        self.mask.scale(plate.scale, plate.scale)

    def path(self, path: skia.Path, bed: float = 2.2, line: float = 0.0) -> None:
        """Add a filled path, or its outline `line` wide, on a bed that shows `bed` units around it."""
        if bed:
            self.plate.canvas.drawPath(path, brush_paint(self.bed, 0.9, line=bed * 2 + line))
        self.mask.drawPath(path, brush_paint("#ffffff", line=line))

    def stroke(
        self, points: Points, width: float, start: float = 0, end: float = 0, peak: float = 0.5, bed: float = 2.0,
        count: int = 48,
    ) -> None:  # fmt: skip
        """Add a tapered stroke."""
        self.path(brush(points, width, start, end, peak, count), bed)

    def bar(self, points: Points, width: float, bed: float = 0.0) -> None:
        """Add a straight, even line."""
        self.path(brush(points, width, 1, 1, count=4), bed)

    def cut(self, path: skia.Path) -> None:
        """Take foil away again, for enamel."""
        paint = brush_paint("#000000")
        paint.setBlendMode(skia.BlendMode.kClear)
        self.mask.drawPath(path, paint)

    @contextmanager
    def moved(self, change: Callable[[skia.Canvas], object]) -> Iterator[None]:
        """Apply a transform or a clip to bed and foil alike."""
        for canvas in (self.plate.canvas, self.mask):
            canvas.save()
            change(canvas)
        try:
            yield
        finally:
            for canvas in (self.plate.canvas, self.mask):
                canvas.restore()

    @contextmanager
    def mirrored(self, on: bool) -> Iterator[None]:
        """Draw as in a mirror in the middle of the plate."""

        def flip(canvas: skia.Canvas) -> None:
            if on:
                canvas.translate(self.plate.width, 0)
                canvas.scale(-1, 1)

        with self.moved(flip):
            yield

    def press(self) -> None:
        """Lay the gathered foil down on the plate."""
        image = self.surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        coverage = image[..., 3].astype(np.float32) / 255
        if self.show is Show.REST:
            screen = skia.BlendMode.kScreen if self.metal == "film" else None
            self.plate.paste(lit(planes(coverage, self.period), self.metal), screen)
            return
        white = self.show is (Show.FILM if self.metal == "film" else Show.METAL)
        self.plate.tone(coverage, "#ffffff" if white else "#000000")


def visible(draw: Callable[[Show], NDArray[np.uint8]], show: Show) -> Field:
    """The coverage that a probe (METAL or FILM) shows, 0 to 1."""
    probe, bare = draw(show).astype(np.float32), draw(Show.BARE).astype(np.float32)
    difference = (probe[..., :3] - bare[..., :3]).mean(2) / 255
    return np.clip(difference * (probe[..., 3] / 255) * 1.02, 0, 1)
