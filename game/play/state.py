"""What the journal adds up to. Only `fold` and `State.apply` write it; everything else reads.

`to_view` is its JSON form, what `save.json` holds, so that a start need not replay the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from game.play import happenings as h
from game.play.store import Event

VIEW_FORMAT = 4


@dataclass(frozen=True)
class Memory:
    """Something a companion was told; see MemoryKept. `id` is the event that kept it.

    It held from `since` until `closed`. pinned: the player wants it always before her.
    """

    id: int
    turn: int
    companion: str
    memory: str
    relation: str
    value: str
    about: str
    text: str
    language: str
    since: str
    due: str | None
    closed: str | None = None
    followed_up: tuple[str, ...] = ()
    pinned: bool = False


@dataclass(frozen=True)
class Summary:
    """What was told in a stretch of talk; see TalkSummed. `id` is the event that kept it."""

    id: int
    companion: str
    first: int
    last: int
    text: str
    source: str


@dataclass(frozen=True)
class HeldCard:
    """A card in the album. `won` is the event that brought it; `quote` the line that earned it.

    other_evening: what earned it was rewound, yet the player had seen it, so it stays.
    """

    card: str
    companion: str
    won: int
    at: str
    how: str
    quote: str
    shown: bool = False
    other_evening: bool = False


@dataclass(frozen=True)
class Keepsake:
    """A moment made into a card; see KeepsakeMade. `id` is the event that made it, `at` when.

    other_evening: the lines it holds were rewound; it stays all the same.
    """

    id: int
    at: str
    companion: str
    title: str
    lines: tuple[tuple[str, str], ...]
    turns: tuple[int, ...]
    said_at: str
    expression: str
    scene: str
    weather: str
    language: str
    other_evening: bool = False


@dataclass(frozen=True)
class Slot:
    """A place in a reading that the player marked; see SlotKept. `at` is when."""

    slot: str
    chapter: str
    conversation: int
    marked: int
    line: str
    picture: str
    at: str


@dataclass
class Bond:
    """How things stand with one companion."""

    points: int = 0
    rank: int = 1
    owed: int = 0
    """Points lost to hurts and not yet mended."""
    novelty: dict[str, int] = field(default_factory=dict)
    """ "act|topic" → how often it has earned before."""
    words: dict[str, int] = field(default_factory=dict)
    """Mark of a word → in how many lines that earned something it was said."""
    beats: dict[str, int] = field(default_factory=dict)
    """Beat → the event that reached it."""
    draws: int = 0
    draw_earned: int | None = None
    """The event that last brought a draw, and the line behind it."""
    draw_quote: str = ""
    evenings: int = 0
    days_away: int = 0
    """How many midnights lay between the present evening and the last."""
    last_talk: str | None = None
    mood: str = "neutral"
    """How the companion feels this evening, where a story said so."""
    lines: dict[str, int] = field(default_factory=dict)
    """Authored line → the last event in which it was said: the ones used longest ago come first again."""


@dataclass
class Progress:
    """How far the player is with one chapter. Events are ids, None where it has not happened."""

    opened: int | None = None
    begun: int | None = None
    finished: int | None = None
    quote: str = ""
    other_evening: bool = False
    endings: dict[str, int] = field(default_factory=dict)
    """Ending found → the event that first came to it; it stays found, whatever is undone."""


@dataclass
class State:
    player: str = ""
    bonds: dict[str, Bond] = field(default_factory=dict)
    chapters: dict[str, Progress] = field(default_factory=dict)
    cards: dict[str, HeldCard] = field(default_factory=dict)
    flags: dict[str, Any] = field(default_factory=dict)
    memories: dict[int, Memory] = field(default_factory=dict)
    keepsakes: dict[int, Keepsake] = field(default_factory=dict)
    slots: dict[str, Slot] = field(default_factory=dict)
    summaries: dict[int, Summary] = field(default_factory=dict)

    def summaries_of(self, companion: str) -> list[Summary]:
        """What was summed up of a companion's talk, oldest first."""
        return sorted((s for s in self.summaries.values() if s.companion == companion), key=lambda s: s.last)

    def bond(self, companion: str) -> Bond:
        """The bond with a companion, a fresh one if they have not met."""
        return self.bonds.get(companion) or Bond()

    def progress(self, chapter: str) -> Progress:
        return self.chapters.get(chapter) or Progress()

    def open_memories(self, companion: str) -> list[Memory]:
        """What this companion knows and still holds, oldest first."""
        return [m for m in self.memories.values() if m.companion == companion and m.closed is None]

    def apply(self, event: Event) -> None:
        """Take one event of an active path in."""
        step = _STEPS.get(type(event.what))
        if step is not None:
            step(self, event, event.what)


