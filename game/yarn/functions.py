"""What the built-in functions do. Those that need the running story get it as their first argument."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Protocol

from game.yarn.chance import Chance
from game.yarn.errors import YarnRunError
from game.yarn.values import Value, tidy, to_text


class Story(Protocol):
    """What built-in functions ask the running story for."""

    chance: Chance

    def visit_count(self, node: str) -> int:
        """How often a node has been left."""

    def has_content(self, node: str) -> bool:
        """Whether a node, or any member of a node group, could run now."""


_NUMBER = re.compile(r"\s*[-+]?[0-9]+(?:\.[0-9]+)?\s*")


def _number(value: Value) -> float:
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise YarnRunError(f"{value!r} is not a number.")
        return float(value)
    return int(value) if isinstance(value, bool) else value


def _bool(value: Value) -> bool:
    if not isinstance(value, str):
        return bool(value)
    if value.strip().casefold() in ("true", "false"):
        return value.strip().casefold() == "true"
    raise YarnRunError(f"{value!r} is neither true nor false.")


def _range(story: Story, low: float, high: float) -> float:
    low, high = int(low), int(high)
    if high < low:
        raise YarnRunError(f"random_range has nothing between {low} and {high}.")
    return low + story.chance.below(high - low + 1)


def _range_float(story: Story, low: float, high: float) -> float:
    return low + story.chance.fraction() * (high - low)


def _dice(story: Story, sides: float) -> int:
    if sides < 1:
        raise YarnRunError(f"A die cannot have {to_text(sides)} sides.")
    return story.chance.below(int(sides)) + 1


def _places(number: float, places: float) -> float:
    return tidy(round(float(number), max(0, min(int(places), 15))))


def _inc(number: float) -> int:
    return math.floor(number) + 1


def _dec(number: float) -> int:
    return math.ceil(number) - 1


_FIELD = re.compile(r"\{\{|\}\}|\{0(?::([^{}]*))?\}")
_STANDARD = re.compile(r"([FNPDfnpd])(\d{0,2})")
_PICTURE = re.compile(r"([#,]*)(0*)(?:\.(0*)(#*))?")


def _format(pattern: str, value: Value) -> str:
    def field(match: re.Match[str]) -> str:
        whole, how = match[0], match[1]
        if whole in ("{{", "}}"):
            return whole[0]
        if not how or isinstance(value, str | bool):
            return to_text(value)
        return _format_number(how, value)

    return _FIELD.sub(field, pattern)


def _format_number(how: str, value: float) -> str:
    standard = _STANDARD.fullmatch(how)
    if standard:
        letter, digits = standard[1].upper(), standard[2]
        places = int(digits) if digits else 2
        if letter == "D":
            return f"{int(value):0{int(digits or 1) + (value < 0)}d}"
        if letter == "P":
            return f"{value * 100:,.{places}f}%"
        return f"{value:{',' if letter == 'N' else ''}.{places}f}"
    picture = _PICTURE.fullmatch(how)
    if picture is None:
        raise YarnRunError(f"format cannot write a number as {how!r}; use F2, N0, P1, D3 or 0.00.")
    fixed, free = len(picture[3] or ""), len(picture[4] or "")
    written = f"{value:{',' if ',' in picture[1] else ''}.{fixed + free}f}"
    if free:
        head, _, tail = written.partition(".")
        tail = tail[:fixed] + tail[fixed:].rstrip("0")
        written = f"{head}.{tail}" if tail else head
    head, dot, tail = written.partition(".")
    return head.zfill(len(picture[2]) + (value < 0)) + dot + tail


#: Built-in functions that depend on nothing but their arguments.
PLAIN: dict[str, Callable[..., Value]] = {
    "string": to_text,
    "number": _number,
    "bool": _bool,
    "format": _format,
    "format_invariant": to_text,
    "min": min,
    "max": max,
    "round": round,
    "round_places": _places,
    "floor": math.floor,
    "ceil": math.ceil,
    "inc": _inc,
    "dec": _dec,
    "decimal": lambda number: tidy(number - math.trunc(number)),
    "int": math.trunc,
}

#: Built-in functions that ask the story.
OF_STORY: dict[str, Callable[..., Value]] = {
    "visited": lambda story, node: story.visit_count(node) > 0,
    "visited_count": lambda story, node: story.visit_count(node),
    "has_any_content": lambda story, node: story.has_content(node),
    "random": lambda story: story.chance.fraction(),
    "random_range": _range,
    "random_range_float": _range_float,
    "dice": _dice,
}
