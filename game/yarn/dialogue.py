"""Runs a program: `start` a node, `advance` to what comes next, `choose` where there is a choice.

A dialogue can be written down at any moment (`snapshot`) and taken up exactly there (`restore`), which is also
how rollback works: keep a snapshot for every step and restore the one wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.yarn.chance import Chance
from game.yarn.errors import SnapshotError, StepBudgetError, YarnRunError
from game.yarn.events import Event, Finished
from game.yarn.kinds import kind_of
from game.yarn.machine import Machine
from game.yarn.program import Program
from game.yarn.resume import check_place
from game.yarn.saliency import STRATEGIES, Strategy
from game.yarn.scope import StoryScope
from game.yarn.show import Showing, TextFor
from game.yarn.state import State
from game.yarn.storage import MemoryStorage, VariableStorage
from game.yarn.values import Value


class Dialogue:
    """A story being told.

    Args:
        program: what `compile_yarn` gave.
        variables: where variables live; a dictionary of its own when left out.
        functions: the host's functions by name.
        seed: where chance begins; equal seeds and choices tell equal stories.
        text_for: gives a line's text in another language, from its id and the text as written.
        locale: the language of that text, for plural forms.
        step_budget: how many instructions may pass without anything being shown.
        depth_limit: how many detours may be inside one another.
        saliency: how line groups and node groups choose: a name of `STRATEGIES`, or a function.
    """

    def __init__(
        self,
        program: Program,
        *,
        variables: VariableStorage | None = None,
        functions: Mapping[str, Callable[..., Value]] | None = None,
        seed: int = 0,
        text_for: TextFor | None = None,
        locale: str = "en",
        step_budget: int = 10_000,
        depth_limit: int = 64,
        saliency: str | Strategy = "random_best_least_recently_seen",
    ) -> None:
        self.program = program
        self.variables: VariableStorage = MemoryStorage() if variables is None else variables
        self.step_budget = step_budget
        self._chance = Chance(seed)
        self._scope = StoryScope(program, self.variables, functions or {}, self._chance)
        self._machine = Machine(program, self._scope, _strategy(saliency), depth_limit)
        self._showing = Showing(program.strings, text_for, locale)

    # --- what a host calls ---------------------------------------------------------------------

    @property
    def _state(self) -> State:
        return self._scope.state

    @property
    def current(self) -> Event | None:
        """What is shown now: the last event, or None before the first."""
        if self._state.finished:
            return Finished()
        shown = self._state.shown
        return self._showing.event(shown, self._state.node) if shown else None

    @property
    def node(self) -> str | None:
        """The node the story is in, or None before the start."""
        return self._state.node or None

    def use_saliency(self, saliency: str | Strategy) -> None:
        """Changes how line groups and node groups choose."""
        self._machine.strategy = _strategy(saliency)

    def visit_count(self, node: str) -> int:
        """How often a node has been left so far."""
        return self._scope.visit_count(node)

    def start(self, node: str) -> None:
        """Goes to the beginning of a node; what was seen and visited is kept.

        Raises:
            UnknownNodeError: the program has no such node.
        """
        state = self._state
        state.node = self._scope.require_node(node)
        state.position = 0
        state.stack.clear()
        state.shown = None
        state.finished = False

    def advance(self) -> Event:
        """Goes on to the next thing to show.

        Raises:
            YarnRunError: the story cannot go on (or waits for a choice); its kinds say why.
        """
        state = self._state
        if state.finished:
            return Finished()
        if not state.node:
            raise YarnRunError("The story has not been started.")
        if state.shown and state.shown["kind"] == "options":
            if any(option["available"] for option in state.shown["options"]):
                raise YarnRunError("The story waits for a choice.", state.node)
            self._machine.pass_by()
        state.shown = None
        self._scope.smart_left = self.step_budget
        for _ in range(self.step_budget):
            state.shown = self._machine.step()
            if state.shown is not None:
                return self._showing.event(state.shown, state.node)
            if state.finished:
                return Finished()
        raise self._machine.placed(
            StepBudgetError(f"Nothing was shown for {self.step_budget} steps; the story circles.")
        )

    def choose(self, index: int) -> None:
        """Takes one of the options shown; `advance` then goes on from it.

        Raises:
            YarnRunError: no options are shown, or that one is not available.
        """
        shown = self._state.shown
        if not shown or shown["kind"] != "options":
            raise YarnRunError("There is nothing to choose now.", self._state.node)
        options = shown["options"]
        if not 0 <= index < len(options):
            raise YarnRunError(f"There is no option {index}; there are {len(options)}.", self._state.node)
        if not options[index]["available"]:
            raise YarnRunError(f"Option {index} is not available.", self._state.node)
        self._machine.take(index)
        self._state.shown = None

    # --- writing down and taking up ------------------------------------------------------------

    def snapshot(self) -> dict[str, Any]:
        """Where the story stands, as JSON-ready data: equal stories give equal snapshots."""
        state = self._state
        nodes = sorted({frame.node for frame in state.stack} | ({state.node} if state.node else set()))
        return {
            **state.to_json(),
            "variables": {name: self._scope.read(name) for name in sorted(self._stored())},
            "chance": f"{self._chance.state:016x}",
            "fingerprints": {name: self.program.node_fingerprint(name) for name in nodes},
        }

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Takes the story up where a snapshot was taken; nothing changes if that fails.

        A variable whose type the script has changed since keeps the value it has now.

        Raises:
            NodeChangedError: the script has changed there since; its ``node`` can be started afresh.
            SnapshotError: the snapshot is damaged or of another version.
        """
        state = State.from_json(dict(snapshot))
        try:
            fingerprints = dict(snapshot["fingerprints"])
            chance = int(snapshot["chance"], 16)
            variables = {name: _value(value) for name, value in snapshot["variables"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SnapshotError(f"This snapshot is damaged: {error!r}.") from error
        check_place(self.program, state, fingerprints)
        for name in sorted(self._stored() & variables.keys()):
            if kind_of(variables[name]) is kind_of(self.program.variables[name].default):
                self._scope.write(name, variables[name])
        self._scope.state = state
        self._chance.state = Chance(chance).state

    def restore_history(self, snapshot: Mapping[str, Any]) -> None:
        """Takes only what was seen, visited and set from a snapshot, to `start` a changed node afresh."""
        kept = {**snapshot, "node": "", "position": 0, "stack": [], "shown": None, "finished": False}
        self.restore({**kept, "fingerprints": {}})

    def _stored(self) -> set[str]:
        return {name for name, variable in self.program.variables.items() if not variable.smart}


def _value(value: object) -> Value:
    if isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"{value!r} is no value")


def _strategy(saliency: str | Strategy) -> Strategy:
    return STRATEGIES[saliency] if isinstance(saliency, str) else saliency
