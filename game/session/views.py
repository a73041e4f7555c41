"""What a page needs to show, as plain frozen data: the talk so far, where things stand, the album, a story's step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Brought:
    """Something a line brought about, in words: the bond moved, something came up, was remembered, or has opened.

    times: how often the same had moved the bond before. chapter: its id, where it is one that opened.
    """

    what: Literal["bond", "beat", "memory", "chapter"]
    text: str
    points: int = 0
    times: int = 0
    chapter: str = ""


@dataclass(frozen=True)
class ToldView:
    """One part of what a voice was shown for a reply. kind: persona, lore, talk, earlier, goal, mood, memory, recalled,
    example or line; text: "" where it has been forgotten since; tokens: estimated. speaker: who said it, "" where it is
    nothing that was said."""

    kind: str
    text: str
    tokens: int
    speaker: str = ""


@dataclass(frozen=True)
class ReplyOrigin:
    """Where the words of a reply came from.

    sources: authored, joined or model, or player where the player put them in her mouth. recalled: what came to her
    mind with it of what was said earlier, as (turn, speaker, text); turn: 0 where this talk does not go through it.
    told: what a voice was shown, none where none was asked.
    """

    sources: tuple[str, ...]
    recalled: tuple[tuple[int, str, str], ...]
    told: tuple[ToldView, ...]


@dataclass(frozen=True)
class TalkEntry:
    """One bubble.

    swipes: how many replies stand at its place, or wordings of the player's line (0 where it was said in one only);
    swipe: which of them this is. evening: the day it belongs to, ISO 8601; begins: whether it is that evening's first.
    expression: her face with it, "" for the player's. reworded: her words are the player's. mark: the note of a
    bookmark, None where there is none. goes_on: it follows another reply of hers. ways: where the talk ends with this
    bubble, how many ways lead on from it.
    """

    turn: int
    speaker: Literal["player", "companion"]
    text: str
    at: str
    swipe: int = 0
    swipes: int = 0
    evening: str = ""
    begins: bool = False
    expression: str = ""
    reworded: bool = False
    mark: str | None = None
    goes_on: bool = False
    ways: int = 0
    brought: tuple[Brought, ...] = ()


@dataclass(frozen=True)
class WayView:
    """A way a talk took. `end` is its last turn; `text` and `speaker` are where it first differs from the present one.

    here: it is the present one; then `text` is the last that was said. length: how many bubbles are on it alone.
    """

    end: int
    here: bool
    name: str
    speaker: Literal["player", "companion"]
    text: str
    evening: str
    length: int


@dataclass(frozen=True)
class MarkView:
    """A bookmark: the turn, the note on it, what was said there. `here`: it is on the present way."""

    turn: int
    note: str
    speaker: Literal["player", "companion"]
    text: str
    evening: str
    here: bool


@dataclass(frozen=True)
class CompanionView:
    """A companion as a list or a panel shows them."""

    id: str
    name: str
    short_name: str
    role: str
    rank: int
    ranks: int
    rank_name: str
    points: int
    next_points: int | None
    rig: Path
    scene: Path | None
    expression: str


@dataclass(frozen=True)
class MissingView:
    """One thing a chapter waits for, in words, and what the player could say or do about it; `met` once it holds."""

    kind: Literal["rank", "points", "beat", "chapter"]
    text: str
    hint: str
    met: bool = False


@dataclass(frozen=True)
class EndingView:
    """One way in which a chapter may end; `title` is "" and `hint` is read until it is found."""

    title: str
    hint: str
    found: bool


@dataclass(frozen=True)
class ChapterView:
    """state: locked, open, begun (in the middle of it) or read. `quote` is the line that opened it."""

    id: str
    companion: str
    kind: Literal["chapter", "scene"]
    title: str
    summary: str
    state: Literal["locked", "open", "begun", "read"]
    quote: str
    missing: tuple[MissingView, ...]
    other_evening: bool
    needs: tuple[MissingView, ...] = ()
    """All that opens it, met or not."""
    endings: tuple[EndingView, ...] = ()


@dataclass(frozen=True)
class MemoryView:
    id: int
    text: str
    since: str
    due: str | None
    quote: str


@dataclass(frozen=True)
class StatusView:
    """Where things stand with one companion, what is next and why."""

    companion: CompanionView
    beats_found: tuple[str, ...]
    chapters: tuple[ChapterView, ...]
    memories: tuple[MemoryView, ...]
    draws: int
    """Draws that can be taken: never more than there are cards in the deck."""
    deck_left: dict[str, int]
    cards: int
    cards_total: int
    server: str = ""
    """The host and port her words come from, and what is said goes to; "" where that is this machine's own model."""
    away: bool = False
    draws_put_by: int = 0
    """Draws earned that wait for cards still to come."""


