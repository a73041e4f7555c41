"""Reads the lines of a node's body into statements, keeping Yarn's rules of indentation.

Only what stands under an option or a group line is bound by indentation: deeper than its arrow, it belongs
to it. A blank line directly below an option, or below the statements under it, ends the run of options.
"""

from __future__ import annotations

import re

from game.yarn.blanks import skip_blanks, width
from game.yarn.blocks import Block, Blocks
from game.yarn.commands import Mark, read_command
from game.yarn.problems import Problems, ReadError
from game.yarn.syntax import (
    CommandLine,
    Declare,
    EnumCase,
    EnumDeclaration,
    Item,
    Literal,
    Statement,
    TextLine,
)
from game.yarn.text import check_tags, read_text

_OPENER = re.compile(r"[ \t]*<<[ \t]*(if|once|enum)(?=[ \t>])")
_LOOKS_LIKE_COMMAND = re.compile(r"(set|declare)\s+\$\w+\s*(=|to\b)|(jump|detour)\s+([^\W\d]\w*|\{.*\})$")


class BodyReader:
    """Reads one node's body line by line; `add` each line, then `finish`."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.body: list[Statement] = []
        self.texts: list[TextLine] = []
        self.declares: list[Declare] = []
        self.enums: list[EnumDeclaration] = []
        self._blocks = Blocks.over(self.body)
        self._indents: list[int] = []
        self._indent = 0
        self._arrow: Item | None = None
        self._below_options = -1
        self._was_blank = False
        self._closed_by_blank = -1
        self._comment: list[str] = []

    def add(self, source: str, number: int) -> bool:
        """Reads physical line ``number`` (from 1); True when the node ends in it."""
        stripped = source.lstrip(" \t")
        start = len(source) - len(stripped)
        indent = width(source[:start]) if start else 0
        self._turn_line(indent, not stripped, number)
        if not stripped:
            self._was_blank = True
            return False
        self._was_blank = False
        if stripped.startswith("//"):
            self._note_comment(stripped)
            return False
        try:
            return self._read(source, start, number)
        except ReadError as problem:
            self.problems.error(self.file, number, problem.position + 1, problem.message, problem.hint)
            self._recover(source, number)
            return False
        finally:
            if self._comment:
                self._comment = []

    def finish(self, number: int) -> None:
        """Closes the body at line ``number`` and reports blocks that were left open."""
        self._report_open(number, self._blocks.close_all())

    # --- indentation ---------------------------------------------------------------------------

    def _turn_line(self, indent: int, blank: bool, number: int) -> None:
        """What happens between two physical lines: runs of options end, items open and close."""
        if self._was_blank and self._below_options != -1:
            if number - self._below_options == 1:
                self._blocks.run_open = False
            self._below_options = -1
        if self._arrow is not None:
            if indent > self._indent:
                if blank:
                    self.problems.error(
                        self.file, number, 1, "This line under an option is indented but empty.", "Remove its spaces."
                    )
                else:
                    self._open_item(indent, number)
            self._arrow = None
            self._below_options = number
        while self._indents and indent < self._indents[-1]:
            popped = self._indents.pop()
            self._report_open(number, self._blocks.close_item())
            if not self._indents:
                self._below_options = number
            self._closed_by_blank = popped if blank else -1
        if not blank and self._closed_by_blank != -1:
            self._warn_about_blank(indent, number)
        self._indent = indent

    def _open_item(self, indent: int, number: int) -> None:
        assert self._arrow is not None
        try:
            self._blocks.open_item(self._arrow)
            self._indents.append(indent)
        except ReadError as problem:
            self.problems.error(self.file, number, problem.position + 1, problem.message, problem.hint)

    def _warn_about_blank(self, indent: int, number: int) -> None:
        if indent >= self._closed_by_blank:
            self.problems.warning(
                self.file,
                number,
                indent + 1,
                "The blank line above ended the option; this line no longer belongs to it.",
                "Remove the blank line, or the indentation.",
            )
        self._closed_by_blank = -1

    def _report_open(self, number: int, blocks: list[Block]) -> None:
        for block in blocks:
            self.problems.error(
                self.file,
                number,
                1,
                f"An <<end{block.kind}>> is missing for the <<{block.kind}>> of line {block.line}.",
            )

    # --- statements ----------------------------------------------------------------------------

    def _read(self, source: str, position: int, number: int) -> bool:
        after_command = False
        while True:
            first = source[position : position + 2]
            if first == "<<":
                after_command = True
                position = self._read_command(source, position, number)
            elif first in ("->", "=>"):
                return self._read_item(source, position, number, first)
            elif source.startswith("===", position):
                return self._read_end(source, position)
            else:
                self._read_text(source, position, number)
                if after_command:
                    message = "This text follows a command."
                    self.problems.warning(self.file, number, position + 1, message, "Put it on a line of its own.")
                return False
            position = skip_blanks(source, position)
            if position >= len(source) or source.startswith("//", position):
                return False

    def _read_end(self, source: str, position: int) -> bool:
        rest = source[position + 3 :].strip()
        if rest and not rest.startswith("//"):
            raise ReadError(position + 3, "Nothing may follow === on its line.")
        return True

    def _read_item(self, source: str, position: int, number: int, arrow: str) -> bool:
        line = read_text(source, skip_blanks(source, position + 2), number)
        self.texts.append(line)
        self._arrow = self._blocks.add_item(arrow, line)
        return False

    def _read_text(self, source: str, position: int, number: int) -> None:
        if source[position] == "#":
            raise ReadError(position, "A hashtag needs a line of text before it.", "Write \\# for a # in the text.")
        line = read_text(source, position, number)
        self.texts.append(line)
        self._blocks.add(line)
        if line.text.endswith(">"):
            self._warn_about_chevrons(line)
        elif _LOOKS_LIKE_COMMAND.match(line.text):
            word = line.text.split()[0]
            self.problems.warning(
                self.file, number, position + 1, f"'{word}' is shown as text here.", f"Write <<{word} …>>."
            )

    def _warn_about_chevrons(self, line: TextLine) -> None:
        text = line.text
        if text.endswith(">>"):
            self.problems.warning(self.file, line.line, line.column, "This text ends in >> without a << before it.")
        elif text.startswith("<") and text.count("<") == 1 and "=" not in text and " " in text:
            self.problems.warning(
                self.file,
                line.line,
                line.column,
                "This text stands between single < and >.",
                "Commands take << and >>.",
            )

    def _read_command(self, source: str, position: int, number: int) -> int:
        read, end = read_command(source, position, number)
        if isinstance(read, Mark):
            opened = self._blocks.mark(read)
            if isinstance(opened, EnumDeclaration):
                self.enums.append(opened)
        elif isinstance(read, EnumCase):
            self._blocks.add_case(read)
        else:
            if isinstance(read, Declare):
                read.comment = " ".join(self._comment)
                self.declares.append(read)
            if isinstance(read, CommandLine) and source.startswith("#", skip_blanks(source, end)):
                check_tags(source, end)
                end = len(source)
            self._blocks.add(read)
        return end

    def _note_comment(self, stripped: str) -> None:
        if stripped.startswith("///"):
            self._comment.append(stripped[3:].strip())
        else:
            self._comment = []

    def _recover(self, source: str, number: int) -> None:
        """Opens the block a broken line meant to open, so that its end is not reported as well."""
        opener = _OPENER.match(source)
        if opener:
            mark = Mark(opener[1], number, opener.start(1) + 1, Literal(True, number, 1), "")
            try:
                self._blocks.mark(mark)
            except ReadError:
                return
