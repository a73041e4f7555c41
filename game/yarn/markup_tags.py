"""Reads one ``[tag]`` of a line's markup: its name, its properties, whether it opens, closes or both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from game.yarn.values import Value

_OPENING = re.compile(r"\[\s*(/?)\s*([^\W_][\w|]*)?\s*")
_END = re.compile(r"(/?)\s*\]")
_PROPERTY = re.compile(r"([^\W_][\w|]*)?\s*=\s*")
_VALUE = re.compile(
    r"""(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,15})?)(?![\w.])
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<expression>\{[^}]*\})
      | (?P<word>[^\W_]+)""",
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"\s*")


class MarkupError(ValueError):
    """Markup that cannot be read; ``position`` is the offset in the line's text."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


@dataclass(slots=True)
class Tag:
    """A tag at ``position``: ``closes`` for ``[/name]`` (no name: all), ``closed`` for ``[name/]``."""

    name: str
    position: int
    closes: bool = False
    closed: bool = False
    properties: dict[str, Value] = field(default_factory=dict)


def read_tag(source: str, position: int) -> tuple[Tag, int]:
    """Reads the tag whose ``[`` is at ``position``; gives it and the offset behind its ``]``."""
    opening = _OPENING.match(source, position)
    if opening is None or not (opening[1] or opening[2]):
        raise MarkupError("A name is expected after [.", position)
    tag = Tag(opening[2] or "", position, closes=bool(opening[1]))
    at = opening.end()
    if tag.closes:
        end = _END.match(source, at)
        if end is None or end[1]:
            raise MarkupError(f"[/{tag.name} is not closed by ].", position)
        return tag, end.end()
    if source.startswith("=", at):
        at = _read_property(tag, source, at, tag.name)
    while True:
        space = _SPACE.match(source, at)
        at = space.end() if space else at
        end = _END.match(source, at)
        if end:
            tag.closed = bool(end[1])
            return tag, end.end()
        at = _read_property(tag, source, at, None)


def _read_property(tag: Tag, source: str, at: int, name: str | None) -> int:
    match = _PROPERTY.match(source, at)
    if match is None or not (match[1] or name):
        raise MarkupError(f"[{tag.name}] is not closed by ], or a property of it has no value.", tag.position)
    value = _VALUE.match(source, match.end())
    if value is None:
        raise MarkupError(f"The value of {match[1] or name} in [{tag.name}] cannot be read.", tag.position)
    tag.properties.setdefault(match[1] or name or "", _convert(value))
    return value.end()


def _convert(match: re.Match[str]) -> Value:
    kind, text = match.lastgroup, match[0]
    if kind == "number":
        return float(text) if "." in text else int(text)
    if kind == "string":
        return text[1:-1].replace("\\", "")
    if kind == "expression":
        return text[1:-1]
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    return text
