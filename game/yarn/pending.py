"""What must hold of types that are not known yet: put off, and looked at again once more is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.yarn.kinds import ANY, NUMBER, STRING, WRONG, EnumKind, Kind, Unknown, fits, resolve, title, unify
from game.yarn.problems import Problems
from game.yarn.syntax import Binary, Expression, Member, VariableUse

Typed = Kind | Unknown


@dataclass(slots=True)
class Sum:
    """``+`` works on numbers and on text, nothing else."""

    kind: Typed
    file: str
    node: Binary


@dataclass(slots=True)
class CaseOf:
    """``.Case`` must belong to an enum."""

    kind: Typed
    file: str
    node: Member


@dataclass(slots=True)
class Fit:
    """An argument must fit its parameter."""

    given: Typed
    wanted: Typed
    file: str
    node: Expression


class Pending:
    """The open questions of an inference."""

    def __init__(self, enums: Mapping[str, EnumKind], problems: Problems) -> None:
        self.enums = enums
        self.problems = problems
        self._open: list[Sum | CaseOf | Fit] = []

    def ask(self, item: Sum | CaseOf | Fit) -> None:
        """Settles an item now if enough is known, or puts it off."""
        if not self._decide(item, last_chance=False):
            self._open.append(item)

    def settle(self) -> None:
        """Looks again at everything that was put off, until nothing more becomes known."""
        for last_chance in (False, True):
            progress = True
            while progress and self._open:
                before = len(self._open)
                self._open = [item for item in self._open if not self._decide(item, last_chance)]
                progress = len(self._open) < before

    def choose_case(self, node: Member, enum: EnumKind, file: str) -> None:
        """Gives ``Enum.Case`` its value, or reports that there is no such case."""
        node.value = enum.cases.get(node.case)
        if node.value is None:
            hint = self.problems.near(node.case, enum.cases)
            self.error(file, node, f"The enum {enum.name} has no case named {node.case}.", hint)

    def untold(self, file: str, node: Expression) -> None:
        """Reports an expression whose type nothing tells; a lone variable is reported as such elsewhere."""
        if not isinstance(node, VariableUse):
            hint = "Declare its variables with <<declare>>."
            self.error(file, node, "The type of this expression cannot be told.", hint)

    def error(self, file: str, node: Expression, message: str, hint: str = "") -> None:
        """Reports a problem where an expression stands."""
        self.problems.error(file, node.line, node.column, message, hint)

    def _decide(self, item: Sum | CaseOf | Fit, last_chance: bool) -> bool:
        """Settles one item if enough is known; with ``last_chance``, assumes the simplest."""
        if isinstance(item, Fit):
            return self._decide_fit(item, last_chance)
        kind = resolve(item.kind)
        if isinstance(kind, Unknown):
            if last_chance and isinstance(item, CaseOf):
                self._report_case(item)
            elif last_chance:
                self.untold(item.file, item.node)
            return last_chance
        if isinstance(item, Sum):
            if kind not in (NUMBER, STRING, WRONG):
                self.error(item.file, item.node, f"'+' needs numbers or texts, not {title(kind)}.")
        elif isinstance(kind, EnumKind):
            self.choose_case(item.node, kind, item.file)
        elif kind is not WRONG:
            self.error(item.file, item.node, f"{_begin(kind)} is expected here, not the case .{item.node.case}.")
        return True

    def _decide_fit(self, item: Fit, last_chance: bool) -> bool:
        given, wanted = resolve(item.given), resolve(item.wanted)
        if wanted is ANY and not isinstance(given, Unknown):
            return True
        if isinstance(given, Kind) and isinstance(wanted, Kind):
            if not fits(given, wanted) and not _widen(item.wanted, given, wanted):
                self.error(item.file, item.node, f"{_begin(wanted)} is expected here, not {title(given)}.")
            return True
        if isinstance(wanted, Unknown) and isinstance(given, Kind):
            wanted.bound = given
            return True
        if not last_chance:
            return False
        if wanted is ANY:
            self.untold(item.file, item.node)
        else:
            unify(given, wanted)
        return True

    def _report_case(self, item: CaseOf) -> None:
        case = item.node.case
        owners = sorted(enum.name for enum in self.enums.values() if case in enum.cases)
        if owners:
            message = f"{' and '.join(owners)} all have a case .{case}."
            self.error(item.file, item.node, message, f"Write {owners[0]}.{case}.")
            return
        known = [name for enum in self.enums.values() for name in enum.cases]
        self.error(item.file, item.node, f"No enum has a case named .{case}.", self.problems.near(case, known))


def _begin(kind: Kind) -> str:
    """A type's name at the beginning of a sentence; an enum keeps its spelling."""
    return kind.name if isinstance(kind, EnumKind) else title(kind).capitalize()


def _widen(parameter: Typed, given: Kind, wanted: Kind) -> bool:
    """A function known only by its use, which took one text enum, takes any text once another comes."""
    if not isinstance(parameter, Unknown) or not isinstance(wanted, EnumKind) or wanted.raw is not STRING:
        return False
    if not fits(given, STRING):
        return False
    parameter.bound = STRING
    return True
