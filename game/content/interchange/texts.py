"""A card's text as programs store it: JSON, plain or in base64, with a mark in front or damage within; or YAML."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from game.content.interchange.limits import MOST_DEEP, MOST_TEXT, MOST_VALUES, Refused

_SPACE = b" \t\r\n\0"
_BASE64 = re.compile(rb"^[A-Za-z0-9+/_=\s-]+$")
_LOCKED = b"rcc||"
"""How Risu's locked cards begin."""


def decoded(data: bytes, notes: list[str]) -> Any:
    """The JSON in a text chunk, in base64 or as it is. Raises Refused with what is wrong; repairs go to `notes`."""
    data = data.strip(_SPACE)
    if data.startswith(_LOCKED):
        raise Refused("It is a locked card, which only the program that made it can open. Export it there unlocked.")
    if _BASE64.match(data[:4096]) and _BASE64.match(data):
        data = _from_base64(data, notes)
    return read_json(data, notes)


def _from_base64(data: bytes, notes: list[str]) -> bytes:
    packed = b"".join(data.split()).replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
    if len(packed) % 4 == 1:
        notes.append("The last letter of its base64 was cut off.")
        packed = packed[:-1]
    try:
        found = base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(f"Its text is damaged: base64 that cannot be read ({error}).") from error
    if found.startswith(_LOCKED):
        raise Refused("It is a locked card, which only the program that made it can open. Export it there unlocked.")
    return found


def as_text(data: bytes, notes: list[str]) -> str:
    """Bytes as text: UTF-8 with or without a mark, UTF-16 with one. What is no UTF-8 becomes �, and is told."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        notes.append("It was UTF-16; it is read, and written as UTF-8.")
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        notes.append("A byte-order mark before the text was passed over.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        notes.append(f"Bytes that are no UTF-8 (the first at {error.start:,}) are shown as �.")
        return data.decode("utf-8-sig", "replace")


def read_json(data: bytes, notes: list[str]) -> Any:
    """JSON that is patient with what lies after it. Raises Refused, with the row where it breaks."""
    if len(data) > MOST_TEXT:
        raise Refused(f"Its text has {len(data) // 1024 // 1024} MB; at most {MOST_TEXT // 1024 // 1024} are read.")
    text = as_text(data, notes).strip(" \t\r\n\0\ufeff")
    if not text:
        raise Refused("It holds no text.")
    try:
        found, end = json.JSONDecoder(strict=False).raw_decode(text)
    except RecursionError as error:
        raise Refused("Its JSON holds lists within lists beyond all measure.") from error
    except ValueError as error:
        where = getattr(error, "lineno", None)
        raise Refused(f"Its JSON is broken{f' in row {where:,}' if where else ''}: {error.args[0]}.") from error
    if text[end:].strip(" \t\r\n\0"):
        notes.append("What stood after its JSON was passed over.")
    bounded(found)
    return found


def read_yaml(data: bytes, notes: list[str]) -> Any:
    """YAML's plain values; no tags, no aliases (a few of which unfold into gigabytes). Raises Refused."""
    import yaml

    class Plain(yaml.SafeLoader):  # type: ignore[misc]  # untyped
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise Refused("Its YAML refers back to itself, which cards have no need of.")
            return super().compose_node(parent, index)

    if len(data) > MOST_TEXT // 8:
        raise Refused("Its YAML is too long to be a card.")
    try:
        found = yaml.load(as_text(data, notes), Loader=Plain)
    except RecursionError as error:
        raise Refused("Its YAML holds lists within lists beyond all measure.") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        raise Refused(f"Its YAML is broken{f' in row {mark.line + 1:,}' if mark else ''}.") from error
    return _plain(bounded(found))


def _plain(value: Any) -> Any:
    """YAML's dates as text, and its keys too: a card's data are what JSON can hold."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def bounded(value: Any) -> Any:
    """The value, if it is neither too deep nor too much. Raises Refused."""
    waiting, count = [(value, 0)], 0
    while waiting:
        one, deep = waiting.pop()
        if deep > MOST_DEEP:
            raise Refused("Its data hold lists within lists beyond all measure.")
        inside = one.values() if isinstance(one, Mapping) else one if isinstance(one, list) else ()
        count += len(inside)
        if count > MOST_VALUES:
            raise Refused("Its data hold more values than any card does.")
        waiting.extend((item, deep + 1) for item in inside if isinstance(item, Mapping | list))
    return value


def as_json(value: Any, indent: int | None = None) -> bytes:
    """JSON as UTF-8; letters that UTF-8 has no place for (halves of pairs) are written as JSON's own escapes."""
    gap = None if indent is not None else (",", ":")
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent, separators=gap).encode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent, separators=gap).encode()
