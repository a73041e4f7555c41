"""Reading a chapter: step by step, each written down with the story's place, so that going back is only a move.

The first reading counts: choices set flags, bonds move, the end brings its rewards. Reading a finished chapter again
shows everything and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.content.model import Chapter
from game.play import happenings as h
from game.play.state import State
from game.play.unlocks import causes, missing, newly_open, rewards
from game.session import messages as m
from game.session import wording
from game.session.profile import OpenProfile
from game.session.staging import COMMAND_SPECS, COMMANDS, Scope, StageState, StoryError
from game.session.views import Figure, StoryStep
from game.yarn import (
    Command,
    Dialogue,
    Finished,
    FunctionSpec,
    Line,
    Options,
    Program,
    SnapshotError,
    YarnRunError,
    compile_yarn,
    import_rows,
    texts_by_id,
)

FUNCTIONS: Mapping[str, FunctionSpec] = {
    "flag": FunctionSpec(("string",), "bool"),
    "player": FunctionSpec((), "string"),
}
"""What chapters may ask the game: whether a flag is set, and what the player is called."""


class NotOpenYet(Exception):  # noqa: N818 - says what happened, not that something broke
    """The chapter still waits for something; `waits` are (what, hint) in words."""

    def __init__(self, title: str, waits: list[tuple[str, str]]) -> None:
        super().__init__(f"“{title}” is not open yet. " + " ".join(f"{what}: {hint}" for what, hint in waits))
        self.waits = waits


@dataclass(frozen=True)
class _Step:
    """One step as it was shown; `turn` is where it is written down, None in a reading that does not count.

    flags: those set so far in a reading that does not count; in one that does, the journal's state has them.
    """

    turn: int | None
    shown: dict[str, Any] | None
    place: dict[str, Any]
    stage: StageState
    flags: Mapping[str, Any] = field(default_factory=dict)


class Reading:
    """One reading of a chapter: begun, resumed in the middle, or read again.

    counts: whether this is the first reading, which is written down. moved: the author changed the story since it was
    left, so the reading stands before what was changed, and what came of that is undone.
    """

    def __init__(self, profile: OpenProfile, chapter: str) -> None:
        self._profile = profile
        self._journal = profile.journal
        self.chapter = profile.library.chapter(chapter)
        self._notices: list[tuple[int, m.Message]] = []
        self._setting: dict[str, Any] = {}
        self.moved = False
        progress = self._journal.state.progress(self.chapter.full_id)
        if progress.opened is None and not progress.other_evening:
            raise NotOpenYet(self._title(), self._waits())
        self.counts = progress.opened is not None and progress.finished is None
        self._begun = progress.begun
        self._scope = Scope(profile.library, self.chapter, progress.quote)
        self._dialogue = Dialogue(
            _compiled(self.chapter.source),
            functions={"flag": self._flag, "player": lambda: self._journal.state.player},
            seed=profile.chance.getrandbits(31),
            text_for=_translation(self.chapter, profile.language),
            locale=profile.language,
        )
        if self.counts and self._begun is None:
            self._begin(progress.opened)
        self._conversation = self._begun_in() if self.counts else 0
        self._steps = self._written() if self.counts else []
        self._stand_where_left()
        if not self._steps:
            self._dialogue.start(self.chapter.node)
            self._go_on(None)

    # What a reader does

    def step(self) -> StoryStep:
        """Where the story stands now."""
        step = self._steps[-1]
        shown = step.shown
        if shown is None:
            return self._view(step, "end", "", "", ())
        if "options" in shown:
            options = tuple((str(o["text"]), bool(o["available"])) for o in shown["options"])
            before = next((s.shown for s in reversed(self._steps[:-1]) if s.shown and "text" in s.shown), {})
            return self._view(step, "choice", str(before.get("speaker", "")), str(before.get("text", "")), options)
        return self._view(step, "line", str(shown["speaker"]), str(shown["text"]), ())

    def next(self) -> StoryStep:
        """On to the next line; a choice or the end stays where it is."""
        if self.step().kind == "line":
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

    def back(self) -> StoryStep:
        """One step back, with everything that step brought undone; at the beginning it stays."""
        if len(self._steps) > 1 and self.step().kind != "end":
            left, last = self._steps[-1], self._steps[-2]
            self._still_open()
            self._dialogue.restore(last.place)
            if last.turn is not None:
                self._journal.move_head(self._conversation, last.turn)
            self._steps.pop()
            self._notices = [n for n in self._notices if n[0] != left.turn]
        return self.step()

    def take_notices(self) -> list[m.Message]:
        """What the steps since the last call brought: bonds moved, cards, ranks, memories, chapters opened."""
        taken, self._notices = self._notices, []
        return [message for _, message in taken]

    # One step

    def _go_on(self, chosen: dict[str, Any] | None) -> None:
        """One step on, whole: where it fails, or cannot be written down, the story stands where it stood."""
        self._setting = {}
        try:
            self._steps.append(self._next_step(chosen))
        except Exception:
            if self._steps:
                self._dialogue.restore(self._steps[-1].place)
            raise
        finally:
            self._setting = {}

    def _next_step(self, chosen: dict[str, Any] | None) -> _Step:
        """Run the story to the next thing to show and write the step down, with what its commands brought."""
        stage, flags = (self._steps[-1].stage, self._steps[-1].flags) if self._steps else (StageState(), {})
        brought: list[h.Happening] = []
        while True:
            try:
                event = self._dialogue.advance()
            except YarnRunError as error:
                raise StoryError(f"{self.chapter.source.name}: {error}") from error
            if isinstance(event, Command):
                stage, more = self._perform(event, stage)
                brought += more
                self._setting |= {what.name: what.value for what in more if isinstance(what, h.FlagSet)}
            elif not isinstance(event, Options) or any(o.available for o in event.options):
                break  # A choice with nothing to choose is passed by.
        shown = self._as_data(event)
        if not self.counts:
            return _Step(None, shown, self._dialogue.snapshot(), stage, {**flags, **self._setting})
        turn = self._write(shown, chosen, stage, brought, finished=shown is None)
        return _Step(turn, shown, self._dialogue.snapshot(), stage)

    def _perform(self, command: Command, stage: StageState) -> tuple[StageState, list[h.Happening]]:
        known = COMMANDS.get(command.name)
        if known is None:
            raise StoryError(f"{self.chapter.source.name}, {command.node}: <<{command.raw}>> is no command of stories.")
        try:
            return known.effect(self._scope, stage, command.arguments)
        except (LookupError, ValueError, StoryError) as error:
            where = f"{self.chapter.source.name}, {command.node}"
            raise StoryError(f"{where}: <<{command.raw}>>: {error} Write <<{command.name} {known.usage}>>.") from error

    def _as_data(self, event: Line | Options | Finished) -> dict[str, Any] | None:
        if isinstance(event, Line):
            return {"speaker": self._speaker(event.speaker), "text": event.text, "line": event.id}
        if isinstance(event, Options):
            return {
                "options": [
                    {"index": o.index, "line": o.line.id, "text": o.line.text, "available": o.available}
                    for o in event.options
                ]
            }
        return None

    def _write(
        self,
        shown: dict[str, Any] | None,
        chosen: dict[str, Any] | None,
        stage: StageState,
        brought: list[h.Happening],
        finished: bool,
    ) -> int:
        """The step as a turn of the journal. The first end brings the chapter's rewards and may open others."""
        self._still_open()
        because = [self._begun] if self._begun is not None else []
        state, who, quote = self._journal.state, self.chapter.companion, self._scope.quote
        place = self._dialogue.snapshot()
        told: list[m.Message] = []
        with self._journal.writing() as pen:
            turn = pen.turn(self._conversation, "step")
            pen.add(turn, h.StoryStepped(self.chapter.full_id, shown, chosen, place, stage.to_data()), because)
            for what in brought:
                if not (isinstance(what, h.CardWon) and _in_hand(state, what.card)):
                    told += self._tell(what, pen.add(turn, what, because))
            if finished:
                gains = rewards(state, self.chapter, quote)
                end = pen.add(turn, h.ChapterFinished(who, self.chapter.full_id), because)
                for what in gains:
                    told += self._tell(what, pen.add(turn, what, [end]))
                for chapter in newly_open(state, self._profile.library.chapters_of(who)):
                    causing = dict.fromkeys([end, *causes(state, chapter)])
                    pen.add(turn, h.ChapterOpened(who, chapter.full_id, quote), [*causing])
                    title = chapter.title.within(self._profile.language)
                    told.append(m.ChapterUnlocked(chapter.full_id, title, chapter.kind, quote))
        self._notices += [(turn.id, message) for message in told]
        self._journal.save_view()
        return turn.id

    def _tell(self, what: h.Happening, event: int) -> Iterator[m.Message]:
        library, language, state = self._profile.library, self._profile.language, self._journal.state
        if isinstance(what, h.BondMoved):
            who, bond = library.companion(what.companion), state.bond(what.companion)
            why = wording.why(what.reason, who, language)
            yield m.BondChanged(what.points, why, "", bond.points, bond.rank)
        elif isinstance(what, h.RankReached):
            ranks = library.companion(what.companion).ranks
            name = next((r.name.within(language) for r in ranks if r.number == what.rank), str(what.rank))
            yield m.RankRisen(what.companion, what.rank, name)
        elif isinstance(what, h.CardWon):
            title = library.card(what.card).title.within(language)
            yield m.CardCame(what.card, title, what.how, what.quote)
        elif isinstance(what, h.DrawEarned):
            yield m.DrawsEarned(what.companion, what.count)
        elif isinstance(what, h.MemoryKept):
            yield m.Remembered(event, what.text)

    # Beginning, resuming

    def _begin(self, opened: int | None) -> None:
        with self._journal.writing() as pen:
            conversation = pen.conversation("reading", self.chapter.full_id)
            turn = pen.turn(conversation.id, "step")
            because = [opened] if opened is not None else []
            self._begun = pen.add(turn, h.ChapterBegun(self.chapter.companion, self.chapter.full_id), because)

    def _begun_in(self) -> int:
        """The conversation of this reading. There are others where a reading was begun on a branch since left."""
        for one in self._journal.conversations.values():
            if (one.kind, one.subject) == ("reading", self.chapter.full_id):
                first = self._journal.path(one.id)[:1]
                if any(event.id == self._begun for event in self._journal.events_of(first)):
                    return one.id
        raise LookupError(f"The journal does not hold where {self.chapter.full_id} was begun.")

    def _still_open(self) -> None:
        """Raises NotOpenYet where the talk was taken back, meanwhile, to before the line that opened the chapter."""
        if self.counts and self._journal.state.progress(self.chapter.full_id).begun != self._begun:
            raise NotOpenYet(self._title(), self._waits())

    def _written(self) -> list[_Step]:
        """The steps of the reading that was left in the middle, none if it was only begun."""
        steps: list[_Step] = []
        for event in self._journal.events_of(self._journal.path(self._conversation)):
            what = event.what
            if isinstance(what, h.StoryStepped):
                steps.append(_Step(event.turn, what.shown, what.place, StageState.from_data(what.stage)))
        return steps

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
            kept = self._steps[-1].turn if self._steps else self._journal.path(self._conversation)[0].id
            self._journal.move_head(self._conversation, kept)

    # Small things

    def _view(
        self, step: _Step, kind: Any, speaker: str, text: str, options: tuple[tuple[str, bool], ...]
    ) -> StoryStep:
        library = self._profile.library
        figures = tuple(Figure(who, library.companion(who).rig, face) for who, face in step.stage.figures)
        scene = library.scene(step.stage.scene).folder if step.stage.scene else None
        back = len(self._steps) > 1 and kind != "end"
        return StoryStep(self.chapter.full_id, self._title(), kind, speaker, text, options, scene, figures, back)

    def _speaker(self, name: str | None) -> str:
        """A speaker as shown: a companion's short name in the player's language, anyone else as written."""
        if name is None:
            return ""
        for one in self._profile.library.companions:
            if name.lower() in (one.id, one.short_name.within("en").lower(), one.name.within("en").lower()):
                return one.short_name.within(self._profile.language)
        return name

    def _flag(self, name: str) -> bool:
        """A flag as it stands at this very place: those that this step's commands have set are not written down yet."""
        here = self._steps[-1].flags if self._steps else {}
        return bool({**self._journal.state.flags, **here, **self._setting}.get(name))

    def _title(self) -> str:
        return self.chapter.title.within(self._profile.language)

    def _waits(self) -> list[tuple[str, str]]:
        who = self._profile.library.companion(self.chapter.companion)
        found: list[tuple[str, str]] = []
        for item in missing(self._journal.state, self.chapter):
            other = self._profile.library.chapter(item.name) if item.kind == "chapter" else self.chapter
            title = other.title.within(self._profile.language)
            found.append(wording.lacks(item, who, title, self._profile.language))
        return found


def _in_hand(state: State, card: str) -> bool:
    return card in state.cards and not state.cards[card].other_evening


@lru_cache(maxsize=16)
def _compiled(source: Path) -> Program:
    """A chapter's program. Raises YarnErrors with everything its author should mend."""
    return compile_yarn({source.name: source.read_text(encoding="utf-8")}, functions=FUNCTIONS, commands=COMMAND_SPECS)


def _translation(chapter: Chapter, language: str) -> Callable[[str, str], str] | None:
    """Gives a line's text in the player's language; as written where there is no translation."""
    table = chapter.translations.get(language)
    if table is None and language.startswith("zh"):
        table = next((path for name, path in chapter.translations.items() if name.startswith("zh")), None)
    if table is None:
        return None
    texts = texts_by_id(import_rows(table.read_text(encoding="utf-8"), table.name))
    return texts.get
