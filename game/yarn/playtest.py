"""Plays a story at random, many times, and tells what was never seen and where it got stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from game.yarn.dialogue import Dialogue
from game.yarn.errors import YarnRunError
from game.yarn.events import Command, Event, Finished, Line, Options
from game.yarn.program import Program
from game.yarn.storage import MemoryStorage
from game.yarn.values import Value


@dataclass(slots=True)
class Coverage:
    """What random play saw. Lines and options are told by id, endings by the node the story ended in.

    ``stuck`` holds the errors (and runs past ``longest``) with how often each came.
    """

    runs: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    offered: Counter[str] = field(default_factory=Counter)
    chosen: Counter[str] = field(default_factory=Counter)
    nodes: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    stuck: Counter[str] = field(default_factory=Counter)
    missed: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every line was seen, every option taken, and nothing got stuck."""
        return not self.missed and not self.stuck

    def to_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "runs": self.runs,
            "lines": len(self.lines),
            "options_offered": len(self.offered),
            "options_chosen": len(self.chosen),
            "nodes": dict(sorted(self.nodes.items())),
            "endings": dict(sorted(self.endings.items())),
            "missed": list(self.missed),
            "stuck": dict(self.stuck),
            "complete": self.complete,
        }


def play_randomly(
    program: Program,
    runs: int,
    seed: int,
    *,
    starts: Sequence[str] = ("Start",),
    functions: Mapping[str, Callable[..., Value]] | None = None,
    variables: Sequence[Mapping[str, Value]] = ({},),
    longest: int = 5_000,
    replays: int = 1,
    must: Collection[str] = (),
) -> Coverage:
    """Tells the story ``runs`` times with random choices, leaning to options taken least so far.

    Args:
        program: the story.
        runs: how many times; equal seeds give equal results.
        seed: where chance begins.
        starts: nodes to begin at, taken in turn.
        functions: the host's functions.
        variables: sets of starting values, taken in turn.
        longest: how many things one telling may show before it counts as stuck.
        replays: how many tellings share what was seen and set (for ``once`` and visits).
        must: names of commands, one of which each telling has to come to; one that does not counts as stuck.
    """
    coverage = Coverage(runs=runs)
    chance = Random(seed)
    dialogue: Dialogue | None = None
    for run in range(runs):
        if dialogue is None or run % max(replays, 1) == 0:
            storage = MemoryStorage(dict(variables[run // max(replays, 1) % len(variables)]))
            dialogue = Dialogue(program, variables=storage, functions=functions, seed=chance.getrandbits(64))
        try:
            _play(dialogue, starts[run % len(starts)], chance, coverage, longest, must)
        except YarnRunError as error:
            coverage.stuck[str(error)] += 1
            dialogue = None
    seen = set(coverage.lines) | set(coverage.chosen)
    coverage.missed = tuple(line_id for line_id in program.strings if line_id not in seen)
    return coverage


def _play(
    dialogue: Dialogue, start: str, chance: Random, coverage: Coverage, longest: int, must: Collection[str]
) -> None:
    dialogue.start(start)
    came = not must
    for _ in range(longest):
        event = dialogue.advance()
        coverage.nodes[dialogue.node or ""] += 1
        came = came or (isinstance(event, Command) and event.name in must)
        if isinstance(event, Finished):
            coverage.endings[dialogue.node or ""] += 1
            if not came:
                coverage.stuck[f"A telling ended in {dialogue.node} without <<{'>> or <<'.join(sorted(must))}>>"] += 1
            return
        _note(dialogue, event, chance, coverage)
    coverage.stuck[f"No end after {longest} lines from {start}"] += 1


def _note(dialogue: Dialogue, event: Event, chance: Random, coverage: Coverage) -> None:
    if isinstance(event, Line):
        coverage.lines[event.id] += 1
    if not isinstance(event, Options):
        return
    coverage.offered.update(option.line.id for option in event.options)
    open_options = [option for option in event.options if option.available]
    if not open_options:
        return
    least = min(coverage.chosen[option.line.id] for option in open_options)
    fresh = [option for option in open_options if coverage.chosen[option.line.id] == least]
    chosen = chance.choice(fresh if chance.random() < 0.7 else open_options)
    coverage.chosen[chosen.line.id] += 1
    dialogue.choose(chosen.index)
