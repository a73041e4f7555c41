"""A compiled story: its nodes, variables and strings, ready to be run by `game.yarn.dialogue.Dialogue`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from game.yarn.code import Code
from game.yarn.digest import digest
from game.yarn.lower import lower_node
from game.yarn.problems import YarnProblem
from game.yarn.syntax import Expression, NodeTree
from game.yarn.values import Value


@dataclass(frozen=True, slots=True)
class LineInfo:
    """One row of the string table. ``text`` has ``{0}`` … where values go, and its markup.

    ``implicit`` marks an id made up by the compiler, which an edit of the script may change. A shadow line's
    ``shadow`` is the id of the line whose text (and translation, and voice) it uses.
    """

    id: str
    text: str
    node: str
    file: str
    line: int
    tags: tuple[str, ...]
    speaker: str | None
    implicit: bool
    shadow: str | None = None


@dataclass(frozen=True, slots=True)
class VariableInfo:
    """A variable: its type (``number string bool`` or an enum's name) and the value it starts with.

    A ``smart`` variable is always computed and has no value of its own (``default`` is what it gives then).
    """

    name: str
    type: str
    default: Value
    declared: bool
    smart: bool
    file: str
    line: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NodeInfo:
    """A node as a host sees it; ``group`` is set for a member of a node group."""

    name: str
    headers: dict[str, str]
    tags: tuple[str, ...]
    file: str
    line: int
    group: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Program:
    """Everything `compile_yarn` found out. ``trees``, ``smart`` and ``groups`` serve this package only."""

    trees: Mapping[str, NodeTree]
    groups: Mapping[str, tuple[str, ...]]
    variables: Mapping[str, VariableInfo]
    strings: Mapping[str, LineInfo]
    smart: Mapping[str, Expression]
    file_tags: Mapping[str, tuple[str, ...]]
    warnings: tuple[YarnProblem, ...]
    _codes: dict[str, Code] = field(default_factory=dict)
    _prints: dict[str, str] = field(default_factory=dict)

    @property
    def nodes(self) -> dict[str, NodeInfo]:
        """Every node by name, in the order written."""
        return {name: self.node(name) for name in self.trees}

    def node(self, name: str) -> NodeInfo:
        """One node; raises KeyError for a name that is none."""
        tree = self.trees[name]
        headers = {header.key: header.value for header in tree.headers}
        return NodeInfo(
            name=name,
            headers=headers,
            tags=tuple(headers.get("tags", "").split()),
            file=tree.file,
            line=tree.line,
            group=tree.title if tree.title != name else None,
            fingerprint=self.node_fingerprint(name),
        )

    def has_node(self, name: str) -> bool:
        """Whether a node or a node group has this name."""
        return name in self.trees or name in self.groups

    def node_fingerprint(self, name: str) -> str:
        """A short hash of a node's content (of all members for a group); raises KeyError for an unknown name.

        It changes with every edit of the node's text or headers, blanks at the ends of lines aside.
        """
        known = self._prints.get(name)
        if known is None:
            known = self._prints[name] = self._print(name)
        return known

    def _print(self, name: str) -> str:
        if name in self.groups:
            return _hash(*(self.node_fingerprint(member) for member in self.groups[name]))
        tree = self.trees[name]
        headers = (f"{header.key}:{header.value}" for header in tree.headers)
        return _hash(*headers, "---", *(line.rstrip() for line in tree.source.split("\n")))

    @property
    def fingerprint(self) -> str:
        """A hash over all nodes."""
        return _hash(*(f"{name} {self.node_fingerprint(name)}" for name in sorted(self.trees)))

    def code(self, name: str) -> Code:
        """A node's instructions, made when first asked for."""
        code = self._codes.get(name)
        if code is None:
            code = self._codes[name] = lower_node(self.trees[name])
        return code

    def to_json(self) -> dict[str, Any]:
        """Nodes, variables and strings as plain data."""
        return {
            "fingerprint": self.fingerprint,
            "nodes": [asdict(node) | {"tags": list(node.tags)} for node in self.nodes.values()],
            "groups": {name: list(members) for name, members in self.groups.items()},
            "variables": [asdict(variable) for variable in self.variables.values()],
            "strings": [asdict(line) | {"tags": list(line.tags)} for line in self.strings.values()],
            "warnings": [problem.to_json() for problem in self.warnings],
        }


def _hash(*parts: str) -> str:
    return digest("\n".join(parts), 8)
