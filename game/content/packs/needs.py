"""How packs name each other: "lantern-line", or "lantern-line >=0.1,<1"."""

from __future__ import annotations

from game.content.model import Need


def need(written: str) -> Need:
    """The pack that is named, and the range of its versions."""
    pack, _, versions = written.partition(" ")
    return Need(pack, versions.strip())
