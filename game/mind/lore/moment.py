"""What a scan is given and what it gives back, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from game.mind.lore.model import Field, Position, Ref, Role
from game.mind.lore.timing import Timing


@dataclass(frozen=True)
class Spoken:
    """One message of the talk, with its speaker's name."""

    name: str
    text: str
    role: Literal["user", "assistant"]


def _unchanged(text: str) -> str:
    return text


@dataclass(frozen=True)
class Moment:
    """The talk as it stands, the line to answer included.

    messages: oldest first. context: the model's, in tokens. fields: what entries may look in besides the talk.
    injected: other texts of the prompt that count as said. forced: entries called by something else than their keys,
    such as likeness of meaning. greeting, user_icon: None where unknown. expand: fills macros in keys and texts.
    """

    messages: tuple[Spoken, ...]
    context: int
    character: str = ""
    tags: tuple[str, ...] = ()
    fields: Mapping[Field, str] = field(default_factory=dict)
    injected: tuple[str, ...] = ()
    forced: frozenset[Ref] = frozenset()
    trigger: str = "normal"
    greeting: int | None = None
    user_icon: str | None = None
    expand: Callable[[str], str] = _unchanged
    earlier: int = 0
    """Messages of the talk before those given: effects last for a number of messages, however few are at hand."""

    @property
    def count(self) -> int:
        """Messages of the whole talk."""
        return self.earlier + len(self.messages)

    @cached_property
    def replies(self) -> int:
        """Messages the companion has said."""
        return sum(message.role == "assistant" for message in self.messages)


@dataclass(frozen=True)
class Why:
    """Why an entry came: by which rule, by which key, and in which pass over the books (the first is 1)."""

    rule: Literal["decorator", "forced", "constant", "sticky", "key"]
    key: str = ""
    step: int = 1


@dataclass(frozen=True)
class Placement:
    """One entry's text and where it goes. `depth` counts for "at_depth", `outlet` for "outlet".

    spare: the first to go when the context is full.
    """

    entry: Ref
    position: Position
    text: str
    why: Why
    order: int
    role: Role = "system"
    depth: int = 0
    outlet: str = ""
    tokens: int = 0
    spare: bool = False


@dataclass(frozen=True)
class LeftOut:
    """An entry that was called and did not come, and what kept it."""

    entry: Ref
    why: Why
    kept_by: Literal["group", "chance", "budget", "book_budget"]


@dataclass(frozen=True)
class Trouble:
    """A key that could not be tried as it is written, for its author or the player to see."""

    entry: Ref
    key: str
    what: str


@dataclass(frozen=True)
class Told:
    """What the books have to say at this moment.

    placements: in the order of positions, the deepest first, then by ascending order. timing: to be kept with this
    turn, and given to the scan of the next. silenced: prompts a decorator asks to leave out. tokens: of all that came.
    """

    placements: tuple[Placement, ...]
    left_out: tuple[LeftOut, ...]
    timing: Timing
    troubles: tuple[Trouble, ...] = ()
    silenced: frozenset[str] = frozenset()
    tokens: int = 0
    overflowed: bool = False