# One small function for each kind of happening that changes the state.


def _own_bond(state: State, companion: str) -> Bond:
    return state.bonds.setdefault(companion, Bond())


def _player_named(state: State, _event: Event, what: h.PlayerNamed) -> None:
    state.player = what.name or state.player  # "" where it was forgotten.


def _talk_opened(state: State, event: Event, what: h.TalkOpened) -> None:
    bond = _own_bond(state, what.companion)
    bond.evenings += 1
    bond.days_away = what.days_away or 0
    bond.last_talk = event.at
    bond.mood = "neutral"  # Slept on.


def _line_said(state: State, event: Event, what: h.LineSaid) -> None:
    _own_bond(state, what.companion).last_talk = event.at


def _bond_moved(state: State, _event: Event, what: h.BondMoved) -> None:
    bond = _own_bond(state, what.companion)
    before = bond.points
    bond.points = max(0, before + what.points)
    if what.topic or not what.words:
        key = f"{what.reason}|{what.topic}"
        bond.novelty[key] = bond.novelty.get(key, 0) + 1
    for word in what.words:
        bond.words[word] = bond.words.get(word, 0) + 1
    if what.reason == "hurts":
        bond.owed += before - bond.points  # What was not there to lose cannot be mended either.
    elif what.reason == "mended":
        bond.owed = max(0, bond.owed - what.points)


def _beat_reached(state: State, event: Event, what: h.BeatReached) -> None:
    _own_bond(state, what.companion).beats.setdefault(what.beat, event.id)


def _memory_kept(state: State, event: Event, what: h.MemoryKept) -> None:
    if not what.text:
        return  # Forgotten.
    state.memories[event.id] = Memory(
        event.id,
        event.turn,
        what.companion,
        what.memory,
        what.relation,
        what.value,
        what.about,
        what.text,
        what.language,
        event.at,
        what.due,
    )


def _memory_closed(state: State, event: Event, what: h.MemoryClosed) -> None:
    if what.memory in state.memories:
        state.memories[what.memory] = replace(state.memories[what.memory], closed=event.at)


def _memory_pinned(state: State, _event: Event, what: h.MemoryPinned) -> None:
    if what.memory in state.memories:
        state.memories[what.memory] = replace(state.memories[what.memory], pinned=what.pinned)


def _talk_summed(state: State, event: Event, what: h.TalkSummed) -> None:
    if what.text:  # "" where it was forgotten.
        state.summaries[event.id] = Summary(event.id, what.companion, what.first, what.last, what.text, what.source)


def _followed_up(state: State, _event: Event, what: h.FollowedUp) -> None:
    memory = state.memories.get(what.memory)
    if memory is not None and what.phase not in memory.followed_up:
        state.memories[what.memory] = replace(memory, followed_up=(*memory.followed_up, what.phase))


def _reply_closed(state: State, event: Event, what: h.ReplyClosed) -> None:
    bond = _own_bond(state, what.companion)
    for line in what.lines:
        bond.lines[line] = event.id


def _rank_reached(state: State, _event: Event, what: h.RankReached) -> None:
    bond = _own_bond(state, what.companion)
    bond.rank = max(bond.rank, what.rank)


