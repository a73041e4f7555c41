"""Stand-ins for a game's functions, so that a story can be run and tested without the game.

Each is written as a Yarn expression over its parameters: ``{"price(item, count)": "$count * 3"}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from game.yarn.errors import YarnRunError
from game.yarn.evaluate import Compute, compute
from game.yarn.expressions import ExpressionReader
from game.yarn.functions import PLAIN
from game.yarn.names import NAME
from game.yarn.problems import Problems, ReadError
from game.yarn.syntax import Member, VariableUse
from game.yarn.values import Value
from game.yarn.walk import parts

_HEAD = re.compile(rf"\s*({NAME})\s*\(\s*((?:{NAME}(?:\s*,\s*{NAME})*)?)\s*\)\s*")


class _Arguments:
    """What a stand-in's expression sees: its own arguments and the plain built-in functions."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values

    def read(self, name: str) -> Value:
        """An argument's value."""
        return self.values[name]

    def call(self, name: str, arguments: list[Value]) -> Value:
        """A plain built-in function's result."""
        if name not in PLAIN:
            raise YarnRunError(f"A stand-in cannot use the function {name}.")
        return PLAIN[name](*arguments)


def function_stubs(written: Mapping[str, str], file: str = "stubs") -> dict[str, Callable[..., Value]]:
    """Functions for `Dialogue` from their heads and expressions.

    Raises:
        YarnErrors: heads or expressions that cannot be read, counted by line in the order written.
    """
    problems = Problems()
    stubs: dict[str, Callable[..., Value]] = {}
    for number, (head, body) in enumerate(written.items(), 1):
        match = _HEAD.fullmatch(head)
        if match is None:
            problems.error(file, number, 1, f"{head!r} is no function.", "Write name(first, second).")
            continue
        names = [f"${name.strip()}" for name in match[2].split(",") if name.strip()]
        try:
            stubs[match[1]] = _stub(names, _read(body, names, number))
        except ReadError as problem:
            problems.error(file, number, problem.position + 1, problem.message, problem.hint)
    problems.raise_if_any()
    return stubs


def _read(body: str, names: list[str], number: int) -> Compute:
    reader = ExpressionReader(body, 0, number)
    node = reader.read()
    if reader.kind != "end":
        raise ReadError(reader.start, "Nothing may follow the expression.")
    for part in parts(node):
        if isinstance(part, Member):
            raise ReadError(part.column - 1, "A stand-in knows no enums.", "Write the case's value.")
        if isinstance(part, VariableUse) and part.name not in names:
            raise ReadError(part.column - 1, f"{part.name} is no parameter of this function.")
    return compute(node)


def _stub(names: list[str], body: Compute) -> Callable[..., Value]:
    def stub(*given: Value) -> Value:
        if len(given) != len(names):
            raise YarnRunError(f"This stand-in takes {len(names)} arguments, not {len(given)}.")
        return body(_Arguments(dict(zip(names, given, strict=True))))

    return stub
