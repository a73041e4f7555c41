"""Finds out the type of every expression and says where types do not agree.

Types that a place alone does not tell (an undeclared variable, ``.Case`` of some enum, a function the host has
not described) stay unknown at first; what must hold of them is put off and looked at again by `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.yarn.kinds import (
    ANY,
    BOOL,
    NUMBER,
    WRONG,
    EnumKind,
    Kind,
    Unknown,
    kind_of,
    resolve,
    title,
    unify,
)
from game.yarn.pending import CaseOf, Fit, Pending, Sum, Typed
from game.yarn.problems import Problems
from game.yarn.specs import FunctionSpec, spec_kinds
from game.yarn.syntax import Binary, Call, Expression, Literal, Member, SetVariable, VariableUse


@dataclass(slots=True)
class Signature:
    """A function's types; ``implied`` when only its use tells them."""

    parameters: list[Typed]
    repeated: Kind | None
    returns: Typed
    implied: bool


class Inference:
    """Types of variables, functions and expressions over all scripts of one program."""

    def __init__(
        self,
        functions: Mapping[str, FunctionSpec],
        enums: Mapping[str, EnumKind],
        problems: Problems,
        *,
        closed: bool,
    ) -> None:
        self.enums = enums
        self.problems = problems
        self.closed = closed
        self.variables: dict[str, Typed] = {}
        self.first_use: dict[str, tuple[str, int, int]] = {}
        self.functions: dict[str, Signature] = {}
        for name, spec in functions.items():
            parameters, repeated, returns = spec_kinds(spec)
            self.functions[name] = Signature(list(parameters), repeated, returns, False)
        self._pending = Pending(enums, problems)
        self._shown: list[tuple[str, Expression, Typed]] = []

    # --- what the checker asks -----------------------------------------------------------------

    def infer(self, node: Expression, file: str) -> Typed:
        """The type of an expression, as far as it is known now."""
        if isinstance(node, Literal):
            return kind_of(node.value)
        if isinstance(node, VariableUse):
            return self.variable(node.name, file, node.line, node.column)
        if isinstance(node, Binary):
            return _SIGNS[node.op](self, node, file)
        if isinstance(node, Call):
            return self._call(node, file)
        if isinstance(node, Member):
            return self._member(node, file)
        operand = self.infer(node.operand, file)
        if node.op == "(":
            return operand
        wanted = BOOL if node.op == "not" else NUMBER
        self._want(operand, wanted, file, node, f"'{node.op}' needs a {wanted.name}")
        return wanted

    def shown(self, node: Expression, file: str) -> None:
        """Takes in an expression whose value is used in any form: its type must become known."""
        kind = self.infer(node, file)
        if isinstance(resolve(kind), Unknown):
            self._shown.append((file, node, kind))

    def wanted(self, node: Expression, kind: Typed, file: str, what: str) -> None:
        """Checks that an expression is of a type; ``what`` begins the message if it is not."""
        self._want(self.infer(node, file), kind, file, node, what)

    def assigned(self, statement: SetVariable, kind: Typed, file: str) -> None:
        """Checks ``<<set>>``: the value must be of the variable's type; ``+=`` and its kin need what ``+`` needs."""
        name, value = statement.name, statement.value
        self._want(self.infer(value, file), kind, file, value, f"{name} holds {title(kind)}")
        if statement.op == "=":
            return
        own = VariableUse(name, statement.line, statement.column)
        if statement.op == "+":
            self._pending.ask(Sum(kind, file, Binary("+", own, value, statement.line, statement.column)))
        else:
            self._want(kind, NUMBER, file, own, f"'{statement.op}=' needs numbers")

    def variable(self, name: str, file: str, line: int, column: int) -> Typed:
        """A variable's type; unknown on its first, undeclared use."""
        kind = self.variables.get(name)
        if kind is None:
            kind = self.variables[name] = Unknown()
            self.first_use[name] = (file, line, column)
        return kind

    def settle(self) -> None:
        """Looks again at everything that was put off, until nothing more becomes known."""
        self._pending.settle()
        for file, node, kind in self._shown:
            if isinstance(resolve(kind), Unknown):
                self._pending.untold(file, node)

    # --- expressions ---------------------------------------------------------------------------

    def _arithmetic(self, node: Binary, file: str) -> Typed:
        for side in (node.left, node.right):
            self._want(self.infer(side, file), NUMBER, file, node, f"'{node.op}' needs numbers")
        return NUMBER

    def _logic(self, node: Binary, file: str) -> Typed:
        for side in (node.left, node.right):
            self._want(self.infer(side, file), BOOL, file, node, f"'{node.op}' needs true or false")
        return BOOL

    def _comparison(self, node: Binary, file: str) -> Typed:
        self._same(node, file)
        return BOOL

    def _sum(self, node: Binary, file: str) -> Typed:
        kind = self._same(node, file)
        self._pending.ask(Sum(kind, file, node))
        return kind

    def _same(self, node: Binary, file: str) -> Typed:
        left, right = self.infer(node.left, file), self.infer(node.right, file)
        if not unify(left, right):
            self._pending.error(
                file, node, f"Both sides of '{node.op}' must be of one type, not {title(left)} and {title(right)}."
            )
        return left

    def _member(self, node: Member, file: str) -> Typed:
        if node.enum is not None:
            enum = self.enums.get(node.enum)
            if enum is None:
                self._pending.error(
                    file, node, f"There is no enum named {node.enum}.", self.problems.near(node.enum, self.enums)
                )
                return WRONG
            self._pending.choose_case(node, enum, file)
            return enum
        owners = [enum for enum in self.enums.values() if node.case in enum.cases]
        if len(owners) == 1:
            self._pending.choose_case(node, owners[0], file)
            return owners[0]
        kind = Unknown()
        self._pending.ask(CaseOf(kind, file, node))
        return kind

    def _call(self, node: Call, file: str) -> Typed:
        given = [(argument, self.infer(argument, file)) for argument in node.arguments]
        signature = self.functions.get(node.name)
        if signature is None:
            if self.closed:
                self._pending.error(
                    file,
                    node,
                    f"There is no function named {node.name}.",
                    self.problems.near(node.name, self.functions),
                )
                return WRONG
            signature = Signature([Unknown() for _ in given], None, Unknown(), True)
            self.functions[node.name] = signature
        expected = len(signature.parameters)
        if len(given) < expected or (len(given) > expected and signature.repeated is None):
            count = "1 argument" if expected == 1 else f"{expected} arguments"
            where = " where it is first used" if signature.implied else ""
            self._pending.error(file, node, f"{node.name} takes {count}{where}, not {len(given)}.")
            return signature.returns
        for index, (argument, kind) in enumerate(given):
            wanted = signature.parameters[index] if index < expected else signature.repeated or ANY
            self._pending.ask(Fit(kind, wanted, file, argument))
        return signature.returns

    def _want(self, kind: Typed, wanted: Typed, file: str, node: Expression, what: str) -> None:
        if not unify(kind, wanted):
            self._pending.error(file, node, f"{what}, not {title(kind)}.")


_SIGNS: dict[str, Callable[[Inference, Binary, str], Typed]] = {
    **dict.fromkeys(("-", "*", "/", "%"), Inference._arithmetic),
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), Inference._comparison),
    **dict.fromkeys(("and", "or", "xor"), Inference._logic),
    "+": Inference._sum,
}
