"""Collects the enums of all scripts and checks their cases."""

from __future__ import annotations

from collections.abc import Iterable

from game.yarn.kinds import BUILT_IN, NUMBER, EnumKind, Kind, kind_of
from game.yarn.problems import Problems
from game.yarn.syntax import EnumCase, EnumDeclaration, Literal
from game.yarn.values import Value


def collect_enums(found: Iterable[tuple[str, EnumDeclaration]], problems: Problems) -> dict[str, EnumKind]:
    """The enums by name, from (file, declaration) pairs; broken ones are noted and kept as far as possible."""
    enums: dict[str, EnumKind] = {}
    for file, declaration in found:
        name = declaration.name
        if name in enums or name.capitalize() in BUILT_IN:
            problems.error(file, declaration.line, declaration.column, f"There already is a type named {name}.")
            continue
        enums[name] = _check(file, declaration, problems)
    return enums


def _check(file: str, declaration: EnumDeclaration, problems: Problems) -> EnumKind:
    if not declaration.cases:
        problems.error(
            file,
            declaration.line,
            declaration.column,
            f"The enum {declaration.name} has no cases.",
            "Add <<case Name>>.",
        )
    cases: dict[str, Value] = {}
    given = [case for case in declaration.cases if case.raw is not None]
    kind: Kind = NUMBER
    for case in given:
        if isinstance(case.raw, Literal):
            kind = kind_of(case.raw.value)
            break
    for index, case in enumerate(declaration.cases):
        if case.name in cases:
            problems.error(
                file, case.line, case.column, f"The enum {declaration.name} already has a case named {case.name}."
            )
            continue
        cases[case.name] = _raw(file, declaration, case, index, bool(given), kind, cases, problems)
    return EnumKind(declaration.name, kind, cases)


def _raw(
    file: str,
    declaration: EnumDeclaration,
    case: EnumCase,
    index: int,
    valued: bool,
    kind: Kind,
    earlier: dict[str, Value],
    problems: Problems,
) -> Value:
    if not valued:
        return index
    message = ""
    if case.raw is None:
        message = f"{case.name} needs a value, because other cases of {declaration.name} have one."
    elif not isinstance(case.raw, Literal):
        message = "A case's value must be a constant: a number, a text, true or false."
    elif kind_of(case.raw.value) is not kind:
        message = f"All values in {declaration.name} must be of one type; the first is a {kind.name}."
    elif case.raw.value in earlier.values():
        message = f"Another case of {declaration.name} already has this value."
    if message:
        problems.error(file, case.line, case.column, message)
    return case.raw.value if isinstance(case.raw, Literal) else index
