"""The functions every script may call, with their types; what they do is in `game.yarn.functions`."""

from __future__ import annotations

from game.yarn.specs import FunctionSpec

_TO_NUMBER = FunctionSpec(("number",), "number")

BUILT_IN_FUNCTIONS: dict[str, FunctionSpec] = {
    "visited": FunctionSpec(("string",), "bool"),
    "visited_count": FunctionSpec(("string",), "number"),
    "has_any_content": FunctionSpec(("string",), "bool"),
    "string": FunctionSpec(("any",), "string"),
    "number": FunctionSpec(("any",), "number"),
    "bool": FunctionSpec(("any",), "bool"),
    "format": FunctionSpec(("string", "any"), "string"),
    "format_invariant": FunctionSpec(("number",), "string"),
    "random": FunctionSpec((), "number"),
    "random_range": FunctionSpec(("number", "number"), "number"),
    "random_range_float": FunctionSpec(("number", "number"), "number"),
    "dice": _TO_NUMBER,
    "min": FunctionSpec(("number", "number"), "number"),
    "max": FunctionSpec(("number", "number"), "number"),
    "round": _TO_NUMBER,
    "round_places": FunctionSpec(("number", "number"), "number"),
    "floor": _TO_NUMBER,
    "ceil": _TO_NUMBER,
    "inc": _TO_NUMBER,
    "dec": _TO_NUMBER,
    "decimal": _TO_NUMBER,
    "int": _TO_NUMBER,
}
