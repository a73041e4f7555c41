"""What counts as a name in Yarn: letters of any script, digits, underscores, emoji; no leading digit."""

from __future__ import annotations

import re

_EMOJI = "\U00010000-\U000efffd"
_MARKS = "\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

#: A regular expression for one name, without groups.
NAME = rf"(?![\d{_MARKS}])[\w{_EMOJI}{_MARKS}]+"

_WHOLE = re.compile(NAME)


def is_name(text: str) -> bool:
    """Whether the whole of ``text`` is one name."""
    return _WHOLE.fullmatch(text) is not None


def first_wrong_character(text: str) -> int:
    """The offset of the first character that keeps ``text`` from being a name (its length if none)."""
    match = _WHOLE.match(text)
    return match.end() if match else 0
