"""What a companion knows once it is spoken of, as a pack holds it: plain data that the mind's lorebooks are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from game.content.model import When, Words

LoreLogic = Literal["and_any", "not_all", "not_any", "and_all"]
"""What the further words must do: any found; not all; none; all."""


@dataclass(frozen=True)
class LoreNote:
    """One piece of lore. `shared` ones are the pack's, for all its companions. sticky, cooldown, delay and scan_depth
    count messages (0: not at all; scan_depth None: as usual); chance is per cent; order: higher comes later, nearer the
    player's line; priority: who stays when there is no room."""

    id: str
    title: Words
    keys: tuple[str, ...]
    content: Words
    also: tuple[str, ...] = ()
    logic: LoreLogic = "and_any"
    always: bool = False
    order: int = 100
    priority: int = 0
    sticky: int = 0
    cooldown: int = 0
    delay: int = 0
    chance: float = 100.0
    scan_depth: int | None = None
    groups: tuple[str, ...] = ()
    calls: bool = True
    """Whether its text may call further lore up."""
    called: bool = True
    """Whether other lore's text may call it up."""
    shared: bool = False
    when: When | None = None
    """Under which conditions it may come up at all; None where there are none."""
