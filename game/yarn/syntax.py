"""The tree a script becomes: expressions and statements, each with its place (line and column from 1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.yarn.values import Value

# --- expressions -------------------------------------------------------------------------------


@dataclass(slots=True)
class Literal:
    """A number, a string, true or false."""

    value: Value
    line: int
    column: int


@dataclass(slots=True)
class VariableUse:
    """``$name``; the name keeps its dollar sign."""

    name: str
    line: int
    column: int


@dataclass(slots=True)
class Member:
    """``Enum.Case`` or ``.Case``; the checker fills in ``value`` once it knows the enum."""

    enum: str | None
    case: str
    line: int
    column: int
    value: Value | None = None


@dataclass(slots=True)
class Call:
    """``name(argument, …)``."""

    name: str
    arguments: list[Expression]
    line: int
    column: int


@dataclass(slots=True)
class Unary:
    """``-x``, ``not x`` or a bracketed constant; ``op`` is ``-``, ``not`` or ``(``."""

    op: str
    operand: Expression
    line: int
    column: int


@dataclass(slots=True)
class Binary:
    """``left op right``; word operators are stored as their signs, ``and or xor`` as words."""

    op: str
    left: Expression
    right: Expression
    line: int
    column: int


Expression = Literal | VariableUse | Member | Call | Unary | Binary


@dataclass(slots=True)
class Condition:
    """What stands before a line may run: ``<<if test>>``, ``<<once>>``, ``<<once if test>>``."""

    once: bool
    test: Expression | None


# --- statements --------------------------------------------------------------------------------


@dataclass(slots=True)
class TextLine:
    """A line of text with ``{0}``, ``{1}`` … where ``values`` go.

    ``end`` is the offset in its physical line where its content stops, before blanks and a comment;
    ``line_id`` is set by the string table.
    """

    text: str
    values: tuple[Expression, ...]
    tags: tuple[str, ...]
    condition: Condition | None
    line: int
    column: int
    end: int
    line_id: str = ""


@dataclass(slots=True)
class CommandLine:
    """A command for the game: ``parts`` are words and expressions in the order written."""

    parts: list[str | Expression]
    line: int
    column: int


@dataclass(slots=True)
class SetVariable:
    """``<<set $name op value>>``; ``op`` is ``=`` or an arithmetic sign for ``+=`` and its kin."""

    name: str
    op: str
    value: Expression
    line: int
    column: int


@dataclass(slots=True)
class Declare:
    """``<<declare $name = value as type>>``."""

    name: str
    value: Expression
    type_name: str | None
    line: int
    column: int
    comment: str = ""


@dataclass(slots=True)
class CallFunction:
    """``<<call function(…)>>``."""

    call: Call
    line: int
    column: int


@dataclass(slots=True)
class Go:
    """``<<jump …>>`` or ``<<detour …>>`` to a node's name or to what an expression gives."""

    target: str | Expression
    detour: bool
    line: int
    column: int


@dataclass(slots=True)
class Leave:
    """``<<return>>`` (from a detour) or ``<<stop>>`` (the whole dialogue)."""

    stop: bool
    line: int
    column: int


@dataclass(slots=True)
class Branch:
    """One arm of an ``<<if>>``; ``test`` is None for ``<<else>>``."""

    test: Expression | None
    body: list[Statement]


@dataclass(slots=True)
class If:
    """``<<if>> … <<elseif>> … <<else>> … <<endif>>``."""

    branches: list[Branch]
    line: int
    column: int


@dataclass(slots=True)
class Once:
    """``<<once if test>> … <<else>> … <<endonce>>``; ``key`` names it in the seen-once record."""

    test: Expression | None
    body: list[Statement]
    otherwise: list[Statement]
    line: int
    column: int
    key: str = ""


@dataclass(slots=True)
class Item:
    """One option (``->``) or one member of a line group (``=>``) with what follows from it."""

    text: TextLine
    body: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class Choice:
    """A run of options offered together."""

    items: list[Item]
    line: int
    column: int


@dataclass(slots=True)
class LineGroup:
    """A run of ``=>`` lines of which one is picked."""

    items: list[Item]
    line: int
    column: int


@dataclass(slots=True)
class EnumCase:
    """``<<case Name = raw>>``."""

    name: str
    raw: Expression | None
    line: int
    column: int


@dataclass(slots=True)
class EnumDeclaration:
    """``<<enum Name>> … <<endenum>>``."""

    name: str
    cases: list[EnumCase]
    line: int
    column: int


Statement = (
    TextLine
    | CommandLine
    | SetVariable
    | Declare
    | CallFunction
    | Go
    | Leave
    | If
    | Once
    | Choice
    | LineGroup
    | EnumDeclaration
)

# --- nodes -------------------------------------------------------------------------------------


@dataclass(slots=True)
class When:
    """One ``when:`` header: ``always``, ``once``, ``once if test`` or a test."""

    once: bool
    test: Expression | None
    line: int
    column: int


@dataclass(slots=True)
class Header:
    """``key: value`` above a node's body."""

    key: str
    value: str
    line: int
    column: int


@dataclass(slots=True)
class NodeTree:
    """One node as written; ``texts`` holds its text lines in order.

    ``name`` is the title, or for a member of a node group a name of its own; ``source`` is the body's text.
    """

    title: str
    file: str
    line: int
    headers: list[Header] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    body: list[Statement] = field(default_factory=list)
    texts: list[TextLine] = field(default_factory=list)
    declares: list[Declare] = field(default_factory=list)
    enums: list[EnumDeclaration] = field(default_factory=list)
    source: str = ""
    name: str = ""

    def header(self, key: str) -> str | None:
        """The first header of that name, or None."""
        return next((header.value for header in self.headers if header.key.casefold() == key), None)


@dataclass(slots=True)
class FileTree:
    """One script: its file tags and nodes."""

    file: str
    tags: list[str]
    nodes: list[NodeTree]
