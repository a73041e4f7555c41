"""What a host tells the compiler about its functions and commands."""

from __future__ import annotations

from dataclasses import dataclass

from game.yarn.kinds import ANY, BOOL, NUMBER, STRING, Kind

_KINDS: dict[str, Kind] = {"number": NUMBER, "string": STRING, "bool": BOOL, "any": ANY}


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """A function scripts may call: the type names of its parameters and of what it gives.

    Types are ``number``, ``string``, ``bool``; a parameter may also be ``any``. With ``repeated``, further
    arguments of that type may follow.
    """

    parameters: tuple[str, ...]
    returns: str
    repeated: str | None = None

    def __post_init__(self) -> None:
        for name in (*self.parameters, self.repeated or "any"):
            if name not in _KINDS:
                raise ValueError(f"{name!r} is no type of a Yarn function: use {', '.join(_KINDS)}")
        if self.returns not in ("number", "string", "bool"):
            raise ValueError(f"{self.returns!r} is nothing a Yarn function can give: use number, string or bool")


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command the game understands: how many arguments it takes after its name (None: any number)."""

    least: int = 0
    most: int | None = None


def spec_kinds(spec: FunctionSpec) -> tuple[tuple[Kind, ...], Kind | None, Kind]:
    """A spec's parameter kinds, the kind of further arguments, and the kind it gives."""
    repeated = _KINDS[spec.repeated] if spec.repeated else None
    return tuple(_KINDS[name] for name in spec.parameters), repeated, _KINDS[spec.returns]
