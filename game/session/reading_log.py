"""One reading of a chapter in the journal: its steps, each with the story's place and what it brought.

A reading that does not count, since the chapter was read to its end before, has no journal: its steps are not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from game.content.model import Chapter
from game.play import happenings as h
from game.play.state import State
from game.play.unlocks import causes, missing, newly_open, rewards
from game.session import messages as m
from game.session import wording
from game.session.history import entries
from game.session.profile import OpenProfile
from game.session.staging import StageState
from game.session.story_notices import already, told_of
from game.session.views import TalkEntry


class NotOpenYet(Exception):  # noqa: N818 - says what happened, not that something broke
    """The chapter still waits for something; `waits` are (what, hint) in words."""

    def __init__(self, title: str, waits: list[tuple[str, str]]) -> None:
        super().__init__(f"“{title}” is not open yet. " + " ".join(f"{what}: {hint}" for what, hint in waits))
        self.waits = waits


@dataclass(frozen=True)
class Step:
    """One step as it was shown; `turn` is where it is written down, None in a reading that does not count.

    outcome: what came of the last talk. changed: flags and moods, by ("flag" | "mood", name), set so far in a reading
    that does not count; in one that does, the journal's state has them. chosen: how the story came here from the step
    before: the option taken, or what came of the talk.
    """

    turn: int | None
    shown: dict[str, Any] | None
    place: dict[str, Any]
    stage: StageState
    outcome: str = ""
    changed: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    chosen: dict[str, Any] | None = None


class ReadingLog:
    """Where one reading is written down.

    counts: whether it is the first reading. quote: the line that opened the chapter. begun: the event that everything
    in it came about by. Raises NotOpenYet for a chapter that has not opened.
    """

    def __init__(self, profile: OpenProfile, chapter: Chapter) -> None:
        self._profile = profile
        self._journal = profile.journal
        self.chapter = chapter
        progress = self._journal.state.progress(chapter.full_id)
        if progress.opened is None and not progress.other_evening:
            raise NotOpenYet(self.title(), self._waits())
        self.counts = progress.opened is not None and progress.finished is None
        self.quote = progress.quote
        self.begun = progress.begun
        if self.counts and self.begun is None:
            self._begin(progress.opened)
        self.conversation = self._begun_in() if self.counts else 0

    @property
    def head(self) -> int:
        """The turn where the reading stands; 0 in one that does not count."""
        return (self._journal.conversations[self.conversation].head or 0) if self.counts else 0

    def move(self, turn: int | None) -> None:
        """Stand at another turn, or (None) at the beginning; what came of those left is undone."""
        if self.counts:
            there = turn if turn is not None else self._journal.path(self.conversation)[0].id
            self._journal.move_head(self.conversation, there)

    def _begin(self, opened: int | None) -> None:
        with self._journal.writing() as pen:
            conversation = pen.conversation("reading", self.chapter.full_id)
            turn = pen.turn(conversation.id, "step")
            because = [opened] if opened is not None else []
            self.begun = pen.add(turn, h.ChapterBegun(self.chapter.companion, self.chapter.full_id), because)

    def _begun_in(self) -> int:
        """The conversation of this reading. There are others where a reading was begun on a branch since left."""
        for one in self._journal.conversations.values():
            if (one.kind, one.subject) == ("reading", self.chapter.full_id):
                first = self._journal.path(one.id)[:1]
                if any(event.id == self.begun for event in self._journal.events_of(first)):
                    return one.id
        raise LookupError(f"The journal does not hold where {self.chapter.full_id} was begun.")

    def still_open(self) -> None:
        """Raises NotOpenYet where the talk was taken back, meanwhile, to before the line that opened the chapter."""
        if self.counts and self._journal.state.progress(self.chapter.full_id).begun != self.begun:
            raise NotOpenYet(self.title(), self._waits())

    def steps(self) -> list[Step]:
        """The steps of the reading that was left in the middle, none if it was only begun."""
        steps: list[Step] = []
        outcome = ""
        for event in self._journal.events_of(self._journal.path(self.conversation)):
            what = event.what
            if isinstance(what, h.TalkDecided):
                steps[-1] = replace(steps[-1], outcome=(outcome := what.outcome))
            elif isinstance(what, h.StoryStepped):
                stage = StageState.from_data(what.stage)
                steps.append(Step(event.turn, what.shown, what.place, stage, outcome, chosen=what.chosen))
        return steps

    def write(
        self, step: Step, chosen: dict[str, Any] | None, brought: Sequence[h.Happening]
    ) -> tuple[Step, list[m.Message]]:
        """The step as a turn of the journal, and what is to be told of it. The first end brings the chapter's rewards
        and may open others. Raises NotOpenYet, StoreError."""
        self.still_open()
        because = [self.begun] if self.begun is not None else []
        chapter, who, state = self.chapter.full_id, self.chapter.companion, self._journal.state
        told: list[m.Message] = []
        with self._journal.writing() as pen:
            turn = pen.turn(self.conversation, "step")
            pen.add(turn, h.StoryStepped(chapter, step.shown, chosen, step.place, step.stage.to_data()), because)
            if chosen is not None and "outcome" in chosen:
                heard = [*because, chosen["said"]] if chosen["said"] is not None else because
                pen.add(turn, h.TalkDecided(chosen["who"], chapter, chosen["outcome"], chosen["quote"]), heard)
            for what in brought:
                if not already(state, what):
                    told += told_of(self._profile, what, pen.add(turn, what, because))
            if step.shown is None:
                gains = rewards(state, self.chapter, self.quote)
                end = pen.add(turn, h.ChapterFinished(who, chapter), because)
                for what in gains:
                    told += told_of(self._profile, what, pen.add(turn, what, [end]))
                for one in newly_open(state, self._profile.library.chapters_of(who)):
                    causing = dict.fromkeys([end, *causes(state, one)])
                    opened = h.ChapterOpened(who, one.full_id, self.quote)
                    told += told_of(self._profile, opened, pen.add(turn, opened, [*causing]))
        self._journal.save_view()
        return replace(step, turn=turn.id), told

    def find_again(self, brought: Sequence[h.Happening]) -> list[m.Message]:
        """What a reading that changes nothing still finds: endings, which are kept with the collection."""
        chapter, state = self.chapter.full_id, self._journal.state
        found = [what for what in brought if isinstance(what, h.EndingReached)]
        told: list[m.Message] = []
        for what in found:
            if what.ending not in state.progress(chapter).endings:
                collection = self._profile.conversation("collection", "")
                with self._journal.writing() as pen:
                    turn = pen.turn(collection.id, "step")
                    event = pen.add(turn, replace(what, again=True))
                told += told_of(self._profile, replace(what, again=True), event)
        if told:
            self._journal.save_view()
        return told

    def said(self, step: Step, following: Step | None = None) -> tuple[TalkEntry, ...]:
        """What was said at a step, until the one that followed: nothing, unless it is a talk."""
        if step.turn is None or step.stage.talk is None:
            return ()
        end = following.turn if following is not None else None
        found = entries(self._journal, self.conversation, 1_000)
        return tuple(e for e in found if e.turn > step.turn and (end is None or e.turn < end))

    def lines_seen(self) -> set[str]:
        """The ids of all lines of this chapter that were ever shown, also on ways since left."""
        steps = (e.what for e in self._journal.every(["story.stepped"]) if isinstance(e.what, h.StoryStepped))
        shown = (what.shown for what in steps if what.chapter == self.chapter.full_id and what.shown)
        return {str(one["line"]) for one in shown if "line" in one}

    def world(self) -> Callable[[], State]:
        """The state that the story asks: as it is, or for a reading that does not count, before the first one."""
        if self.counts or self.begun is None:
            return lambda: self._journal.state
        before = self._journal.before(self.begun)
        return lambda: before

    def before_step(self, step: Step) -> int | None:
        """Where the reading stood when the story went on to this step."""
        turn = self._journal.turn(step.turn) if step.turn is not None else None
        return turn.parent if turn is not None else None

    def before_last_line(self, step: Step) -> int | None:
        """Where to stand to be at a step again: in a talk, before the last line that was said there."""
        if step.turn is None:
            return None
        lines = [t for t in self._journal.path(self.conversation) if t.role == "line" and t.id > step.turn]
        return lines[-1].parent if lines else step.turn

    def title(self) -> str:
        return self.chapter.title.within(self._profile.language)

    def _waits(self) -> list[tuple[str, str]]:
        who = self._profile.library.companion(self.chapter.companion)
        found: list[tuple[str, str]] = []
        for item in missing(self._journal.state, self.chapter):
            other = self._profile.library.chapter(item.name) if item.kind == "chapter" else self.chapter
            title = other.title.within(self._profile.language)
            found.append(wording.lacks(item, who, title, self._profile.language))
        return found
