"""Splits a command into its name and arguments, at blanks outside of quotes.

A ``{value}`` never splits, even if its text holds blanks: ``<<remember {$what}>>`` has one argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

V = TypeVar("V")


def split_words(parts: Sequence[str | V]) -> list[list[str | V]]:
    """The words of a command; each is a list of texts and values that stand together."""
    words: list[list[str | V]] = []
    word: list[str | V] | None = None
    quoted = False
    for part in parts:
        if not isinstance(part, str):
            word = [] if word is None else word
            word.append(part)
            continue
        written: list[str] = []
        escaped = False
        for character in part:
            if escaped:
                written.append(character)
                escaped = False
            elif quoted and character == "\\":
                escaped = True
            elif character == '"':
                quoted = not quoted
                word = [] if word is None else word
            elif character in " \t" and not quoted:
                if written:
                    word = [] if word is None else word
                    word.append("".join(written))
                    written = []
                if word is not None:
                    words.append(word)
                    word = None
            else:
                written.append(character)
        if written:
            word = [] if word is None else word
            word.append("".join(written))
    if word is not None:
        words.append(word)
    return words
