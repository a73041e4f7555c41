"""What came right before the player's line: her last reply, and the line of theirs it answered.

"Why?", "that was terrible", "and you?" mean nothing by themselves; cues that lean on what came before say what they
follow, and are heard only there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.content.model import Act, Companion, Cue, Expression, Follows
from game.mind.conditions import Moment, holds
from game.mind.hear import Heard
from game.mind.text import is_question, sentences
from game.mind.weigh import curve_of, weighed

_LEANS = 0.06
"""What a cue that leans on what came before gains where it does: there it is likelier meant than any other."""


@dataclass(frozen=True)
class Before:
    """Her last reply, with the cue it came from and her face; and what the player's line before it did.

    idle: whether that line was a mere word or two that carried nothing on.
    """

    text: str
    cue: Cue | None = None
    face: Expression = "neutral"
    acts: tuple[Act, ...] = ()
    idle: bool = False

    @property
    def asked(self) -> bool:
        """Whether her reply ended in a question."""
        last = sentences(self.text)[-1:]
        return bool(last) and is_question(last[0])


def before(
    companion: Companion, text: str, cue: str | None, face: Expression, acts: tuple[Act, ...], idle: bool
) -> Before:
    """As above, with the cue by its id (a cue that is gone from the pack is none)."""
    return Before(text, next((c for c in companion.cues if c.id == cue), None), face, acts, idle)


def follows(cue: Cue, last: Before | None) -> bool:
    """Whether a cue may come now, as far as what came before goes."""
    return cue.follows is None or (last is not None and _holds(cue.follows, last))


def in_place(heard: Heard, last: Before | None, moment: Moment) -> Heard:
    """A line as it is heard here and now: without cues that may not come, or follow something else, and with those
    that follow just this lifted."""
    fitting = (m for m in heard.matches if follows(m.cue, last) and holds(m.cue.when, moment))
    lifted = [replace(m, score=min(1.0, m.score + _LEANS)) if m.cue.follows else m for m in fitting]
    return replace(heard, matches=weighed(lifted, curve_of(heard.language, heard.vector is not None)))


def _holds(wanted: Follows, last: Before) -> bool:
    cue = last.cue
    return (
        (not wanted.cues or (cue is not None and cue.id in wanted.cues))
        and (not wanted.topics or (cue is not None and not set(cue.topics).isdisjoint(wanted.topics)))
        and (not wanted.triggers or (cue is not None and cue.trigger in wanted.triggers))
        and (not wanted.faces or last.face in wanted.faces)
        and (wanted.asked is None or wanted.asked == last.asked)
        and (not wanted.acts or not set(last.acts).isdisjoint(wanted.acts))
    )
