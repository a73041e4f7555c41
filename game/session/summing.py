"""Summing up older talk, a stretch at a time: by an able voice while nobody speaks, else by the player's own lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.content.model import Companion
from game.mind.ports import EngineError, Said, Stream, Voice
from game.mind.summing import STRETCH, accepted, asks_for_summary, extracted, stretch_due
from game.play import happenings as h
from game.session.profile import OpenProfile

_LOOKED_BACK, _LATELY = 10 * STRETCH, 2 * STRETCH
"""Messages among which a stretch is looked for: by a voice that comes to it seldom, and after each reply."""


def able(voice: Voice | None) -> bool:
    """Whether a voice can be trusted with a summary: the starter makes things up."""
    return voice is not None and not voice.card.starter


def waiting(profile: OpenProfile, companion: Companion, in_sight: int, seldom: bool) -> tuple[Said, ...]:
    """The stretch to sum up next; nothing where there is none. seldom: whether one comes to it only now and then."""
    said = profile.archive.recent(companion.full_id, in_sight + (_LOOKED_BACK if seldom else _LATELY))
    until = max((s.last for s in profile.journal.state.summaries_of(companion.full_id)), default=0)
    return stretch_due(said, until, in_sight)


def drawn(
    profile: OpenProfile, companion: Companion, stretch: Sequence[Said], voice: Voice, begun: Callable[[Stream], None]
) -> str:
    """The summary a voice writes; "" where it broke off or wrote something else. `begun` gets what may be cancelled."""
    name = companion.short_name.within(profile.language)
    messages, sampling = asks_for_summary(stretch, profile.journal.state.player, name)
    try:
        stream = voice.stream(messages, sampling)
        begun(stream)
        text = "".join(stream)
    except EngineError:
        return ""
    done = stream.outcome is not None and stream.outcome.finish != "cancelled"
    return accepted(text, stretch) if done else ""


def keep_summary(profile: OpenProfile, companion: Companion, stretch: Sequence[Said], text: str) -> None:
    """Keep it with the last turn it covers: where the talk goes back before that, it is gone too."""
    turn = profile.journal.turn(stretch[-1].turn)
    assert turn is not None
    source = "model" if text else "lines"
    with profile.journal.writing() as pen:
        first, last = stretch[0].turn, stretch[-1].turn
        pen.add(turn, h.TalkSummed(companion.full_id, first, last, text or extracted(stretch), source))
    profile.journal.save_view()
