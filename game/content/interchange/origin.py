"""Where a companion comes from, under which licence, whether others may build on it, and on whom it was built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from game.content.fields import LICENCE_PATTERN
from game.content.interchange.character import Character
from game.content.tolerant import mapping, text

OURS = "lantern-line"
"""The key under a card's `extensions` in which the game writes what cards have no field for."""
UNSAID = "LicenseRef-unsaid"
Remix = Literal["yes", "no", "ask"]
_FREE = re.compile(r"^(CC0|CC-BY-\d|CC-BY-SA|MIT|Apache|BSD|ISC|Unlicense|0BSD|WTFPL)", re.IGNORECASE)
_MOST_FORBEARS = 64


@dataclass(frozen=True)
class Origin:
    """remix: whether others may build on it: yes, no, or ask where nothing says. lineage: nearest first."""

    licence: str
    remix: Remix
    lineage: tuple[Mapping[str, str], ...]


def origin_of(character: Character) -> Origin:
    """What a card says of it, in the game's own place or in those others use."""
    ours = mapping(character.extensions.get(OURS))
    licence = next(
        (
            found
            for value in (ours.get("licence"), character.extensions.get("license"), character.extensions.get("licence"))
            if re.match(LICENCE_PATTERN, found := " ".join(text(value).split())) and len(found) <= 80
        ),
        UNSAID,
    )
    said = text(ours.get("remix"))
    remix: Remix = "yes" if said == "yes" else "no" if said == "no" else "yes" if is_free(licence) else "ask"
    rows = ours.get("lineage")
    lineage = [_forbear(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return Origin(licence, remix, tuple(lineage[:_MOST_FORBEARS]))


def is_free(licence: str) -> bool:
    """Whether a licence, by its SPDX name, lets others build on what it covers."""
    return _FREE.match(licence) is not None


def _forbear(row: Mapping[str, Any]) -> dict[str, str]:
    return {key: " ".join(text(row.get(key)).split())[:200] for key in ("name", "creator", "licence", "source")}
