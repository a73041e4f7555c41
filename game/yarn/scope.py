"""What expressions see of a running story: variables, smart variables, functions, visits, groups."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from game.yarn.chance import Chance
from game.yarn.code import Gate
from game.yarn.errors import DepthLimitError, StepBudgetError, UnknownNodeError, YarnRunError
from game.yarn.evaluate import Compute, compute
from game.yarn.functions import OF_STORY, PLAIN
from game.yarn.lower import complexity
from game.yarn.program import Program
from game.yarn.saliency import Candidate
from game.yarn.state import State
from game.yarn.storage import VariableStorage
from game.yarn.syntax import NodeTree
from game.yarn.values import Value, tidy

#: How often ``has_any_content`` may be asked inside the conditions it asks for.
MAX_CONTENT_DEPTH = 8


class StoryScope:
    """Answers what a story's expressions ask. One belongs to one `Dialogue`.

    ``smart_left`` is how many smart variables may still be computed before something must be shown.
    """

    def __init__(
        self,
        program: Program,
        variables: VariableStorage,
        functions: Mapping[str, Callable[..., Value]],
        chance: Chance,
    ) -> None:
        self.program = program
        self.variables = variables
        self.functions = functions
        self.chance = chance
        self.state = State()
        self.smart_left = 0
        self._content_depth = 0
        self._smart: dict[str, Compute] = {}
        self._conditions: dict[str, tuple[list[Gate], int]] = {}

    # --- variables -----------------------------------------------------------------------------

    def read(self, name: str) -> Value:
        """A variable's value: computed if it is smart, else as stored, else its default."""
        if name in self.program.smart:
            return self._smart_value(name)
        if self.variables.contains(name):
            return self.variables.get(name)
        return self.program.variables[name].default

    def write(self, name: str, value: Value) -> None:
        """Sets a variable."""
        self.variables.set(name, value)

    def _smart_value(self, name: str) -> Value:
        self.smart_left -= 1
        if self.smart_left < 0:
            raise StepBudgetError(f"Computing {name} takes too many steps.")
        function = self._smart.get(name)
        if function is None:
            function = self._smart[name] = compute(self.program.smart[name])
        return function(self)

    # --- functions -----------------------------------------------------------------------------

    def call(self, name: str, arguments: list[Value]) -> Value:
        """A function's result; the host's functions come before the built-in ones of the same name."""
        host = self.functions.get(name)
        if host is not None:
            return self._checked(name, self._call_host(name, host, arguments))
        if name in OF_STORY:
            return self._checked(name, OF_STORY[name](self, *arguments))
        if name in PLAIN:
            return self._checked(name, PLAIN[name](*arguments))
        raise YarnRunError(f"The game has no function named {name}.")

    def _call_host(self, name: str, host: Callable[..., Value], arguments: list[Value]) -> Value:
        try:
            return host(*arguments)
        except YarnRunError:
            raise
        except Exception as error:
            raise YarnRunError(f"The function {name} failed: {error!r}.") from error

    def _checked(self, name: str, value: Value) -> Value:
        if isinstance(value, str | bool):
            return value
        if isinstance(value, int | float) and math.isfinite(value):
            return tidy(value)
        raise YarnRunError(f"The function {name} gave {value!r}, which is neither text, number, nor true or false.")

    # --- visits and groups ---------------------------------------------------------------------

    def visit_count(self, node: str) -> int:
        """How often a node has been left."""
        return self.state.visits.get(node, 0)

    def has_content(self, node: str) -> bool:
        """Whether a node, or any member of a node group, could run now."""
        if node not in self.program.groups:
            return node in self.program.trees
        if self._content_depth >= MAX_CONTENT_DEPTH:
            raise DepthLimitError(f"has_any_content asks for {node} in a circle.")
        self._content_depth += 1
        try:
            return bool(self.members(node))
        finally:
            self._content_depth -= 1

    def passes(self, gate: Gate | None) -> bool:
        """Whether a condition holds; what may come once must not have come."""
        if gate is None:
            return True
        if gate.key is not None and gate.key in self.state.once:
            return False
        return gate.test is None or bool(gate.test(self))

    def mark_seen(self, gate: Gate | None) -> None:
        """Notes that what may come once has come."""
        if gate is not None and gate.key is not None:
            self.state.once.add(gate.key)

    def members(self, group: str) -> list[Candidate]:
        """The members of a node group whose conditions all hold."""
        fitting: list[Candidate] = []
        for name in self.program.groups[group]:
            gates, asked = self.conditions(name)
            if all(self.passes(gate) for gate in gates):
                fitting.append(Candidate(name, asked, self.state.views.get(name, 0)))
        return fitting

    def conditions(self, node: str) -> tuple[list[Gate], int]:
        """A group member's ``when:`` conditions, and how much they ask together."""
        known = self._conditions.get(node)
        if known is None:
            tree = self.program.trees[node]
            gates = [
                Gate(f"node:{node}" if when.once else None, compute(when.test) if when.test else None)
                for when in tree.whens
            ]
            known = gates, sum(complexity(when.once, when.test) for when in tree.whens)
            self._conditions[node] = known
        return known

    def is_tracked(self, node: str) -> bool:
        """Whether visits to a node are counted: ``tracking: never`` says they are not."""
        if node in self.program.groups:
            return any(_tracked(self.program.trees[member]) for member in self.program.groups[node])
        return _tracked(self.program.trees[node])

    def require_node(self, name: str) -> str:
        """The name itself if the program has such a node or group."""
        if not self.program.has_node(name):
            raise UnknownNodeError(f"There is no node named {name}.")
        return name


def _tracked(tree: NodeTree) -> bool:
    return tree.header("tracking") != "never"
