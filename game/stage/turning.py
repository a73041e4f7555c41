"""Plates turned about a pivot, placed to a quarter of a pixel, and kept while they are likely to be wanted again.

A rotated picture comes on whole pixels; if every plate of a head were rounded by itself, the eyes would swim on the
face as it turns. So each plate is padded by a few source pixels before turning, which moves it by fractions.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

import pygame

from game.stage.plates import blank, resized

Point = tuple[float, float]
LEAST = 0.01
"""Degrees. At 0 rotozoom takes another path, with another centre; this little turns nothing."""


@dataclass(frozen=True)
class Turned:
    """A plate ready to blit; `x`, `y` are device pixels from the actor's origin to its top left corner."""

    surface: pygame.Surface
    x: int
    y: int

    @property
    def rect(self) -> pygame.Rect:
        return pygame.Rect((self.x, self.y), self.surface.get_size())


def turn(plate: pygame.Surface, place: Point, pivot: Point, degrees: float, zoom: float, shift: Point) -> Turned:
    """Turn clockwise by `degrees` about `pivot` and scale by `zoom`.

    `place` and `pivot` are in the plate's own pixels from the actor's origin; `shift` is in device pixels and
    is added after turning.
    """
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    width, height = plate.get_size()

    def centre(pad_x: int, pad_y: int) -> Point:
        across = place[0] + (width - pad_x) / 2 - pivot[0]
        down = place[1] + (height - pad_y) / 2 - pivot[1]
        # rotozoom samples from pixel corners: its result lies (1 - zoom) / 2 further than the centres say.
        lag = (1 - zoom) / 2
        return (
            (across * cos - down * sin + pivot[0]) * zoom + shift[0] - lag,
            (across * sin + down * cos + pivot[1]) * zoom + shift[1] - lag,
        )

    def unevenness(pads: tuple[int, int]) -> float:
        x, y = centre(*pads)
        return (x - round(x)) ** 2 + (y - round(y)) ** 2

    reach = math.ceil(1 / zoom) + 1
    pads = min(((i, j) for i in range(reach + 1) for j in range(reach + 1)), key=unevenness)
    # Two clear pixels all round let the edge fade instead of ending in steps.
    padded = blank(width + pads[0] + 4, height + pads[1] + 4)
    padded.blit(plate, (pads[0] + 2, pads[1] + 2))
    turned = pygame.transform.rotozoom(padded, -degrees if abs(degrees) > LEAST else LEAST, zoom)
    x, y = centre(*pads)
    return Turned(turned, round(x) - turned.get_width() // 2, round(y) - turned.get_height() // 2)


def grown(turned: Turned, share: float) -> Turned:
    """Stretched about the actor's origin: a quick way for the moments between two sizes, on whole pixels."""
    if share == 1:
        return turned
    width, height = (round(side * share) for side in turned.surface.get_size())
    return Turned(resized(turned.surface, width, height), round(turned.x * share), round(turned.y * share))


class TurnedCache:
    """The last turned plates, by any hashable key, up to a number of bytes."""

    def __init__(self, budget: int) -> None:
        self._kept: OrderedDict[object, Turned] = OrderedDict()
        self._budget = budget
        self._bytes = 0

    def get(self, key: object) -> Turned | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def holds(self, key: object) -> bool:
        return key in self._kept

    def put(self, key: object, turned: Turned) -> Turned:
        self._kept[key] = turned
        self._bytes += _bytes(turned)
        while self._bytes > self._budget and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        return turned


def _bytes(turned: Turned) -> int:
    return turned.surface.get_width() * turned.surface.get_height() * 4
