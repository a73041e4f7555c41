"""Rain and mist outside the window: one tile each, made by code from a seed and drawn at the pace of the wind."""

from __future__ import annotations

import numpy as np
import pygame

from game.stage.fit import Fit
from game.stage.plates import PREMULTIPLIED, blank, resized

RAIN_TILE, RAIN_DROPS = 480, 260
RAIN_FALL, RAIN_SLANT = 760.0, -0.62
"""Stage pixels a second down, and how far rain goes sideways for each pixel down: the train runs into it."""
RAIN_COLOUR = (206, 230, 236)
MIST_WIDTH, MIST_HEIGHT, MIST_PACE = 960, 360, 14.0
MIST_TOP = 230
MIST_COLOUR = (176, 208, 214)


class Rain:
    """Slanting strokes that swell like the ink of the pictures: a few long ones near, many short faint ones far."""

    def __init__(self, fit: Fit, seed: int) -> None:
        self._scale = fit.scale
        self._size = max(1, round(RAIN_TILE * fit.scale))
        random = np.random.default_rng(seed)
        # Drawn at three times the size: pygame's slanting lines have steps, which scaling down smooths away.
        large = blank(self._size * 3, self._size * 3)
        for _ in range(RAIN_DROPS):
            x, y, near = random.uniform(0, 1), random.uniform(0, 1), random.random() ** 3
            _drop(large, x, y, length=(14 + 44 * near) * 3 * fit.scale, near=near)
        self._tile = resized(large, self._size, self._size)

    def key(self, time: float) -> tuple[int, int]:
        fallen = RAIN_FALL * time * self._scale
        return round(fallen * RAIN_SLANT) % self._size, round(fallen) % self._size

    def draw(self, target: pygame.Surface, time: float) -> None:
        x, y = self.key(time)
        for top in range(y - self._size, target.get_height(), self._size):
            for left in range(x - self._size, target.get_width(), self._size):
                target.blit(self._tile, (left, top), special_flags=PREMULTIPLIED)


def _drop(tile: pygame.Surface, x: float, y: float, length: float, near: float) -> None:
    """One stroke from a place (shares of the tile), drawn again on the far side where it leaves the tile."""
    size = tile.get_width()
    half = (0.35 + 0.45 * near) * length / 30
    strength = 0.3 + 0.4 * near
    colour = tuple(round(channel * strength) for channel in (*RAIN_COLOUR, 255))
    for across in (0, 1):
        for up in (0, 1):
            head_x, head_y = (x + across) * size, (y - up) * size
            tail_x, tail_y = head_x + RAIN_SLANT * length, head_y + length
            belly_x, belly_y = head_x + RAIN_SLANT * length * 0.7, head_y + length * 0.7
            stroke = ((head_x, head_y), (belly_x + half, belly_y), (tail_x, tail_y), (belly_x - half, belly_y))
            pygame.draw.polygon(tile, colour, stroke)


class Mist:
    """A bank of pale stipple over the sea, drifting slower than the train."""

    def __init__(self, fit: Fit, seed: int) -> None:
        self._scale = fit.scale
        self._top = round(fit.to_device(0, MIST_TOP)[1])
        width, height = round(MIST_WIDTH * fit.scale), round(MIST_HEIGHT * fit.scale)
        random = np.random.default_rng(seed)
        across = np.arange(width)[:, None] / width * np.pi * 2
        down = np.arange(height)[None, :] / height
        bank = np.zeros((width, height))
        for wave, weight in ((1, 0.3), (2, 0.3), (3, 0.22), (5, 0.12)):
            bank += weight * np.sin(wave * across + random.uniform(0, 7) + 3 * down * random.uniform(-1, 1))
        cover = np.clip(0.5 + 0.4 * bank, 0, 1) * np.sin(np.pi * down) ** 1.4
        stipple = (random.random((width, height)) < cover * 0.9) * 0.22
        alpha = np.clip(0.62 * cover + stipple * cover, 0, 0.8)
        self._tile = blank(width, height)
        colours = pygame.surfarray.pixels3d(self._tile)
        colours[...] = (alpha[:, :, None] * np.array(MIST_COLOUR)).astype(np.uint8)
        alphas = pygame.surfarray.pixels_alpha(self._tile)
        alphas[...] = (alpha * 255).astype(np.uint8)

    def key(self, time: float) -> tuple[int, int]:
        return round(MIST_PACE * self._scale * time) % self._tile.get_width(), 0

    def draw(self, target: pygame.Surface, time: float) -> None:
        passed, _ = self.key(time)
        for left in range(-passed, target.get_width(), self._tile.get_width()):
            target.blit(self._tile, (left, self._top), special_flags=PREMULTIPLIED)


WEATHERS: dict[str, type[Rain] | type[Mist]] = {"rain": Rain, "mist": Mist}
"""What falls or drifts outside; `clear` is nothing."""
