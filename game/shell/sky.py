"""The weather of an evening, and what is to be seen of a setting, in words for whoever does not see it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.shell.words import Words
    from game.stage import SceneView, Weather

RAIN, MIST = 24, 18
"""Of a hundred evenings so many have rain, and so many mist."""
HOURS = ((4.5, "night"), (7.5, "dawn"), (18.0, "day"), (21.0, "dusk"), (24.1, "night"))
"""Until which hour it is what."""


def weather_of(day: str) -> Weather:
    """The weather of a day (ISO 8601): the same whenever one looks, and told by nothing but the date."""
    drawn = zlib.crc32(f"weather of {day}".encode()) % 100
    if drawn < RAIN:
        return "rain"
    return "mist" if drawn < RAIN + MIST else "clear"


def told(words: Words, view: SceneView) -> str:
    """Place, hour and weather of a setting in a sentence or two; "" for a place that has no words."""
    place = view.scene.name if view.scene else ""
    if f"seen.{place}" not in words:
        return ""
    hour = next(name for until, name in HOURS if view.hour < until)
    return words(f"seen.{place}", hour=words(f"seen.{hour}"), weather=words(f"seen.{view.weather}"))
