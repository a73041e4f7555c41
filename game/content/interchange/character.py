"""A card's character, in one shape whatever the version: each field of its type, repaired where it was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.content.interchange.kinds import PYGMALION, Kind, kind_of
from game.content.interchange.limits import Refused
from game.content.tolerant import mapping, maybe_whole, text

_LINES = ("alternate_greetings", "group_only_greetings", "tags", "source")
_SAYS = ("description", "personality", "scenario", "first_mes", "mes_example", "system_prompt")


@dataclass(frozen=True)
class CardAsset:
    """Something that came with a card. `kind` is icon, emotion, background, …; `uri` says where it is."""

    kind: str
    uri: str
    name: str
    ext: str


@dataclass(frozen=True)
class DepthNote:
    """A word to the model, that many messages before the newest."""

    text: str
    depth: int = 4
    role: str = "system"


@dataclass(frozen=True)
class Character:
    """What a card says of someone; texts with their macros, line ends made plain."""

    kind: Kind
    name: str
    nickname: str
    description: str
    personality: str
    scenario: str
    first_mes: str
    mes_example: str
    creator_notes: str
    system_prompt: str
    post_history: str
    alternate_greetings: tuple[str, ...]
    group_only_greetings: tuple[str, ...]
    tags: tuple[str, ...]
    creator: str
    character_version: str
    source: tuple[str, ...]
    assets: tuple[CardAsset, ...]
    book: Mapping[str, Any] | None
    note: DepthNote | None
    extensions: Mapping[str, Any]

    @property
    def called(self) -> str:
        """What {{char}} stands for."""
        return self.nickname or self.name


def fields_of(card: Mapping[str, Any]) -> Mapping[str, Any]:
    """The table a card's fields stand in: `data` where there is one, else the top; Pygmalion's under common names."""
    kind = kind_of(card)
    if kind in ("v2", "v3"):
        return mapping(card.get("data"))
    if kind == "pygmalion":
        return {PYGMALION.get(key, key): value for key, value in card.items()}
    return card


def read_character(card: Mapping[str, Any], notes: list[str], otherwise: str = "") -> Character:
    """The character of a card; `otherwise` is its name where it has none. Raises Refused for one that says nothing."""
    kind = kind_of(card)
    if kind is None:
        raise Refused("Its data are no character card.")
    data = fields_of(card)
    said = {key: _text(data, key, notes) for key in _TEXTS}
    lines = {key: _lines(data, key, notes) for key in _LINES}
    greetings = tuple(line for line in lines["alternate_greetings"] if line.strip())
    if not (any(said[key].strip() for key in _SAYS) or greetings):
        raise Refused("It says nothing about anyone: no description, no greeting, no examples.")
    name = said["name"].strip() or said["nickname"].strip()
    if not name:
        name = otherwise or "Nameless"
        notes.append(f"It gives no name; “{name}” was taken.")
    book = data.get("character_book")
    if book is not None and not isinstance(book, Mapping):
        notes.append("Its lorebook is no lorebook and was set aside.")
    version = text(card.get("spec_version"))
    if kind == "v3" and _newer(version):
        notes.append(f"It is written in a newer form ({version[:12]}) than 3.0; what is known of it was read.")
    extensions = mapping(data.get("extensions"))
    return Character(
        kind=kind,
        name=" ".join(name.split()),
        nickname=" ".join(said["nickname"].split()),
        description=said["description"],
        personality=said["personality"],
        scenario=said["scenario"],
        first_mes=said["first_mes"],
        mes_example=said["mes_example"],
        creator_notes=said["creator_notes"],
        system_prompt=said["system_prompt"],
        post_history=said["post_history_instructions"],
        alternate_greetings=greetings,
        group_only_greetings=lines["group_only_greetings"],
        tags=lines["tags"],
        creator=" ".join(said["creator"].split()),
        character_version=said["character_version"].strip(),
        source=lines["source"],
        assets=tuple(_assets(data.get("assets"))),
        book=book if isinstance(book, Mapping) else None,
        note=_note(mapping(extensions.get("depth_prompt"))),
        extensions=extensions,
    )


_TEXTS = (
    *("name", "nickname", "description", "personality", "scenario", "first_mes", "mes_example", "creator_notes"),
    *("system_prompt", "post_history_instructions", "creator", "character_version"),
)


def _text(data: Mapping[str, Any], key: str, notes: list[str]) -> str:
    value = data.get(key)
    if isinstance(value, Sequence) and not isinstance(value, str):
        notes.append(f"“{key}” was a list; its lines were joined.")
        value = "\n".join(text(one) for one in value)
    elif value is not None and not isinstance(value, str | int | float):
        notes.append(f"“{key}” was no text and was set aside.")
    return text(value)


def _lines(data: Mapping[str, Any], key: str, notes: list[str]) -> tuple[str, ...]:
    value = data.get(key)
    if isinstance(value, str):
        if value.strip():
            notes.append(f"“{key}” was one text; it was taken as a list of one.")
        value = [value]
    elif isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, Sequence):
        if value is not None:
            notes.append(f"“{key}” was no list and was set aside.")
        return ()
    return tuple(found for found in (text(one) for one in value) if found)


def _assets(value: Any) -> Iterator[CardAsset]:
    for row in value if isinstance(value, list) else ():
        if isinstance(row, Mapping) and isinstance(row.get("uri"), str):
            kind, name, ext = (text(row.get(key)).strip() for key in ("type", "name", "ext"))
            yield CardAsset(kind.lower(), row["uri"], name, ext.lower().lstrip("."))


def _note(value: Mapping[str, Any]) -> DepthNote | None:
    said = text(value.get("prompt"))
    if not said.strip():
        return None
    depth, role = maybe_whole(value.get("depth")), text(value.get("role"))
    return DepthNote(
        said, 4 if depth is None else min(depth, 1000), role if role in ("user", "assistant") else "system"
    )


def _newer(version: str) -> bool:
    try:
        return float(version) > 3.0
    except ValueError:
        return False
