"""What pydantic found wrong in a file, in an author's words and with the nearest right name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from game.content.fields import IN_WORDS
from game.content.positions import KeyPath
from game.content.problems import nearest_name


def what_and_nearest(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str | None]:
    """What to tell the author of a file that `model` describes, and the name they may have meant."""
    path = error["loc"]
    kind = error["type"]
    key = _named(path)
    if kind == "extra_forbidden":
        known = model_at(model, path[:-1]).model_fields
        return f"nothing here is called {key}", nearest_name(str(path[-1]), known)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        written = error["input"]
        if not isinstance(written, str):
            return f"{key} must be {error['ctx']['expected']}", None
        return f'{key} cannot be "{written}"; it is one of {", ".join(allowed)}', nearest_name(written, allowed)
    say = _SAY.get(kind)
    return f"{key} {say(error.get('ctx', {}))}" if say else f"{key}: {error['msg']}", None


def model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """The model of the table at `path` in a file that `model` describes."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model inside an annotation such as list[CueTable] or WhenTable | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model_in(one))), None)


def _named(path: KeyPath) -> str:
    """How a key or a list item is called: ("lines", 1, "text") is text, ("acts", 0) is item 1 of acts."""
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return path[-1]
    return f"item {path[-1] + 1} of {_named(path[:-1])}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_SAY: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: "is missing",
    "string_type": lambda _: 'must be text in quotes, like "this"',
    "int_type": lambda _: "must be a whole number",
    "bool_type": lambda _: "must be true or false",
    "list_type": lambda _: "must be a list, like [ … ]",
    "dict_type": lambda _: "must be a table with keys of its own",
    "model_type": lambda _: "must be a table with keys of its own",
    "string_too_short": lambda _: "is empty",
    "too_short": lambda limits: f"needs at least {_count(limits['min_length'], 'item')}",
    "too_long": lambda limits: f"may have at most {_count(limits['max_length'], 'item')}",
    "greater_than_equal": lambda limits: f"must be at least {limits['ge']}",
    "less_than_equal": lambda limits: f"must be at most {limits['le']}",
    "string_pattern_mismatch": lambda limits: f"does not fit: {IN_WORDS.get(limits['pattern'], limits['pattern'])}",
    "value_error": lambda found: str(found["error"]),
}
"""What to say of each kind of error, from the limits pydantic gives with it."""
