"""Reading a chapter: step by step, each written down with the story's place, so that going back is only a move.

The first reading counts: choices set flags, bonds move, the end brings its rewards. Reading a finished chapter again
shows everything and changes nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.content.model import Chapter
from game.play import happenings as h
from game.play.unlocks import missing, newly_open, rewards
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
    NodeChangedError,
    Options,
    Program,
    SnapshotError,
    YarnRunError,
    compile_yarn,
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
    """One step as it was shown; `turn` is where it is written down, None in a reading that does not count."""

    turn: int | None
    shown: dict[str, Any] | None
    place: dict[str, Any]
    stage: StageState


class Reading:
    """One reading of a chapter: begun, resumed in the middle, or read again.

    counts: whether this is the first reading, which is written down. moved: the author changed the node since it was
    left, so the reading stands at the node's start.
    """

    def __init__(self, profile: OpenProfile, chapter: str) -> None:
        self._profile = profile
        self._journal = profile.journal
        self.chapter = profile.library.chapter(chapter)
        self._scope = Scope(profile.library, self.chapter)
        self._notices: list[m.Message] = []
        self.moved = False
        progress = self._journal.state.progress(self.chapter.full_id)
        if progress.opened is None and progress.finished is None:
            raise NotOpenYet(self._title(), self._waits())
        self.counts = progress.finished is None
        self._begun = progress.begun
        self._dialogue = Dialogue(
            _compiled(self.chapter.source),
            functions={"flag": self._flag, "player": lambda: self._journal.state.player},
            seed=profile.chance.getrandbits(31),
            text_for=_translation(self.chapter, profile.language),
            locale=profile.language,
        )
        self._steps = self._written() if self.counts else []
        if self._steps:
            self._resume()
        else:
            if self.counts:
                self._begin(progress.opened)
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
            self._steps.pop()
            last = self._steps[-1]
            if last.turn is not None:
                self._journal.move_head(self._reading(), last.turn)
            self._dialogue.restore(last.place)
        return self.step()

    def take_notices(self) -> list[m.Message]:
        """What the steps since the last call brought: bonds moved, cards, ranks, memories, chapters opened."""
        taken, self._notices = self._notices, []
        return taken

    # One step

    def _go_on(self, chosen: dict[str, Any] | None) -> None:
        """Run the story to the next thing to show and write the step down, with what its commands brought."""
        stage = self._steps[-1].stage if self._steps else StageState()
        brought: list[h.Happening] = []
        while True:
            try:
                event = self._dialogue.advance()
            except YarnRunError as error:
                raise StoryError(f"{self.chapter.source.name}: {error}") from error
            if not isinstance(event, Command):
                break
            stage, more = self._perform(event, stage)
            brought += more
        shown = self._as_data(event)
        turn = self._write(shown, chosen, stage, brought, finished=shown is None) if self.counts else None
        self._steps.append(_Step(turn, shown, self._dialogue.snapshot(), stage))

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
        because = [self._begun] if self._begun is not None else []
        state, who = self._journal.state, self.chapter.companion
        place = self._dialogue.snapshot()
        with self._journal.writing() as pen:
            turn = pen.turn(self._reading(), "step")
            pen.add(turn, h.StoryStepped(self.chapter.full_id, shown, chosen, place, stage.to_data()), because)
            for what in brought:
                self._tell(what, pen.add(turn, what, because))
            if finished:
                quote = state.progress(self.chapter.full_id).quote
                gains = rewards(state, self.chapter, quote)
                end = pen.add(turn, h.ChapterFinished(who, self.chapter.full_id), because)
                for what in gains:
                    self._tell(what, pen.add(turn, what, [end]))
                for chapter in newly_open(self._journal.state, self._profile.library.chapters_of(who)):
                    pen.add(turn, h.ChapterOpened(who, chapter.full_id, quote), [end])
                    title = chapter.title.within(self._profile.language)
                    self._notices.append(m.ChapterUnlocked(chapter.full_id, title, chapter.kind, quote))
        self._journal.save_view()
        return turn.id

    def _tell(self, what: h.Happening, event: int) -> None:
        library, language, state = self._profile.library, self._profile.language, self._journal.state
        if isinstance(what, h.BondMoved):
            who, bond = library.companion(what.companion), state.bond(what.companion)
            why = wording.why(what.reason, who, language)
            self._notices.append(m.BondChanged(what.points, why, "", bond.points, bond.rank))
        elif isinstance(what, h.RankReached):
            ranks = library.companion(what.companion).ranks
            name = next((r.name.within(language) for r in ranks if r.number == what.rank), str(what.rank))
            self._notices.append(m.RankRisen(what.companion, what.rank, name))
        elif isinstance(what, h.CardWon):
            title = library.card(what.card).title.within(language)
            self._notices.append(m.CardCame(what.card, title, what.how, what.quote))
        elif isinstance(what, h.DrawEarned):
            self._notices.append(m.DrawsEarned(what.companion, what.count))
        elif isinstance(what, h.MemoryKept):
            self._notices.append(m.Remembered(event, what.text))

    # Beginning, resuming

    def _begin(self, opened: int | None) -> None:
        with self._journal.writing() as pen:
            conversation = pen.conversation("reading", self.chapter.full_id)
            turn = pen.turn(conversation.id, "step")
            because = [opened] if opened is not None else []
            self._begun = pen.add(turn, h.ChapterBegun(self.chapter.companion, self.chapter.full_id), because)

    def _written(self) -> list[_Step]:
        """The steps of the reading that was left in the middle; none if there is none."""
        found = self._journal.conversation("reading", self.chapter.full_id)
        if found is None or self._begun is None:
            return []
        steps: list[_Step] = []
        for event in self._journal.events_of(self._journal.path(found.id)):
            what = event.what
            if isinstance(what, h.StoryStepped):
                steps.append(_Step(event.turn, what.shown, what.place, StageState.from_data(what.stage)))
        return steps

    def _resume(self) -> None:
        """Stand where the reading was left; at the node's start where its author changed the node meanwhile."""
        last = self._steps[-1]
        try:
            self._dialogue.restore(last.place)
        except NodeChangedError as error:
            self.moved = True
            self._dialogue.start(error.node)
            self._go_on(None)
        except SnapshotError:
            self.moved = True
            self._dialogue.start(self.chapter.node)
            self._go_on(None)

    def _reading(self) -> int:
        found = self._journal.conversation("reading", self.chapter.full_id)
        assert found is not None
        return found.id

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
        return bool(self._journal.state.flags.get(name))

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
    with table.open(encoding="utf-8-sig", newline="") as rows:
        texts = {row["id"]: row["text"] for row in csv.DictReader(rows) if row.get("text")}
    return lambda line, default: texts.get(line.removeprefix("line:"), default)
