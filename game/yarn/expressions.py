"""Reads one expression out of a physical line.

Precedence, tightest first: ``- not``, ``* / %``, ``+ -``, ``< <= > >=``, ``== !=``, and then ``and or xor``
together, left to right, as Yarn has it. Size is capped, so no script can exhaust the stack.
"""

from __future__ import annotations

import math
import re

from game.yarn.blanks import skip_blanks
from game.yarn.names import NAME
from game.yarn.problems import ReadError
from game.yarn.syntax import Binary, Call, Expression, Literal, Member, Unary, VariableUse
from game.yarn.values import tidy

#: How many operators, brackets and calls one expression may have; none can nest deeper than that.
MAX_PARTS = 150

_TOKEN = re.compile(
    rf"""[ \t]*(?:
      (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<string>"(?:[^"\\]|\\["\\])*")
    | (?P<variable>\${NAME})
    | (?P<word>{NAME})
    | (?P<sign>>>|//|<=|>=|==|!=|&&|\|\||[-+*/%]=|[-+*/%=<>!^(),.}}])
    )""",
    re.VERBOSE,
)

_WORD_SIGNS = {
    "to": "=",
    "lte": "<=",
    "gte": ">=",
    "is": "==",
    "eq": "==",
    "lt": "<",
    "gt": ">",
    "neq": "!=",
    "and": "and",
    "or": "or",
    "xor": "xor",
    "not": "not",
}
_SIGN_WORDS = {"&&": "and", "||": "or", "^": "xor", "!": "not"}
_RESERVED = frozenset({"true", "false", "null", "as"})

_STRENGTH = {
    "*": 5,
    "/": 5,
    "%": 5,
    "+": 4,
    "-": 4,
    "<": 3,
    "<=": 3,
    ">": 3,
    ">=": 3,
    "==": 2,
    "!=": 2,
    "and": 1,
    "or": 1,
    "xor": 1,
}

_VALUE_EXPECTED = "A value is expected here: a number, a text, a $variable or a function."

_STRING_ESCAPE = re.compile(r"\\(.)")


def _number(text: str, position: int) -> int | float:
    value = float(text)
    if math.isinf(value):
        raise ReadError(position, "This number is too large.")
    return tidy(value)


class ExpressionReader:
    """A cursor over the tokens of one physical line, starting at offset ``position``.

    ``kind`` is ``number string variable word sign end``; ``text`` the token (word operators already
    turned into signs); ``start`` and ``position`` its offsets.
    """

    __slots__ = ("comments", "kind", "line", "parts", "position", "source", "start", "text")

    def __init__(self, source: str, position: int, line: int, *, comments: bool = False) -> None:
        self.source = source
        self.position = position
        self.line = line
        self.comments = comments
        self.kind = ""
        self.text = ""
        self.start = position
        self.parts = 0
        self.advance()

    def advance(self) -> None:
        """Moves to the next token."""
        match = _TOKEN.match(self.source, self.position)
        if match is None:
            self._end_or_refuse()
            return
        kind = match.lastgroup or ""
        text = match[kind]
        self.start = match.start(kind)
        self.position = match.end()
        if kind == "word" and text in _WORD_SIGNS:
            kind, text = "sign", _WORD_SIGNS[text]
        elif kind == "sign":
            text = _SIGN_WORDS.get(text, text)
            if text == "//":
                self._comment_or_refuse()
                return
        self.kind = kind
        self.text = text

    def _end_or_refuse(self) -> None:
        self.start = self.position = skip_blanks(self.source, self.position)
        if self.position < len(self.source):
            found = self.source[self.position]
            if found == '"':
                raise ReadError(self.position, "This text is never closed.", 'Add a closing ".')
            if found == "$":
                raise ReadError(self.position, "A variable needs a name after its $.")
            raise ReadError(self.position, f"{found!r} cannot stand in an expression.")
        self.kind = "end"
        self.text = ""

    def _comment_or_refuse(self) -> None:
        if not self.comments:
            raise ReadError(self.start, "'//' cannot stand in an expression.")
        self.kind = "end"
        self.text = ""
        self.position = self.start

    def takes(self, sign: str) -> bool:
        """Steps over ``sign`` if it is the current token."""
        if self.kind == "sign" and self.text == sign:
            self.advance()
            return True
        return False

    def read(self) -> Expression:
        """One whole expression; raises `ReadError` where none stands."""
        return self._operation(0)

    def _place(self) -> int:
        return self.start + 1

    def _count(self) -> None:
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise ReadError(
                self.start,
                f"This expression has more than {MAX_PARTS} parts.",
                "Split it with <<set>> or a smart variable.",
            )

    def _operation(self, weakest: int) -> Expression:
        left = self._operand()
        while self.kind == "sign":
            op = self.text
            strength = _STRENGTH.get(op, 0)
            if strength <= weakest:
                break
            self._count()
            column = self._place()
            self.advance()
            left = Binary(op, left, self._operation(strength), self.line, column)
        return left

    def _operand(self) -> Expression:
        column = self._place()
        kind, text = self.kind, self.text
        if kind == "number":
            self.advance()
            return Literal(_number(text, column - 1), self.line, column)
        if kind == "string":
            self.advance()
            return Literal(_STRING_ESCAPE.sub(r"\1", text[1:-1]), self.line, column)
        if kind == "variable":
            self.advance()
            return VariableUse(text, self.line, column)
        if kind == "word":
            return self._word()
        if kind == "sign":
            return self._signed(text, column)
        raise ReadError(self.start, _VALUE_EXPECTED)

    def _signed(self, sign: str, column: int) -> Expression:
        if sign in ("-", "not"):
            self._count()
            self.advance()
            return Unary(sign, self._operand(), self.line, column)
        if self.takes("("):
            self._count()
            inside = self._operation(0)
            if not self.takes(")"):
                raise ReadError(self.start, "A closing ) is missing.")
            return Unary("(", inside, self.line, column) if isinstance(inside, Literal | Member) else inside
        if self.takes("."):
            return self._member(None, column)
        raise ReadError(self.start, _VALUE_EXPECTED)

    def _word(self) -> Expression:
        column, name, start = self._place(), self.text, self.start
        if name in ("true", "false"):
            self.advance()
            return Literal(name == "true", self.line, column)
        if name in _RESERVED:
            raise ReadError(start, f"'{name}' cannot be used as a value.")
        self.advance()
        if self.takes("("):
            self._count()
            return Call(name, self._arguments(), self.line, column)
        if self.takes("."):
            return self._member(name, column)
        raise ReadError(
            start,
            f"'{name}' is not a value.",
            f'Write ${name} for a variable, {name}() for a function, "{name}" for text.',
        )

    def _arguments(self) -> list[Expression]:
        arguments: list[Expression] = []
        if self.takes(")"):
            return arguments
        while True:
            arguments.append(self._operation(0))
            if self.takes(")"):
                return arguments
            if not self.takes(","):
                raise ReadError(self.start, "A closing ) is missing.")

    def _member(self, enum: str | None, column: int) -> Member:
        if self.kind != "word":
            raise ReadError(self.start, "The name of an enum's case is expected after the dot.")
        case = self.text
        self.advance()
        return Member(enum, case, self.line, column)
