"""Filling the slots of authored lines: {player}, {,player}, {you}, {who}, {plan}, {day}, {relation}, {value}, {quote},
{feeling}, {thing}."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SLOT = re.compile(r"\{(,?)([a-z_]+)\}")


def fill(text: str, values: Mapping[str, str], chinese: bool = False) -> str | None:
    """The text with every slot filled; None when one has no value. `{,name}` is ", value", or nothing without one."""
    lacking = False

    def one(slot: re.Match[str]) -> str:
        nonlocal lacking
        value = values.get(slot[2], "")
        if slot[1]:
            return f"{'，' if chinese else ', '}{value}" if value else ""
        lacking = lacking or not value
        return value

    filled = _SLOT.sub(one, text)
    return None if lacking else _capital(filled, text, chinese)


def has_slots(text: str) -> bool:
    return _SLOT.search(text) is not None


def _capital(filled: str, text: str, chinese: bool) -> str:
    """A sentence that begins with a slot still begins with a capital."""
    return filled[:1].upper() + filled[1:] if text.startswith("{") and not chinese else filled
