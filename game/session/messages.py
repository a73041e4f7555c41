"""What the session tells whoever shows it: plain frozen data, in the order in which things happen.

The desktop gets them through a queue, the terminal through a plain loop. Texts are already in the player's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.mind.situation import Source

Finish = Literal["done", "stopped", "cut"]


@dataclass(frozen=True)
class PlayerLine:
    """The player's line has been written down."""

    turn: int
    text: str


@dataclass(frozen=True)
class Heard:
    """What the line was taken for: acts and topics by name, and the cue it came nearest to.

    shown: (kind, label, words) of everything that shows in it, see `game.mind.shown`.
    """

    turn: int
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    cue: str | None
    cue_score: float
    shown: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class CareCard:
    """Help, shown before anything else when a line speaks of harm to oneself."""

    title: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class BondChanged:
    """The bond moved: by how much, why (a sentence), through which words, and where it stands."""

    points: int
    why: str
    quote: str
    total: int
    rank: int


@dataclass(frozen=True)
class BeatFound:
    beat: str
    title: str


@dataclass(frozen=True)
class Remembered:
    """The companion will remember this; `text` says what in one short clause."""

    memory: int
    text: str


@dataclass(frozen=True)
class ChapterUnlocked:
    chapter: str
    title: str
    kind: Literal["chapter", "scene"]
    quote: str


@dataclass(frozen=True)
class Words:
    """The next piece of a sentence as the model finds it; not yet hers until the whole sentence follows."""

    turn: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """A finished sentence, already written down."""

    turn: int
    text: str
    source: Source
    line: str | None


@dataclass(frozen=True)
class Face:
    """The companion's expression changes."""

    companion: str
    expression: str


@dataclass(frozen=True)
class ReplyDone:
    """The reply is whole. Times are milliseconds since the player's line; tokens count every candidate drawn."""

    turn: int
    text: str
    finish: Finish
    sources: tuple[Source, ...]
    expression: str
    recalled: tuple[int, ...]
    tokens: int
    first_ms: float
    total_ms: float


@dataclass(frozen=True)
class DrawsEarned:
    """`count` can be taken at once; `put_by` more wait for cards still to come, since the deck holds no more."""

    companion: str
    count: int
    put_by: int = 0


@dataclass(frozen=True)
class RankRisen:
    companion: str
    rank: int
    name: str


@dataclass(frozen=True)
class CardCame:
    """A card came to the player; `how` is "chapter" or "draw", `quote` the line that earned it."""

    card: str
    title: str
    how: str
    quote: str


@dataclass(frozen=True)
class EndingFound:
    """A chapter came to one of its endings for the first time; `found` of `count` are found now."""

    chapter: str
    title: str
    found: int
    count: int


@dataclass(frozen=True)
class TalkEnded:
    """A chapter's stretch of free talk is over: the story goes on. `quote` is the line that decided it, or ""."""

    outcome: str
    quote: str


@dataclass(frozen=True)
class LanguageNote:
    """This voice does not speak the player's language freely: she answers it in her author's lines only."""

    language: str
    voice: str


@dataclass(frozen=True)
class SentTo:
    """What is said now goes to a server, by its host and port. away: that is another machine."""

    server: str
    away: bool


@dataclass(frozen=True)
class Trouble:
    """Something went wrong that the player should know; what was said is kept."""

    what: str
    remedy: str


Message = (
    PlayerLine
    | Heard
    | CareCard
    | BondChanged
    | BeatFound
    | Remembered
    | ChapterUnlocked
    | Words
    | Sentence
    | Face
    | ReplyDone
    | DrawsEarned
    | RankRisen
    | CardCame
    | EndingFound
    | TalkEnded
    | LanguageNote
    | SentTo
    | Trouble
)
