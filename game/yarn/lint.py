"""Looks for what compiles but is probably not meant: dead ends, dead nodes, unknown names, missing ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from game.yarn.command_words import split_words
from game.yarn.graph import Graph
from game.yarn.problems import YarnProblem, nearest
from game.yarn.program import Program
from game.yarn.specs import CommandSpec
from game.yarn.syntax import Call, Choice, CommandLine, Literal, NodeTree, SetVariable, VariableUse
from game.yarn.variables import variables_in
from game.yarn.walk import expressions, parts, statements, unreachable


def lint(
    program: Program,
    *,
    known_commands: Mapping[str, CommandSpec] | Collection[str] | None = None,
    known_speakers: Collection[str] | None = None,
    entries: Collection[str] | None = None,
    host_variables: Collection[str] = (),
    need_ids: bool = True,
) -> list[YarnProblem]:
    """Everything doubtful in a program, in reading order, the compiler's warnings included.

    Args:
        known_commands: the commands the game knows; None: any will do.
        known_speakers: who may speak; None: anyone.
        entries: nodes the host starts; None: the first node written, or the one named Start.
        host_variables: variables the host sets.
        need_ids: whether every line should have a ``#line:`` id of its own.
    """
    found: list[YarnProblem] = list(program.warnings)
    found += _dead_nodes(program, entries)
    found += _endless_nodes(program)
    for tree in program.trees.values():
        found += _dead_statements(tree)
        found += _all_conditional(tree)
        found += _unknown_visits(program, tree)
        if known_commands is not None:
            found += _unknown_commands(tree, known_commands)
    found += _variables(program, host_variables)
    if known_speakers is not None:
        found += _unknown_speakers(program, known_speakers)
    if need_ids:
        found += _missing_ids(program)
    return sorted(dict.fromkeys(found))


def _dead_nodes(program: Program, entries: Collection[str] | None) -> Iterator[YarnProblem]:
    if not program.trees:
        return
    if entries is None:
        entries = ["Start"] if program.has_node("Start") else [next(iter(program.trees))]
    reached = Graph(program).reachable(entries)
    for name, tree in program.trees.items():
        if name not in reached:
            yield YarnProblem(tree.file, tree.line, 1, f"Nothing leads to the node {name}.")


def _endless_nodes(program: Program) -> Iterator[YarnProblem]:
    endless = Graph(program).endless()
    for name, tree in program.trees.items():
        if name in endless:
            yield YarnProblem(tree.file, tree.line, 1, f"No way leads out of the node {name} to an end of the story.")


def _dead_statements(tree: NodeTree) -> Iterator[YarnProblem]:
    for statement in unreachable(tree.body):
        yield YarnProblem(tree.file, statement.line, statement.column, "Nothing can come to this line.")


def _all_conditional(tree: NodeTree) -> Iterator[YarnProblem]:
    for statement in statements(tree.body):
        if isinstance(statement, Choice) and all(item.text.condition for item in statement.items):
            message = "Every option here has a condition; if none holds, the story goes on below them."
            yield YarnProblem(tree.file, statement.line, statement.column, message)


def _unknown_visits(program: Program, tree: NodeTree) -> Iterator[YarnProblem]:
    for expression in expressions(tree):
        for part in parts(expression):
            if not isinstance(part, Call) or part.name not in ("visited", "visited_count", "has_any_content"):
                continue
            for argument in part.arguments:
                if isinstance(argument, Literal) and not program.has_node(str(argument.value)):
                    message = f"{part.name} asks for {argument.value}, which is no node."
                    hint = nearest(str(argument.value), [*program.trees, *program.groups])
                    yield YarnProblem(tree.file, argument.line, argument.column, message, hint)


def _unknown_commands(tree: NodeTree, known: Collection[str]) -> Iterator[YarnProblem]:
    for statement in statements(tree.body):
        if not isinstance(statement, CommandLine):
            continue
        words = split_words(statement.parts)
        name = words[0][0] if words and len(words[0]) == 1 else None
        if isinstance(name, str) and name not in known:
            message = f"There is no command named {name}."
            yield YarnProblem(tree.file, statement.line, statement.column, message, nearest(name, known))


def _variables(program: Program, host_variables: Collection[str]) -> Iterator[YarnProblem]:
    written = set(host_variables)
    read: set[str] = set()
    for tree in program.trees.values():
        written |= {one.name for one in statements(tree.body) if isinstance(one, SetVariable)}
        read |= {part.name for one in expressions(tree) for part in parts(one) if isinstance(part, VariableUse)}
    for smart in program.smart.values():
        read |= variables_in(smart)
    for name, variable in program.variables.items():
        if variable.smart and name not in read:
            yield YarnProblem(variable.file, variable.line, 1, f"{name} is never used.")
        elif not variable.smart and name not in written:
            what = "is read but never set" if name in read else "is declared but never used"
            yield YarnProblem(variable.file, variable.line, 1, f"{name} {what}.")
        elif not variable.declared and name not in host_variables:
            hint = f"Write <<declare {name} = …>>."
            yield YarnProblem(variable.file, variable.line, 1, f"{name} is not declared.", hint)


def _unknown_speakers(program: Program, known: Collection[str]) -> Iterator[YarnProblem]:
    for line in program.strings.values():
        if line.speaker is not None and line.speaker not in known and "{" not in line.speaker:
            message = f"There is no speaker named {line.speaker}."
            hint = nearest(line.speaker, known) or "Write \\: for a colon that names no speaker."
            yield YarnProblem(line.file, line.line, 1, message, hint)


def _missing_ids(program: Program) -> Iterable[YarnProblem]:
    for line in program.strings.values():
        if line.implicit and line.shadow is None:
            yield YarnProblem(line.file, line.line, 1, "This line has no #line: id.", "Let the add-ids tool write one.")
