"""Lamps: a glow that is added on the composed frame, and the flicker of its flame."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pygame

from game.stage.plates import multiply

FLICKERS = 6
"""Steps of brightness of a live flame: few, so each glow is made once."""


def flicker(time: float, seed: int) -> int:
    """Which step a flame is at: two slow waves and a quick one, so it wanders and now and then ducks."""
    wave = math.sin(time * 2.1 + seed) + 0.7 * math.sin(time * 5.3 + seed * 2.7) + 0.5 * math.sin(time * 13.7 + seed)
    return min(FLICKERS - 1, max(0, round((wave / 2.2 + 1) / 2 * (FLICKERS - 1))))


@cache
def _falloff(radius: int) -> np.ndarray:
    """Brightness around a lamp, 0 to 1, shape (2 radius, 2 radius): bright core, wide skirt, nothing at the rim."""
    steps = (np.arange(2 * radius) + 0.5 - radius) / radius
    distance = np.minimum(1.0, np.hypot(steps[:, None], steps[None, :]))
    return np.interp(distance, (0.0, 0.35, 1.0), (1.0, 0.4, 0.0))


def glow(radius: int, colour: str, strength: float) -> pygame.Surface:
    """A glow to be blitted with BLEND_RGB_ADD, `radius` in device pixels. A little noise keeps it from banding."""
    lit = _falloff(radius)[:, :, None] * (np.array(list(bytes.fromhex(colour[1:]))) * strength)
    noise = np.random.default_rng(radius).random(lit.shape[:2])[:, :, None]
    surface = pygame.Surface((2 * radius, 2 * radius), 0, 32)
    pygame.surfarray.blit_array(surface, np.clip(lit + (noise - 0.5) * (lit > 0.4), 0, 255).astype(np.uint8))
    return surface


class Glow:
    """One lamp's light at all its steps of brightness, made when first needed."""

    def __init__(self, radius: float, colour: str, strength: float) -> None:
        """`radius` in device pixels, `colour` as #rrggbb, `strength` 0 to 1."""
        self._radius = max(1, round(radius))
        self._full = glow(self._radius, colour, strength)
        self._steps: dict[int, pygame.Surface] = {}

    def add_to(self, target: pygame.Surface, x: float, y: float, step: int, share: float) -> None:
        """Add the light around a point. `share` is how strongly lamps burn at this hour, 0 to 1."""
        level = round(share * 255 * (0.82 + 0.18 * step / (FLICKERS - 1)))
        surface = self._steps.get(level)
        if surface is None:
            surface = self._steps[level] = self._full.copy()
            multiply(surface, (level, level, level))
        place = (round(x) - self._radius, round(y) - self._radius)
        target.blit(surface, place, special_flags=pygame.BLEND_RGB_ADD)
