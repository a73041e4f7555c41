"""Yarn's values (text, number, truth) and how they are written into a line."""

from __future__ import annotations

import math

#: What a variable can hold. Numbers are doubles; whole ones are kept as ``int`` so that saves read well.
Value = str | int | float | bool

_EXACT = 2.0**53


def tidy(value: float) -> int | float:
    """A whole number as ``int``, any other unchanged, so that equal numbers are stored alike."""
    if isinstance(value, int) or not math.isfinite(value):
        return value
    return int(value) if value.is_integer() and abs(value) <= _EXACT else value


def to_text(value: Value) -> str:
    """A value as it appears in a line: ``True``/``False``, whole numbers without a point."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, int):
        return str(value)
    whole = tidy(value)
    return str(whole) if isinstance(whole, int) else format(value, ".15g")
