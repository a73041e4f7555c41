"""The store kept in memory: for tests that need no disk, and the model that the real one is compared with.

It holds what it was given, by turn, and works everything else out anew each time it is asked; only what was said in a
turn is kept until the turn changes, for an evening asks for all of it many times a line.
"""

from __future__ import annotations

import copy
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from game.mind.ports import Passage, Said, Vectors
from game.play.happenings import LineSaid, SentenceShown
from game.play.store import Batch, Conversation, Event, LastIds, Turn


class MemoryStore:
    """Store, ViewStore and Archive in one. `terms` splits a text into what can be searched for."""

    def __init__(self, terms: Callable[[str], Sequence[str]] = str.split) -> None:
        self._terms = cache(terms)
        self._conversations: dict[int, Conversation] = {}
        self._turns: dict[int, Turn] = {}
        self._events: list[Event] = []
        self._of_turn: dict[int, list[Event]] = {}
        self._said: dict[int, Said | None] = {}
        self._view: Mapping[str, Any] | None = None
        self._vectors: dict[int, np.ndarray] = {}

    # Store

    def last_ids(self) -> LastIds:
        return LastIds(
            max(self._conversations, default=0),
            max(self._turns, default=0),
            self._events[-1].id if self._events else 0,
        )

    def write(self, batch: Batch) -> None:
        self._conversations |= {c.id: c for c in batch.conversations}
        self._turns |= {t.id: t for t in batch.turns}
        before = {turn: self._message(turn) for turn in self._vectors}
        self._events += batch.events
        for event in batch.events:
            self._of_turn.setdefault(event.turn, []).append(event)
            self._said.pop(event.turn, None)
        parted = {self._move(conversation, head) for conversation, head in batch.heads.items()}
        self._vectors = {t: v for t, v in self._vectors.items() if t not in parted and self._message(t) == before[t]}

    def rewrite(self, events: Sequence[Event]) -> None:
        new = {event.id: event for event in events}
        self._events = [new.get(event.id, event) for event in self._events]
        self._of_turn = {turn: [new.get(e.id, e) for e in events] for turn, events in self._of_turn.items()}
        self._said = {}
        self._vectors = {}

    def _move(self, conversation: int, head: int | None) -> int | None:
        """Stand at another turn; the one below which the paths part, if they do."""
        here = self._conversations[conversation]
        old, new = ([t.id for t in self.ancestors(at, len(self._turns))] if at else [] for at in (here.head, head))
        self._conversations[conversation] = replace(here, head=head)
        return next((turn for turn in new if turn in old), None) if old != new else None

    def conversations(self) -> list[Conversation]:
        return [self._conversations[number] for number in sorted(self._conversations)]

    def turn(self, turn: int) -> Turn | None:
        return self._turns.get(turn)

    def turns(self) -> Iterator[Turn]:
        yield from (self._turns[number] for number in sorted(self._turns))

    def events(self, kinds: Collection[str]) -> Iterator[Event]:
        yield from (e for e in self._events if e.what.kind in kinds)

    def ancestors(self, turn: int, limit: int) -> list[Turn]:
        found: list[Turn] = []
        here = self._turns.get(turn)
        while here is not None and len(found) < limit:
            found.append(here)
            here = self._turns[here.parent] if here.parent is not None else None
        return found

    def children(self, conversation: int, parent: int | None) -> list[Turn]:
        return [t for t in self.turns() if t.conversation == conversation and t.parent == parent]

    def events_of(self, turns: Sequence[int]) -> list[Event]:
        return sorted((e for turn in set(turns) for e in self._of_turn.get(turn, ())), key=lambda event: event.id)

    # ViewStore

    def load(self) -> Mapping[str, Any] | None:
        return copy.deepcopy(self._view)

    def save(self, view: Mapping[str, Any]) -> None:
        self._view = view

    # Archive

    def active(self) -> set[int]:
        heads = [c.head for c in self._conversations.values() if c.head is not None]
        return {turn.id for head in heads for turn in self.ancestors(head, len(self._turns))}

    def messages(self, companion: str) -> list[Said]:
        """Everything said on active paths, oldest first."""
        active = self.active()
        found = [self._message(turn.id) for turn in self.turns() if turn.id in active]
        return [said for said in found if said is not None and said.companion == companion]

    def recent(self, companion: str, limit: int) -> list[Said]:
        return self.messages(companion)[-limit:] if limit else []

    def said(self, turns: Sequence[int]) -> list[Said]:
        active = self.active()
        found = [self._message(turn) for turn in turns if turn in active]
        return [said for said in found if said is not None]

    def search(self, companion: str, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
        counts = {
            said.turn: Counter([*self._terms(said.text), *self._terms(self._before(said.turn))])
            for said in self.messages(companion)
        }
        longest = max((sum(c.values()) for c in counts.values()), default=0)
        scores: dict[int, float] = {}
        for term in set(terms):
            holding = [turn for turn, count in counts.items() if count[term]]
            for turn in holding:
                rarity = math.log(1 + len(counts) / len(holding))
                weight = counts[turn][term] / (counts[turn][term] + 1.2 * sum(counts[turn].values()) / longest)
                scores[turn] = scores.get(turn, 0.0) + rarity * weight
        return sorted(scores.items(), key=lambda found: (-found[1], -found[0]))[:limit]

    def vectors(self, companion: str) -> tuple[list[int], Vectors]:
        turns = [said.turn for said in self.messages(companion) if said.turn in self._vectors]
        rows = [self._vectors[turn] for turn in turns]
        return turns, np.array(rows, np.float32) if rows else np.zeros((0, 0), np.float32)

    def without_vector(self, companion: str, limit: int) -> list[Passage]:
        active = self.active()
        following = {t.parent: t.id for t in self.turns() if t.id in active and t.parent is not None}
        found = []
        for said in self.messages(companion):
            if said.turn not in self._vectors and said.turn in following:
                after = self._message(following[said.turn])
                found.append(Passage(said, self._before(said.turn), after.text if after else ""))
        return found[:limit]

    def _before(self, turn: int) -> str:
        parent = self._turns[turn].parent
        message = self._message(parent) if parent is not None else None
        return message.text if message else ""

    def keep_vectors(self, turns: Sequence[int], vectors: Vectors) -> None:
        for turn, vector in zip(turns, vectors, strict=True):
            if self._message(turn) is not None:
                self._vectors[turn] = vector.astype(np.float16).astype(np.float32)

    def _message(self, turn: int) -> Said | None:
        if turn not in self._said:
            self._said[turn] = self._spoken(turn)
        return self._said[turn]

    def _spoken(self, turn: int) -> Said | None:
        spoken = [e for e in self.events_of([turn]) if isinstance(e.what, LineSaid | SentenceShown)]
        spoken = [e for e in spoken if e.what.text]
        if not spoken:
            return None
        lines = [e for e in spoken if isinstance(e.what, LineSaid)]
        first = (lines or spoken)[0]
        space = "" if first.what.language.startswith("zh") else " "
        text = space.join(e.what.text for e in ([first] if lines else spoken) if e.what.text)
        speaker = "player" if lines else "companion"
        return Said(turn, first.what.companion, speaker, text, first.what.language, first.at)
