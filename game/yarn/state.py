"""Where a running story stands, as plain data that can be written down and taken up again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.yarn.errors import SnapshotError

VERSION = 1


@dataclass(slots=True)
class Frame:
    """A node left by a detour, and the instruction to come back to."""

    node: str
    position: int


@dataclass(slots=True)
class State:
    """Everything that moves while a story runs, variables and chance aside.

    ``shown`` is what the player sees now, with its values filled in already, so that it can be shown again
    exactly. ``visits`` counts how often each node was left; ``once`` holds what may not come again; ``views``
    counts how often each line or node was picked from its group.
    """

    node: str = ""
    position: int = 0
    stack: list[Frame] = field(default_factory=list)
    shown: dict[str, Any] | None = None
    finished: bool = False
    visits: dict[str, int] = field(default_factory=dict)
    once: set[str] = field(default_factory=set)
    views: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The state as plain data, always in the same order."""
        return {
            "version": VERSION,
            "node": self.node,
            "position": self.position,
            "stack": [[frame.node, frame.position] for frame in self.stack],
            "shown": self.shown,
            "finished": self.finished,
            "visits": dict(sorted(self.visits.items())),
            "once": sorted(self.once),
            "views": dict(sorted(self.views.items())),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> State:
        """Reads a state back; raises `SnapshotError` for anything `to_json` would not write."""
        try:
            if data["version"] != VERSION:
                raise SnapshotError(f"This snapshot is of version {data['version']}, not {VERSION}.")
            return cls(
                node=_text(data["node"]),
                position=_count(data["position"]),
                stack=[Frame(_text(node), _count(position)) for node, position in data["stack"]],
                shown=_shown(data["shown"]),
                finished=data["finished"] is True,
                visits=_counts(data["visits"]),
                once={_text(key) for key in data["once"]},
                views=_counts(data["views"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SnapshotError(f"This snapshot is damaged: {error!r}.") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} is no count")
    return value


def _counts(value: dict[Any, Any]) -> dict[str, int]:
    return {_text(key): _count(count) for key, count in value.items()}


def _shown(value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    kind = value["kind"]
    if kind == "line":
        return {"kind": kind, **_line(value)}
    if kind == "options":
        options = [{**_line(option), "available": option["available"] is True} for option in value["options"]]
        return {"kind": kind, "options": options}
    if kind == "command":
        return {"kind": kind, "words": [_text(word) for word in value["words"]], "raw": _text(value["raw"])}
    raise ValueError(f"{kind!r} is nothing that can be shown")


def _line(value: dict[str, Any]) -> dict[str, Any]:
    return {"id": _text(value["id"]), "values": [_text(one) for one in value["values"]]}
