"""What a lorebook is: entries with their keys and rules, as importers and packs make them and the scan reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Role = Literal["system", "user", "assistant"]
"""In whose voice a text is put: SillyTavern's 0 to 2, in its order."""

Position = Literal[
    "before_char",
    "after_char",
    "note_top",
    "note_bottom",
    "at_depth",
    "before_examples",
    "after_examples",
    "outlet",
    "personality",
    "scenario",
]
"""Where an entry's text goes. The first eight are SillyTavern's 0 to 7, in its order; the rest come from decorators."""

Logic = Literal["and_any", "not_all", "not_any", "and_all"]
"""What the secondary keys must do: SillyTavern's `selectiveLogic` 0 to 3, in its order."""

Source = Literal["chat", "persona", "character", "global"]
"""Whose book it is."""

Field = Literal["persona", "description", "personality", "scenario", "depth_prompt", "creator_notes"]
"""What else than the talk an entry's keys may be looked for in."""

ROLES: tuple[Role, ...] = get_args(Role)
POSITIONS: tuple[Position, ...] = get_args(Position)
LOGICS: tuple[Logic, ...] = get_args(Logic)


class Ref(NamedTuple):
    """An entry's full name, unique among the books of one conversation."""

    book: str
    entry: str


@dataclass(frozen=True)
class CharacterFilter:
    """For whom an entry holds: those named and those tagged, or with `exclude` everyone else."""

    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    exclude: bool = False


@dataclass(frozen=True)
class LoreEntry:
    """One piece of lore. None means "as the settings say"; 0 in a timed field means "not at all".

    depth: messages from the end of the talk, 0 behind the newest. scan_depth: how many of the newest messages the keys
    are looked for in. sticky, cooldown, delay: messages. delay_until_recursion: the level of recursion it waits for.
    probability: per cent. priority: who stays when the book's own token budget is passed, higher first.
    """

    id: str
    keys: tuple[str, ...] = ()
    content: str = ""
    title: str = ""
    secondary_keys: tuple[str, ...] = ()
    selective: bool = True
    logic: Logic = "and_any"
    enabled: bool = True
    constant: bool = False
    order: int = 100
    priority: int = 0
    position: Position = "before_char"
    depth: int = 4
    role: Role = "system"
    outlet: str = ""
    case_sensitive: bool | None = None
    whole_words: bool | None = None
    scan_depth: int | None = None
    also_in: tuple[Field, ...] = ()
    sticky: int = 0
    cooldown: int = 0
    delay: int = 0
    delay_until_recursion: int = 0
    exclude_recursion: bool = False
    prevent_recursion: bool = False
    groups: tuple[str, ...] = ()
    group_override: bool = False
    group_weight: int = 100
    group_scoring: bool | None = None
    probability: float = 100.0
    ignore_budget: bool = False
    characters: CharacterFilter = CharacterFilter()
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LoreBook:
    """Entries that belong together. `id` is unique among a conversation's books, an entry's `id` within its book.

    scan_depth: for entries without their own. token_budget: over it, the entries of lowest priority go.
    recursive: False when the text of this book's entries may neither call nor be called by others'.
    """

    id: str
    name: str = ""
    entries: tuple[LoreEntry, ...] = ()
    source: Source = "character"
    scan_depth: int | None = None
    token_budget: int | None = None
    recursive: bool = True


@dataclass(frozen=True)
class LoreSettings:
    """How books are read; the defaults are those SillyTavern ships.

    depth: newest messages looked at. budget_share: per cent of the context; budget_cap: tokens, 0 for none.
    max_steps: passes over the books, 0 for as many as it takes; when set, `min_activations` does not count.
    min_activations: entries to find by looking deeper, down to `deepest` messages (0: the whole talk).
    """

    depth: int = 2
    names: bool = True
    budget_share: float = 25.0
    budget_cap: int = 0
    recursion: bool = True
    max_steps: int = 0
    min_activations: int = 0
    deepest: int = 0
    case_sensitive: bool = False
    whole_words: bool = True
    group_scoring: bool = False
    strategy: Literal["character_first", "global_first", "evenly"] = "character_first"
