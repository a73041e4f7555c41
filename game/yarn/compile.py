"""From scripts to a program: read, name, check; every problem of every file is told at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from game.yarn.builtins import BUILT_IN_FUNCTIONS
from game.yarn.check import Checker
from game.yarn.enums import collect_enums
from game.yarn.infer import Inference
from game.yarn.nodes import name_nodes
from game.yarn.problems import Problems
from game.yarn.program import Program
from game.yarn.reader import read_file
from game.yarn.specs import CommandSpec, FunctionSpec
from game.yarn.string_table import build_string_table
from game.yarn.variables import Declarations


def compile_yarn(
    sources: Mapping[str, str],
    *,
    functions: Mapping[str, FunctionSpec] | None = None,
    commands: Mapping[str, CommandSpec] | None = None,
) -> Program:
    """Compiles scripts into one program.

    Args:
        sources: each script's text by the name it has in messages.
        functions: the host's functions besides the built-in ones; a script that calls any other is refused.
            None: any function may be called, and its types are inferred from its use, as Yarn does.
        commands: the commands the game understands; a script that gives any other is refused. None: any.

    Raises:
        YarnErrors: everything found wrong, with file, line and column.
    """
    with _collector_paused():
        return _compile(sources, functions, commands)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Holds the cyclic collector: it would walk the growing tree again and again and double the time.

    One walk at the end counts the tree among the old objects, which spares the first steps of the story two more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.collect(1)


def _compile(
    sources: Mapping[str, str],
    functions: Mapping[str, FunctionSpec] | None,
    commands: Mapping[str, CommandSpec] | None,
) -> Program:
    problems = Problems()
    files = [read_file(file, source, problems) for file, source in sources.items()]
    nodes = [node for file in files for node in file.nodes]
    groups = name_nodes(nodes, problems)
    strings = build_string_table(nodes, problems)
    enums = collect_enums(((node.file, enum) for node in nodes for enum in node.enums), problems)
    inference = Inference({**BUILT_IN_FUNCTIONS, **(functions or {})}, enums, problems, closed=functions is not None)
    declared = ((node.file, declare) for node in nodes for declare in node.declares)
    declarations = Declarations(declared, inference, problems)
    declarations.check()
    trees = {node.name: node for node in nodes if node.name}
    checker = Checker(inference, problems, {*trees, *groups}, declarations.smart, commands)
    for node in nodes:
        checker.check_node(node)
    inference.settle()
    variables = declarations.table()
    problems.raise_if_any()
    return Program(
        trees=trees,
        groups={title: tuple(member.name for member in members) for title, members in groups.items()},
        variables=variables,
        strings=strings,
        smart=declarations.smart,
        file_tags={file.file: tuple(file.tags) for file in files},
        warnings=tuple(sorted(problems.warnings)),
    )
