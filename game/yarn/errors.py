"""What can go wrong while a story runs; each error says where, and each is typed so a host can act on it."""

from __future__ import annotations


class YarnRunError(Exception):
    """A story that cannot go on: ``node``, ``file`` and ``line`` (0 if unknown) say where it stood."""

    def __init__(self, message: str, node: str = "", file: str = "", line: int = 0) -> None:
        self.message = message
        self.node = node
        self.file = file
        self.line = line
        super().__init__(message)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        inside = f" (in node {self.node})" if self.node else ""
        return f"{place}{self.message}{inside}"


class StepBudgetError(YarnRunError):
    """Nothing was shown for too many steps: the story runs in a circle."""


class DepthLimitError(YarnRunError):
    """Too many detours (or smart variables) inside one another."""


class UnknownNodeError(YarnRunError):
    """A node was asked for that the program does not have."""


class SnapshotError(YarnRunError):
    """A snapshot that is damaged, or of another kind."""


class NodeChangedError(SnapshotError):
    """A snapshot was taken in a node that has been edited (or removed) since; start ``node`` afresh."""
