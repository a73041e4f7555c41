"""The journal's records and what keeps them. `game.keep` provides the real store; tests provide one in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from game.play.happenings import Happening, Json

ConversationKind = Literal["talk", "reading", "collection"]
Role = Literal["line", "reply", "step"]
"""Whose turn: the player's line, the companion's reply, or anything else (a step of a story, of the collection)."""


@dataclass(frozen=True)
class Conversation:
    """A talk with a companion, a reading of a chapter, or the collection: one tree of turns with one head.

    subject: the companion's or chapter's full id ("" for the collection). head: the turn it stands at, None if empty.
    """

    id: int
    kind: ConversationKind
    subject: str
    head: int | None


@dataclass(frozen=True)
class Turn:
    """A node of a conversation's tree; `parent` is None for its first."""

    id: int
    parent: int | None
    conversation: int
    role: Role
    at: str


@dataclass(frozen=True)
class Event:
    """Something that happened in a turn. `because` names earlier events that brought it about; `at` is ISO 8601."""

    id: int
    turn: int
    because: tuple[int, ...]
    at: str
    what: Happening


@dataclass(frozen=True)
class Batch:
    """What is written in one transaction: all of it or nothing. `heads`: conversation → the turn it now stands at."""

    conversations: tuple[Conversation, ...] = ()
    turns: tuple[Turn, ...] = ()
    events: tuple[Event, ...] = ()
    heads: Mapping[int, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class LastIds:
    """The highest id of each record written so far; 0 where there is none."""

    conversation: int
    turn: int
    event: int


class Store(Protocol):
    """Where the journal lies. The journal gives the ids, ascending from 1. Raises StoreError when it cannot write."""

    def last_ids(self) -> LastIds: ...
    def write(self, batch: Batch) -> None: ...

    def rewrite(self, events: Sequence[Event]) -> None:
        """Put these in the place of the events with their ids, so that no trace of those is left.

        Neither in what is derived from them, nor in free pages, nor in backups. Forgetting is the only use.
        """
        ...

    def conversations(self) -> list[Conversation]: ...
    def turn(self, turn: int) -> Turn | None: ...

    def turns(self) -> Iterator[Turn]:
        """All turns, by id."""
        ...

    def events(self, kinds: Collection[str]) -> Iterator[Event]:
        """All events of these kinds, by id, on active paths and off them."""
        ...

    def ancestors(self, turn: int, limit: int) -> list[Turn]:
        """The turn and those above it, newest first, at most `limit`."""
        ...

    def children(self, conversation: int, parent: int | None) -> list[Turn]:
        """The turns that follow `parent` (None: the conversation's first ones), by id."""
        ...

    def events_of(self, turns: Sequence[int]) -> list[Event]:
        """The events of these turns, by id."""
        ...


class ViewStore(Protocol):
    """Where the view of the journal lies, so that a start need not replay it."""

    def load(self) -> Mapping[str, Json] | None:
        """The last view saved, None if there is none or it is damaged."""
        ...

    def save(self, view: Mapping[str, Json]) -> None: ...


class StoreError(Exception):
    """The disk would not take or give the journal. Says what happened and what to do; nothing was half written."""
