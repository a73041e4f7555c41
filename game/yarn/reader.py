"""Reads one script: file tags, then nodes, each with headers, a body and its end."""

from __future__ import annotations

import re

from game.yarn.body import BodyReader
from game.yarn.expressions import ExpressionReader
from game.yarn.names import NAME, first_wrong_character, is_name
from game.yarn.problems import Problems, ReadError
from game.yarn.syntax import FileTree, Header, NodeTree, When

_HEADER = re.compile(rf"[ \t]*({NAME})[ \t]*:[ \t]*")
_FILE_TAG = re.compile(r"[ \t]*#[ \t]*([^ \t#$<]+)[ \t]*(?://.*)?$")


class FileReader:
    """Reads a whole script; use `read_file`."""

    def __init__(self, file: str, source: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.lines = normalise(source).split("\n")
        self.tree = FileTree(file, [], [])
        self._node: NodeTree | None = None

    def read(self) -> FileTree:
        """Reads to the end of the script, noting problems on the way."""
        number = 0
        count = len(self.lines)
        while number < count:
            source = self.lines[number]
            number += 1
            stripped = source.strip(" \t")
            if not stripped or stripped.startswith("//"):
                continue
            if stripped.startswith("---"):
                self._check_start(stripped, number)
                number = self._read_body(number)
            elif stripped.startswith("#") and self._node is None and not self.tree.nodes:
                self._read_file_tag(source, number)
            else:
                self._read_header(source, number)
        if self._node is not None:
            self._error(self._node.line, 1, "This node has no body.", "A body begins with --- and ends with ===.")
        elif not self.tree.nodes:
            self._error(1, 1, "This script has no node.", "Write 'title: Start', then --- and ===, and text between.")
        return self.tree

    def _error(self, line: int, column: int, message: str, hint: str = "") -> None:
        self.problems.error(self.file, line, column, message, hint)

    def _read_file_tag(self, source: str, number: int) -> None:
        match = _FILE_TAG.match(source)
        if match:
            self.tree.tags.append(match[1])
        else:
            self._error(number, 1, "A file tag is one word after a #.")

    # --- headers -------------------------------------------------------------------------------

    def _open(self, number: int) -> NodeTree:
        if self._node is None:
            self._node = NodeTree("", self.file, number)
        return self._node

    def _read_header(self, source: str, number: int) -> None:
        node = self._open(number)
        match = _HEADER.match(source)
        if match is None:
            self._error(
                number,
                len(source) - len(source.lstrip(" \t")) + 1,
                "A header is expected here, as in 'title: Start'.",
                "A node's text stands between --- and ===.",
            )
            return
        key, start = match[1], match.end()
        if key == "when":
            self._read_when(node, source, start, number)
            return
        value = source[start:].partition("//")[0]
        if "/" in value and value.strip(" \t") != "/":
            self._error(number, start + value.index("/") + 1, "A header's value cannot hold a single /.")
        value = value.strip(" \t")
        if key == "title":
            self._read_title(node, value, start, number)
        elif key == "subtitle" and not is_name(value):
            self._wrong_name("subtitle", value, start, number)
        node.headers.append(Header(key, value, number, match.start(1) + 1))

    def _read_title(self, node: NodeTree, value: str, start: int, number: int) -> None:
        if node.title:
            self._error(number, 1, "A node has only one title.")
        elif not is_name(value):
            self._wrong_name("title", value, start, number)
        else:
            node.title = value
            node.line = number

    def _wrong_name(self, what: str, value: str, start: int, number: int) -> None:
        wrong = first_wrong_character(value)
        if not value:
            self._error(number, start + 1, f"The {what} is missing.")
            return
        self._error(
            number,
            start + wrong + 1,
            f"{value[wrong : wrong + 1]!r} cannot stand in a {what}.",
            "Use letters, digits and _, beginning with a letter.",
        )

    def _read_when(self, node: NodeTree, source: str, start: int, number: int) -> None:
        try:
            node.whens.append(_when(source, start, number))
        except ReadError as problem:
            self._error(number, problem.position + 1, problem.message, problem.hint)
            node.whens.append(When(False, None, number, start + 1))
        node.headers.append(Header("when", source[start:].partition("//")[0].strip(), number, 1))

    # --- bodies --------------------------------------------------------------------------------

    def _check_start(self, stripped: str, number: int) -> None:
        rest = stripped[3:].strip()
        if rest and not rest.startswith("//"):
            self._error(number, 4, "Nothing may follow --- on its line.")
        if self._node is None:
            self._error(number, 1, "This node has no headers.", "Write 'title: Name' above the ---.")
            self._node = NodeTree("", self.file, number)
        elif not self._node.title and not any(header.key == "title" for header in self._node.headers):
            self._error(self._node.line, 1, "This node has no title.", "Write 'title: Name' above the ---.")

    def _read_body(self, number: int) -> int:
        node = self._node
        assert node is not None
        self._node = None
        body = BodyReader(self.file, self.problems)
        lines, first, count = self.lines, number, len(self.lines)
        ended = False
        while number < count and not ended:
            number += 1
            ended = body.add(lines[number - 1], number)
        body.finish(number)
        if not ended:
            self._error(number, 1, f"The node {node.title} is never closed.", "A body ends with === on its own line.")
        node.body = body.body
        node.texts = body.texts
        node.declares = body.declares
        node.enums = body.enums
        node.source = "\n".join(lines[first:number])
        self.tree.nodes.append(node)
        return number


def _when(source: str, start: int, number: int) -> When:
    reader = ExpressionReader(source, start, number, comments=True)
    word = reader.text if reader.kind == "word" else ""
    when = When(word == "once", None, number, start + 1)
    if reader.kind == "end":
        raise ReadError(reader.start, "'when:' needs a condition.", "Write always, once, or an expression.")
    if word in ("always", "once"):
        reader.advance()
        if when.once and reader.kind == "word" and reader.text == "if":
            reader.advance()
            when.test = reader.read()
    else:
        when.test = reader.read()
    if reader.kind != "end":
        raise ReadError(reader.start, "Nothing may follow the condition of 'when:'.")
    return when


def normalise(source: str) -> str:
    """One kind of line end, no byte-order mark."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_file(file: str, source: str, problems: Problems) -> FileTree:
    """Reads a script into its tree; problems are noted, never raised."""
    return FileReader(file, source, problems).read()
