"""One TOML file of a pack: its bytes read, its values checked against a model, each problem at its line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from game.content.kinds import see_for
from game.content.positions import KeyPath, Place, find_places, nearest_place
from game.content.problems import Problem
from game.content.wording import what_and_nearest

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)
_PLACE_IN_MESSAGE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class FileRead(Generic[M_co]):
    """A file whose shape is right. Places are looked up only when a problem needs one."""

    name: str
    text: str
    content: M_co

    @cached_property
    def _places(self) -> Mapping[KeyPath, Place]:
        return find_places(self.text)

    def problem(self, path: KeyPath, what: str, nearest: str | None = None) -> Problem:
        """A problem at a key or list item of this file."""
        return Problem(self.name, *nearest_place(self._places, path), what, nearest, see_for(type(self.content)))


def read_file(folder: Path, name: str, model: type[M]) -> FileRead[M] | list[Problem]:
    """The file `name` of the pack in `folder`, or everything that is wrong with its shape."""
    shown, see = f"{folder.name}/{name}", see_for(model)
    text = _read_text(folder / name, shown)
    if isinstance(text, Problem):
        return [text]
    try:
        written = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return [_not_toml(shown, text, error)]
    try:
        return FileRead(shown, text, model.model_validate(written))
    except ValidationError as error:
        places = find_places(text)
        return [
            Problem(shown, *nearest_place(places, found["loc"]), *what_and_nearest(found, model), see)
            for found in error.errors(include_url=False)
        ]


def _read_text(path: Path, shown: str) -> str | Problem:
    """The text of a UTF-8 file with or without a byte order mark, its line ends as "\\n"."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Problem(shown, 0, 0, f"cannot be read: {error.strerror}")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return Problem(shown, line, column, "is not UTF-8 from here on; save the file as UTF-8")


def _not_toml(shown: str, text: str, error: Exception) -> Problem:
    """A problem from what tomllib says, which ends with the place unless Python itself gave up."""
    said = "lists or tables are nested too deeply" if isinstance(error, RecursionError) else str(error)
    what = _PLACE_IN_MESSAGE.sub("", said)
    what = f"is not TOML that can be read: {what[:1].lower()}{what[1:]}"
    return Problem(shown, *_place_in(said, text), what, see="https://toml.io")


def _place_in(said: str, text: str) -> Place:
    place = _PLACE_IN_MESSAGE.search(said)
    if not place:
        return 1, 1
    if place[1]:
        return int(place[1]), int(place[2])
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1
