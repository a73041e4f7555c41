"""What she was told for a reply, as the player may see it.

A reply keeps only where each part came from. Its words are looked up anew, so that what was forgotten since is gone
from here too, and shown as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.content.model import Companion
from game.mind.prompt import Prompt, lasting
from game.play import happenings as h
from game.session.profile import OpenProfile
from game.session.views import ToldView


def told_of(prompt: Prompt | None) -> list[list[Any]] | None:
    """What a reply keeps of its prompt; None where no voice was shown one."""
    return None if prompt is None else [[s.kind, s.ref, s.tokens] for s in prompt.segments]


def told(profile: OpenProfile, companion: Companion, turn: int) -> list[ToldView]:
    """The parts of what a voice was shown for a reply, in the order it read them; none where none was asked."""
    found = profile.journal.turn(turn)
    events = profile.journal.events_of([found]) if found is not None else []
    closed = next((e.what for e in events if isinstance(e.what, h.ReplyClosed)), None)
    look = _lookups(profile, companion)
    return [
        ToldView(kind, look[kind](ref) if kind in look else ref, tokens)
        for kind, ref, tokens in (closed.told or [] if closed is not None else [])
    ]


def _lookups(profile: OpenProfile, companion: Companion) -> Mapping[str, Callable[[str], str]]:
    state, archive = profile.journal.state, profile.archive

    def said(ref: str) -> str:
        return next((s.text for s in archive.said([int(ref)])), "")

    def memory(ref: str) -> str:
        held = state.memories.get(int(ref))
        return held.text if held is not None else ""

    def lore(ref: str) -> str:
        from game.mind.lore import books_of  # Here, since a start needs no lorebooks.

        entries = {f"{book.id}/{e.id}": e.content for book in books_of(companion) for e in book.entries}
        return entries.get(ref, "")

    def line(ref: str) -> str:
        lines = (one for cue in companion.cues for own in cue.lines.values() for one in own)
        return next((one.text for one in lines if one.id == ref), "")

    return {
        "persona": lambda _: lasting(companion, state.player, profile.address),
        "talk": said,
        "line": said,
        "recalled": said,
        "earlier": said,
        "memory": memory,
        "lore": lore,
        "example": line,
    }
