"""Plain data as TOML that a person can go on writing in: what a machine writes for authors (templates, imports)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_WIDEST = 100
"""Characters beyond which a list is written with one item a line."""


def toml_text(data: Mapping[str, Any]) -> str:
    """`data` as a TOML document: text, whole and other numbers, true and false, lists, tables; None is left out.

    What tomllib reads from it equals `data` without its Nones. Raises TypeError for any other kind of value, and
    ValueError for text that is no Unicode text (half of a surrogate pair).
    """
    rows: list[str] = []
    _table((), data, rows)
    return "\n".join(rows).strip("\n") + "\n"


def _table(path: tuple[str, ...], data: Mapping[str, Any], rows: list[str]) -> None:
    """Values first: after the head of a table of its own nothing could be said of this one any more."""
    given = {key: value for key, value in data.items() if value is not None}
    tables = {key: value for key, value in given.items() if _has_own_head(value)}
    rows.extend(f"{_key(key)} = {_value(value)}" for key, value in given.items() if key not in tables)
    for key, value in tables.items():
        here = (*path, key)
        head = ".".join(map(_key, here))
        for one in [value] if isinstance(value, Mapping) else value:
            rows.extend(["", f"[{head}]" if isinstance(value, Mapping) else f"[[{head}]]"])
            _table(here, one, rows)


def _has_own_head(value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _long(value) if "\n" in value.strip("\n") else _quoted(value)
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items() if one is not None)
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Sequence):
        items = [_value(one) for one in value]
        on_one_row = f"[{', '.join(items)}]"
        return on_one_row if len(on_one_row) <= _WIDEST else "[\n" + "".join(f"    {one},\n" for one in items) + "]"
    raise TypeError(f"TOML has no form for {value!r}")


def _quoted(text: str) -> str:
    return f'"{_escaped(text, _ESCAPES)}"'


def _long(text: str) -> str:
    """Several paragraphs: as they are, between three quotation marks; the break after the first ones is not text."""
    return f'"""\n{_escaped(text, {name: sign for name, sign in _ESCAPES.items() if name != chr(10)})}"""'


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    text.encode()  # Half of a surrogate pair is refused here, with its place.
    return "".join(
        escapes.get(one, one if one == "\n" or (one >= " " and one != "\x7f") else f"\\u{ord(one):04x}") for one in text
    )
