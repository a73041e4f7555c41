"""繁體中文 made from 简体中文 by OpenCC (Taiwan's forms and words), wherever a pack brings none of its own; and back.

One conversion at the moment of reading instead of a second set of files: it never goes stale, and a modder who writes
简体中文 has written for both. A pack that brings its own 繁體中文 is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

_QUOTES = str.maketrans("“”‘’", "「」『』")


def traditional(text: str) -> str:
    """A text in simplified characters as readers of traditional ones write it, their quotation marks included."""
    return _converter("s2twp")(text).translate(_QUOTES)


def simplified(text: str) -> str:
    """A text in traditional characters in simplified ones, character for character."""
    return _converter("t2s")(text)


@cache
def _converter(name: str) -> Callable[[str], str]:
    import opencc  # a quarter of a second that only those pay who read Chinese

    convert: Callable[[str], str] = opencc.OpenCC(name).convert
    return convert
