"""What leading needs of the talk's path: her last reply as it stands, and what is offered to say after it."""

from __future__ import annotations

from typing import cast

from game.content.model import Act, Companion, Expression
from game.mind.before import Before, before
from game.mind.conditions import Moment
from game.mind.follow_up import due_plans
from game.mind.lead import Standing, is_idle, offers
from game.mind.text import join, language_of
from game.play import happenings as h
from game.play.journal import Journal
from game.play.store import Turn
from game.session.profile import OpenProfile

_LATELY = 24
"""Messages in which the player has not just said what is offered."""


def last_reply(journal: Journal, companion: Companion, reply: Turn) -> Before | None:
    """A reply of hers, with the line that it answered; None for a turn that is none, or says nothing."""
    events = [e.what for e in journal.events_of([reply])]
    shown = [e for e in events if isinstance(e, h.SentenceShown)]
    if not shown:
        return None
    closed = next((e for e in events if isinstance(e, h.ReplyClosed)), None)
    above = reply
    while above.role == "reply" and above.parent is not None:  # A reply that was gone on with stands below another.
        above = journal.turn(above.parent) or above
    answered = [e.what for e in journal.events_of([above])]
    said = next((e for e in answered if isinstance(e, h.LineSaid)), None)
    acts = tuple(cast(Act, act) for e in answered if isinstance(e, h.LineHeard) for act in e.acts)
    text = join((s.text for s in shown), shown[0].language)
    face = cast(Expression, closed.expression) if closed is not None else "neutral"
    cue = closed.cue if closed is not None else None
    return before(companion, text, cue, face, acts, idle=said is None or is_idle(said.text, language_of(said.text)))


def offered(
    profile: OpenProfile, companion: Companion, head: Turn | None, moment: Moment, near: tuple[str, ...]
) -> tuple[str, ...]:
    """Three things the player might say after the head of a talk; none while a line waits for its reply."""
    if head is not None and head.role == "line":
        return ()
    last = last_reply(profile.journal, companion, head) if head is not None else None
    memories = tuple(profile.journal.state.open_memories(companion.full_id))
    lately = profile.archive.recent(companion.full_id, _LATELY)
    return offers(
        Standing(
            companion, last, near, tuple(due_plans(memories, moment)), memories, moment, profile.language,
            said=tuple(s.text for s in lately if s.speaker == "player"), count=head.id // 2 if head is not None else 0,
        )
    )  # fmt: skip
