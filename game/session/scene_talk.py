"""Free talk within a chapter: the same talk as of an evening, until a line decides what comes of it.

A line decides by its likeness to the examples that the author gave each outcome, heard as cues are. A line that decides
is left for the story to answer; any other one she answers herself.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from game.content.model import Companion, Cue, When
from game.mind.hear import Heard, Listener
from game.mind.ports import Ear
from game.mind.speak import Policy
from game.mind.text import is_chinese, language_of
from game.play import happenings as h
from game.session import messages as m
from game.session.profile import OpenProfile
from game.session.staging import TalkTerms
from game.session.talk import Talk


@dataclass(frozen=True)
class Decided:
    """What came of a talk: the outcome, the line that decided it and its event; "" and None where none did."""

    outcome: str
    quote: str = ""
    said: int | None = None


_NEAR_ENOUGH = 0.6
"""Below this likeness an example is more often wrong than right (measured with the starter ear on unseen lines)."""
_CLEAR = ((0.5, 0.15), (0.44, 0.25))
"""(this near, this far before the next) is near enough too: long lines share less with short examples."""
_IN_THE_SCENE = 0.08
"""How much less like an outcome than like an ordinary cue a line may be: the scene has just asked for the outcome."""
Deciding = Generator[m.Message, None, Decided | None]


def outcome_listener(companion: Companion, terms: TalkTerms, ear: Ear | None) -> Listener:
    """Hears which outcome a line is like."""
    asked = replace(companion, cues=tuple(_as_cue(name, examples) for name, examples in terms.outcomes if examples))
    return Listener(asked, ear)


def decides(outcomes: Heard, otherwise: Heard) -> str | None:
    """The outcome that a line decides for: None where it is more like something that the companion answers anyway, or
    is a cry for help. Both are the same line, heard for the outcomes and heard as in any talk."""
    if not outcomes.matches or otherwise.care is not None:
        return None
    ranked = sorted(outcomes.matches, key=lambda m: -m.example)
    nearest, rival = ranked[0], max((m.example for m in otherwise.matches), default=0.0)
    lead = nearest.example - ranked[1].example if len(ranked) > 1 else 0.0
    near = nearest.example
    if any(near >= least and lead >= ahead for least, ahead in _CLEAR):
        near = max(near, _NEAR_ENOUGH)
    return nearest.cue.id if near >= max(_NEAR_ENOUGH, rival - _IN_THE_SCENE) else None


def _as_cue(name: str, examples: Sequence[str]) -> Cue:
    chinese = tuple(e for e in examples if is_chinese(language_of(e)))
    english = tuple(e for e in examples if not is_chinese(language_of(e)))
    return Cue(name, "heard", (), (), When(), None, {"en": english, "zh-Hans": chinese}, {})


class SceneTalk(Talk):
    """One stretch of talk in a reading; `begun` is the event that began the reading, `since` the step it stands at."""

    def __init__(self, profile: OpenProfile, terms: TalkTerms, conversation: int, begun: int, since: int) -> None:
        super().__init__(profile, terms.who, conversation, (begun,), terms.goal)
        self._terms = terms
        self._since = since
        self._outcomes = outcome_listener(self.companion, terms, profile.ear)

    def say(self, text: str, policy: Policy) -> Deciding:
        """Say a line, and give what it decided, if it did or if it was the last."""
        self._silenced = False
        self._head_made_whole()
        turn = self._put_down(text)
        yield m.PlayerLine(turn.id, text)
        return (yield from self._follow(turn.id, policy))

    def resume(self, policy: Policy) -> Deciding:
        """Take up what broke off: a line without its reply, or a last reply with nothing after it."""
        self._silenced = False
        head = self._head_made_whole()
        if head is not None and head.role == "line":
            return (yield from self._follow(head.id, policy))
        return self._at_the_end()

    def left(self) -> int:
        """How many more lines there are to say. A cry for help uses none up."""
        events = self._journal.events_of([t for t in self._journal.path(self._talk) if t.id > self._since])
        heard = sum(isinstance(e.what, h.LineHeard) and e.what.care is None for e in events)
        return max(0, self._terms.turns - heard)

    def _follow(self, line: int, policy: Policy) -> Deciding:
        turn = self._journal.turn(line)
        assert turn is not None
        heard = yield from self._hear(turn)
        outcome = decides(self._outcomes.hear(heard.text, self._day(turn.at), self._profile.language), heard)
        if outcome is not None:
            said = next(e.id for e in self._journal.events_of([turn]) if isinstance(e.what, h.LineSaid))
            return Decided(outcome, heard.text, said)
        yield from self._answer(turn, heard, frozenset(), policy)
        return self._at_the_end()

    def _at_the_end(self) -> Decided | None:
        return None if self.left() else Decided(self._terms.default)
