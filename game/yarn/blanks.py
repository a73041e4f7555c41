"""Blanks in a physical line: stepping over them, and how far they indent."""

from __future__ import annotations

#: How many blanks a tab stands for.
TAB_WIDTH = 8


def skip_blanks(source: str, position: int) -> int:
    """The offset of the first character at or behind ``position`` that is no blank."""
    length = len(source)
    while position < length and source[position] in " \t":
        position += 1
    return position


def width(blanks: str) -> int:
    """How far a run of blanks indents."""
    return len(blanks) + blanks.count("\t") * (TAB_WIDTH - 1)
