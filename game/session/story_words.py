"""What a script says to the game, as it can be read without running it: commands, and what it asks functions for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.yarn import Program, YarnProblem
from game.yarn.command_words import split_words
from game.yarn.syntax import Binary, Call, CommandLine, Literal, Statement
from game.yarn.walk import expressions, parts, statements


@dataclass(frozen=True)
class Place:
    file: str
    line: int
    column: int

    def problem(self, message: str, hint: str = "") -> YarnProblem:
        return YarnProblem(self.file, self.line, self.column, message, hint)


def command_of(statement: Statement) -> tuple[str, list[str | None]] | None:
    """A command's name and its words; None for a word that is computed as the story runs."""
    if not isinstance(statement, CommandLine):
        return None
    words = [_literal(word) for word in split_words(statement.parts)]
    return (words[0], words[1:]) if words and words[0] is not None else None


def commands(program: Program) -> Iterator[tuple[Place, str, list[str | None]]]:
    """Every command of a program, in reading order."""
    for tree in program.trees.values():
        for statement in statements(tree.body):
            if (command := command_of(statement)) is not None:
                yield Place(tree.file, statement.line, statement.column), *command


def asked(program: Program, function: str) -> Iterator[tuple[Place, str, str]]:
    """Every call of a function with a written argument: its place, the call in words, the argument."""
    for tree in program.trees.values():
        for expression in expressions(tree):
            for part in parts(expression):
                if isinstance(part, Call) and part.name == function:
                    for one in part.arguments:
                        if isinstance(one, Literal) and isinstance(one.value, str):
                            yield Place(tree.file, one.line, one.column), f'{function}("{one.value}")', one.value


def compared(program: Program, function: str) -> Iterator[tuple[Place, str]]:
    """Every text that what a function gives is compared with."""
    for tree in program.trees.values():
        for expression in expressions(tree):
            for part in parts(expression):
                if isinstance(part, Binary):
                    for one, other in ((part.left, part.right), (part.right, part.left)):
                        if isinstance(one, Call) and one.name == function and isinstance(other, Literal):
                            yield Place(tree.file, other.line, other.column), str(other.value)


def _literal(word: list[object]) -> str | None:
    return "".join(str(part) for part in word) if all(isinstance(part, str) for part in word) else None
