"""Values as strangers' files hold them: numbers as strings, lists as one string, null for anything. Never an error."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

_MOST = 1_000_000_000
_BITS = 64


def text(value: Any) -> str:
    """A text with plain line ends; a number as it is written; "" for anything else.

    Halves of letters, which JSON can hold and no file can, become � (pairs of them their letter).
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and value.bit_length() > _BITS:
        return ""
    written = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return written if written.isascii() else written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def flag(value: Any, default: bool) -> bool:
    """A truth value, also from 0, 1, "true" and "false"."""
    if isinstance(value, str):
        return {"true": True, "1": True, "false": False, "0": False}.get(value.strip().lower(), default)
    return bool(value) if isinstance(value, bool | int | float) else default


def maybe_flag(value: Any) -> bool | None:
    """A truth value, or None where nothing is said."""
    return None if flag(value, True) != flag(value, False) else flag(value, True)


def number(value: Any, default: float) -> float:
    """A finite number within a thousand million."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return default
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    if isinstance(value, float) and not math.isfinite(value):
        return default
    return max(-_MOST, min(value, _MOST))


def whole(value: Any, default: int) -> int:
    return int(number(value, default))


def maybe_whole(value: Any) -> int | None:
    """A whole number of 0 or more, or None where nothing is said."""
    found = whole(value, -1)
    return found if found >= 0 else None


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts without empty ones; one text is a list separated by commas, unless it is a pattern."""
    if isinstance(value, str):
        value = [value] if value.strip().startswith("/") else listed(value)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(found for found in (text(item).strip() for item in value) if found)


def listed(value: str) -> tuple[str, ...]:
    """The parts of a list separated by commas, without empty ones."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def mapping(value: Any) -> Mapping[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}
