"""What she was told for a reply, as the player may see it.

A reply keeps only where each part came from. Its words are looked up anew, so that what was forgotten since is gone
from here too, and shown as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.content.model import Companion
from game.mind.prompt import Prompt, aside, lasting
from game.play import happenings as h
from game.session.profile import OpenProfile
from game.session.views import ReplyOrigin, ToldView


def told_of(prompt: Prompt | None) -> list[list[Any]] | None:
    """What a reply keeps of its prompt; None where no voice was shown one."""
    return None if prompt is None else [[s.kind, s.ref, s.tokens] for s in prompt.segments]


def told(profile: OpenProfile, companion: Companion, turn: int) -> list[ToldView]:
    """The parts of what a voice was shown for a reply, in the order it read them; none where none was asked."""
    closed = next((what for what in _happened(profile, turn) if isinstance(what, h.ReplyClosed)), None)
    look = _lookups(profile, companion)

    def part(kind: str, ref: str, tokens: int) -> ToldView:
        if kind in _SAID:
            said = next(iter(profile.archive.said([int(ref)])), None)
            return ToldView(kind, said.text, tokens, said.speaker) if said else ToldView(kind, "", tokens)
        return ToldView(kind, look[kind](ref) if kind in look else ref, tokens)

    return [part(*row) for row in (closed.told or [] if closed is not None else [])]


def origin(profile: OpenProfile, companion: Companion, turn: int, here: Callable[[int], bool]) -> ReplyOrigin:
    """Where the words of a reply came from. here: whether the talk goes through a turn, so that it can be gone to."""
    happened = _happened(profile, turn)
    sources = dict.fromkeys(what.source for what in happened if isinstance(what, h.SentenceShown))
    turns = [one for what in happened if isinstance(what, h.ReplyClosed) for one in what.recalled]
    recalled = profile.archive.said(turns) if turns else []
    return ReplyOrigin(
        tuple(sources),
        tuple((s.turn if here(s.turn) else 0, s.speaker, s.text) for s in recalled),
        tuple(told(profile, companion, turn)),
    )


def _happened(profile: OpenProfile, turn: int) -> list[h.Happening]:
    found = profile.journal.turn(turn)
    return [e.what for e in profile.journal.events_of([found])] if found is not None else []


_SAID = ("talk", "line", "recalled", "earlier")
"""The kinds of parts that somebody said: they are told by their turn."""


def _lookups(profile: OpenProfile, companion: Companion) -> Mapping[str, Callable[[str], str]]:
    state = profile.journal.state

    def memory(ref: str) -> str:
        held = state.memories.get(int(ref))
        return held.text if held is not None else ""

    def lore(ref: str) -> str:
        from game.mind.lore import books_of  # Here, since a start needs no lorebooks.

        entries = {
            f"{book.id}/{e.id}": e.content for book in books_of(companion, profile.language) for e in book.entries
        }
        return entries.get(ref, "")

    def summary(ref: str) -> str:
        held = state.summaries.get(int(ref))
        return held.text if held is not None else ""

    def line(ref: str) -> str:
        lines = (one for cue in companion.cues for own in cue.lines.values() for one in own)
        return next((one.text for one in lines if one.id == ref), "")

    return {
        "persona": lambda ref: (
            aside(companion, state.player).get(ref, "") if ref else lasting(companion, state.player, profile.address)
        ),
        "memory": memory,
        "summary": summary,
        "lore": lore,
        "example": line,
    }
