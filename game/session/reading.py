"""Reading a chapter: step by step, each written down with the story's place, so that going back is only a move.

The first reading counts: choices set flags, bonds move, the end brings its rewards. Reading a finished chapter again
shows everything and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from game.mind.ports import Ear
from game.mind.speak import Policy
from game.play import happenings as h
from game.session import messages as m
from game.session.profile import OpenProfile
from game.session.reading_log import NotOpenYet, ReadingLog, Step
from game.session.scene_talk import Decided, Deciding, SceneTalk, decides, outcome_listener
from game.session.scripts import compiled, translation
from game.session.staging import Scope, StageState, StoryError, TalkTerms
from game.session.story_commands import perform
from game.session.views import Figure, StoryStep, TalkEntry, TalkView
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
    left, so the reading stands before what was changed, and what came of that is undone.
    """

    def __init__(self, profile: OpenProfile, chapter: str, talks: bool = False) -> None:
        self._profile = profile
        self._journal = profile.journal
        self._talks = talks
        self.chapter = profile.library.chapter(chapter)
        self._notices: list[tuple[int, m.Message]] = []
        self._left: list[_Left] = []
        self._changing: dict[tuple[str, str], Any] = {}
        self._deciding: str | None = None
        self._talker: tuple[Step, Ear | None, SceneTalk] | None = None
        self.moved = False
        self._log = ReadingLog(profile, self.chapter)
        self.counts = self._log.counts
        self._scope = Scope(profile.library, self.chapter, self._log.quote)
        self._dialogue = Dialogue(
            compiled(self.chapter.source),
            functions={
                "flag": self._flag,
                "mood": self._mood,
                "outcome": self._outcome,
                "player": lambda: self._journal.state.player,
            },
            seed=profile.chance.getrandbits(31),
            text_for=translation(self.chapter, profile.language),
            locale=profile.language,
        )
        self._steps = self._log.steps() if self.counts else []
        self._stand_where_left()
        if not self._steps:
            self._dialogue.start(self.chapter.node)
            self._go_on(None)

    # What a reader does

    def step(self) -> StoryStep:
        """Where the story stands now."""
        shown = self._steps[-1].shown
        if shown is None:
            return self._view("end", "", "", ())
        if "text" in shown:
            return self._view("line", str(shown["speaker"]), str(shown["text"]), ())
        before = next((s.shown for s in reversed(self._steps[:-1]) if s.shown and "text" in s.shown), {})
        speaker, text = str(before.get("speaker", "")), str(before.get("text", ""))
        if "talk" in shown:
            return self._view("talk" if self._talks else "line", speaker, text, ())
        options = tuple((str(o["text"]), bool(o["available"])) for o in shown["options"])
        return self._view("choice", speaker, text, options)

    def next(self) -> StoryStep:
        """On to the next line; a choice or the end stays where it is. Free talk is left in silence."""
        terms = self._steps[-1].stage.talk
        if terms is not None:
            self._go_on(_chosen(Decided(terms.default), terms.who))
        elif self.step().kind == "line":
            self._go_on(None)
        return self.step()

    def choose(self, index: int) -> StoryStep:
        """Take an option by its place, 0 first. Raises ValueError for one that is not there to take."""
        shown = self._steps[-1].shown or {}
        options = shown.get("options", [])
        if not 0 <= index < len(options) or not options[index]["available"]:
            raise ValueError(f"There is no option {index + 1} to take here; there are {len(options)}.")
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
            left = _Left(tuple(self._steps), self._log.head, tuple(self._notices))
            self._stand(steps, self._log.before_last_line(steps[-1]))
            self._notices = [n for n in self._notices if n[0] <= self._log.head]
            self._left.append(left)
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

    def take_notices(self) -> list[m.Message]:
        """What the steps since the last call brought: bonds moved, cards, ranks, memories, chapters opened."""
        taken, self._notices = self._notices, []
        return [message for _, message in taken]

    # One step

    def _go_on(self, chosen: dict[str, Any] | None) -> None:
        """One step on, whole: where it fails, or cannot be written down, the story stands where it stood."""
        self._changing = {}
        self._deciding = chosen.get("outcome") if chosen else None
        try:
            self._steps.append(self._next_step(chosen))
            self._left.clear()
        except Exception:
            if self._steps:
                self._dialogue.restore(self._steps[-1].place)
            raise
        finally:
            self._changing, self._deciding = {}, None

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
                self._changing |= _changes(more)
                if stage.talk is not None and self._talks:
                    break
                if stage.talk is not None:
                    passed, stage = stage.talk, replace(stage, talk=None)
                    self._deciding = passed.default
                    brought.append(h.TalkDecided(passed.who, self.chapter.full_id, passed.default, ""))
            elif not isinstance(event, Options) or any(o.available for o in event.options):
                break  # A choice with nothing to choose is passed by.
        step = Step(None, self._as_data(event, stage), self._dialogue.snapshot(), stage, self._outcome())
        if not self.counts:
            self._notices += [(0, message) for message in self._log.find_again(brought)]
            before = self._steps[-1].changed if self._steps else {}
            return replace(step, changed={**before, **self._changing})
        written, told = self._log.write(step, chosen, brought)
        self._notices += [(self._log.head, message) for message in told]
        return written

    def _as_data(self, event: Line | Options | Command | Finished, stage: StageState) -> dict[str, Any] | None:
        if isinstance(event, Line):
            return {"speaker": self._speaker(event.speaker), "text": event.text, "line": event.id}
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
        """Stand at the last step that the story still has: its author may have changed what came after meanwhile."""
        while self._steps:
            try:
                self._dialogue.restore(self._steps[-1].place)
                break
            except SnapshotError:
                self.moved = True
                self._steps.pop()
        if self.moved:
            self._log.move(self._steps[-1].turn if self._steps else None)

    def _stand(self, steps: Sequence[Step], head: int | None) -> None:
        """Stand at other steps, those of this reading's past; the journal first, for it may refuse."""
        self._log.move(head)
        self._dialogue.restore(steps[-1].place)
        self._steps = list(steps)

    def _can_go_back(self) -> bool:
        return self._steps[-1].shown is not None and (len(self._steps) > 1 or bool(self._said()))

    # Small things

    def _view(
        self,
        kind: Literal["line", "choice", "talk", "end"],
        speaker: str,
        text: str,
        options: tuple[tuple[str, bool], ...],
    ) -> StoryStep:
        library, stage, talk = self._profile.library, self._steps[-1].stage, None
        if kind == "talk" and stage.talk is not None:
            name = library.companion(stage.talk.who).short_name.within(self._profile.language)
            left = self._talk(stage.talk).left() if self.counts else 1
            talk = TalkView(stage.talk.who, name, left, self._said())
        return StoryStep(
            self.chapter.full_id,
            self._log.title(),
            kind,
            speaker,
            text,
            options,
            library.scene(stage.scene).folder if stage.scene else None,
            tuple(Figure(who, library.companion(who).rig, face) for who, face in stage.figures),
            self._can_go_back(),
            stage.music,
            stage.dark,
            stage.effects,
            talk,
        )

    def _speaker(self, name: str | None) -> str:
        """A speaker as shown: a companion's short name in the player's language, anyone else as written."""
        if name is None:
            return ""
        for one in self._profile.library.companions:
            if name.lower() in (one.id, one.short_name.within("en").lower(), one.name.within("en").lower()):
                return one.short_name.within(self._profile.language)
        return name

    def _flag(self, name: str) -> bool:
        return bool(self._at_this_place("flag", name, self._journal.state.flags.get(name)))

    def _mood(self, name: str) -> str:
        try:
            who = self._profile.library.companion(name, self.chapter.pack).full_id
        except LookupError as error:
            raise YarnRunError(str(error)) from error
        return str(self._at_this_place("mood", who, self._journal.state.bond(who).mood))

    def _outcome(self) -> str:
        """What came of the last talk, as it stands at this very place."""
        here = self._steps[-1].outcome if self._steps else ""
        return here if self._deciding is None else self._deciding

    def _at_this_place(self, kind: str, name: str, written: Any) -> Any:
        """A value as it stands at this very place: what this step's commands have set is not written down yet."""
        here = self._steps[-1].changed if self._steps else {}
        return {("", ""): written, **here, **self._changing}.get((kind, name), written)


def _chosen(decided: Decided, who: str) -> dict[str, Any]:
    return {"outcome": decided.outcome, "quote": decided.quote, "said": decided.said, "who": who}


def _changes(brought: Sequence[h.Happening]) -> dict[tuple[str, str], Any]:
    flags = {("flag", what.name): what.value for what in brought if isinstance(what, h.FlagSet)}
    moods = {("mood", what.companion): what.mood for what in brought if isinstance(what, h.MoodChanged)}
    return {**flags, **moods}
