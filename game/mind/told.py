"""One thing a line tells of the player, as the readers of each language give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from game.mind.relations import OWN_WAYS


@dataclass(frozen=True)
class Told:
    """One thing a line tells. Fields as in MemoryKept; `said` is the player's own word for the relation.

    A "correction" ("it's Anna, not Hannah") has no relation: `value` takes the place of what was held as `about`.

    beside: it stands beside what was told before, as another sister does, and does not take its place.
    """

    memory: str
    relation: str
    said: str
    value: str
    about: str
    due: date | None
    beside: bool = False

    @property
    def news(self) -> bool:
        """Whether it is news of someone: a liking, a feeling, a promise are only held by the way."""
        return self.memory not in ("feeling", "promise") and self.relation not in OWN_WAYS
