"""What a question about the player's own life asks for, as its readers give it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """A question about something the player may have told. `said` is their own word for the relation.

    relation: "" where it is none that has a name of ours; `said` is then what is asked about ("interview", 生日).
    about: of a favourite, which ("colour").
    """

    relation: str
    said: str
    about: str = ""
