"""Reads what stands between ``<<`` and ``>>``: the language's own words, or a command for the game."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from game.yarn.blanks import skip_blanks
from game.yarn.expressions import ExpressionReader
from game.yarn.names import NAME
from game.yarn.problems import ReadError
from game.yarn.syntax import (
    Call,
    CallFunction,
    CommandLine,
    Declare,
    EnumCase,
    Expression,
    Go,
    Leave,
    SetVariable,
    Statement,
)


@dataclass(slots=True)
class Mark:
    """A word that opens, divides or closes a block: ``if elseif else endif once endonce enum endenum``."""

    word: str
    line: int
    column: int
    test: Expression | None = None
    name: str = ""


_KEYWORD = re.compile(
    r"<<[ \t]*(if|elseif|else|endif|set|call|declare|jump|detour|return"
    r"|enum|case|endenum|once|endonce|local)(?=[ \t>]|$)"
)
_TARGET = re.compile(rf"[ \t]*({NAME})?[ \t]*")
_CLOSE = re.compile(r"[ \t]*>>")
_PLAIN = re.compile(r"[^>{]+")
_SET_SIGNS = {"=": "=", "+=": "+", "-=": "-", "*=": "*", "/=": "/", "%=": "%"}

Read = tuple[Statement | Mark | EnumCase, int]


def read_command(source: str, start: int, line: int) -> Read:
    """Reads the command whose ``<<`` is at offset ``start``; gives it and the offset behind its ``>>``."""
    keyword = _KEYWORD.match(source, start)
    if keyword is None:
        return _for_the_game(source, start, line)
    word = keyword[1]
    return _READERS[word](source, keyword.end(), line, start + 1, word)


def _for_the_game(source: str, start: int, line: int) -> Read:
    position = skip_blanks(source, start + 2)
    parts: list[str | Expression] = []
    while not source.startswith(">>", position):
        if position >= len(source):
            raise ReadError(position, "This command is never closed.", "Add >> at its end.")
        plain = _PLAIN.match(source, position)
        if plain:
            parts.append(plain[0])
            position = plain.end()
        elif source[position] == "{":
            reader = ExpressionReader(source, position + 1, line)
            parts.append(reader.read())
            _expect(reader, "}")
            position = reader.position
        else:
            raise ReadError(position, "A single > cannot stand in a command.", "Close the command with >>.")
    if parts and isinstance(parts[-1], str):
        last = parts.pop()
        assert isinstance(last, str)
        parts += [last.rstrip()] if last.strip() else []
    if not parts:
        raise ReadError(start, "A command needs a name between << and >>.")
    if parts == ["stop"]:
        return Leave(True, line, start + 1), position + 2
    return CommandLine(parts, line, start + 1), position + 2


def _expect(reader: ExpressionReader, sign: str) -> None:
    if reader.kind != "sign" or reader.text != sign:
        raise ReadError(reader.start, f"A closing {sign} is missing.")


def _bare(source: str, position: int, line: int, column: int, word: str) -> Read:
    close = _CLOSE.match(source, position)
    if close is None:
        raise ReadError(position, f"Nothing may follow '{word}'.", f"Write <<{word}>>.")
    return Mark(word, line, column), close.end()


def _tested(source: str, position: int, line: int, column: int, word: str) -> Read:
    reader = ExpressionReader(source, position, line)
    if reader.kind == "sign" and reader.text == ">>":
        raise ReadError(reader.start, f"<<{word}>> needs a condition.")
    test = reader.read()
    _expect(reader, ">>")
    return Mark(word, line, column, test), reader.position


def _once(source: str, position: int, line: int, column: int, word: str) -> Read:
    reader = ExpressionReader(source, position, line)
    test: Expression | None = None
    if reader.kind == "word" and reader.text == "if":
        reader.advance()
        test = reader.read()
    _expect(reader, ">>")
    return Mark(word, line, column, test), reader.position


def _set(source: str, position: int, line: int, column: int, word: str) -> Read:
    reader = ExpressionReader(source, position, line)
    name = _variable_name(reader, word)
    sign = _SET_SIGNS.get(reader.text) if reader.kind == "sign" else None
    if sign is None:
        raise ReadError(reader.start, "One of = to += -= *= /= %= is expected after the variable.")
    reader.advance()
    value = reader.read()
    _expect(reader, ">>")
    return SetVariable(name, sign, value, line, column), reader.position


def _variable_name(reader: ExpressionReader, word: str) -> str:
    if reader.kind != "variable":
        hint = f"Write ${reader.text}." if reader.kind == "word" else ""
        raise ReadError(reader.start, f"<<{word}>> needs a variable, whose name begins with $.", hint)
    name = reader.text
    reader.advance()
    return name


def _declare(source: str, position: int, line: int, column: int, word: str) -> Read:
    reader = ExpressionReader(source, position, line)
    name = _variable_name(reader, word)
    if not reader.takes("="):
        raise ReadError(
            reader.start, f"{name} is declared without a value.", f"Write <<declare {name} = 0>>, for example."
        )
    value = reader.read()
    type_name: str | None = None
    if reader.kind == "word" and reader.text == "as":
        reader.advance()
        if reader.kind != "word":
            raise ReadError(reader.start, "A type is expected after 'as': number, string, bool or an enum.")
        type_name = reader.text
        reader.advance()
    _expect(reader, ">>")
    return Declare(name, value, type_name, line, column), reader.position


def _call(source: str, position: int, line: int, column: int, word: str) -> Read:
    reader = ExpressionReader(source, position, line)
    call = reader.read()
    if not isinstance(call, Call):
        raise ReadError(position, f"<<{word}>> needs a function, as in <<call f(1)>>.")
    _expect(reader, ">>")
    return CallFunction(call, line, column), reader.position


def _go(source: str, position: int, line: int, column: int, word: str) -> Read:
    match = _TARGET.match(source, position)
    after = match.end() if match else position
    detour = word == "detour"
    if match and match[1]:
        close = _CLOSE.match(source, after)
        if close is None:
            raise ReadError(after, f"<<{word}>> takes one node name.", "A name has letters, digits and _ only.")
        return Go(match[1], detour, line, column), close.end()
    if not source.startswith("{", after):
        raise ReadError(after, f"<<{word}>> needs a node's name, or {{an expression}} that gives one.")
    reader = ExpressionReader(source, after + 1, line)
    target = reader.read()
    _expect(reader, "}")
    close = _CLOSE.match(source, reader.position)
    if close is None:
        raise ReadError(reader.position, "A closing >> is missing.")
    return Go(target, detour, line, column), close.end()


def _return(source: str, position: int, line: int, column: int, word: str) -> Read:
    _, end = _bare(source, position, line, column, word)
    return Leave(False, line, column), end


def _enum(source: str, position: int, line: int, column: int, word: str) -> Read:
    match = _TARGET.match(source, position)
    close = _CLOSE.match(source, match.end()) if match else None
    if match is None or not match[1] or close is None:
        raise ReadError(position, "An enum needs one name, as in <<enum Food>>.")
    return Mark(word, line, column, name=match[1]), close.end()


def _case(source: str, position: int, line: int, column: int, word: str) -> Read:
    reader = ExpressionReader(source, position, line)
    if reader.kind != "word":
        raise ReadError(reader.start, f"<<{word}>> needs a name, as in <<case Apple>>.")
    name = reader.text
    reader.advance()
    raw = reader.read() if reader.takes("=") else None
    _expect(reader, ">>")
    return EnumCase(name, raw, line, column), reader.position


def _reserved(_: str, __: int, ___: int, column: int, word: str) -> Read:
    raise ReadError(column - 1, f"'{word}' is kept for a later version of Yarn.", "Choose another name.")


_READERS: dict[str, Callable[[str, int, int, int, str], Read]] = {
    "if": _tested,
    "elseif": _tested,
    "else": _bare,
    "endif": _bare,
    "once": _once,
    "endonce": _bare,
    "set": _set,
    "call": _call,
    "declare": _declare,
    "jump": _go,
    "detour": _go,
    "return": _return,
    "enum": _enum,
    "case": _case,
    "endenum": _bare,
    "local": _reserved,
}
