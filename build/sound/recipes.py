"""Every sound of the game: what makes it, how loud it is, whether it goes round."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from build.sound import once, station, title, train, weather
from build.sound.measure import loudest, loudness, peak_db
from build.sound.ring import RATE, Signal, gain, hump

CEILING_DB = -3.0
"""No sample comes nearer to full scale: several sounds must fit into the mixer together."""


@dataclass(frozen=True)
class Recipe:
    """`lufs`: a loop's loudness throughout; of a sound that is heard once, that of its loudest moment."""

    make: Callable[[np.random.Generator], Signal]
    lufs: float
    loop: bool = False


RECIPES: dict[str, Recipe] = {
    "train": Recipe(train.train, -24, loop=True),
    "rain": Recipe(weather.rain, -25, loop=True),
    "sea": Recipe(weather.sea, -24, loop=True),
    "platform": Recipe(station.platform, -27, loop=True),
    "title": Recipe(title.title, -21, loop=True),
    "door": Recipe(once.door, -21),
    "card": Recipe(once.card, -25),
    "page": Recipe(once.page, -25),
    "bell": Recipe(once.bell, -20),
    "lamp": Recipe(once.lamp, -23),
    "whistle": Recipe(once.whistle, -24),
    "ping": Recipe(once.ping, -21),
}


def sound(name: str) -> Signal:
    """A sound, stereo, at its loudness. Raises ValueError when that would come too near to clipping."""
    recipe = RECIPES[name]
    # Each sound's own seed: to change one leaves the others as they are.
    signal = recipe.make(np.random.default_rng(zlib.crc32(name.encode())))
    if not recipe.loop:
        signal = signal * hump(len(signal) / RATE, 0.003, 0.1)[:, None]
    signal = signal - signal.mean(axis=0) if recipe.loop else signal
    heard = loudness(signal) if recipe.loop else loudest(signal)
    signal = signal * gain(recipe.lufs - heard)
    if (peak := peak_db(signal)) > CEILING_DB:
        raise ValueError(f"the sound {name} at {recipe.lufs} LUFS peaks at {peak:.1f} dB, above {CEILING_DB}")
    return signal
