"""Where variables live; a host may keep them elsewhere by giving an object of this shape."""

from __future__ import annotations

from typing import Protocol

from game.yarn.values import Value


class VariableStorage(Protocol):
    """Variables by name (with their ``$``)."""

    def contains(self, name: str) -> bool:
        """Whether the variable has ever been set."""

    def get(self, name: str) -> Value:
        """The variable's value; only asked for when `contains` says so."""

    def set(self, name: str, value: Value) -> None:
        """Sets the variable."""


class MemoryStorage:
    """Variables in a dictionary."""

    def __init__(self, values: dict[str, Value] | None = None) -> None:
        self.values: dict[str, Value] = dict(values or {})

    def contains(self, name: str) -> bool:
        """Whether the variable has ever been set."""
        return name in self.values

    def get(self, name: str) -> Value:
        """The variable's value."""
        return self.values[name]

    def set(self, name: str, value: Value) -> None:
        """Sets the variable."""
        self.values[name] = value