def _chapter_opened(state: State, event: Event, what: h.ChapterOpened) -> None:
    progress = state.chapters.setdefault(what.chapter, Progress())
    progress.opened, progress.quote = event.id, what.quote


def _chapter_begun(state: State, event: Event, what: h.ChapterBegun) -> None:
    state.chapters.setdefault(what.chapter, Progress()).begun = event.id


def _chapter_finished(state: State, event: Event, what: h.ChapterFinished) -> None:
    progress = state.chapters.setdefault(what.chapter, Progress())
    progress.finished, progress.other_evening = event.id, False


def _ending_reached(state: State, event: Event, what: h.EndingReached) -> None:
    state.chapters.setdefault(what.chapter, Progress()).endings.setdefault(what.ending, event.id)


def _flag_set(state: State, _event: Event, what: h.FlagSet) -> None:
    state.flags[what.name] = what.value


def _mood_changed(state: State, _event: Event, what: h.MoodChanged) -> None:
    _own_bond(state, what.companion).mood = what.mood


def _draw_earned(state: State, event: Event, what: h.DrawEarned) -> None:
    bond = _own_bond(state, what.companion)
    bond.draws += what.count
    bond.draw_earned, bond.draw_quote = event.id, what.quote


def _card_won(state: State, event: Event, what: h.CardWon) -> None:
    if what.how == "draw":
        bond = _own_bond(state, what.companion)
        bond.draws = max(0, bond.draws - 1)
    held = state.cards.get(what.card)
    if held is None or held.other_evening:
        shown = held is not None and held.shown
        state.cards[what.card] = HeldCard(
            what.card, what.companion, event.id, event.at, what.how, what.quote, shown=shown
        )


def _card_shown(state: State, _event: Event, what: h.CardShown) -> None:
    held = state.cards.get(what.card)
    if held is not None:
        state.cards[what.card] = replace(held, shown=True)


def _keepsake_made(state: State, event: Event, what: h.KeepsakeMade, other_evening: bool = False) -> None:
    if not what.lines:
        return  # Forgotten.
    state.keepsakes[event.id] = Keepsake(
        event.id,
        event.at,
        what.companion,
        what.title,
        tuple((whose, words) for whose, words in what.lines),
        tuple(what.turns),
        what.said_at,
        what.expression,
        what.scene,
        what.weather,
        what.language,
        other_evening,
    )


def _keepsake_let_go(state: State, _event: Event, what: h.KeepsakeLetGo) -> None:
    state.keepsakes.pop(what.keepsake, None)


def _slot_kept(state: State, event: Event, what: h.SlotKept) -> None:
    state.slots[what.slot] = Slot(
        what.slot, what.chapter, what.conversation, what.marked, what.line, what.picture, event.at
    )


def _slot_cleared(state: State, _event: Event, what: h.SlotCleared) -> None:
    state.slots.pop(what.slot, None)


_STEPS: dict[type[h.Happening], Callable[[State, Event, Any], None]] = {
    h.PlayerNamed: _player_named,
    h.TalkOpened: _talk_opened,
    h.LineSaid: _line_said,
    h.BondMoved: _bond_moved,
    h.BeatReached: _beat_reached,
    h.MemoryKept: _memory_kept,
    h.MemoryClosed: _memory_closed,
    h.MemoryPinned: _memory_pinned,
    h.TalkSummed: _talk_summed,
    h.FollowedUp: _followed_up,
    h.ReplyClosed: _reply_closed,
    h.RankReached: _rank_reached,
    h.ChapterOpened: _chapter_opened,
    h.ChapterBegun: _chapter_begun,
    h.ChapterFinished: _chapter_finished,
    h.EndingReached: _ending_reached,
    h.FlagSet: _flag_set,
    h.MoodChanged: _mood_changed,
    h.DrawEarned: _draw_earned,
    h.CardWon: _card_won,
    h.CardShown: _card_shown,
    h.KeepsakeMade: _keepsake_made,
    h.KeepsakeLetGo: _keepsake_let_go,
    h.SlotKept: _slot_kept,
    h.SlotCleared: _slot_cleared,
}

