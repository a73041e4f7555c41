"""Ways through a program's trees that lint needs: every statement, every expression, every way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.yarn.syntax import (
    Binary,
    Call,
    CallFunction,
    Choice,
    CommandLine,
    Expression,
    Go,
    If,
    Leave,
    LineGroup,
    Literal,
    NodeTree,
    Once,
    SetVariable,
    Statement,
    Unary,
)


def statements(body: Sequence[Statement]) -> Iterator[Statement]:
    """Every statement of a body, those inside blocks and options included."""
    for statement in body:
        yield statement
        for inner in _bodies(statement):
            yield from statements(inner)


def _bodies(statement: Statement) -> list[list[Statement]]:
    if isinstance(statement, If):
        return [branch.body for branch in statement.branches]
    if isinstance(statement, Once):
        return [statement.body, statement.otherwise]
    if isinstance(statement, Choice | LineGroup):
        return [item.body for item in statement.items]
    return []


def expressions(node: NodeTree) -> Iterator[Expression]:
    """Every whole expression of a node: conditions, values, arguments, targets, ``when:`` headers."""
    for when in node.whens:
        if when.test is not None:
            yield when.test
    for text in node.texts:
        yield from text.values
        if text.condition is not None and text.condition.test is not None:
            yield text.condition.test
    for statement in statements(node.body):
        yield from _own(statement)


def _own(statement: Statement) -> Iterator[Expression]:
    if isinstance(statement, CommandLine):
        yield from (part for part in statement.parts if not isinstance(part, str))
    elif isinstance(statement, SetVariable):
        yield statement.value
    elif isinstance(statement, CallFunction):
        yield statement.call
    elif isinstance(statement, Go) and not isinstance(statement.target, str):
        yield statement.target
    elif isinstance(statement, If):
        yield from (branch.test for branch in statement.branches if branch.test is not None)
    elif isinstance(statement, Once) and statement.test is not None:
        yield statement.test


def parts(node: Expression) -> Iterator[Expression]:
    """An expression and everything in it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Binary):
            waiting += (part.left, part.right)
        elif isinstance(part, Unary):
            waiting.append(part.operand)
        elif isinstance(part, Call):
            waiting += part.arguments


def can_end(body: Sequence[Statement]) -> bool:
    """Whether a body can run past its last statement, as far as can be told without running it."""
    for statement in body:
        if isinstance(statement, Leave) or (isinstance(statement, Go) and not statement.detour):
            return False
        if isinstance(statement, If):
            complete = statement.branches[-1].test is None
            if complete and not any(can_end(branch.body) for branch in statement.branches):
                return False
        if isinstance(statement, Choice) and _all_leave(statement):
            return False
    return True


def _all_leave(choice: Choice) -> bool:
    always = any(item.text.condition is None for item in choice.items)
    return always and not any(can_end(item.body) for item in choice.items)


def unreachable(body: Sequence[Statement]) -> Iterator[Statement]:
    """In every run of statements, the first that nothing can come to."""
    for index, statement in enumerate(body):
        for inner in _bodies(statement):
            yield from unreachable(inner)
        if index > 0 and not can_end(body[index - 1 : index]):
            yield statement
            return


def texts_said(node: Expression) -> Iterator[str]:
    """Every text constant in an expression: names of nodes that a computed jump may mean."""
    for part in parts(node):
        if isinstance(part, Literal) and isinstance(part.value, str):
            yield part.value
