"""Where each key and each list item of a TOML document stands, so that a problem can name its line and column.

`tomllib` gives values without places. This scanner gives places without values: it walks a document that tomllib has
already accepted, and so need not judge it.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

KeyPath = tuple[str | int, ...]
"""("cue", 3, "when", "flags"): keys by name, items of lists and of [[arrays of tables]] by number from 0."""
Place = tuple[int, int]
"""Line and column, both from 1; a column counts characters."""

_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_LONG_BASIC = re.compile(r'"""(?:[^\\]|\\.)*?""""{0,2}', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''.*?''''{0,2}", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\n#]+")


def find_places(text: str) -> Mapping[KeyPath, Place]:
    """The place of every key path of `text`, a valid TOML document."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    # Lists nested hundreds deep, or TOML newer than this scanner: the places found so far still say where to look.
    with suppress(RecursionError, LookupError):
        scanner.document()
    starts = [0, *(match.end() for match in re.finditer("\n", scanner.text))]
    places = {}
    for path, offset in scanner.offsets.items():
        line = bisect_right(starts, offset)
        places[path] = (line, offset - starts[line - 1] + 1)
    return places


def nearest_place(places: Mapping[KeyPath, Place], path: KeyPath) -> Place:
    """The place of `path`, or of the closest thing around it that was written down."""
    while path:
        if path in places:
            return places[path]
        path = path[:-1]
    return (1, 1)


class _Scanner:
    """Reads keys and steps over values; `offsets` fills up with where each path was first seen."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.offsets: dict[KeyPath, int] = {}
        self.counts: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        self._skip(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> KeyPath:
        repeated = self.text.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        keys = self._keys()
        self.at += 2 if repeated else 1
        path: KeyPath = ()
        for index, (key, offset) in enumerate(keys):
            path = (*path, key)
            self.offsets.setdefault(path, offset)
            if repeated and index == len(keys) - 1:
                self.counts[path] = self.counts.get(path, 0) + 1
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
                self.offsets.setdefault(path, offset)
        return path

    def _pair(self, table: KeyPath) -> None:
        path = table
        for key, offset in self._keys():
            path = (*path, key)
            self.offsets.setdefault(path, offset)
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key and where each starts; leaves off at whatever follows the key."""
        keys = []
        while True:
            self._skip(_BLANK)
            keys.append(self._key())
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _key(self) -> tuple[str, int]:
        start = self.at
        quote = self.text[start]
        self._skip({'"': _BASIC, "'": _LITERAL}.get(quote, _BARE_KEY))
        written = self.text[start : self.at]
        return (next(iter(tomllib.loads(f"{written}=0"))) if quote in "\"'" else written), start

    def _value(self, path: KeyPath) -> None:
        for opening, pattern in (('"""', _LONG_BASIC), ("'''", _LONG_LITERAL), ('"', _BASIC), ("'", _LITERAL)):
            if self.text.startswith(opening, self.at):
                return self._skip(pattern)
        if self.text[self.at] == "[":
            return self._list(path)
        if self.text[self.at] == "{":
            return self._inline_table(path)
        return self._skip(_SCALAR)

    def _list(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while self._inside("]"):
            self.offsets[(*path, index)] = self.at
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while self._inside("}"):
            self._pair(path)

    def _inside(self, closing: str) -> bool:
        """Steps over gaps and commas; False, and past it, once the closing bracket is reached."""
        self._skip(_GAP)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_GAP)
        if self.text[self.at] != closing:
            return True
        self.at += 1
        return False

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise LookupError(f"no {pattern.pattern} at {self.at}")
        self.at = match.end()
