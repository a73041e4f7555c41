"""The variables of a program: what is declared, what is only implied, which are smart, and their defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.yarn.infer import Inference
from game.yarn.kinds import BOOL, BUILT_IN, STRING, EnumKind, Kind, resolve, title
from game.yarn.problems import Problems
from game.yarn.program import VariableInfo
from game.yarn.syntax import Binary, Call, Declare, Expression, Literal, Member, Unary, VariableUse
from game.yarn.values import Value

#: How many smart variables may be built one on another.
MAX_SMART_DEPTH = 40


class Declarations:
    """The ``<<declare>>`` statements of all scripts, by variable."""

    def __init__(self, found: Iterable[tuple[str, Declare]], inference: Inference, problems: Problems) -> None:
        self.problems = problems
        self.inference = inference
        self.by_name: dict[str, tuple[str, Declare]] = {}
        for file, declare in found:
            first = self.by_name.setdefault(declare.name, (file, declare))
            if first[1] is not declare:
                message = f"{declare.name} is declared twice: in {first[0]}, line {first[1].line}, and here."
                problems.error(file, declare.line, declare.column, message)
        self.smart = {
            name: declare.value for name, (_, declare) in self.by_name.items() if not _is_constant(declare.value)
        }

    def check(self) -> None:
        """Types every declared variable by its value and by what it is declared ``as``."""
        for name, (file, declare) in self.by_name.items():
            kind = self.inference.variable(name, file, declare.line, declare.column)
            if declare.type_name is not None:
                named = self._named(file, declare, declare.type_name)
                if named is not None:
                    self.inference.wanted(declare.value, named, file, f"{name} is declared as {title(named)}")
            self.inference.wanted(declare.value, kind, file, f"{name} holds {title(kind)}")
        self._check_loops()

    def _named(self, file: str, declare: Declare, type_name: str) -> Kind | None:
        kind: Kind | None = BUILT_IN.get(type_name) or self.inference.enums.get(type_name)
        if kind is None:
            known = ["number", "string", "bool", *self.inference.enums]
            message = f"There is no type named {type_name}."
            self.problems.error(file, declare.line, declare.column, message, self.problems.near(type_name, known))
        return kind

    def _check_loops(self) -> None:
        settled: dict[str, int] = {}
        for start in self.smart:
            path: list[str] = []
            self._walk(start, path, settled)

    def _walk(self, start: str, path: list[str], settled: dict[str, int]) -> None:
        """Depth first over what smart variables read, without recursion; reports a way back to the path.

        ``settled`` holds how deep the variables that are done reach.
        """
        stack: list[tuple[str, Iterator[str]]] = []

        def enter(name: str) -> None:
            path.append(name)
            stack.append((name, iter(sorted(variables_in(self.smart[name])))))

        if start not in settled:
            enter(start)
        while stack:
            name, reads = stack[-1]
            read = next(reads, None)
            if read is None:
                stack.pop()
                path.pop()
                self._settle(name, settled)
            elif read in path:
                circle = " → ".join([*path[path.index(read) :], read])
                file, declare = self.by_name[name]
                self.problems.error(
                    file, declare.line, declare.column, f"Smart variables cannot run in a circle: {circle}."
                )
                settled[read] = 0
            elif read in self.smart and read not in settled:
                enter(read)

    def _settle(self, name: str, settled: dict[str, int]) -> None:
        deepest = max((settled.get(read, 0) for read in variables_in(self.smart[name])), default=0)
        settled[name] = deepest + 1
        if deepest == MAX_SMART_DEPTH:
            file, declare = self.by_name[name]
            message = f"Smart variables are built on one another more than {MAX_SMART_DEPTH} deep."
            self.problems.error(file, declare.line, declare.column, message)

    def table(self) -> dict[str, VariableInfo]:
        """Every variable of the program; reports those whose type nothing tells."""
        table: dict[str, VariableInfo] = {}
        for name, kind in self.inference.variables.items():
            known = resolve(kind)
            declared = self.by_name.get(name)
            file, line, column = self.inference.first_use[name]
            if declared:
                file, line = declared[0], declared[1].line
            if not isinstance(known, Kind):
                self.problems.error(
                    file,
                    line,
                    column,
                    f"The type of {name} cannot be told from its use.",
                    f"Declare it: <<declare {name} = 0>>, for example.",
                )
                continue
            default = _default(known)
            if declared and name not in self.smart:
                default = _constant(declared[1].value, default)
            table[name] = VariableInfo(
                name=name,
                type=known.name,
                default=default,
                declared=declared is not None,
                smart=name in self.smart,
                file=file,
                line=line,
                comment=declared[1].comment if declared else "",
            )
        return table


def _is_constant(node: Expression) -> bool:
    if isinstance(node, Unary):
        return node.op == "-" and isinstance(node.operand, Literal)
    return isinstance(node, Literal | Member)


def _constant(node: Expression, otherwise: Value) -> Value:
    if isinstance(node, Unary) and isinstance(node.operand, Literal) and not isinstance(node.operand.value, str):
        return -node.operand.value
    if isinstance(node, Literal | Member) and node.value is not None:
        return node.value
    return otherwise


def _default(kind: Kind) -> Value:
    if isinstance(kind, EnumKind):
        return next(iter(kind.cases.values()), 0)
    if kind is STRING:
        return ""
    return False if kind is BOOL else 0


def variables_in(node: Expression) -> set[str]:
    """The names of all variables an expression reads."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, VariableUse):
            found.add(part.name)
        elif isinstance(part, Binary):
            waiting += (part.left, part.right)
        elif isinstance(part, Unary):
            waiting.append(part.operand)
        elif isinstance(part, Call):
            waiting += part.arguments
    return found
