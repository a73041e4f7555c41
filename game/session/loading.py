"""What is told while the models load: which part is on its way, or why one will not come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_DOING = {"ear": "The ear is loading.", "voice": "The voice is loading."}


@dataclass(frozen=True)
class Loading:
    """A part that is being loaded, or with `problem` (in words) one that cannot be. As text it is a terminal's line."""

    part: Literal["ear", "voice"]
    problem: str = ""

    def __str__(self) -> str:
        return self.problem or _DOING[self.part]
