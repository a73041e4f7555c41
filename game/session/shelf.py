"""The player's models as every screen sees them: plain rows, and what can be done with them. `app` brings the shelf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Verdict = Literal["well", "slow", "tight", "crawls", "no"]


@dataclass(frozen=True)
class ModelView:
    """One model. spec: what it is chosen by ("starter", a path, an address). server: the host and port its words come
    from, "" for a file; away: whether what is said leaves this machine. why: what it takes, or why it cannot be used.
    """

    spec: str
    name: str
    path: str
    size_mb: float
    quantisation: str
    context: int
    languages: tuple[str, ...]
    in_use: bool
    fits: bool
    why: str
    server: str = ""
    away: bool = False


@dataclass(frozen=True)
class FitView:
    """What a model would be like on this machine. Bytes for memory; tokens_per_s an estimate, 0 where there is none."""

    spec: str
    name: str
    verdict: Verdict
    memory: int
    weights: int
    attention: int
    context: int
    tokens_per_s: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class OfferView:
    """A model that can be fetched: where from, how much, what it may be used for, and whether it is here already."""

    name: str
    title: str
    size: int
    languages: tuple[str, ...]
    licence: str
    url: str
    here: bool


@dataclass(frozen=True)
class Fetching:
    """How far a download is, in bytes; `path` once it is whole, checked and in its place."""

    done: int
    total: int
    doing: Literal["fetching", "waiting", "checking", "done"]
    path: str = ""


class Shelf(Protocol):
    """Everything about models that needs the disk or, where the player asks for it, the network.

    Every method raises EngineError, which says what is the matter and what to do.
    """

    def rows(self) -> list[ModelView]:
        """The starter, the player's own files and servers. Asks no server."""
        ...

    def use(self, spec: str) -> ModelView:
        """Speak with this one from now on, everybody who was not given one of their own."""
        ...

    def add(self, spec: str, languages: Sequence[str] = (), key: str | None = None) -> ModelView:
        """Put a file or a server on the list, once it has been looked at. key: None keeps the one there is."""
        ...

    def remove(self, spec: str) -> None:
        """Take it off the list; a file stays where it is, the key of a server is forgotten."""
        ...

    def fit(self, specs: Sequence[str] = ()) -> list[FitView]:
        """How models would run here; () for all that are on the list or can be fetched. Measures for some seconds."""
        ...

    def offers(self) -> list[OfferView]: ...

    def get(self, name: str) -> Iterator[Fetching]:
        """Fetch a model of the catalogue and put it on the list. Goes on where an earlier try broke off."""
        ...
