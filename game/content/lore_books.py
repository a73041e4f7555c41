"""Lorebooks that a pack holds as other programs write them: companions/<id>/lore/*.json, or lore/*.json for all.

They are kept as they are; what their entries mean is for the mind to read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.content.interchange.limits import Refused
from game.content.interchange.lorebooks import as_card_book
from game.content.interchange.texts import read_json
from game.content.problems import Problem


def read_book(folder: Path, name: str) -> Mapping[str, Any] | Problem:
    """The lorebook in a pack's file `name`, put as a card's own book is; what is wrong with it where it is none."""
    try:
        book = read_json((folder / name).read_bytes(), [])
    except OSError as error:
        return Problem(f"{folder.name}/{name}", 0, 0, f"cannot be read: {error.strerror}")
    except Refused as error:
        return Problem(f"{folder.name}/{name}", 0, 0, f"cannot be read. {error}")
    if not isinstance(book, Mapping) or "entries" not in (found := as_card_book(book)):
        return Problem(f"{folder.name}/{name}", 0, 0, "is no lorebook: there are no entries in it")
    return found
