"""The closed list of what a chapter's commands do: each changes the stage or brings about a happening.

Each command is defined once, in `COMMANDS`: the checker, the reader, the editor's definitions and the guide take it
from there. `FUNCTIONS` is what a chapter may ask the game.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.content.model import POSES
from game.mind.text import language_of
from game.play import happenings as h
from game.session.staging import Scope, StageState, StoryError, TalkTerms
from game.session.story_arguments import KINDS, Argument
from game.session.views import StageEffect
from game.yarn import Command, CommandSpec, FunctionSpec

Changed = tuple[StageState, list[h.Happening]]
Effect = Callable[..., Changed]
"""(scope, stage, one value for each argument given) → the stage after it, and what it brings about."""

DEFAULT_TURNS = 4


@dataclass(frozen=True)
class StoryCommand:
    """One command: its arguments, what it is for, what it does."""

    help: str
    arguments: tuple[Argument, ...]
    effect: Effect

    @property
    def usage(self) -> str:
        return " ".join(argument.usage for argument in self.arguments)

    @property
    def spec(self) -> CommandSpec:
        least = sum(not (one.optional or one.repeated) for one in self.arguments)
        return CommandSpec(least, None if self.arguments[-1].repeated else len(self.arguments))

    def read(self, scope: Scope, words: tuple[str, ...]) -> list[Any]:
        """The values of its words. Raises LookupError or ValueError for one that is none."""
        last = self.arguments[-1]
        beyond = (last,) * max(0, len(words) - len(self.arguments))
        return [argument.read(scope, word) for argument, word in zip((*self.arguments, *beyond), words, strict=False)]


def perform(command: Command, scope: Scope, stage: StageState) -> Changed:
    """The stage after a command, and what it brings about. Raises StoryError, with the place and the way to mend it."""
    source = scope.chapter.source.name
    known = COMMANDS.get(command.name)
    if known is None:
        raise StoryError(f"{source}, {command.node}: <<{command.raw}>> is no command of stories.")
    try:
        return known.effect(scope, stage, *known.read(scope, command.arguments))
    except (LookupError, ValueError) as error:
        usage = f"Write <<{command.name} {known.usage}>>."
        raise StoryError(f"{source}, {command.node}: <<{command.raw}>>: {error} {usage}") from error


# What stands on the stage


def _background(_: Scope, stage: StageState, scene: str) -> Changed:
    return replace(stage, scene=scene), []


def _enter(scope: Scope, stage: StageState, who: str, face: str = "neutral") -> Changed:
    """Whoever comes on is upright, also one who was there."""
    off, _none = _leave(scope, stage, who)
    return replace(off, figures=(*off.figures, (who, face))), []


def _leave(_: Scope, stage: StageState, who: str) -> Changed:
    figures = tuple(f for f in stage.figures if f[0] != who)
    return replace(stage, figures=figures, poses=_others(stage, who)), []


def _express(_: Scope, stage: StageState, who: str, face: str) -> Changed:
    return replace(stage, figures=tuple((w, face if w == who else e) for w, e in stage.figures)), []


def _pose(_: Scope, stage: StageState, who: str, pose: str) -> Changed:
    there = pose != POSES[0] and who in dict(stage.figures)
    return replace(stage, poses=(*_others(stage, who), *([(who, pose)] if there else []))), []


def _others(stage: StageState, who: str) -> tuple[tuple[str, str], ...]:
    return tuple(p for p in stage.poses if p[0] != who)


def _music(_: Scope, stage: StageState, name: str) -> Changed:
    return replace(stage, music="" if name == "off" else name), []


# What happens on it once


def _sound(_: Scope, stage: StageState, name: str) -> Changed:
    return _once(stage, StageEffect("sound", name, 0.0)), []


def _shake(_: Scope, stage: StageState, seconds: float = 0.5) -> Changed:
    return _once(stage, StageEffect("shake", "", seconds)), []


def _fade(_: Scope, stage: StageState, way: str, seconds: float = 1.0) -> Changed:
    return _once(replace(stage, dark=way == "out"), StageEffect("fade", way, seconds)), []


def _wait(_: Scope, stage: StageState, seconds: float) -> Changed:
    return _once(stage, StageEffect("wait", "", seconds)), []


def _once(stage: StageState, effect: StageEffect) -> StageState:
    return replace(stage, effects=(*stage.effects, effect))


# What it brings about


def _flag(_: Scope, stage: StageState, name: str, value: str | bool = True) -> Changed:
    return stage, [h.FlagSet(name, value)]


def _bond(scope: Scope, stage: StageState, who: str, points: int, reason: str = "") -> Changed:
    told = reason or scope.chapter.title.within(scope.language)
    return stage, [h.BondMoved(who, points, told, scope.chapter.full_id, 0)]


def _mood(_: Scope, stage: StageState, who: str, mood: str) -> Changed:
    return stage, [h.MoodChanged(who, mood)]


def _remember(scope: Scope, stage: StageState, who: str, text: str) -> Changed:
    return stage, [h.MemoryKept(who, "episode", "", "", scope.chapter.full_id, text, language_of(text), None)]


def _card(scope: Scope, stage: StageState, card: str) -> Changed:
    return stage, [h.CardWon(scope.chapter.companion, card, "chapter", scope.quote)]


def _unlock(scope: Scope, stage: StageState, chapter: str) -> Changed:
    return stage, [h.ChapterOpened(scope.library.chapter(chapter).companion, chapter, scope.quote)]


def _ending(scope: Scope, stage: StageState, ending: str) -> Changed:
    return stage, [h.EndingReached(scope.chapter.companion, scope.chapter.full_id, ending, again=False)]


# Free talk


def _outcome(_: Scope, stage: StageState, name: str, *examples: str) -> Changed:
    """The same name again adds examples, so that they need not stand in one long line."""
    earlier = dict(stage.outcomes)
    return replace(stage, outcomes=tuple({**earlier, name: (*earlier.get(name, ()), *examples)}.items())), []


def _talk(_: Scope, stage: StageState, who: str, goal: str, turns: int = DEFAULT_TURNS) -> Changed:
    if sum(not examples for _, examples in stage.outcomes) != 1:
        raise ValueError("One <<outcome NAME>> without examples must stand before it: what comes if no line decides.")
    return replace(stage, outcomes=(), talk=TalkTerms(who, goal, turns, stage.outcomes)), []


_WHO = Argument("WHO", "companion", "who")
_FACE = Argument("EXPRESSION", "expression", "their face")

COMMANDS: Mapping[str, StoryCommand] = {
    "background": StoryCommand(
        "changes what is seen behind everyone", (Argument("SCENE", "scene", "the place"),), _background
    ),
    "enter": StoryCommand("brings a companion on", (_WHO, replace(_FACE, optional=True)), _enter),
    "leave": StoryCommand("takes a companion off", (_WHO,), _leave),
    "expression": StoryCommand("changes a face", (_WHO, _FACE), _express),
    "pose": StoryCommand(
        "how someone holds themselves, until another pose, or till they leave",
        (_WHO, Argument("POSE", "pose", "near: leans in; back: steps back; upright: neither")),
        _pose,
    ),
    "music": StoryCommand(
        "what sounds from here on, round and round", (Argument("NAME", "music", "what sounds; off: nothing"),), _music
    ),
    "sound": StoryCommand("lets something be heard once", (Argument("NAME", "sound", "what is heard"),), _sound),
    "shake": StoryCommand(
        "shakes what is seen", (Argument("SECONDS", "seconds", "how long; half a second", optional=True),), _shake
    ),
    "fade": StoryCommand(
        "to black, and back again",
        (Argument("WAY", "fade", "out: to black; in: back"), Argument("SECONDS", "seconds", "how long; one", True)),
        _fade,
    ),
    "wait": StoryCommand(
        "a pause before the next line", (Argument("SECONDS", "seconds", "how long"),), _wait
    ),
    "bond": StoryCommand(
        "moves a bond, with the reason the player will read",
        (
            _WHO,
            Argument("POINTS", "points", "how far"),
            Argument("REASON", "text", "why, as a sentence; else the chapter's title", optional=True),
        ),
        _bond,
    ),
    "mood": StoryCommand(
        "how a companion feels for the rest of the evening, also when talk goes on",
        (_WHO, Argument("MOOD", "expression", "the mood; neutral: none")),
        _mood,
    ),
    "remember": StoryCommand(
        "something the companion will remember of this chapter",
        (_WHO, Argument("TEXT", "text", "what, as a sentence of theirs")),
        _remember,
    ),
    "flag": StoryCommand(
        "sets what companions' lines and other chapters can ask for",
        (Argument("NAME", "flag", "which"), Argument("VALUE", "value", "true if left out", optional=True)),
        _flag,
    ),
    "card": StoryCommand("gives a card", (Argument("CARD", "card", "which"),), _card),
    "unlock": StoryCommand(
        "opens a chapter, whatever it still waited for", (Argument("CHAPTER", "chapter", "which"),), _unlock
    ),
    "ending": StoryCommand(
        "one of the chapter's endings is come to, and found for good", (Argument("ID", "ending", "which"),), _ending
    ),
    "outcome": StoryCommand(
        "one thing that may come of the talk that follows; again with the same name: more examples",
        (
            Argument("NAME", "name", "what the story will ask for"),
            Argument("EXAMPLE", "text", "what the player may say for it to come; none: it comes if no line decides",
                     repeated=True),
        ),
        _outcome,
    ),
    "talk": StoryCommand(
        "hands the scene to free talk, until a line decides what comes of it or the lines are used up",
        (
            _WHO,
            Argument("GOAL", "text", "what they want of it, told to the model that speaks for them"),
            Argument("TURNS", "turns", f"after how many lines it ends; {DEFAULT_TURNS}", optional=True),
        ),
        _talk,
    ),
}  # fmt: skip
COMMAND_SPECS: Mapping[str, CommandSpec] = {name: command.spec for name, command in COMMANDS.items()}


@dataclass(frozen=True)
class StoryFunction:
    """Something a chapter may ask: its parameters, the type of the answer, and what it tells."""

    help: str
    parameters: tuple[Argument, ...]
    returns: str

    @property
    def spec(self) -> FunctionSpec:
        return FunctionSpec(tuple(KINDS[one.kind].type for one in self.parameters), self.returns)


_WHICH = Argument("NUMBER", "moment", "which")
STORY_FUNCTIONS: Mapping[str, StoryFunction] = {
    "flag": StoryFunction("whether a flag is set", (Argument("NAME", "flag", "which"),), "bool"),
    "mood": StoryFunction("how a companion feels this evening; neutral where nothing said so", (_WHO,), "string"),
    "outcome": StoryFunction("what came of the last talk of this chapter; empty before the first", (), "string"),
    "player": StoryFunction("what the player is called; may be empty", (), "string"),
    "kept": StoryFunction("how many moments of the chapter's companion the player has kept", (), "number"),
    "kept_line": StoryFunction("what was said in one of them", (_WHICH,), "string"),
    "kept_day": StoryFunction("on which day that was", (_WHICH,), "string"),
}
FUNCTIONS: Mapping[str, FunctionSpec] = {name: one.spec for name, one in STORY_FUNCTIONS.items()}
