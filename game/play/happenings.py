"""Everything that can happen, as plain data: one frozen dataclass for each kind of event, and its JSON form.

A happening holds only strings, numbers, booleans, None, lists and string-keyed dicts, so that its JSON form is
itself. `kind` is its name in the journal and never changes; `version` rises when its fields do.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

Json = Any
"""A JSON value; its exact shape is the happening's own business."""


@dataclass(frozen=True)
class Happening:
    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1


@dataclass(frozen=True)
class PlayerNamed(Happening):
    kind = "player.named"
    name: str


@dataclass(frozen=True)
class TalkOpened(Happening):
    """An evening began. `days_away` is the number of midnights since the last one, None for the first."""

    kind = "talk.opened"
    companion: str
    days_away: int | None


@dataclass(frozen=True)
class LineSaid(Happening):
    """The player's line, exactly as typed."""

    kind = "line.said"
    companion: str
    text: str
    language: str


@dataclass(frozen=True)
class LineHeard(Happening):
    """What the ear made of a line; its absence after `line.said` means that the game stopped in between."""

    kind = "line.heard"
    companion: str
    acts: list[str]
    topics: list[str]
    cue: str | None
    care: str | None


@dataclass(frozen=True)
class BondMoved(Happening):
    """Points won or lost. `reason`: an act, "beat", "mended" or the author's words; `times`: how often before; `words`:
    marks of the line's own words, see `game.mind.own_words`."""

    kind = "bond.moved"
    version = 2
    companion: str
    points: int
    reason: str
    topic: str
    times: int
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class BeatReached(Happening):
    kind = "beat.reached"
    companion: str
    beat: str


@dataclass(frozen=True)
class MemoryKept(Happening):
    """Something the player told of themself. Its id is the event's id.

    memory: fact (who or what someone is, or a way of the player's own), plan (something with a day), promise (`value`
    is what they promised), feeling (`value` is its name), said (kept for its own sake).
    relation: what it is to the player ("sister", "cat", "job", "self"); value: its name or what it is ("Anna").
    about: the noun phrase of a plan ("the wedding"); due: its ISO date.
    """

    kind = "memory.kept"
    companion: str
    memory: str
    relation: str
    value: str
    about: str
    text: str
    language: str
    due: str | None


@dataclass(frozen=True)
class MemoryClosed(Happening):
    """A memory no longer holds. why: changed (a later one took its place) or corrected (the player put it right)."""

    kind = "memory.closed"
    memory: int
    why: str


@dataclass(frozen=True)
class MemoryPinned(Happening):
    """The player wants a memory always before the companion, or (`pinned` False) no longer."""

    kind = "memory.pinned"
    memory: int
    pinned: bool


@dataclass(frozen=True)
class SentenceShown(Happening):
    """A finished sentence of a reply, committed as it is shown."""

    kind = "sentence.shown"
    companion: str
    text: str
    language: str
    source: str
    line: str | None


@dataclass(frozen=True)
class ReplyClosed(Happening):
    """The end of a reply. finish: done, stopped (by the player) or cut (the game or the model died).

    lore: the state of the companion's lorebooks after it. told: what a voice was shown for it, as [kind, ref, tokens]:
    only where each part comes from, so that what is forgotten is forgotten here too.
    """

    kind = "reply.closed"
    version = 2
    companion: str
    finish: str
    expression: str
    cue: str | None
    lines: list[str]
    recalled: list[int]
    tokens: int
    first_ms: float
    total_ms: float
    lore: Json = None
    told: Json = None


@dataclass(frozen=True)
class ReplyReworded(Happening):
    """The player put other words into the companion's mouth. `instead_of` is the turn of the reply she gave herself."""

    kind = "reply.reworded"
    companion: str
    instead_of: int


@dataclass(frozen=True)
class TurnMarked(Happening):
    """The player put a bookmark at a turn, or took it away (`marked` is False). `note` is what they wrote on it."""

    kind = "turn.marked"
    companion: str
    marked: bool
    note: str


@dataclass(frozen=True)
class WayNamed(Happening):
    """The player gave a name to the way a talk took, at the turn where it ended then."""

    kind = "way.named"
    companion: str
    name: str


@dataclass(frozen=True)
class FollowedUp(Happening):
    """A companion came back to a plan; phase: upcoming or afterwards."""

    kind = "memory.followed_up"
    companion: str
    memory: int
    phase: str


@dataclass(frozen=True)
class TalkSummed(Happening):
    """What was told in a stretch of talk, from turn `first` to `last`, in a few sentences.

    source: "model", or "lines" where they are the player's own.
    """

    kind = "talk.summed"
    companion: str
    first: int
    last: int
    text: str
    source: str


