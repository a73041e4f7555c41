"""The journal: what happened, as trees of turns, and the state their active paths add up to.

Everything is written in batches that the store takes whole or not at all. `writing` collects one:

    with journal.writing() as pen:
        turn = pen.turn(conversation, "line")
        said = pen.add(turn, LineSaid(...))
        pen.add(turn, BondMoved(...), because=[said])

Within the block `journal.state` already shows what was added, so that rules can look at it; if the store refuses, or
the block fails, the state is rebuilt from what the store holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from game.play.clock import Clock
from game.play.happenings import Happening
from game.play.state import STATEFUL_KINDS, State, fold, from_view, to_view
from game.play.store import Batch, Conversation, ConversationKind, Event, Role, Store, Turn, ViewStore


class Journal:
    """One profile's journal. `replayed` tells whether the view was behind or damaged and had to be rebuilt."""

    def __init__(self, store: Store, view: ViewStore, clock: Clock) -> None:
        self._store = store
        self._view = view
        self.clock = clock
        self.last = store.last_ids()
        self.conversations = {c.id: c for c in store.conversations()}
        saved = view.load()
        state = from_view(saved, self._heads(), self.last.event) if saved is not None else None
        self.replayed = state is None and self.last.event > 0
        self.state = state if state is not None else self.replay()

    def conversation(self, kind: ConversationKind, subject: str) -> Conversation | None:
        """The newest conversation of this kind about this subject."""
        found = [c for c in self.conversations.values() if c.kind == kind and c.subject == subject]
        return found[-1] if found else None

    def turns(self, conversation: int) -> list[Turn]:
        """All turns of a conversation, on its path and off it, by id."""
        return [turn for turn in self._store.turns() if turn.conversation == conversation]

    def path(self, conversation: int, limit: int = 1_000_000) -> list[Turn]:
        """The turns from the conversation's head upwards, oldest first, at most `limit` of the newest."""
        head = self.conversations[conversation].head
        return [] if head is None else self._store.ancestors(head, limit)[::-1]

    def turn(self, turn: int) -> Turn | None:
        return self._store.turn(turn)

    def children(self, turn: Turn) -> list[Turn]:
        """What followed a turn: more than one where the player swiped, edited or branched."""
        return self._store.children(turn.conversation, turn.id)

    def siblings(self, turn: Turn) -> list[Turn]:
        """A turn and those beside it: the swipes of one line."""
        return self._store.children(turn.conversation, turn.parent)

    def events_of(self, turns: Sequence[Turn]) -> list[Event]:
        return self._store.events_of([t.id for t in turns])

    def replay(self) -> State:
        """The state folded anew from everything stored."""
        return fold(self._store.events(STATEFUL_KINDS), self._active_turns())

    def every(self, kinds: Collection[str]) -> Iterator[Event]:
        """All events of these kinds, oldest first, also those that were undone since."""
        return self._store.events(kinds)

    def before(self, event: int) -> State:
        """The state as it was before an event, as far as it has not been undone since."""
        return fold((e for e in self._store.events(STATEFUL_KINDS) if e.id < event), self._active_turns())

    def if_moved(self, conversation: int, turn: int | None) -> State:
        """The state that `move_head` would lead to."""
        return fold(self._store.events(STATEFUL_KINDS), self._active_turns({conversation: turn}))

    @contextmanager
    def writing(self) -> Iterator[Pen]:
        """Collect turns and events; write them as one transaction when the block ends without error."""
        pen = Pen(self)
        try:
            yield pen
            self._store.write(pen.batch())
        except BaseException:
            # Whether it was written or not, only the store knows now.
            self.last = self._store.last_ids()
            self.conversations = {c.id: c for c in self._store.conversations()}
            self.state = self.replay()
            raise
        self.last = pen.last

    def rewrite(self, events: Sequence[Event]) -> None:
        """Put these in the place of the events with their ids: forgetting, the one thing that changes what happened."""
        self._store.rewrite(events)
        self.state = self.replay()
        self.save_view()

    def move_head(self, conversation: int, turn: int | None) -> None:
        """Stand at another turn (rewind, swipe, branch): what leaves the path is undone, what joins it is back.

        Raises ValueError for a turn of another conversation.
        """
        there = self._store.turn(turn) if turn is not None else None
        if turn is not None and (there is None or there.conversation != conversation):
            raise ValueError(f"Conversation {conversation} has no turn {turn}.")
        self._store.write(Batch(heads={conversation: turn}))
        self.conversations[conversation] = replace(self.conversations[conversation], head=turn)
        self.state = self.replay()
        self.save_view()

    def save_view(self) -> None:
        """Called once a turn is whole, so that the next start need not replay."""
        self._view.save(to_view(self.state, self._heads(), self.last.event))

    def _heads(self) -> dict[int, int | None]:
        return {c.id: c.head for c in self.conversations.values()}

    def _active_turns(self, moved: Mapping[int, int | None] | None = None) -> set[int]:
        parents = {turn.id: turn.parent for turn in self._store.turns()}
        active: set[int] = set()
        for head in {**self._heads(), **(moved or {})}.values():
            while head is not None and head not in active:
                active.add(head)
                head = parents[head]
        return active


class Pen:
    """One batch in the making; see `Journal.writing`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._at = journal.clock.now().isoformat(timespec="seconds")
        self._opened: list[Conversation] = []
        self.last = journal.last
        self.turns: list[Turn] = []
        self.events: list[Event] = []

    def conversation(self, kind: ConversationKind, subject: str) -> Conversation:
        """Begin a new conversation."""
        self.last = replace(self.last, conversation=self.last.conversation + 1)
        opened = Conversation(self.last.conversation, kind, subject, None)
        self._opened.append(opened)
        self._journal.conversations[opened.id] = opened
        return opened

    def turn(self, conversation: int, role: Role) -> Turn:
        """A new turn below the conversation's head, which it becomes. To go on elsewhere, `move_head` first."""
        here = self._journal.conversations[conversation]
        self.last = replace(self.last, turn=self.last.turn + 1)
        turn = Turn(self.last.turn, here.head, conversation, role, self._at)
        self.turns.append(turn)
        self._journal.conversations[conversation] = replace(here, head=turn.id)
        return turn

    def add(self, turn: Turn, what: Happening, because: Sequence[int] = ()) -> int:
        """Something happened in this turn, brought about by these earlier events. Returns the event's id."""
        self.last = replace(self.last, event=self.last.event + 1)
        event = Event(self.last.event, turn.id, tuple(because), self._at, what)
        self.events.append(event)
        self._journal.state.apply(event)
        return event.id

    def batch(self) -> Batch:
        heads = {t.conversation: self._journal.conversations[t.conversation].head for t in self.turns}
        return Batch(tuple(self._opened), tuple(self.turns), tuple(self.events), heads)
