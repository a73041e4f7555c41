"""How a companion's words are drawn: which model speaks for her and how freely, as the player set it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from random import Random
from typing import Any

from game.mind.ports import Sampling


@dataclass(frozen=True)
class Range:
    """From `least` to `most`, both allowed."""

    least: float
    most: float
    whole: bool = False


RANGES: Mapping[str, Range] = {
    "temperature": Range(0.0, 2.0),
    "min_p": Range(0.0, 0.5),
    "repeat_penalty": Range(1.0, 1.6),
    "max_tokens": Range(16, 1024, whole=True),
    "seed": Range(0, 2**31 - 1, whole=True),
}
"""What may be set, and how far."""


@dataclass(frozen=True)
class Speech:
    """`model` "" is the one everybody speaks with; a value of None is the game's own choice. With a seed, the same talk
    brings the same words."""

    model: str = ""
    temperature: float | None = None
    min_p: float | None = None
    repeat_penalty: float | None = None
    max_tokens: int | None = None
    seed: int | None = None

    def sampling(self, usual: Sampling, chance: Random, attempt: int = 0) -> Sampling:
        """The game's usual way of drawing with the player's values put in. `attempt` tells tries for one line apart."""
        set_ = {n: v for n, v in asdict(self).items() if n not in ("model", "seed") and v is not None}
        seed = chance.getrandbits(31) if self.seed is None else self.seed + attempt
        return replace(usual, **{**set_, "seed": seed})

    def over(self, other: Speech) -> Speech:
        """This one, with the other's value wherever this leaves it open."""
        mine = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        return replace(other, **mine)


PRESETS: Mapping[str, Mapping[str, float]] = {
    "usual": {},
    "steady": {"temperature": 0.5, "min_p": 0.1, "repeat_penalty": 1.08},
    "lively": {"temperature": 1.1, "min_p": 0.04, "repeat_penalty": 1.15},
}
"""Ways of speaking by name: near to what she is likeliest to say, the game's own, further from it."""


def preset_of(speech: Speech) -> str:
    """The preset that these values are; "" where they are the player's own mixture."""
    names = ("temperature", "min_p", "repeat_penalty")
    for name, values in PRESETS.items():
        if all(getattr(speech, n) == values.get(n) for n in names):
            return name
    return ""


def speech_from(data: Any) -> Speech | None:
    """Speech read from plain data; None where something in it is not as it should be."""
    if not isinstance(data, Mapping) or not isinstance(data.get("model", ""), str):
        return None
    values: dict[str, Any] = {}
    for name, wanted in RANGES.items():
        value = data.get(name)
        if value is None:
            continue
        number = isinstance(value, int) if wanted.whole else isinstance(value, int | float)
        if not number or isinstance(value, bool) or not wanted.least <= value <= wanted.most:
            return None
        values[name] = value
    if set(data) - {"model", *RANGES}:
        return None
    return Speech(data.get("model", ""), **values)


def plain(speech: Speech) -> dict[str, Any]:
    """The plain data of what is set."""
    return {name: value for name, value in asdict(speech).items() if value not in (None, "")}
