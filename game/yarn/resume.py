"""Checks that a story can be taken up where a snapshot was taken: the script may have been edited since."""

from __future__ import annotations

from collections.abc import Mapping

from game.yarn.code import Offer
from game.yarn.errors import NodeChangedError, SnapshotError
from game.yarn.program import Program
from game.yarn.state import Frame, State


def check_place(program: Program, state: State, fingerprints: Mapping[str, str]) -> None:
    """Raises `NodeChangedError` or `SnapshotError` unless a restored state fits the program as it is now.

    Of several changed nodes the outermost is named: started afresh, it comes to the others again.
    """
    places = [*state.stack, *([Frame(state.node, state.position)] if state.node else [])]
    for place in places:
        if not program.has_node(place.node):
            raise NodeChangedError(f"The node {place.node} is gone.", place.node)
        if fingerprints.get(place.node) != program.node_fingerprint(place.node):
            raise NodeChangedError(f"The node {place.node} has changed since.", place.node)
        if place.node in program.trees:
            _check_position(program, place)
    _check_shown(program, state)


def _check_position(program: Program, place: Frame) -> None:
    if place.position > len(program.code(place.node).instructions):
        raise SnapshotError(f"This snapshot is damaged: {place.node} has no place {place.position}.", place.node)


def _check_shown(program: Program, state: State) -> None:
    shown = state.shown
    if shown is None:
        return
    lines = shown["options"] if shown["kind"] == "options" else [shown] if shown["kind"] == "line" else []
    if any(line["id"] not in program.strings for line in lines):
        raise NodeChangedError(f"A line of {state.node} is gone.", state.node)
    if shown["kind"] == "options":
        code = program.code(state.node).instructions if state.node in program.trees else []
        offer = code[state.position] if state.position < len(code) else None
        if not isinstance(offer, Offer) or len(offer.options) != len(lines):
            raise SnapshotError("This snapshot is damaged: no options stand where it was taken.", state.node)
