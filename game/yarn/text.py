"""Reads a line of text: words, ``{values}``, escapes, a condition, hashtags, a trailing comment."""

from __future__ import annotations

import re

from game.yarn.blanks import skip_blanks
from game.yarn.expressions import ExpressionReader
from game.yarn.problems import ReadError
from game.yarn.syntax import Condition, Expression, TextLine

_SIMPLE = re.compile(r"([^\\#{</]+)((?:#[^ \t#$<]+[ \t]*)*)$")
_PIECE = re.compile(r"[^\\#{</]+|<<|//|[</{#]|\\")
_TAG = re.compile(r"#[ \t]*([^ \t#$<]+)")
_CONDITION = re.compile(r"<<[ \t]*(if|once)(?=[ \t>])")
_COMMAND = re.compile(r"<<[^>]*(?:>>)?")

#: What a backslash may stand before; ``\[ \] \:`` are kept for the markup reader.
_ESCAPABLE = frozenset("\\<>{}#/")
_MARKUP_ESCAPES = frozenset("[]:")


def read_text(source: str, start: int, line: int) -> TextLine:
    """Reads the text that begins at offset ``start`` of a physical line and runs to its end.

    Raises `ReadError` for what cannot stand in or after a line of text.
    """
    simple = _SIMPLE.match(source, start)
    if simple:
        words, tags = simple.group(1, 2)
        text = words.strip()
        if text:
            end = len(source.rstrip(" \t"))
            found = tuple([tag.strip() for tag in tags.split("#")[1:]]) if tags else ()
            return TextLine(text, (), found, None, line, start + 1, end)
    return _read_rich(source, start, line)


def _read_rich(source: str, start: int, line: int) -> TextLine:
    written: list[str] = []
    values: list[Expression] = []
    position = end = start
    length = len(source)
    while position < length:
        match = _PIECE.match(source, position)
        assert match is not None, "every character begins some piece"
        piece = match[0]
        if piece in ("<<", "//", "#"):
            break
        if piece == "{":
            reader = ExpressionReader(source, position + 1, line)
            value = reader.read()
            if reader.kind != "sign" or reader.text != "}":
                raise ReadError(reader.start, "A closing } is missing.")
            written.append(f"{{{len(values)}}}")
            values.append(value)
            position = reader.position
        elif piece == "\\":
            written.append(_escaped(source, position))
            position += 2
        else:
            written.append(piece)
            position += len(piece)
        end = position
    text = "".join(written)
    if not text.strip():
        raise ReadError(start, "A line of text is expected here.")
    end = start + len(source[start:end].rstrip(" \t"))
    condition, tags, end = _read_tail(source, position, end, line)
    return TextLine(text.strip(), tuple(values), tuple(tags), condition, line, start + 1, end)


def _escaped(source: str, position: int) -> str:
    following = source[position + 1 : position + 2]
    if following in _MARKUP_ESCAPES:
        return "\\" + following
    if following in _ESCAPABLE:
        return following
    raise ReadError(
        position, "A backslash can only stand before one of \\ < > { } # / [ ] :", "Write \\\\ for a backslash."
    )


def _read_tail(source: str, position: int, end: int, line: int) -> tuple[Condition | None, list[str], int]:
    condition: Condition | None = None
    tags: list[str] = []
    while True:
        position = skip_blanks(source, position)
        if position >= len(source) or source.startswith("//", position):
            return condition, tags, end
        if source.startswith("<<", position):
            if condition is not None or tags or not _CONDITION.match(source, position):
                raise _misplaced_command(source, position, condition)
            condition, position = _read_condition(source, position, line)
        else:
            tag = _TAG.match(source, position)
            if tag is None:
                raise _misplaced_rest(source, position)
            tags.append(tag[1])
            position = tag.end()
        end = position


def _misplaced_command(source: str, position: int, condition: Condition | None) -> ReadError:
    if _CONDITION.match(source, position):
        why = "A line can have only one condition." if condition else "A line's condition stands before its hashtags."
        return ReadError(position, why)
    command = _COMMAND.match(source, position)
    shown = command[0] if command else "<<"
    return ReadError(position, f"The command {shown} follows a line of text.", "Put it on a line of its own.")


def _misplaced_rest(source: str, position: int) -> ReadError:
    if source[position] == "#":
        return ReadError(position, "A hashtag needs a name after its #.", "Write \\# for a # in the text.")
    return ReadError(position, "Nothing but hashtags may follow here.")


def _read_condition(source: str, position: int, line: int) -> tuple[Condition, int]:
    match = _CONDITION.match(source, position)
    assert match is not None
    once = match[1] == "once"
    reader = ExpressionReader(source, match.end(), line)
    test: Expression | None = None
    if not once:
        test = reader.read()
    elif reader.kind == "word" and reader.text == "if":
        reader.advance()
        test = reader.read()
    if reader.kind != "sign" or reader.text != ">>":
        raise ReadError(reader.start, "A closing >> is missing.")
    return Condition(once, test), reader.position


def check_tags(source: str, position: int) -> None:
    """Checks that only hashtags and a comment stand from ``position`` to the end of a physical line."""
    _read_tail(source, position, position, 0)
