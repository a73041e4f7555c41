"""Steam: puffs that leave a place, swell, drift and thin out. Made by code from a seed, in the pictures' stipple."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game.stage.fit import Fit
from game.stage.plates import PREMULTIPLIED, blank

if TYPE_CHECKING:
    from game.stage.scene import Steam

AGES = 12
"""Pictures of a puff from its leaving to its end: more would not be told apart."""
LIT, SHADED = (226, 234, 242), (140, 164, 214)
LOBES = ((0.0, 0.05, 0.6), (-0.42, 0.16, 0.4), (0.42, 0.14, 0.42), (-0.16, -0.32, 0.42), (0.24, -0.28, 0.36))
"""Places and radii of what a puff is made of, in shares of half its width."""
SMALLEST = 0.3
STEPS_A_SECOND = 20
SWAY = 0.12


class Plume:
    """The puffs of one source, each as far behind the one before as they are many."""

    def __init__(self, source: Steam, fit: Fit, seed: int) -> None:
        self._source, self._fit = source, fit
        random = np.random.default_rng(seed)
        self._late = random.uniform(0, 1)
        self._ages = [self._picture(age / (AGES - 1), random) for age in range(AGES)]

    def key(self, time: float) -> int:
        """Which picture it is: steam is slow, and steps of a twentieth of a second are not seen."""
        return round(time * STEPS_A_SECOND)

    def draw(self, target: pygame.Surface, time: float) -> None:
        source, fit = self._source, self._fit
        time = self.key(time) / STEPS_A_SECOND
        for number in range(source.puffs):
            age = (time / source.seconds + self._late + number / source.puffs) % 1.0
            picture = self._ages[min(AGES - 1, int(age * AGES))]
            sway = SWAY * source.size * math.sin(math.tau * (age * 1.3 + number * 0.37))
            x, y = fit.to_device(source.x + source.drift * age + sway, source.y - source.rise * age)
            place = round(x - picture.get_width() / 2), round(y - picture.get_height() / 2)
            target.blit(picture, place, special_flags=PREMULTIPLIED)

    def _picture(self, age: float, random: np.random.Generator) -> pygame.Surface:
        """A puff at an age from 0 to 1: small and thick, then wide and thin, lit from above."""
        size = max(4, round(self._source.size * (SMALLEST + (1 - SMALLEST) * age**0.7) * self._fit.scale))
        steps = (np.arange(size) + 0.5) / size * 2 - 1
        x, y = steps[:, None], steps[None, :]
        body = np.max([1 - np.hypot(x - u, y - v) / r for u, v, r in LOBES], axis=0)
        noise = random.random((size, size))
        # Stipple at the rim, more of it the thinner the puff has become: the pictures' own way of being soft.
        cover = np.clip(body * 2.2 - noise * (0.35 + 0.9 * age), 0, 1)
        alpha = cover * self._source.strength * math.sin(math.pi * min(1.0, 0.12 + age * 0.88)) ** 0.8
        shade = ((y + 0.35 * x) * 0.8 + 0.25 > noise * 1.4)[:, :, None]
        colours = np.where(shade, np.array(SHADED), np.array(LIT)) * alpha[:, :, None]
        made = blank(size, size)
        pygame.surfarray.pixels3d(made)[...] = colours.astype(np.uint8)
        pygame.surfarray.pixels_alpha(made)[...] = (alpha * 255).astype(np.uint8)
        return made
