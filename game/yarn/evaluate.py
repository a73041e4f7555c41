"""Turns a checked expression into a function of the running story, so that each step is one call."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Protocol

from game.yarn.errors import YarnRunError
from game.yarn.syntax import Binary, Call, Expression, Literal, Member, Unary, VariableUse
from game.yarn.values import Value, tidy, to_text

#: The longest text a script may build up, in characters.
MAX_TEXT = 20_000


class Scope(Protocol):
    """What an expression may ask the running story for."""

    def read(self, name: str) -> Value:
        """A variable's value."""

    def call(self, name: str, arguments: list[Value]) -> Value:
        """A function's result."""


Compute = Callable[[Scope], Value]


def _add(left: Value, right: Value) -> Value:
    if isinstance(left, str) or isinstance(right, str):
        joined = to_text(left) + to_text(right)
        if len(joined) > MAX_TEXT:
            raise YarnRunError(f"A text has grown past {MAX_TEXT} characters.")
        return joined
    return _finite(left + right)


def _finite(value: float) -> int | float:
    if not math.isfinite(value):
        raise YarnRunError("A number has grown past all bounds.")
    return tidy(float(value))


def _divide(left: float, right: float) -> int | float:
    if right == 0:
        raise YarnRunError("A number is divided by zero.")
    return _finite(left / right)


def _remainder(left: float, right: float) -> int | float:
    if right == 0:
        raise YarnRunError("A number is divided by zero.")
    return _finite(math.fmod(left, right))


_OPERATIONS: dict[str, Callable[..., Value]] = {
    "+": _add,
    "-": lambda left, right: _finite(left - right),
    "*": lambda left, right: _finite(float(left) * right),
    "/": _divide,
    "%": _remainder,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "xor": lambda left, right: bool(left) != bool(right),
}


def compute(node: Expression) -> Compute:
    """The function that gives an expression's value. The expression must have passed the checker."""
    if isinstance(node, Literal | Member):
        value = node.value
        assert value is not None, "the checker sets every enum case's value"
        return lambda _: value
    if isinstance(node, VariableUse):
        name = node.name
        return lambda scope: scope.read(name)
    if isinstance(node, Binary):
        return _binary(node.op, compute(node.left), compute(node.right))
    if isinstance(node, Call):
        return _call(node)
    return _unary(node)


def apply(op: str, left: Compute, right: Compute) -> Compute:
    """``left op right`` as a function, for ``<<set $x += …>>``."""
    return _binary(op, left, right)


def _binary(op: str, left: Compute, right: Compute) -> Compute:
    if op == "and":
        return lambda scope: bool(left(scope)) and bool(right(scope))
    if op == "or":
        return lambda scope: bool(left(scope)) or bool(right(scope))
    operation = _OPERATIONS[op]
    return lambda scope: operation(left(scope), right(scope))


def _unary(node: Unary) -> Compute:
    operand = compute(node.operand)
    if node.op == "not":
        return lambda scope: not operand(scope)
    if node.op == "-":
        return lambda scope: -operand(scope)  # type: ignore[operator]
    return operand


def _call(node: Call) -> Compute:
    name = node.name
    arguments = [compute(argument) for argument in node.arguments]
    return lambda scope: scope.call(name, [argument(scope) for argument in arguments])
