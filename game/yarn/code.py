"""A node as a flat list of instructions, so that a place in it is one number and can be saved."""

from __future__ import annotations

from dataclasses import dataclass

from game.yarn.evaluate import Compute


@dataclass(slots=True)
class Gate:
    """What must hold for a line: ``key`` not yet seen once (if set), and ``test`` true (if set)."""

    key: str | None
    test: Compute | None


@dataclass(slots=True)
class Say:
    """Shows a line."""

    line_id: str
    values: tuple[Compute, ...]
    gate: Gate | None
    line: int


@dataclass(slots=True)
class Offered:
    """One option: its line, and the instruction that follows when it is chosen."""

    line_id: str
    values: tuple[Compute, ...]
    gate: Gate | None
    target: int = -1


@dataclass(slots=True)
class Offer:
    """Shows options and waits; ``end`` follows when none can be chosen."""

    options: tuple[Offered, ...]
    line: int
    end: int = -1


@dataclass(slots=True)
class Candidate:
    """One member of a line group; ``complexity`` is how many things its condition asks."""

    line_id: str
    gate: Gate | None
    complexity: int
    target: int = -1


@dataclass(slots=True)
class Pick:
    """Chooses one of a line group's members, or goes on at ``end``."""

    candidates: tuple[Candidate, ...]
    line: int
    end: int = -1


@dataclass(slots=True)
class Tell:
    """Hands a command to the game: ``parts`` as written, ``words`` split into name and arguments.

    A number in them stands for the value of that index, so that each is computed once.
    """

    parts: tuple[str | int, ...]
    words: tuple[tuple[str | int, ...], ...]
    values: tuple[Compute, ...]
    line: int


@dataclass(slots=True)
class Assign:
    """Sets a variable."""

    name: str
    value: Compute
    line: int


@dataclass(slots=True)
class Do:
    """Calls a function for what it does."""

    value: Compute
    line: int


@dataclass(slots=True)
class Jump:
    """Goes on in another node, for good or as a detour."""

    target: str | Compute
    detour: bool
    line: int


@dataclass(slots=True)
class Skip:
    """Goes on at another instruction."""

    target: int
    line: int


@dataclass(slots=True)
class Unless:
    """Goes on at ``target`` unless the test holds; a gate with a key is marked as seen when it does."""

    gate: Gate
    line: int
    target: int = -1


@dataclass(slots=True)
class Leave:
    """Ends the node (returning from a detour) or, with ``stop``, the whole dialogue."""

    stop: bool
    line: int


Instruction = Say | Offer | Pick | Tell | Assign | Do | Jump | Skip | Unless | Leave


@dataclass(slots=True)
class Code:
    """A node's instructions; running past the last ends the node."""

    name: str
    file: str
    instructions: list[Instruction]
