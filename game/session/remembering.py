"""What a companion recalls of everything said with her, and the reading that lets her."""

from __future__ import annotations

from collections.abc import Collection

from game.content.model import Companion
from game.mind.clues import Names, known_by
from game.mind.recall import Recalled, index, recall
from game.play.clock import evening_of
from game.session.profile import OpenProfile


def names(profile: OpenProfile, companion: Companion) -> Names:
    """What the player and a companion are called, in every language."""
    own = (name for words in (companion.short_name, companion.name) for name in words.by_language.values())
    return Names((profile.journal.state.player,), tuple(dict.fromkeys(own)))


def recalled(
    profile: OpenProfile, companion: Companion, text: str, limit: int, seen: Collection[int] = ()
) -> list[Recalled]:
    """The lines that bear most on a text, best first, without those already in sight."""
    who = companion.full_id
    keys = known_by(profile.journal.state.memories.values(), who)
    today = evening_of(profile.now())
    return recall(
        profile.archive, profile.ear, who, text, names(profile, companion), today, limit, keys=keys, skip=seen
    )


def read_lines(profile: OpenProfile, companion: Companion) -> int:
    """Let the ear read some of what was said, for later recall; the number of lines. Raises EngineError."""
    if profile.ear is None:
        return 0
    return index(profile.archive, profile.ear, companion.full_id, names(profile, companion).all)
