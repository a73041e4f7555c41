"""What a chapter's commands do: a closed list, each changing the stage or bringing about a happening.

Every command names its arguments here once; the checker, the reader and the guide take them from this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from game.content.library import Library
from game.content.model import EXPRESSIONS, Chapter
from game.mind.text import language_of
from game.play import happenings as h
from game.yarn import CommandSpec


@dataclass(frozen=True)
class StageState:
    """What stands on the stage of a story: the scene's full id, and who with which expression, in order of entry."""

    scene: str = ""
    figures: tuple[tuple[str, str], ...] = ()

    def to_data(self) -> dict[str, object]:
        return {"scene": self.scene, "figures": [list(f) for f in self.figures]}

    @staticmethod
    def from_data(data: Mapping[str, object]) -> StageState:
        figures = data.get("figures") or []
        assert isinstance(figures, list)
        return StageState(str(data.get("scene") or ""), tuple((str(w), str(e)) for w, e in figures))


class StoryError(Exception):
    """A chapter cannot go on: which, where, and what its author should mend."""


@dataclass(frozen=True)
class Scope:
    """What names in a chapter mean: looked up in its own pack first. `quote` is the line that opened the chapter."""

    library: Library
    chapter: Chapter
    quote: str

    def companion(self, name: str) -> str:
        return self.library.companion(name, self.chapter.pack).full_id


Effect = Callable[[Scope, StageState, tuple[str, ...]], tuple[StageState, list[h.Happening]]]


def _background(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    return replace(stage, scene=scope.library.scene(args[0], scope.chapter.pack).full_id), []


def _enter(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    who = scope.companion(args[0])
    others = tuple(f for f in stage.figures if f[0] != who)
    return replace(stage, figures=(*others, (who, _expression(args[1] if len(args) > 1 else "neutral")))), []


def _leave(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    who = scope.companion(args[0])
    return replace(stage, figures=tuple(f for f in stage.figures if f[0] != who)), []


def _express(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    who, face = scope.companion(args[0]), _expression(args[1])
    return replace(stage, figures=tuple((w, face if w == who else e) for w, e in stage.figures)), []


def _flag(_: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    value: object = {"true": True, "false": False}.get(args[1].lower(), args[1]) if len(args) > 1 else True
    return stage, [h.FlagSet(args[0], value)]


def _bond(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    reason = args[2] if len(args) > 2 else scope.chapter.title.within("en")
    return stage, [h.BondMoved(scope.companion(args[0]), int(float(args[1])), reason, scope.chapter.full_id, 0)]


def _remember(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    who, text = scope.companion(args[0]), args[1]
    return stage, [h.MemoryKept(who, "episode", "", "", scope.chapter.full_id, text, language_of(text), None)]


def _card(scope: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    card = scope.library.card(args[0], scope.chapter.pack)
    return stage, [h.CardWon(scope.chapter.companion, card.full_id, "chapter", scope.quote)]


def _wait(_: Scope, stage: StageState, args: tuple[str, ...]) -> tuple[StageState, list[h.Happening]]:
    float(args[0])
    return stage, []


def _expression(name: str) -> str:
    if name not in EXPRESSIONS:
        raise StoryError(f"{name!r} is no expression; use one of {', '.join(EXPRESSIONS)}.")
    return name


@dataclass(frozen=True)
class StoryCommand:
    """One command: what follows its name (a name in [] may be left out), what it is for, what it does."""

    usage: str
    help: str
    effect: Effect

    @property
    def spec(self) -> CommandSpec:
        words = self.usage.split()
        return CommandSpec(sum(not w.startswith("[") for w in words), len(words))


COMMANDS: Mapping[str, StoryCommand] = {
    "background": StoryCommand("SCENE", "changes what is seen behind everyone", _background),
    "enter": StoryCommand("WHO [EXPRESSION]", "brings a companion on", _enter),
    "leave": StoryCommand("WHO", "takes a companion off", _leave),
    "expression": StoryCommand("WHO EXPRESSION", "changes a face", _express),
    "flag": StoryCommand("NAME [VALUE]", "sets what companions' lines and other chapters can ask for", _flag),
    "bond": StoryCommand("WHO POINTS [REASON]", "moves a bond, with the reason the player will read", _bond),
    "remember": StoryCommand("WHO TEXT", "something the companion will remember of this chapter", _remember),
    "card": StoryCommand("CARD", "gives a card", _card),
    "wait": StoryCommand("SECONDS", "a pause before the next line", _wait),
}
COMMAND_SPECS: Mapping[str, CommandSpec] = {name: command.spec for name, command in COMMANDS.items()}
