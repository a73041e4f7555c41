"""Executes instructions one at a time: the part of a dialogue that moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.yarn.code import Assign, Do, Jump, Leave, Offer, Pick, Say, Skip, Tell, Unless
from game.yarn.errors import DepthLimitError, UnknownNodeError, YarnRunError
from game.yarn.evaluate import Compute
from game.yarn.program import Program
from game.yarn.saliency import Candidate, Strategy
from game.yarn.scope import StoryScope
from game.yarn.state import Frame, State
from game.yarn.values import to_text

#: What an instruction shows, as `State` keeps it; None if it shows nothing.
Shown = dict[str, Any] | None


class Machine:
    """Moves a story's state from instruction to instruction. Use `game.yarn.dialogue.Dialogue`."""

    def __init__(self, program: Program, scope: StoryScope, strategy: Strategy, depth_limit: int) -> None:
        self.program = program
        self.scope = scope
        self.strategy = strategy
        self.depth_limit = depth_limit

    @property
    def state(self) -> State:
        """Where the story stands."""
        return self.scope.state

    def step(self) -> Shown:
        """Executes one instruction; gives what it shows. Errors come with their place."""
        state = self.state
        line = 0
        try:
            if state.node in self.program.groups:
                return self._step_group(state)
            instructions = self.program.code(state.node).instructions
            if state.position >= len(instructions):
                self._end_node()
                return None
            instruction = instructions[state.position]
            line = instruction.line
            return _RUNNERS[type(instruction)](self, instruction)
        except YarnRunError as error:
            raise self.placed(error, line) from error.__cause__
        except RecursionError as error:
            raise self.placed(DepthLimitError("Expressions ask for one another too deeply."), line) from error
        except (TypeError, ValueError, ArithmeticError) as error:
            raise self.placed(YarnRunError(f"This cannot be computed: {error}."), line) from error

    def placed(self, error: YarnRunError, line: int = 0) -> YarnRunError:
        """The same error, with the node, file and line where the story stands."""
        if not error.node:
            error.node = self.state.node
            tree = self.program.trees.get(error.node)
            error.file = tree.file if tree else ""
            error.line = line
        return error

    def _step_group(self, state: State) -> Shown:
        """A node group: position 0 picks a member and detours into it, position 1 comes back and leaves."""
        fitting = self.scope.members(state.node) if state.position == 0 else []
        if not fitting:
            self._end_node()
            return None
        chosen = self._pick_one(fitting)
        for gate in self.scope.conditions(chosen.id)[0]:
            self.scope.mark_seen(gate)
        self._enter(chosen.id, detour=True, back_to=1)
        return None

    def _pick_one(self, fitting: list[Candidate]) -> Candidate:
        chosen = fitting[self.strategy(fitting, self.scope.chance)]
        views = self.state.views
        views[chosen.id] = views.get(chosen.id, 0) + 1
        return chosen

    def _enter(self, node: str, *, detour: bool, back_to: int) -> None:
        state = self.state
        if not self.program.has_node(node):
            raise UnknownNodeError(f"There is no node named {node}.")
        if detour:
            if len(state.stack) >= self.depth_limit:
                raise DepthLimitError(f"More than {self.depth_limit} detours are inside one another.")
            state.stack.append(Frame(state.node, back_to))
        else:
            self._count_visit(state.node)
            self._unwind()
        state.node = node
        state.position = 0

    def _unwind(self) -> None:
        stack = self.state.stack
        while stack:
            self._count_visit(stack.pop().node)

    def _count_visit(self, node: str) -> None:
        if self.scope.is_tracked(node):
            visits = self.state.visits
            visits[node] = visits.get(node, 0) + 1

    def _end_node(self) -> None:
        state = self.state
        self._count_visit(state.node)
        if state.stack:
            frame = state.stack.pop()
            state.node, state.position = frame.node, frame.position
        else:
            state.finished = True

    def _texts(self, values: tuple[Compute, ...]) -> list[str]:
        return [to_text(value(self.scope)) for value in values]

    # --- choices -------------------------------------------------------------------------------

    def take(self, index: int) -> None:
        """Goes on from an option of the offer the story waits at."""
        chosen = self._waiting_at().options[index]
        self.scope.mark_seen(chosen.gate)
        self.state.position = chosen.target

    def pass_by(self) -> None:
        """Goes on below the offer the story waits at."""
        self.state.position = self._waiting_at().end

    def _waiting_at(self) -> Offer:
        offer = self.program.code(self.state.node).instructions[self.state.position]
        assert isinstance(offer, Offer), "options are shown only at an offer, and restoring checks it"
        return offer

    # --- one runner for each instruction -------------------------------------------------------

    def _say(self, say: Say) -> Shown:
        if not self.scope.passes(say.gate):
            self.state.position += 1
            return None
        values = self._texts(say.values)
        self.scope.mark_seen(say.gate)
        self.state.position += 1
        return {"kind": "line", "id": say.line_id, "values": values}

    def _offer(self, offer: Offer) -> Shown:
        options = [
            {
                "id": option.line_id,
                "values": self._texts(option.values),
                "available": self.scope.passes(option.gate),
            }
            for option in offer.options
        ]
        return {"kind": "options", "options": options}

    def _pick(self, pick: Pick) -> Shown:
        state = self.state
        fitting = [
            Candidate(one.line_id, one.complexity, state.views.get(one.line_id, 0))
            for one in pick.candidates
            if self.scope.passes(one.gate)
        ]
        if not fitting:
            state.position = pick.end
            return None
        chosen = self._pick_one(fitting)
        picked = next(one for one in pick.candidates if one.line_id == chosen.id)
        self.scope.mark_seen(picked.gate)
        state.position = picked.target
        return None

    def _tell(self, tell: Tell) -> Shown:
        values = self._texts(tell.values)

        def written(parts: tuple[str | int, ...]) -> str:
            return "".join(part if isinstance(part, str) else values[part] for part in parts)

        self.state.position += 1
        return {"kind": "command", "words": [written(word) for word in tell.words], "raw": written(tell.parts)}

    def _assign(self, assign: Assign) -> Shown:
        self.scope.write(assign.name, assign.value(self.scope))
        self.state.position += 1
        return None

    def _do(self, do: Do) -> Shown:
        do.value(self.scope)
        self.state.position += 1
        return None

    def _jump(self, jump: Jump) -> Shown:
        target = jump.target if isinstance(jump.target, str) else to_text(jump.target(self.scope))
        self._enter(target, detour=jump.detour, back_to=self.state.position + 1)
        return None

    def _skip(self, skip: Skip) -> Shown:
        self.state.position = skip.target
        return None

    def _unless(self, unless: Unless) -> Shown:
        if self.scope.passes(unless.gate):
            self.scope.mark_seen(unless.gate)
            self.state.position += 1
        else:
            self.state.position = unless.target
        return None

    def _leave(self, leave: Leave) -> Shown:
        if leave.stop:
            self._unwind()
        self._end_node()
        return None


_RUNNERS: dict[type, Callable[[Machine, Any], Shown]] = {
    Say: Machine._say,
    Offer: Machine._offer,
    Pick: Machine._pick,
    Tell: Machine._tell,
    Assign: Machine._assign,
    Do: Machine._do,
    Jump: Machine._jump,
    Skip: Machine._skip,
    Unless: Machine._unless,
    Leave: Machine._leave,
}
