"""The weather of an evening."""

from __future__ import annotations

import zlib
from typing import Literal

Weather = Literal["clear", "rain", "mist"]
RAIN, MIST = 24, 18
"""Of a hundred evenings so many have rain, and so many mist."""


def weather_of(day: str) -> Weather:
    """The weather of a day (ISO 8601): the same whenever one looks, and told by nothing but the date."""
    drawn = zlib.crc32(f"weather of {day}".encode()) % 100
    if drawn < RAIN:
        return "rain"
    return "mist" if drawn < RAIN + MIST else "clear"
