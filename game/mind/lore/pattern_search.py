"""Whether a pattern occurs in a text, in bounded time: each place of the pattern meets each place of the text once.

A pattern becomes a list of steps; a search remembers which (step, place) it has tried, and never tries one again. So
the cost is at most their product (times the text's length again where a pattern looks around), whatever the pattern;
and an allowance of steps ends even that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from game.mind.lore.pattern import (
    Char,
    Edge,
    Either,
    Look,
    Node,
    PatternError,
    Repeat,
    Seq,
    Test,
    is_line_end,
    is_word,
    parse,
)

_MOST_STEPS = 4000


@dataclass(frozen=True)
class Eat:
    """One character; `by` is 1 for the next, -1 for the one before."""

    test: Test
    by: int


@dataclass(frozen=True)
class Fork:
    """On at either of two steps."""

    one: int
    other: int


@dataclass(frozen=True)
class At:
    edge: Edge


@dataclass(frozen=True)
class Around:
    """On at `after` if what starts at the next step is found from here, or with `negate` is not."""

    after: int
    negate: bool


@dataclass(frozen=True)
class Done:
    pass


Step = Eat | Fork | At | Around | Done


@dataclass(frozen=True)
class Program:
    """firsts: what the first character of any match fits one of; None where a match may be empty."""

    steps: tuple[Step, ...]
    firsts: tuple[Test, ...] | None
    sticky: bool


class TooCostlyError(Exception):
    """A search used up its allowance."""


@dataclass
class Allowance:
    """Steps that may still be taken; a million are well under a second."""

    steps: int

    def share(self, most: int) -> Allowance:
        """A part of it, spent at once; what is left of the part can be given back."""
        part = Allowance(min(most, self.steps))
        self.steps -= part.steps
        return part

    def spend(self) -> None:
        if self.steps <= 0:
            raise TooCostlyError
        self.steps -= 1


@lru_cache(maxsize=2048)
def compiled(source: str, flags: str) -> Program:
    """The steps of a pattern. Raises PatternError."""
    steps: list[Step] = []
    _write(parse(source, flags), steps, forward=True)
    steps.append(Done())
    return Program(tuple(steps), _firsts(steps), "y" in flags)


def occurs(program: Program, text: str, allowance: Allowance) -> bool:
    """Whether the pattern is found anywhere in the text. Raises TooCostlyError."""
    tried: set[int] = set()
    starts: Iterable[int] = range(len(text) + 1)
    if program.firsts is not None:
        fitting = {c for c in set(text) if any(test(c) for test in program.firsts)}
        starts = [place for place, c in enumerate(text) if c in fitting]
    if program.sticky:
        starts = [place for place in starts if place == 0]
    return any(_runs(program.steps, 0, text, start, tried, allowance) for start in starts)


def _runs(steps: tuple[Step, ...], first: int, text: str, start: int, tried: set[int], allowance: Allowance) -> bool:
    width = len(text) + 1
    waiting = [(first, start)]
    while waiting:
        step, place = waiting.pop()
        if step * width + place in tried:
            continue
        tried.add(step * width + place)
        allowance.spend()
        match steps[step]:
            case Eat(test, 1):
                if place < len(text) and test(text[place]):
                    waiting.append((step + 1, place + 1))
            case Eat(test, _):
                if place > 0 and test(text[place - 1]):
                    waiting.append((step + 1, place - 1))
            case Fork(one, other):
                waiting += [(other, place), (one, place)]
            case At(edge):
                if _stands(edge, text, place):
                    waiting.append((step + 1, place))
            case Around(after, negate):
                if _runs(steps, step + 1, text, place, set(), allowance) != negate:
                    waiting.append((after, place))
            case Done():
                return True
    return False


def _firsts(steps: list[Step]) -> tuple[Test, ...] | None:
    """The tests a match may begin with, as if every condition on its way held."""
    found: list[Test] = []
    waiting, seen = [0], {0}
    while waiting:
        here = waiting.pop()
        match steps[here]:
            case Eat(test, _):
                found.append(test)
                on: tuple[int, ...] = ()
            case Fork(one, other):
                on = (one, other)
            case Around(after, _):
                on = (after,)
            case At():
                on = (here + 1,)
            case Done():
                return None
        waiting += [step for step in on if step not in seen]
        seen.update(on)
    return tuple(found)


def _stands(edge: Edge, text: str, place: int) -> bool:
    before, here = text[place - 1 : place] if place else "", text[place : place + 1]
    match edge.kind:
        case "start":
            return not before
        case "end":
            return not here
        case "line_start":
            return not before or is_line_end(before)
        case "line_end":
            return not here or is_line_end(here)
        case "word":
            return is_word(before) != is_word(here)
        case "no_word":
            return is_word(before) == is_word(here)


def _write(node: Node, steps: list[Step], forward: bool) -> None:
    """Appends the steps of a part. What looks behind is read backwards, its parts in reverse."""
    if len(steps) > _MOST_STEPS:
        raise PatternError("too large once its repetitions are counted out")
    match node:
        case Char(test):
            steps.append(Eat(test, 1 if forward else -1))
        case Edge():
            steps.append(At(node))
        case Seq(parts):
            for part in parts if forward else reversed(parts):
                _write(part, steps, forward)
        case Either(ways):
            _write_either(ways, steps, forward)
        case Repeat(body, least, most):
            _write_repeat(body, least, most, steps, forward)
        case Look(body, behind, negate):
            here = len(steps)
            steps.append(Done())
            _write(body, steps, forward=not behind)
            steps.append(Done())
            steps[here] = Around(len(steps), negate)


def _write_either(ways: tuple[Node, ...], steps: list[Step], forward: bool) -> None:
    leaving: list[int] = []
    for way in ways[:-1]:
        here = len(steps)
        steps.append(Done())
        _write(way, steps, forward)
        leaving.append(len(steps))
        steps.append(Done())
        steps[here] = Fork(here + 1, len(steps))
    _write(ways[-1], steps, forward)
    for place in leaving:
        steps[place] = Fork(len(steps), len(steps))


def _write_repeat(body: Node, least: int, most: int | None, steps: list[Step], forward: bool) -> None:
    for _ in range(least):
        here = len(steps)
        _write(body, steps, forward)
        if len(steps) == here:
            return
    if most is None:
        here = len(steps)
        steps.append(Done())
        _write(body, steps, forward)
        steps.append(Fork(here, here))
        steps[here] = Fork(here + 1, len(steps))
        return
    skipping: list[int] = []
    for _ in range(most - least):
        skipping.append(len(steps))
        steps.append(Done())
        _write(body, steps, forward)
    for place in skipping:
        steps[place] = Fork(place + 1, len(steps))
