"""Reading a chapter: step by step, each written down with the story's place, so that going back is only a move.

The first reading counts: choices set flags, bonds move, the end brings its rewards. Reading a finished chapter again is
a replay: it shows everything, follows its own choices, and changes nothing but what has been found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.mind.ports import Ear
from game.mind.speak import Policy
from game.play import happenings as h
from game.session import messages as m
from game.session.profile import OpenProfile
from game.session.reading_log import NotOpenYet, ReadingLog, Step
from game.session.reading_view import passed, speaker, step_view
from game.session.scene_talk import Decided, Deciding, SceneTalk, decides, outcome_listener
from game.session.scripts import compiled, translation
from game.session.staging import Scope, StageState, StoryError, TalkTerms
from game.session.story_asks import Asks
from game.session.story_commands import perform
from game.session.views import PassedView, StoryStep, TalkEntry
from game.yarn import Command, Dialogue, Finished, Line, Options, SnapshotError, YarnRunError

__all__ = ["NotOpenYet", "Reading"]


@dataclass(frozen=True)
class _Left:
    """What going back left behind: the steps as they were, where the journal stood, what had not been told yet."""

    steps: tuple[Step, ...]
    head: int
    notices: tuple[tuple[int, m.Message], ...]


class Reading:
    """One reading of a chapter: begun, resumed in the middle, or read again.

    talks: whether whoever shows it can take the player's words; where not, free talk is passed by in silence.
    counts: whether this is the first reading, which is written down. moved: the author changed the story since it was
    left, so the reading stands at the beginning of what was changed, and what came of that is undone.
    """

    def __init__(self, profile: OpenProfile, chapter: str, talks: bool = False) -> None:
        self._profile = profile
        self._talks = talks
        self.chapter = profile.library.chapter(chapter)
        self._notices: list[tuple[int, m.Message]] = []
        self._left: list[_Left] = []
        self._talker: tuple[Step, Ear | None, SceneTalk] | None = None
        self.moved = False
        self._log = ReadingLog(profile, self.chapter)
        self.counts = self._log.counts
        self._seen = self._log.lines_seen()
        self._fresh = ""
        """The line that is told for the first time just now."""
        self._scope = Scope(profile.library, self.chapter, self._log.quote, profile.language)
        self._asks = Asks(profile, self.chapter, self._log.world())
        self._dialogue = Dialogue(
            compiled(self.chapter.source),
            functions=self._asks.functions(),
            seed=profile.chance.getrandbits(31),
            text_for=translation(self.chapter, profile.language),
            locale=profile.language,
        )
        self._steps = self._log.steps() if self.counts else []
        self._stand_where_left()

    # What a reader does

    def step(self) -> StoryStep:
        """Where the story stands now."""
        here = self._steps[-1]
        left = None
        if self._talks and here.stage.talk is not None:
            left = self._talk(here.stage.talk).left() if self.counts else 1
        seen = (here.shown or {}).get("line") != self._fresh
        return step_view(self._profile, self._log, self._steps, seen=seen, can_go_back=self._can_go_back(), left=left)

    def next(self) -> StoryStep:
        """On to the next line; a choice or the end stays where it is. Free talk is left in silence. Over what was gone
        back over, the story goes as it went."""
        here = self._steps[-1]
        if here.stage.talk is not None:
            self._go_on(_chosen(Decided(here.stage.talk.default), here.stage.talk.who))
        elif "text" in (here.shown or {}) and not self._goes_forward(None):
            self._go_on(None)
        return self.step()

    def choose(self, index: int) -> StoryStep:
        """Take an option by its place, 0 first. Raises ValueError for one that is not there to take."""
        shown = self._steps[-1].shown or {}
        options = shown.get("options", [])
        if not 0 <= index < len(options) or not options[index]["available"]:
            raise ValueError(f"There is no option {index + 1} to take here; there are {len(options)}.")
        if not self._goes_forward(index):
            self._dialogue.choose(options[index]["index"])
            self._go_on({"index": index, "line": options[index]["line"], "text": options[index]["text"]})
        return self.step()

    def say(self, text: str, policy: Policy = "best") -> Iterator[m.Message]:
        """Say a line where the story stands at free talk; nothing happens for an empty one.

        A line that decides what comes of the talk, and the last one, take the story on: TalkEnded is then the last
        message, and `step` is what follows. Raises ValueError where the story is not at a talk.
        """
        terms = self._steps[-1].stage.talk
        if terms is None:
            raise ValueError("There is nobody to talk with at this place of the story.")
        if text.strip():
            self._log.still_open()
            self._left.clear()
            said = self._talk(terms).say(text.strip(), policy) if self.counts else self._said_again(terms, text.strip())
            yield from self._until_decided(said)

    def resume(self, policy: Policy = "best") -> Iterator[m.Message]:
        """Take up a talk that broke off in the middle of a turn, as at the game's death; nothing anywhere else."""
        terms = self._steps[-1].stage.talk
        if terms is not None and self.counts:
            yield from self._until_decided(self._talk(terms).resume(policy))

    def stop(self) -> None:
        """Have her be silent at once. May be called from any thread."""
        if self._talker is not None:
            self._talker[2].stop()

    def back(self) -> StoryStep:
        """One step back, or one line of a talk, with everything that it brought undone; at the beginning it stays."""
        if self._can_go_back():
            self._log.still_open()
            steps = self._steps if self._said() else self._steps[:-1]
            left = self._here()
            self._stand(steps, self._log.before_last_line(steps[-1]))
            self._notices = [n for n in self._notices if n[0] <= self._log.head]
            self._left.append(left)
        return self.step()

    def back_to(self, place: int) -> StoryStep:
        """Back to a step of `passed` in one go; going forward is step by step all the same."""
        if 0 <= place < len(self._steps) - 1 and self._can_go_back():
            self._log.still_open()
            left, steps = [self._here()], self._steps
            for count in range(len(steps) - 1, place + 1, -1):
                head = self._log.before_step(steps[count]) or 0
                told = tuple(n for n in self._notices if n[0] <= head)
                left.append(_Left(tuple(steps[:count]), head, told))
            self._stand(steps[: place + 1], steps[place].turn)
            self._notices = [n for n in self._notices if n[0] <= self._log.head]
            self._left += left
        return self.step()

    def forward(self) -> StoryStep:
        """Undo the last step back, with everything; where nothing was gone back over it stays."""
        if self._left:
            self._log.still_open()
            left = self._left[-1]
            self._stand(left.steps, left.head)
            self._notices = list(left.notices)
            self._left.pop()
        return self.step()

    @property
    def can_go_forward(self) -> bool:
        return bool(self._left)

    def passed(self) -> tuple[PassedView, ...]:
        """All that was told so far, oldest first."""
        return tuple(passed(self._profile, self._log, self._steps))

    def mark(self) -> tuple[int, int]:
        """The conversation and the turn where the reading stands, to come back to. Raises LookupError in a replay."""
        if not self.counts:
            raise LookupError("A replay is not written down, so there is no place to keep.")
        return self._log.conversation, self._log.head

    def take_notices(self) -> list[m.Message]:
        """What the steps since the last call brought: bonds moved, cards, ranks, memories, chapters opened."""
        taken, self._notices = self._notices, []
        return [message for _, message in taken]

    # One step

    def _go_on(self, chosen: dict[str, Any] | None) -> None:
        """One step on, whole: where it fails, or cannot be written down, the story stands where it stood."""
        self._asks.here = self._steps[-1] if self._steps else None
        self._asks.deciding = chosen.get("outcome") if chosen else None
        try:
            self._steps.append(self._next_step(chosen))
            self._left.clear()
        except Exception:
            if self._steps:
                self._dialogue.restore(self._steps[-1].place)
            raise
        finally:
            self._asks.changing, self._asks.deciding = {}, None
        line = str((self._steps[-1].shown or {}).get("line", ""))
        self._fresh = line if line not in self._seen else ""
        self._seen.add(line)

    def _next_step(self, chosen: dict[str, Any] | None) -> Step:
        """Run the story to the next thing to show and write the step down, with what its commands brought."""
        stage = self._steps[-1].stage.onward() if self._steps else StageState()
        brought: list[h.Happening] = []
        while True:
            try:
                event = self._dialogue.advance()
            except YarnRunError as error:
                raise StoryError(f"{self.chapter.source.name}: {error}") from error
            if isinstance(event, Command):
                stage, more = perform(event, self._scope, stage)
                brought += more
                self._asks.take(more)
                if stage.talk is not None and self._talks:
                    break
                if stage.talk is not None:
                    silent, stage = stage.talk, replace(stage, talk=None)
                    self._asks.deciding = silent.default
                    brought.append(h.TalkDecided(silent.who, self.chapter.full_id, silent.default, ""))
            elif not isinstance(event, Options) or any(o.available for o in event.options):
                break  # A choice with nothing to choose is passed by.
        shown, place = self._as_data(event, stage), self._dialogue.snapshot()
        step = Step(None, shown, place, stage, self._asks.outcome(), chosen=chosen)
        if not self.counts:
            self._notices += [(0, message) for message in self._log.find_again(brought)]
            before = self._steps[-1].changed if self._steps else {}
            return replace(step, changed={**before, **self._asks.changing})
        written, told = self._log.write(step, chosen, brought)
        self._notices += [(self._log.head, message) for message in told]
        return written

    def _as_data(self, event: Line | Options | Command | Finished, stage: StageState) -> dict[str, Any] | None:
        if isinstance(event, Line):
            return {"speaker": speaker(self._profile, event.speaker), "text": event.text, "line": event.id}
        if isinstance(event, Options):
            return {
                "options": [
                    {"index": o.index, "line": o.line.id, "text": o.line.text, "available": o.available}
                    for o in event.options
                ]
            }
        return {"talk": stage.talk.who} if stage.talk is not None else None

    # Free talk

    def _talk(self, terms: TalkTerms) -> SceneTalk:
        """The talk at this step; made anew once the ear has loaded."""
        step, ear = self._steps[-1], self._profile.ear
        if self._talker is None or self._talker[0] is not step or self._talker[1] is not ear:
            assert self._log.begun is not None and step.turn is not None
            made = SceneTalk(self._profile, terms, self._log.conversation, self._log.begun, step.turn)
            self._talker = (step, ear, made)
        return self._talker[2]

    def _until_decided(self, said: Deciding) -> Iterator[m.Message]:
        who = self._steps[-1].stage.talk
        decided = yield from said
        if decided is not None and who is not None:
            self._go_on(_chosen(decided, who.who))
            yield m.TalkEnded(decided.outcome, decided.quote)

    def _said_again(self, terms: TalkTerms, text: str) -> Deciding:
        """In a reading that does not count nothing said is kept, so she does not answer: the first line decides."""
        yield m.PlayerLine(0, text)
        companion, today = self._profile.library.companion(terms.who), self._profile.now().date()
        listeners = outcome_listener(companion, terms, self._profile.ear), self._profile.listener(companion)
        outcome = decides(*(one.hear(text, today, self._profile.language) for one in listeners))
        return Decided(outcome, text) if outcome is not None else Decided(terms.default)

    def _said(self) -> tuple[TalkEntry, ...]:
        return self._log.said(self._steps[-1])

    # Standing somewhere else

    def _stand_where_left(self) -> None:
        """Stand at the last step that the story still has: its author may have changed what came after meanwhile. What
        was changed is begun anew, unless a choice leads there: then it is the player's again."""
        while self._steps:
            try:
                self._dialogue.restore(self._steps[-1].place)
                break
            except SnapshotError:
                self.moved = True
                self._steps.pop()
        if self.moved:
            self._log.move(self._steps[-1].turn if self._steps else None)
        if not self._steps:
            self._dialogue.start(self.chapter.node)
        if not self._steps or (self.moved and "text" in (self._steps[-1].shown or {})):
            self._go_on(None)

    def retrace(self, before: Reading) -> None:
        """Go on to where another reading of this chapter stood before its author changed it: over the same lines, by
        the same options, as far as they still lead there. Free talk is not had again, so the way ends before one."""
        for step in before._steps[len(self._steps) :]:
            here = self._steps[-1]
            shown = here.shown or {}
            if here.stage.talk is not None or shown.keys().isdisjoint({"text", "options"}):
                return
            if "text" in shown:
                self.next()
                continue
            taken = (step.chosen or {}).get("line")
            same = [i for i, one in enumerate(shown["options"]) if one["line"] == taken and one["available"]]
            if not same:
                return
            self.choose(same[0])

    def _here(self) -> _Left:
        return _Left(tuple(self._steps), self._log.head, tuple(self._notices))

    def _stand(self, steps: Sequence[Step], head: int | None) -> None:
        """Stand at other steps, those of this reading's past; the journal first, for it may refuse."""
        self._log.move(head)
        self._dialogue.restore(steps[-1].place)
        self._steps = list(steps)
        self._fresh = ""

    def _goes_forward(self, option: int | None) -> bool:
        """Whether this was the way taken before going back; then it is gone again, with all that lies ahead."""
        ahead = self._left[-1].steps if self._left else ()
        same = len(ahead) == len(self._steps) + 1 and (ahead[-1].chosen or {}).get("index") == option
        if same:
            self.forward()
        return same

    def _can_go_back(self) -> bool:
        return self._steps[-1].shown is not None and (len(self._steps) > 1 or bool(self._said()))


def _chosen(decided: Decided, who: str) -> dict[str, Any]:
    return {"outcome": decided.outcome, "quote": decided.quote, "said": decided.said, "who": who}
