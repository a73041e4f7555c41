"""Which models a server has, and the one to ask for."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from game.mind.ports import EngineError
from game.model.server.address import Address
from game.model.server.exchange import Exchange, Whereto
from game.model.server.refusals import RefusedError, garbled

_NAMED = 8
"""How many of a server's models an error names."""


@dataclass(frozen=True)
class Served:
    """A model at a server. `context` in tokens: what the server tells of it, else what nearly all can read."""

    name: str
    context: int = 4096


def served(whereto: Whereto, cancelled: threading.Event) -> list[Served]:
    """The server's models; none where it has no such list. Raises EngineError where it cannot be asked."""
    try:
        body = b"".join(Exchange(whereto, "/models").lines(cancelled))
    except RefusedError as refusal:
        if refusal.status in (404, 405, 501) and whereto.address.model:
            return []
        raise
    if cancelled.is_set():
        return []
    try:
        rows = json.loads(body)["data"]
        return [Served(str(row["id"]), _context(row)) for row in rows]
    except (ValueError, KeyError, TypeError):
        raise garbled(whereto.address.place) from None


def chosen(at: Address, found: Sequence[Served]) -> Served:
    """The model the address names, or the only one there is. Raises EngineError where that is none or unclear."""
    names = [one.name for one in found]
    if not at.model:
        if len(found) == 1:
            return found[0]
        if not found:
            raise EngineError(f"The server at {at.place} has no model.", "Load one there, then try again.")
        raise EngineError(
            f"The server at {at.place} has several models: {_some(names)}.",
            f"Name one after a #, as in #{names[0]}.",
        )
    for wanted in (at.model, f"{at.model}:latest"):
        if wanted in names:
            return found[names.index(wanted)]
    if not found:  # It has no list: what the player named is asked for.
        return Served(at.model)
    raise EngineError(
        f"The server at {at.place} does not have the model {at.model}.", f"It has: {_some(names)}. Name one of them."
    )


def _context(row: dict[str, object]) -> int:
    """vLLM tells `max_model_len`, llama-server `meta.n_ctx`; others tell nothing."""
    meta = row.get("meta")
    told = row.get("max_model_len") or (meta.get("n_ctx") if isinstance(meta, dict) else None)
    return told if isinstance(told, int) and told > 0 else Served("").context


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
