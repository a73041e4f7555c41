"""What a talk is made of on the screen: bubbles, and the notes that stand between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

WHOLE = float("inf")
"""So many characters of a bubble are shown once nothing more is to come."""


@dataclass(eq=False)
class Bubble:
    """What someone said. `shown` characters of `text + coming` can be seen; `coming` is not yet hers for good.

    turn: 0 until it is written down. The rest is as in `game.session.views.TalkEntry`. fresh: it was said just now, so
    that what it brought is told in full; told: the player asked why the bond moved.
    """

    turn: int
    speaker: Literal["player", "companion"]
    text: str
    swipe: int = 0
    swipes: int = 0
    evening: str = ""
    begins: bool = False
    expression: str = ""
    reworded: bool = False
    mark: str | None = None
    goes_on: bool = False
    ways: int = 0
    brought: tuple[Any, ...] = ()
    coming: str = ""
    shown: float = WHOLE
    ends: list[int] = field(default_factory=list)
    fresh: bool = False
    told: bool = False

    def take(self, entry: Any) -> None:
        """Stand as the session's entry of this turn says; the words are what they are."""
        for name in _TAKEN:
            setattr(self, name, getattr(entry, name))


_TAKEN = (
    "swipe", "swipes", "evening", "begins", "expression", "reworded", "mark", "goes_on", "ways", "brought",
)  # fmt: skip


def bubble_of(entry: Any) -> Bubble:
    made = Bubble(entry.turn, entry.speaker, entry.text)
    made.take(entry)
    return made


@dataclass(eq=False)
class Notice:
    """Something the talk brought about: a message of the session, or of the window's own, shown in the flow."""

    message: Any


@dataclass(frozen=True)
class Left:
    """A way was left: `end` is where it ended, so that it can be taken again."""

    end: int


Item = Bubble | Notice
Row = Item | int
"""A row of the talk; a number is the turn of a bubble that is not in memory."""


def brought_of(message: Any) -> Any:
    """What a message says that the player's line brought, as its bubble tells it; None for other messages."""
    from game.session import messages as m
    from game.session.views import Brought

    match message:
        case m.BondChanged(points=points, why=why) if points:
            return Brought("bond", why, points=points)
        case m.BeatFound(title=title):
            return Brought("beat", title)
        case m.Remembered(text=text):
            return Brought("memory", text)
        case m.ChapterUnlocked(chapter=chapter, title=title):
            return Brought("chapter", title, chapter=chapter)
    return None


def turn_of(row: Row) -> int:
    """The turn that a row shows; 0 for what is of no turn, or of one not written down yet."""
    if isinstance(row, int):
        return row
    return row.turn if isinstance(row, Bubble) else 0


def joined(text: str, sentence: str) -> str:
    """Two sentences in a row: with a space, except where the first ends in Chinese."""
    return text + ("" if not text or is_wide(text[-1]) else " ") + sentence


def is_wide(character: str) -> bool:
    """Whether a character is one of those that fill a square."""
    return "⺀" <= character <= "鿿" or "　" <= character <= "〿" or "＀" <= character <= "￯"
