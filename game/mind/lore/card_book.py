"""Lorebooks as others write them: a card's `character_book` (V2, V3), a standalone V3 book, SillyTavern's world files.

SillyTavern keeps most of an entry's rules in the entry's `extensions`, in snake_case; its world files keep the same
rules in camelCase at the top. Both are read here; whatever is missing or makes no sense takes SillyTavern's default.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from game.content.tolerant import flag, listed, mapping, maybe_flag, maybe_whole, number, text, texts, whole
from game.mind.lore.model import (
    LOGICS,
    POSITIONS,
    ROLES,
    CharacterFilter,
    Field,
    LoreBook,
    LoreEntry,
    Position,
    Role,
    Source,
)

_Name = TypeVar("_Name", bound=str)
_NUMBERED = 8
_FIELDS: Mapping[str, Field] = {
    "match_persona_description": "persona",
    "match_character_description": "description",
    "match_character_personality": "personality",
    "match_scenario": "scenario",
    "match_character_depth_prompt": "depth_prompt",
    "match_creator_notes": "creator_notes",
}


def from_card_book(data: Mapping[str, Any], id: str, source: Source = "character") -> LoreBook:
    """The book a file holds. Never raises: what cannot be read is left out, and what is no book is an empty one."""
    data = mapping(data)
    if "entries" not in data and "data" in data:
        data = mapping(data["data"])
    raw = data.get("entries")
    rows: Iterable[tuple[str, Any]] = ()
    if isinstance(raw, Mapping):
        rows = [(str(key), row) for key, row in raw.items()]
    elif isinstance(raw, list | tuple):
        rows = [("", row) for row in raw]
    entries: dict[str, LoreEntry] = {}
    for key, row in rows:
        if isinstance(row, Mapping):
            name = _unused(_name(row, key) or str(len(entries)), entries)
            entries[name] = _entry(row, name)
    return LoreBook(
        id=id,
        name=text(data.get("name")),
        entries=tuple(entries.values()),
        source=source,
        scan_depth=maybe_whole(data.get("scan_depth")) or None,
        token_budget=maybe_whole(data.get("token_budget")) or None,
        recursive=flag(data.get("recursive_scanning"), True),
    )


def _name(row: Mapping[str, Any], key: str) -> str:
    return text(row.get("id")) or text(row.get("uid")) or key


def _unused(name: str, taken: Mapping[str, LoreEntry]) -> str:
    """A name nobody has: files with the same id twice keep both entries."""
    number = 2
    found = name
    while found in taken:
        found = f"{name}#{number}"
        number += 1
    return found


def _entry(row: Mapping[str, Any], name: str) -> LoreEntry:
    extensions = mapping(row.get("extensions"))
    is_world = "key" in row or "keysecondary" in row or "disable" in row

    def get(field: str) -> Any:
        """A rule by its card name: from the extensions, then from the top under either name."""
        for place, spelt in ((extensions, field), (row, field), (row, _camel(field))):
            if place.get(spelt) is not None:
                return place[spelt]
        return None

    some_times = flag(get("useProbability"), True)
    return LoreEntry(
        id=name,
        keys=texts(row.get("keys") or row.get("key")),
        content=text(row.get("content")),
        title=text(row.get("comment")) or text(row.get("name")),
        secondary_keys=texts(row.get("secondary_keys") or row.get("keysecondary")),
        selective=flag(row.get("selective"), is_world),
        logic=_nth(LOGICS, get("selectiveLogic"), "and_any"),
        enabled=flag(row.get("enabled"), True) and not flag(row.get("disable"), False),
        constant=flag(row.get("constant"), False),
        order=whole(row.get("insertion_order", row.get("order")), 100),
        priority=whole(row.get("priority"), 0),
        position=_position(extensions.get("position"), row.get("position"), is_world),
        depth=max(0, whole(get("depth"), 4)),
        role=_role(get("role")),
        outlet=text(get("outlet_name")).strip(),
        case_sensitive=maybe_flag(get("case_sensitive")),
        whole_words=maybe_flag(get("match_whole_words")),
        scan_depth=maybe_whole(get("scan_depth")),
        also_in=tuple(where for field, where in _FIELDS.items() if flag(get(field), False)),
        sticky=max(0, whole(get("sticky"), 0)),
        cooldown=max(0, whole(get("cooldown"), 0)),
        delay=max(0, whole(get("delay"), 0)),
        delay_until_recursion=_level(get("delay_until_recursion")),
        exclude_recursion=flag(get("exclude_recursion"), False),
        prevent_recursion=flag(get("prevent_recursion"), False),
        groups=listed(text(get("group"))),
        group_override=flag(get("group_override"), False),
        group_weight=max(0, whole(get("group_weight"), 100)),
        group_scoring=maybe_flag(get("use_group_scoring")),
        probability=max(0.0, min(number(get("probability"), 100), 100.0)) if some_times else 100.0,
        ignore_budget=flag(get("ignore_budget"), False),
        characters=_filter(mapping(get("character_filter"))),
        triggers=texts(get("triggers")),
    )


def _camel(field: str) -> str:
    """`match_whole_words` as a world file spells it: `matchWholeWords`."""
    first, *rest = field.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _position(numbered: Any, named: Any, is_world: bool) -> Position:
    """By SillyTavern's number, else by the card's word; an entry that says neither comes after, in a world before."""
    number = whole(numbered, -1) if numbered is not None else whole(named, -1)
    if 0 <= number < _NUMBERED:
        return POSITIONS[number]
    if isinstance(named, str) and named.startswith("before"):
        return "before_char"
    return "before_char" if is_world and named is None else "after_char"


def _role(value: Any) -> Role:
    return value if value in ROLES else _nth(ROLES, value, "system")


def _nth(names: tuple[_Name, ...], value: Any, default: _Name) -> _Name:
    number = whole(value, -1)
    return names[number] if 0 <= number < len(names) else default


def _level(value: Any) -> int:
    return int(value) if isinstance(value, bool) else max(0, whole(value, 0))


def _filter(value: Mapping[str, Any]) -> CharacterFilter:
    return CharacterFilter(texts(value.get("names")), texts(value.get("tags")), flag(value.get("isExclude"), False))
