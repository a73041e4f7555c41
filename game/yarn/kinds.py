"""Yarn's types, and the unknowns that stand for types not yet inferred."""

from __future__ import annotations

from game.yarn.values import Value


class Kind:
    """A type: number, string, bool, any, or an enum. Compared by identity."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class EnumKind(Kind):
    """An enum: its cases with their raw values, all of kind ``raw``."""

    __slots__ = ("cases", "raw")

    def __init__(self, name: str, raw: Kind, cases: dict[str, Value]) -> None:
        super().__init__(name)
        self.raw = raw
        self.cases = cases


class Unknown:
    """A type still to be found out; ``bound`` is what it turned out to be."""

    __slots__ = ("bound",)

    def __init__(self) -> None:
        self.bound: Kind | Unknown | None = None


NUMBER = Kind("number")
STRING = Kind("string")
BOOL = Kind("bool")
ANY = Kind("any")

#: Stands for the type of what is wrong already and has been reported; agrees with everything.
WRONG = Kind("wrong")

#: The names an author may write after ``as``, and a host in a `FunctionSpec`.
BUILT_IN: dict[str, Kind] = {
    "number": NUMBER,
    "string": STRING,
    "bool": BOOL,
    "Number": NUMBER,
    "String": STRING,
    "Bool": BOOL,
}


def resolve(kind: Kind | Unknown) -> Kind | Unknown:
    """Follows an unknown to what it is bound to."""
    while isinstance(kind, Unknown) and kind.bound is not None:
        kind = kind.bound
    return kind


def unify(left: Kind | Unknown, right: Kind | Unknown) -> bool:
    """Makes two types one; False when both are known and differ."""
    left, right = resolve(left), resolve(right)
    if left is right or left is WRONG or right is WRONG:
        return True
    if isinstance(left, Unknown):
        left.bound = right
        return True
    if isinstance(right, Unknown):
        right.bound = left
        return True
    return False


def fits(given: Kind, wanted: Kind) -> bool:
    """Whether a value of one type may be handed where another is wanted: enums fit their raw type."""
    if wanted is ANY or given is wanted or given is WRONG or wanted is WRONG:
        return True
    return isinstance(given, EnumKind) and given.raw is wanted


def kind_of(value: Value) -> Kind:
    """The type of a plain value."""
    if isinstance(value, bool):
        return BOOL
    return STRING if isinstance(value, str) else NUMBER


def title(kind: Kind | Unknown) -> str:
    """A type in a message: ``a number``, ``Food``."""
    kind = resolve(kind)
    if isinstance(kind, Unknown):
        return "something unknown"
    return kind.name if isinstance(kind, EnumKind) else f"a {kind.name}"