@dataclass(frozen=True)
class CardEntry:
    """One place in the album. A card not found shows its hint and no picture. rarity as in content.model.Rarity."""

    id: str
    companion: str | None
    number: str
    set_name: str
    rarity: str
    title: str
    subtitle: str
    flavour: str
    hint: str
    picture: Path
    found: bool
    shown: bool
    how: str
    quote: str
    at: str
    other_evening: bool
    credit: str = ""
    """Who made it: the pack and its authors."""
    recipe: str = ""
    """Which program drew the picture, where the pack says so."""
    lines: tuple[tuple[str, str], ...] = ()
    """A keepsake's lines: whose ("player" or "companion"), and the words."""
    keepsake: int | None = None
    """A keepsake's number; None for every other card."""


@dataclass(frozen=True)
class KeepsakeView:
    """A keepsake that was just made."""

    keepsake: int
    card: CardEntry


@dataclass(frozen=True)
class MomentView:
    """What a keepsake's picture is painted from. hour: 0 to 24; place, day, time: as they are printed on it."""

    rig: Path
    scene: Path | None
    expression: str
    weather: str
    hour: float
    lines: tuple[tuple[str, str], ...]
    title: str
    who: str
    place: str
    day: str
    time: str
    language: str


@dataclass(frozen=True)
class SaidAt:
    """Where in a talk a card was earned."""

    companion: str
    turn: int


@dataclass(frozen=True)
class AlbumView:
    """`found` counts the packs' cards; keepsakes are a set of their own."""

    cards: tuple[CardEntry, ...]
    found: int
    draws: dict[str, int]
    """Companion → draws that can be taken."""
    deck_left: dict[str, dict[str, int]]
    """Companion → rarity → cards still in the deck."""
    keepsakes: tuple[CardEntry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Companion → their short name."""
    draws_put_by: Mapping[str, int] = field(default_factory=dict)
    """Companion → draws earned that wait for cards still to come."""


@dataclass(frozen=True)
class Figure:
    """Who stands on the stage of a story; `name` is what they are called there, `pose` one of
    `game.content.model.POSES`."""

    companion: str
    rig: Path
    expression: str
    name: str = ""
    pose: str = "upright"


@dataclass(frozen=True)
class StageEffect:
    """Something that happens once as a step is come to. `what`: a sound's name, or "out"/"in" of a fade, or ""."""

    kind: Literal["sound", "shake", "fade", "wait"]
    what: str
    seconds: float


@dataclass(frozen=True)
class TalkView:
    """A stretch of free talk: with whom, how many lines are left to say, and what was said in it so far."""

    companion: str
    name: str
    left: int
    said: tuple[TalkEntry, ...]


@dataclass(frozen=True)
class StoryStep:
    """One step of a reading: a line to read, options to choose from, something to say to someone, or the end.

    music: what goes on sounding, by its name in the table of sounds, or "". dark: whether the stage is faded out. seen:
    whether this was told before, in this reading or another one. replay: whether the reading changes nothing.
    """

    chapter: str
    title: str
    kind: Literal["line", "choice", "talk", "end"]
    speaker: str
    text: str
    options: tuple[tuple[str, bool], ...]
    scene: Path | None
    figures: tuple[Figure, ...]
    can_go_back: bool
    music: str = ""
    dark: bool = False
    effects: tuple[StageEffect, ...] = ()
    talk: TalkView | None = None
    seen: bool = field(default=False, compare=False)
    replay: bool = False


@dataclass(frozen=True)
class PassedView:
    """Something that was told. place: the step to go back to.

    kind: a line; the option that was taken; what the player or the companion said in a talk; the player's line that
    decided a talk, "" where none did.
    """

    place: int
    kind: Literal["line", "choice", "yours", "hers", "decided"]
    speaker: str
    text: str


@dataclass(frozen=True)
class SlotView:
    """A place in a reading that the player marked. `picture` is None where there is none; `at` is ISO 8601."""

    slot: str
    chapter: str
    title: str
    companion: str
    line: str
    at: str
    picture: Path | None


@dataclass(frozen=True)
class TakenBackView:
    """What going back to a slot undoes beyond the reading itself, in words; what stands elsewhere stays.

    chapters: those no longer read or open, by title. rank: the name of the lower rank, or "". points: how many of the
    bond. memories: how many are forgotten.
    """

    chapters: tuple[str, ...] = ()
    rank: str = ""
    points: int = 0
    memories: int = 0
