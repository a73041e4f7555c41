"""What a running story shows: a line, options, a command for the game, or its end."""

from __future__ import annotations

from dataclasses import dataclass

from game.yarn.markup import Attribute


@dataclass(frozen=True, slots=True)
class Line:
    """A line to show. ``text`` is without markup and without the speaker's name; ``prefix`` is that name as
    written, with its colon. Positions in ``markup`` count in ``text``. ``tags`` are its hashtags without #.
    """

    id: str
    speaker: str | None
    text: str
    markup: tuple[Attribute, ...]
    tags: tuple[str, ...]
    node: str
    prefix: str = ""

    @property
    def full_text(self) -> str:
        """Speaker and text together, as a script has them."""
        return self.prefix + self.text


@dataclass(frozen=True, slots=True)
class Option:
    """One option; ``index`` is what `Dialogue.choose` takes. One that is not available may be shown greyed."""

    index: int
    line: Line
    available: bool


@dataclass(frozen=True, slots=True)
class Options:
    """Options to choose from. When none is available, `Dialogue.advance` goes on below them."""

    options: tuple[Option, ...]
    node: str

    @property
    def any_available(self) -> bool:
        """Whether there is anything to choose."""
        return any(option.available for option in self.options)


@dataclass(frozen=True, slots=True)
class Command:
    """A command for the game; ``raw`` is its whole text with values filled in."""

    name: str
    arguments: tuple[str, ...]
    raw: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The story is over."""


Event = Line | Options | Command | Finished