STATEFUL_KINDS = frozenset(kind.kind for kind in _STEPS)
"""The kinds that a replay must read; the rest (texts, labels, places) never change the state."""


def fold(events: Iterable[Event], active: Collection[int]) -> State:
    """The state that events add up to, in order, where `active` are the turns on their conversations' paths.

    An event counts if its turn is active and everything it came about by counts too, so undoing a cause undoes what
    followed from it in other conversations. Cards once shown, keepsakes, chapters read to the end and endings found
    stay; all but the last are marked as from another evening.
    """
    state = State()
    undone: set[int] = set()
    won_elsewhere: dict[str, Event] = {}
    for event in events:
        if event.turn in active and undone.isdisjoint(event.because):
            state.apply(event)
            continue
        undone.add(event.id)
        _keep_what_was_held(state, event, won_elsewhere)
    return state


def _keep_what_was_held(state: State, event: Event, won_elsewhere: dict[str, Event]) -> None:
    what = event.what
    if isinstance(what, h.CardWon):
        won_elsewhere[what.card] = event
    elif isinstance(what, h.CardShown) and what.card in state.cards:
        state.cards[what.card] = replace(state.cards[what.card], shown=True)
    elif isinstance(what, h.CardShown) and what.card in won_elsewhere:
        earned = won_elsewhere[what.card]
        won = earned.what
        assert isinstance(won, h.CardWon)
        state.cards[what.card] = HeldCard(
            what.card, won.companion, earned.id, earned.at, won.how, won.quote, shown=True, other_evening=True
        )
    elif isinstance(what, h.EndingReached):
        _ending_reached(state, event, what)
    elif isinstance(what, h.KeepsakeMade):
        _keepsake_made(state, event, what, other_evening=True)
    elif isinstance(what, h.ChapterFinished):
        progress = state.chapters.setdefault(what.chapter, Progress())
        if progress.finished is None:
            progress.other_evening = True


def to_view(state: State, heads: Mapping[int, int | None], sequence: int) -> dict[str, Any]:
    """The JSON form of a state, with the heads and the last event it was folded for."""
    data = asdict(state)
    data["memories"] = list(data["memories"].values())
    data["summaries"] = list(data["summaries"].values())
    data["keepsakes"] = list(data["keepsakes"].values())
    stamp = {"format": VIEW_FORMAT, "sequence": sequence, "heads": {str(k): v for k, v in sorted(heads.items())}}
    return {**stamp, **data}


def from_view(view: Mapping[str, Any], heads: Mapping[int, int | None], sequence: int) -> State | None:
    """The state a view holds; None where it is of another format, behind, or not readable as one."""
    stamp = {"format": VIEW_FORMAT, "sequence": sequence, "heads": {str(k): v for k, v in sorted(heads.items())}}
    if any(view.get(key) != value for key, value in stamp.items()):
        return None
    try:
        keepsakes = [
            Keepsake(**{**k, "lines": tuple((who, said) for who, said in k["lines"]), "turns": tuple(k["turns"])})
            for k in view["keepsakes"]
        ]
        memories = [Memory(**{**m, "followed_up": tuple(m["followed_up"])}) for m in view["memories"]]
        return State(
            player=view["player"],
            bonds={k: Bond(**v) for k, v in view["bonds"].items()},
            chapters={k: Progress(**v) for k, v in view["chapters"].items()},
            cards={k: HeldCard(**v) for k, v in view["cards"].items()},
            flags=dict(view["flags"]),
            memories={m.id: m for m in memories},
            keepsakes={k.id: k for k in keepsakes},
            slots={k: Slot(**v) for k, v in view["slots"].items()},
            summaries={s["id"]: Summary(**s) for s in view["summaries"]},
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
