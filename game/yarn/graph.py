"""Which nodes a story can come to, and from which it can come to an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.yarn.program import Program
from game.yarn.syntax import Go, Leave
from game.yarn.walk import can_end, statements, texts_said


class Graph:
    """A program's nodes with the ways between them. Groups stand for their members."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.jumps: dict[str, set[str]] = {name: set() for name in program.trees}
        self.detours: dict[str, set[str]] = {name: set() for name in program.trees}
        self.ends: set[str] = set()
        self.anywhere: set[str] = set()
        for name, tree in program.trees.items():
            for statement in statements(tree.body):
                if isinstance(statement, Go):
                    ways = self.detours if statement.detour else self.jumps
                    ways[name] |= self._targets(name, statement)
                    if self._may_be_empty(statement):
                        self.ends.add(name)
                elif isinstance(statement, Leave):
                    self.ends.add(name)
            if can_end(tree.body):
                self.ends.add(name)

    def _targets(self, name: str, go: Go) -> set[str]:
        """Where a jump can lead. A computed one that says no node's name may lead ``anywhere``."""
        if isinstance(go.target, str):
            return set(self._members(go.target))
        said = {text for text in texts_said(go.target) if self.program.has_node(text)}
        if not said:
            self.anywhere.add(name)
        return {member for title in said for member in self._members(title)}

    def _may_be_empty(self, go: Go) -> bool:
        """Whether a jump leads to a node group of which no member may fit, so that the story ends there."""
        members = self.program.groups.get(go.target, ()) if isinstance(go.target, str) and not go.detour else ()
        return bool(members) and all(
            any(when.once or when.test is not None for when in self.program.trees[member].whens) for member in members
        )

    def _members(self, name: str) -> Iterable[str]:
        return self.program.groups.get(name, (name,))

    def reachable(self, entries: Iterable[str]) -> set[str]:
        """Every node that can be come to from the entries."""
        both = {name: self.jumps[name] | self.detours[name] for name in self.program.trees}
        starts = {member for entry in entries for member in self._members(entry) if member in both}
        reached = _closure(starts, both)
        return set(self.program.trees) if reached & self.anywhere else reached

    def endless(self) -> set[str]:
        """Nodes from which no way leads to an end."""
        back: dict[str, set[str]] = {name: set() for name in self.program.trees}
        for name, targets in self.jumps.items():
            for target in targets:
                back[target].add(name)
        return set(self.program.trees) - _closure(self.ends | self.anywhere, back)


def _closure(starts: set[str], ways: Mapping[str, set[str]]) -> set[str]:
    seen = set(starts)
    waiting = list(starts)
    while waiting:
        for target in ways[waiting.pop()]:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen
