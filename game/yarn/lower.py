"""Turns a node's tree into its list of instructions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from game.yarn import syntax
from game.yarn.code import (
    Assign,
    Candidate,
    Code,
    Do,
    Gate,
    Instruction,
    Jump,
    Leave,
    Offer,
    Offered,
    Pick,
    Say,
    Skip,
    Tell,
    Unless,
)
from game.yarn.command_words import split_words
from game.yarn.evaluate import Compute, apply, compute


def lower_node(tree: syntax.NodeTree) -> Code:
    """A node's instructions."""
    lowering = _Lowering()
    lowering.block(tree.body)
    return Code(tree.name, tree.file, lowering.out)


def gate_of(condition: syntax.Condition | None, key: str) -> Gate | None:
    """A line's condition, made ready to run."""
    if condition is None:
        return None
    return Gate(key if condition.once else None, compute(condition.test) if condition.test else None)


def complexity(once: bool, test: syntax.Expression | None) -> int:
    """How much a condition asks: one for ``once``, one for a test and for each and, or, xor in it."""
    return once + (1 + _logic(test) if test else 0)


def _logic(node: syntax.Expression) -> int:
    if isinstance(node, syntax.Binary):
        return (node.op in ("and", "or", "xor")) + _logic(node.left) + _logic(node.right)
    if isinstance(node, syntax.Unary):
        return _logic(node.operand)
    return sum(map(_logic, node.arguments)) if isinstance(node, syntax.Call) else 0


def _computes(values: Iterable[syntax.Expression]) -> tuple[Compute, ...]:
    return tuple(compute(value) for value in values)


class _Lowering:
    """Writes instructions for statements one after the other, filling in targets as they become known."""

    def __init__(self) -> None:
        self.out: list[Instruction] = []

    def block(self, body: list[syntax.Statement]) -> None:
        """Writes a run of statements; declarations and enums leave nothing to do."""
        for statement in body:
            writer = _WRITERS.get(type(statement))
            if writer:
                writer(self, statement)

    def _text(self, line: syntax.TextLine) -> None:
        gate = gate_of(line.condition, line.line_id)
        self.out.append(Say(line.line_id, _computes(line.values), gate, line.line))

    def _command(self, command: syntax.CommandLine) -> None:
        parts: list[str | int] = []
        values: list[syntax.Expression] = []
        for part in command.parts:
            if isinstance(part, str):
                parts.append(part)
            else:
                parts.append(len(values))
                values.append(part)
        words = tuple(tuple(word) for word in split_words(parts))
        self.out.append(Tell(tuple(parts), words, _computes(values), command.line))

    def _set(self, statement: syntax.SetVariable) -> None:
        value = compute(statement.value)
        if statement.op != "=":
            own = compute(syntax.VariableUse(statement.name, statement.line, statement.column))
            value = apply(statement.op, own, value)
        self.out.append(Assign(statement.name, value, statement.line))

    def _call(self, statement: syntax.CallFunction) -> None:
        self.out.append(Do(compute(statement.call), statement.line))

    def _go(self, go: syntax.Go) -> None:
        target = go.target if isinstance(go.target, str) else compute(go.target)
        self.out.append(Jump(target, go.detour, go.line))

    def _leave(self, leave: syntax.Leave) -> None:
        self.out.append(Leave(leave.stop, leave.line))

    def _if(self, statement: syntax.If) -> None:
        ends: list[Skip] = []
        for branch in statement.branches:
            if branch.test is None:
                self.block(branch.body)
                continue
            test = Unless(Gate(None, compute(branch.test)), statement.line)
            self.out.append(test)
            self.block(branch.body)
            ends.append(self._skip(statement.line))
            test.target = len(self.out)
        self._land(ends)

    def _once(self, statement: syntax.Once) -> None:
        test = compute(statement.test) if statement.test else None
        gate = Unless(Gate(statement.key, test), statement.line)
        self.out.append(gate)
        self.block(statement.body)
        end = self._skip(statement.line)
        gate.target = len(self.out)
        self.block(statement.otherwise)
        self._land([end])

    def _skip(self, line: int) -> Skip:
        skip = Skip(-1, line)
        self.out.append(skip)
        return skip

    def _land(self, skips: list[Skip]) -> None:
        for skip in skips:
            skip.target = len(self.out)

    def _choice(self, choice: syntax.Choice) -> None:
        options = tuple(
            Offered(item.text.line_id, _computes(item.text.values), gate_of(item.text.condition, item.text.line_id))
            for item in choice.items
        )
        offer = Offer(options, choice.line)
        self.out.append(offer)
        ends: list[Skip] = []
        for option, item in zip(options, choice.items, strict=True):
            option.target = len(self.out)
            self.block(item.body)
            ends.append(self._skip(item.text.line))
        self._land(ends)
        offer.end = len(self.out)

    def _group(self, group: syntax.LineGroup) -> None:
        candidates = tuple(
            Candidate(text.line_id, gate_of(text.condition, text.line_id), _asked(text.condition))
            for text in (item.text for item in group.items)
        )
        pick = Pick(candidates, group.line)
        self.out.append(pick)
        ends: list[Skip] = []
        for candidate, item in zip(candidates, group.items, strict=True):
            candidate.target = len(self.out)
            self.out.append(Say(candidate.line_id, _computes(item.text.values), None, item.text.line))
            self.block(item.body)
            ends.append(self._skip(item.text.line))
        self._land(ends)
        pick.end = len(self.out)


_WRITERS: dict[type, Callable[[_Lowering, Any], None]] = {
    syntax.TextLine: _Lowering._text,
    syntax.CommandLine: _Lowering._command,
    syntax.SetVariable: _Lowering._set,
    syntax.CallFunction: _Lowering._call,
    syntax.Go: _Lowering._go,
    syntax.Leave: _Lowering._leave,
    syntax.If: _Lowering._if,
    syntax.Once: _Lowering._once,
    syntax.Choice: _Lowering._choice,
    syntax.LineGroup: _Lowering._group,
}


def _asked(condition: syntax.Condition | None) -> int:
    return complexity(condition.once, condition.test) if condition else 0
