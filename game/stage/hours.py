"""How the hour and the weather colour a scene. The pictures are drawn as midnight; every other hour washes that night.

A wash multiplies colours, then adds light. By day the sky's multiplier is small and its light strong, which is how the
stars and the moon go out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from game.stage.plates import NO_WASH, Colour, Wash


@dataclass(frozen=True)
class Grade:
    """The light of a moment: the sky above and at the horizon, the land, the room, and how strongly lamps shine."""

    high: Wash
    low: Wash
    land: Wash
    room: Colour
    lamps: float


NIGHT = Grade(NO_WASH, NO_WASH, NO_WASH, (255, 255, 255), 1.0)


FIRST_LIGHT = Grade(
    ((214, 206, 236), (10, 6, 22)),
    ((232, 190, 188), (64, 26, 20)),
    ((224, 208, 224), (14, 6, 12)),
    (250, 242, 248),
    0.9,
)
DAWN = Grade(
    ((165, 160, 196), (54, 38, 66)),
    ((222, 140, 138), (118, 62, 46)),
    ((240, 206, 190), (38, 22, 14)),
    (255, 242, 234),
    0.6,
)
MORNING = Grade(
    ((116, 136, 176), (80, 110, 150)),
    ((160, 168, 174), (88, 82, 72)),
    ((244, 240, 236), (44, 42, 36)),
    (255, 252, 246),
    0.35,
)
NOON = Grade(
    ((86, 106, 136), (92, 142, 190)),
    ((146, 168, 178), (96, 96, 90)),
    ((240, 244, 248), (54, 56, 52)),
    (255, 255, 252),
    0.3,
)
AFTERNOON = Grade(
    ((108, 122, 156), (92, 120, 148)),
    ((190, 176, 150), (92, 74, 44)),
    ((250, 236, 214), (48, 38, 22)),
    (255, 249, 236),
    0.4,
)
SUNSET = Grade(
    ((156, 136, 180), (62, 36, 60)),
    ((236, 150, 112), (116, 48, 14)),
    ((250, 206, 182), (42, 16, 6)),
    (255, 238, 226),
    0.7,
)
DUSK = Grade(
    ((214, 204, 240), (8, 2, 18)), ((226, 190, 206), (36, 8, 22)), ((228, 214, 240), (8, 2, 10)), (246, 242, 255), 0.95
)
HOURS: tuple[tuple[float, Grade], ...] = (
    (0.0, NIGHT), (3.75, NIGHT), (5.0, FIRST_LIGHT), (6.5, DAWN), (8.5, MORNING), (13.0, NOON), (16.5, AFTERNOON),
    (18.75, SUNSET), (20.25, DUSK), (22.0, NIGHT), (24.0, NIGHT),
)  # fmt: skip
WEATHER_WASH: dict[str, Wash] = {
    "rain": ((140, 150, 170), (16, 26, 44)),
    "mist": ((176, 186, 194), (44, 56, 62)),
}
"""Cloud before the moon; mist before everything. They take contrast away, day or night."""


@lru_cache(maxsize=64)
def grade(hour: float, weather: str = "clear") -> Grade:
    """The light at an hour of the day (any number) in a weather; between two rows of the table it is mixed."""
    hour %= 24
    mixed = NIGHT
    for (start, before), (end, after) in pairwise(HOURS):
        if start <= hour < end:
            mixed = _mixed(before, after, (hour - start) / (end - start))
    cloud = WEATHER_WASH.get(weather, NO_WASH)
    return replace(mixed, high=_over(mixed.high, cloud), low=_over(mixed.low, cloud), land=_over(mixed.land, cloud))


def _mixed(one: Grade, other: Grade, share: float) -> Grade:
    return Grade(
        high=_mixed_wash(one.high, other.high, share),
        low=_mixed_wash(one.low, other.low, share),
        land=_mixed_wash(one.land, other.land, share),
        room=_mixed_colour(one.room, other.room, share),
        lamps=one.lamps + (other.lamps - one.lamps) * share,
    )


def _mixed_wash(one: Wash, other: Wash, share: float) -> Wash:
    return _mixed_colour(one[0], other[0], share), _mixed_colour(one[1], other[1], share)


def _mixed_colour(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _over(wash: Wash, cloud: Wash) -> Wash:
    """One wash after another, as a single one."""
    multiply = tuple(a * b // 255 for a, b in zip(wash[0], cloud[0], strict=True))
    add = tuple(min(255, a * b // 255 + c) for a, b, c in zip(wash[1], cloud[0], cloud[1], strict=True))
    return (multiply[0], multiply[1], multiply[2]), (add[0], add[1], add[2])