@dataclass(frozen=True)
class RankReached(Happening):
    kind = "rank.reached"
    companion: str
    rank: int


@dataclass(frozen=True)
class ChapterOpened(Happening):
    """A chapter can be read from now on; `quote` is the line that opened it."""

    kind = "chapter.opened"
    companion: str
    chapter: str
    quote: str


@dataclass(frozen=True)
class ChapterBegun(Happening):
    kind = "chapter.begun"
    companion: str
    chapter: str


@dataclass(frozen=True)
class StoryStepped(Happening):
    """One step of a reading and where the story stands after it.

    shown: {"speaker", "text", "line"} of a line, {"options": [...]} of a choice to make, {"talk": companion} of a
    stretch of free talk, or None. chosen: the option taken to get here, or what came of the talk before, or None.
    place: the Yarn engine's snapshot. stage: what stands on it after the step, and the terms of the talk.
    """

    kind = "story.stepped"
    chapter: str
    shown: Json
    chosen: Json
    place: Json
    stage: Json


@dataclass(frozen=True)
class FlagSet(Happening):
    kind = "flag.set"
    name: str
    value: Json


@dataclass(frozen=True)
class MoodChanged(Happening):
    """How a companion feels from now on, until the next evening begins: an expression's name, neutral for none."""

    kind = "mood.changed"
    companion: str
    mood: str


@dataclass(frozen=True)
class TalkDecided(Happening):
    """What came of a chapter's stretch of free talk. `quote` is the line that decided it, "" where none did."""

    kind = "talk.decided"
    companion: str
    chapter: str
    outcome: str
    quote: str


@dataclass(frozen=True)
class EndingReached(Happening):
    """The story came to one of its chapter's endings. `again`: in a reading that changes nothing else."""

    kind = "ending.reached"
    companion: str
    chapter: str
    ending: str
    again: bool


@dataclass(frozen=True)
class ChapterFinished(Happening):
    kind = "chapter.finished"
    companion: str
    chapter: str


@dataclass(frozen=True)
class DrawEarned(Happening):
    """Draws from a companion's deck; `reason` is the chapter that brought them, `quote` the line that opened it."""

    kind = "draw.earned"
    companion: str
    count: int
    reason: str
    quote: str


@dataclass(frozen=True)
class CardWon(Happening):
    """A card came to the player. how: chapter or draw; `quote` is the line that earned it."""

    kind = "card.won"
    companion: str
    card: str
    how: str
    quote: str


@dataclass(frozen=True)
class CardShown(Happening):
    """The player has seen the card's face: from now on it is theirs, whatever is rewound."""

    kind = "card.shown"
    card: str


@dataclass(frozen=True)
class KeepsakeMade(Happening):
    """A moment of a talk became a card of the player's own. Its id is the event's id.

    lines: [whose ("player" or "companion"), words] of each line, in order; turns: where they were said. said_at: when,
    ISO 8601. expression, scene (full id, "" for none) and weather: as the companion and the place looked then.
    """

    kind = "keepsake.made"
    companion: str
    title: str
    lines: list[list[str]]
    turns: list[int]
    said_at: str
    expression: str
    scene: str
    weather: str
    language: str


@dataclass(frozen=True)
class KeepsakeLetGo(Happening):
    """The player took a keepsake out of the album."""

    kind = "keepsake.let_go"
    keepsake: int


@dataclass(frozen=True)
class SlotKept(Happening):
    """The player marked a place in a reading, to come back to. slot: its name, "quick", "auto" or a number.

    marked: the turn to stand at again. line: what was told there. picture: a file in the profile's media, or "".
    """

    kind = "slot.kept"
    slot: str
    chapter: str
    conversation: int
    marked: int
    line: str
    picture: str


@dataclass(frozen=True)
class SlotCleared(Happening):
    kind = "slot.cleared"
    slot: str


KINDS: dict[str, type[Happening]] = {kind.kind: kind for kind in Happening.__subclasses__()}
"""Every kind by its name in the journal."""

FIELDS: dict[str, tuple[str, ...]] = {name: tuple(f.name for f in fields(kind)) for name, kind in KINDS.items()}


def to_data(happening: Happening) -> dict[str, Json]:
    """The JSON form of a happening."""
    return {name: getattr(happening, name) for name in FIELDS[happening.kind]}


def from_data(kind: str, version: int, data: dict[str, Json]) -> Happening:
    """A happening read back. Raises ValueError for a kind or version this game does not know."""
    known = KINDS.get(kind)
    if known is None or version > known.version:
        raise ValueError(f"The journal holds {kind!r} version {version}, which a newer game wrote.")
    return known(**data)
