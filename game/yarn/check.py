"""Checks every statement of a program: types, jumps, commands; gives ``<<once>>`` blocks their keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from game.yarn.command_words import split_words
from game.yarn.infer import Inference
from game.yarn.kinds import BOOL, STRING
from game.yarn.problems import Problems
from game.yarn.specs import CommandSpec
from game.yarn.syntax import (
    CallFunction,
    Choice,
    CommandLine,
    Expression,
    Go,
    If,
    LineGroup,
    NodeTree,
    Once,
    SetVariable,
    Statement,
    TextLine,
)


class Checker:
    """Walks the nodes of a program; `check_node` for each."""

    def __init__(
        self,
        inference: Inference,
        problems: Problems,
        nodes: Collection[str],
        smart: Collection[str],
        commands: Mapping[str, CommandSpec] | None,
    ) -> None:
        self.inference = inference
        self.problems = problems
        self.nodes = nodes
        self.smart = smart
        self.commands = commands
        self._node: NodeTree = NodeTree("", "", 0)
        self._once_count = 0

    def check_node(self, node: NodeTree) -> None:
        """Checks a node's conditions and body."""
        self._node = node
        self._once_count = 0
        for when in node.whens:
            self._test(when.test, "'when:'")
        if not node.body:
            self.problems.warning(node.file, node.line, 1, f"The node {node.title} is empty.")
        self._body(node.body)

    def _body(self, body: list[Statement]) -> None:
        for statement in body:
            check = _CHECKS.get(type(statement))
            if check:
                check(self, statement)

    def _test(self, test: Expression | None, what: str) -> None:
        if test is not None:
            self.inference.wanted(test, BOOL, self._node.file, f"{what} needs true or false")

    def _text(self, line: TextLine) -> None:
        for value in line.values:
            self.inference.shown(value, self._node.file)
        if line.condition is not None:
            self._test(line.condition.test, "A line's condition")

    def _command(self, command: CommandLine) -> None:
        for part in command.parts:
            if not isinstance(part, str):
                self.inference.shown(part, self._node.file)
        if self.commands is not None:
            self._known_command(command, self.commands)

    def _known_command(self, command: CommandLine, known: Mapping[str, CommandSpec]) -> None:
        words = split_words(command.parts)
        name = words[0][0] if words and len(words[0]) == 1 else None
        if not isinstance(name, str):
            self._error(command, "A command's name cannot be computed.")
            return
        spec = known.get(name)
        count = len(words) - 1
        if spec is None:
            self._error(command, f"There is no command named {name}.", self.problems.near(name, known))
        elif count < spec.least or (spec.most is not None and count > spec.most):
            self._error(command, f"{name} takes {_amount(spec)}, not {count}.")

    def _error(self, statement: CommandLine | Go | SetVariable, message: str, hint: str = "") -> None:
        self.problems.error(self._node.file, statement.line, statement.column, message, hint)

    def _set(self, statement: SetVariable) -> None:
        file = self._node.file
        kind = self.inference.variable(statement.name, file, statement.line, statement.column)
        if statement.name in self.smart:
            self._error(statement, f"{statement.name} is a smart variable; it is computed and cannot be set.")
        self.inference.assigned(statement, kind, file)

    def _call(self, statement: CallFunction) -> None:
        self.inference.infer(statement.call, self._node.file)

    def _go(self, go: Go) -> None:
        if not isinstance(go.target, str):
            self.inference.wanted(go.target, STRING, self._node.file, "A jump needs a node's name as text")
        elif go.target not in self.nodes:
            self._error(go, f"There is no node named {go.target}.", self.problems.near(go.target, self.nodes))

    def _if(self, statement: If) -> None:
        for branch in statement.branches:
            self._test(branch.test, "<<if>>")
            self._body(branch.body)

    def _once(self, statement: Once) -> None:
        self._once_count += 1
        statement.key = f"once:{self._node.name}:{self._once_count}"
        self._test(statement.test, "<<once if>>")
        self._body(statement.body)
        self._body(statement.otherwise)

    def _items(self, statement: Choice | LineGroup) -> None:
        for item in statement.items:
            self._text(item.text)
            self._body(item.body)


_CHECKS: dict[type, Callable[[Checker, Any], None]] = {
    TextLine: Checker._text,
    CommandLine: Checker._command,
    SetVariable: Checker._set,
    CallFunction: Checker._call,
    Go: Checker._go,
    If: Checker._if,
    Once: Checker._once,
    Choice: Checker._items,
    LineGroup: Checker._items,
}


def _amount(spec: CommandSpec) -> str:
    if spec.most is None:
        return f"at least {spec.least} arguments"
    if spec.least == spec.most:
        return f"{spec.most} argument{'' if spec.most == 1 else 's'}"
    return f"{spec.least} to {spec.most} arguments"
