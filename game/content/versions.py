"""Versions of the game and of the pack format, and the range of games that a pack says it works with."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping

GAME_VERSION = "0.1.0"
FORMAT = 1

VERSION_PATTERN = r"^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9A-Za-z.-]+)?$"
_BOUND = r"(>=|<=|==|>|<)\d{1,6}(\.\d{1,6}){0,2}"
RANGE_PATTERN = rf"^{_BOUND}(, *{_BOUND})*$"

_Numbers = tuple[int, int, int]
_COMPARE: Mapping[str, Callable[[_Numbers, _Numbers], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}


def version_holds(wanted: str, version: str = GAME_VERSION) -> bool:
    """Whether `version` lies in a range like ">=0.1,<1" (RANGE_PATTERN); every part of the range must hold."""
    parts = re.findall(r"(>=|<=|==|>|<)([\d.]+)", wanted)
    return all(_COMPARE[sign](_numbers(version), _numbers(bound)) for sign, bound in parts)


def _numbers(version: str) -> _Numbers:
    """ "0.1" is (0, 1, 0); what follows a hyphen does not count."""
    major, minor, patch = ([int(part) for part in version.split("-")[0].split(".")] + [0, 0])[:3]
    return major, minor, patch
