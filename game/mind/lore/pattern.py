"""Regular expressions of JavaScript, read into a small tree. They come from strangers; `pattern_search` runs them.

Python's own `re` cannot be used: it may take for ever over a few dozen characters, it holds the interpreter's lock all
the while, so that no thread could stop it, and \\w, \\d, \\b and (?<name>…) mean something else in it. What is read:
everything but back-references, which cannot be matched in bounded time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NoReturn

Test = Callable[[str], bool]
"""Whether one character fits."""

_LONGEST, _DEEPEST, _MOST = 2000, 40, 1000
"""Characters of a pattern, groups within groups, repetitions counted out."""
_ENDS = frozenset("\n\r\u2028\u2029")
_SPACE = frozenset("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {
    chr(c) for c in range(0x2000, 0x200B)
}
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_DIGITS = frozenset("0123456789")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "v": "\v", "f": "\f", "0": "\0"}
_HEX = frozenset("0123456789abcdefABCDEF")


class PatternError(ValueError):
    """A pattern that is no pattern, or one that is not read here; the text says which."""


@dataclass(frozen=True)
class Char:
    test: Test


@dataclass(frozen=True)
class Seq:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Either:
    ways: tuple[Node, ...]


@dataclass(frozen=True)
class Repeat:
    """most: None for any number."""

    body: Node
    least: int
    most: int | None


@dataclass(frozen=True)
class Edge:
    """start, end: of the text; line_start, line_end: of a line; word, no_word: where a word begins or ends, or not."""

    kind: Literal["start", "end", "line_start", "line_end", "word", "no_word"]


@dataclass(frozen=True)
class Look:
    """What must follow, or with `behind` precede; with `negate`, must not."""

    body: Node
    behind: bool
    negate: bool


Node = Char | Seq | Either | Repeat | Edge | Look


def is_word(character: str) -> bool:
    return character in _WORD


def is_line_end(character: str) -> bool:
    return character in _ENDS


def parse(source: str, flags: str) -> Node:
    """A pattern as a tree. Raises PatternError."""
    if len(set(flags)) != len(flags):
        raise PatternError("a flag stands twice")
    if len(source) > _LONGEST:
        raise PatternError(f"longer than {_LONGEST} characters")
    reader = _Reader(source, flags)
    tree = reader.alternatives(0)
    if not reader.done():
        reader.wrong("a closing bracket too many")
    return tree


class _Reader:
    """Reads a pattern from left to right, one method for each level of its grammar."""

    def __init__(self, source: str, flags: str) -> None:
        self._source, self._at = source, 0
        self._any_case, self._multiline = "i" in flags, "m" in flags
        self._dot_all, self._unicode = "s" in flags, "u" in flags

    def done(self) -> bool:
        return self._at >= len(self._source)

    def wrong(self, what: str) -> NoReturn:
        raise PatternError(f"{what}, at character {self._at + 1}")

    def alternatives(self, depth: int) -> Node:
        if depth > _DEEPEST:
            self.wrong("groups nested too deep")
        ways = [self._sequence(depth)]
        while self._take("|"):
            ways.append(self._sequence(depth))
        return ways[0] if len(ways) == 1 else Either(tuple(ways))

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while not self.done() and self._source[self._at] not in "|)":
            parts.append(self._repeated(self._atom(depth)))
        return Seq(tuple(parts))

    def _repeated(self, atom: Node) -> Node:
        bounds = self._bounds()
        if bounds is None:
            return atom
        if isinstance(atom, Edge):
            self.wrong("nothing to repeat")
        self._take("?")
        least, most = bounds
        if most is not None and most < least:
            self.wrong("a range out of order")
        if least > _MOST or (most or 0) > _MOST:
            self.wrong(f"more than {_MOST} repetitions")
        return Repeat(atom, least, most)

    def _bounds(self) -> tuple[int, int | None] | None:
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._take(sign):
                return bounds
        if self._source[self._at : self._at + 1] != "{":
            return None
        end = self._source.find("}", self._at)
        least, comma, most = self._source[self._at + 1 : max(end, 0)].partition(",")
        if end < 0 or not _is_count(least) or not (_is_count(most) or not most):
            return None
        self._at = end + 1
        return int(least), (int(most) if most else None) if comma else int(least)

    def _atom(self, depth: int) -> Node:
        c = self._next()
        if c == "(":
            return self._group(depth)
        if c == "[":
            return self._class()
        if c == ".":
            return Char((lambda _: True) if self._dot_all else (lambda x: x not in _ENDS))
        if c == "^":
            return Edge("line_start" if self._multiline else "start")
        if c == "$":
            return Edge("line_end" if self._multiline else "end")
        if c in "*+?":
            self.wrong("nothing to repeat")
        if c == "\\":
            if self._take("b"):
                return Edge("word")
            if self._take("B"):
                return Edge("no_word")
            return self._char(self._escape(in_class=False))
        return self._char(c)

    def _group(self, depth: int) -> Node:
        look: tuple[bool, bool] | None = None
        if self._take("?"):
            kinds = (("<=", (True, False)), ("<!", (True, True)), ("=", (False, False)), ("!", (False, True)))
            for sign, kind in kinds:
                if self._take(sign):
                    look = kind
                    break
            else:
                if self._take("<"):
                    if not self._until(">").isidentifier():
                        self.wrong("a group without a name")
                elif not self._take(":"):
                    self.wrong("an unknown kind of group")
        body = self.alternatives(depth + 1)
        if not self._take(")"):
            self.wrong("a bracket that is never closed")
        return body if look is None else Look(body, *look)

    def _class(self) -> Node:
        negate = self._take("^")
        tests: list[Test] = []
        while not self._take("]"):
            low = self._member()
            if self._source[self._at : self._at + 1] == "-" and self._source[self._at + 1 : self._at + 2] not in (
                "]",
                "",
            ):
                self._next()
                high = self._member()
                if isinstance(low, str) and isinstance(high, str):
                    if high < low:
                        self.wrong("a range out of order")
                    tests.append(_between(low, high))
                    continue
                tests += [_same("-"), high if callable(high) else _same(high)]
            tests.append(low if callable(low) else _same(low))
        fits = self._in_case(lambda c: any(test(c) for test in tests))
        return Char((lambda c: not fits(c)) if negate else fits)

    def _member(self) -> str | Test:
        if self.done():
            self.wrong("a class that is never closed")
        c = self._next()
        return self._escape(in_class=True) if c == "\\" else c

    def _char(self, what: str | Test) -> Node:
        return Char(self._in_case(what if callable(what) else _same(what)))

    def _in_case(self, test: Test) -> Test:
        return (lambda c: any(test(form) for form in _forms(c))) if self._any_case else test

    def _escape(self, in_class: bool) -> str | Test:
        if self.done():
            self.wrong("a lone backslash at the end")
        c = self._next()
        if (sets := {"d": _DIGITS, "w": _WORD, "s": _SPACE}.get(c.lower())) is not None:
            return _outside(sets) if c.isupper() else sets.__contains__
        if c == "b" and in_class:
            return "\b"
        if c in "123456789" or (c == "k" and not in_class):
            self.wrong("a back-reference, which is not supported")
        if c in "pP" and self._unicode:
            return self._category(c == "P")
        if c == "c" and not self.done():
            return chr(ord(self._next()) % 32)
        if c == "u" and self._unicode and self._take("{"):
            return self._code(self._until("}"))
        digits = {"x": 2, "u": 4}.get(c, 0)
        code = self._source[self._at : self._at + digits]
        if digits and len(code) == digits and set(code) <= _HEX:
            self._at += digits
            return self._code(code)
        return _CONTROLS.get(c, c)

    def _category(self, negate: bool) -> Test:
        if not self._take("{"):
            self.wrong("a property without a name")
        name = self._until("}").removeprefix("General_Category=").removeprefix("gc=")
        if not (1 <= len(name) <= 2 and name[0] in "LMNPSZC"):
            self.wrong(f"the property {name!r}, which is not supported")
        return lambda c: unicodedata.category(c).startswith(name) != negate

    def _code(self, digits: str) -> str:
        if not digits or not set(digits) <= _HEX or len(digits) > 8 or int(digits, 16) > 0x10FFFF:
            self.wrong("no such character")
        return chr(int(digits, 16))

    def _next(self) -> str:
        self._at += 1
        return self._source[self._at - 1]

    def _take(self, expected: str) -> bool:
        if not self._source.startswith(expected, self._at):
            return False
        self._at += len(expected)
        return True

    def _until(self, closing: str) -> str:
        end = self._source.find(closing, self._at)
        if end < 0:
            self.wrong(f"{closing} is missing")
        found, self._at = self._source[self._at : end], end + 1
        return found


def _is_count(text: str) -> bool:
    return 0 < len(text) <= 9 and set(text) <= _DIGITS


def _forms(character: str) -> set[str]:
    """A character in both cases; those that become two characters (ß) stay as they are."""
    return {character, *(c for c in (character.lower(), character.upper()) if len(c) == 1)}


def _same(character: str) -> Test:
    return character.__eq__


def _between(low: str, high: str) -> Test:
    return lambda c: low <= c <= high


def _outside(characters: frozenset[str]) -> Test:
    return lambda c: c not in characters
