"""Any companion as a character card: what was imported goes out as it came, with only what its player changed changed.

A companion's fields are read twice: from the pack as it is now, and from the pack that the original card would make.
Where the two agree, nobody wrote anything, and the original's own field stands.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game.content.interchange.character import fields_of
from game.content.interchange.kinds import PYGMALION, kind_of
from game.content.interchange.limits import Refused
from game.content.interchange.objects import V3_FIELDS, as_v3
from game.content.interchange.opening import Opened, open_file
from game.content.interchange.origin import OURS
from game.content.interchange.pictures import as_png
from game.content.interchange.to_pack import make_pack
from game.content.interchange.writing import Form, Outgoing, fresh, rewritten
from game.content.loading import load_pack
from game.content.lore import LoreNote
from game.content.model import BASE_LANGUAGE, Companion, Cue, Origin, Pack
from game.content.packs.writing import write_pack

_SLOTS: tuple[tuple[str, str], ...] = (
    (r"\{,player\}", ", {{user}}"),
    (r"\{your\}", "{{user}}'s"),
    (r"\{(?:player|you|guest)\}", "{{user}}"),
)
_OTHER_SLOT = re.compile(r"(?<!\{)\{[^{}]*\}(?!\})")
_MOST_EXAMPLES = 24
_EXAMPLE_LETTERS = 6000
"""What examples may take: who reads them has a context, and they are the first to go."""


def export(pack: Pack, companion: Companion, form: Form) -> tuple[bytes, list[str]]:
    """A companion as a file of this form, and what could not go along. Raises Refused, OSError."""
    origin = companion.origin
    if origin is not None and origin.file is not None and origin.file.is_file():
        opened = open_file(origin.file)
        card = _changed(opened, pack, companion)
        return rewritten(opened, card, form, as_png(opened.picture, companion.name.within(BASE_LANGUAGE)))
    card = {"spec": "chara_card_v3", "spec_version": "3.0", "data": {**_own_lists(), **card_fields(pack, companion)}}
    return fresh(Outgoing(card, _picture(pack, companion)), form), _left_here(pack, companion)


def _own_lists() -> dict[str, Any]:
    return {key: value.copy() if isinstance(value, list | dict) else value for key, value in V3_FIELDS.items()}


def _left_here(pack: Pack, companion: Companion) -> list[str]:
    chapters = sum(c.companion == companion.full_id for c in pack.chapters.values())
    cards = sum(c.companion == companion.full_id for c in pack.cards.values())
    left = [f"{chapters} chapters"] if chapters else []
    return left + ([f"{cards} cards to collect"] if cards else [])


def _changed(opened: Opened, pack: Pack, companion: Companion) -> Mapping[str, Any]:
    """The original's data with what was changed in the pack since; the very same object where nothing was."""
    with tempfile.TemporaryDirectory() as folder:
        made = make_pack(opened, companion.name.within(BASE_LANGUAGE), pack.id)
        write_pack(Path(folder) / pack.id, made.files)
        was = load_pack(Path(folder) / pack.id)
    before, now = card_fields(was, was.companions[companion.id]), card_fields(pack, companion)
    new = {key: value for key, value in now.items() if value != before.get(key)}
    if not new:
        unchanged: Mapping[str, Any] = opened.card
        return unchanged
    if "description" in new:  # The pack holds the three as one text.
        new = {**new, "scenario": ""}
        new["personality"] = now["personality"]
    return with_fields(opened.card, new)


def with_fields(card: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The card with these fields in place of its own, whatever its kind; V1 copies at the top change with them."""
    kind = kind_of(card)
    if kind in ("v2", "v3"):
        data = dict(fields_of(card))
        extensions = {**_mapping(data.get("extensions")), **_mapping(new.get("extensions"))}
        data.update(new)
        if "extensions" in new:
            data["extensions"] = extensions
        copies = {key: value for key, value in new.items() if key in card}
        return {**card, **copies, "data": data}
    if kind == "v1" and set(new) <= {*PYGMALION.values(), "personality"}:
        return {**card, **new}
    return with_fields(as_v3(card), new)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def card_fields(pack: Pack, companion: Companion) -> dict[str, Any]:
    """A companion's fields as a card has them, in the pack's first language."""
    language = pack.languages[0]
    persona, origin = companion.persona, companion.origin
    greetings = [
        text for cue in companion.cues if cue.trigger == "opening" and _first(cue) for text in _lines(cue, language)
    ]
    found: dict[str, Any] = {
        "name": companion.name.within(language),
        "description": persona.summary.within(language).strip(),
        "personality": "\n".join(persona.manner),
        "first_mes": next(iter(greetings), ""),
        "alternate_greetings": greetings[1:],
        "mes_example": _examples(companion, language),
        "system_prompt": persona.instructions,
        "post_history_instructions": persona.last_word,
        "creator": origin.creator if origin is not None and origin.file is not None else ", ".join(pack.authors),
        "character_version": origin.version if origin is not None and origin.file is not None else pack.version,
    }
    if companion.short_name.within(language) != companion.name.within(language):
        found["nickname"] = companion.short_name.within(language)
    book = _book(companion)
    if book is not None:
        found["character_book"] = book
    found["extensions"] = {OURS: _terms(pack, origin)}
    if persona.note is not None:
        note = persona.note
        found["extensions"]["depth_prompt"] = {"prompt": note.text, "depth": note.depth, "role": note.role}
    return found


def _terms(pack: Pack, origin: Origin | None) -> dict[str, Any]:
    """Licence, consent and lineage, which cards have no fields for."""
    if origin is None:
        return {"licence": pack.licence, "remix": "ask", "lineage": []}
    lineage = [
        {"name": one.name, "creator": one.creator, "licence": one.licence, "source": one.source}
        for one in origin.lineage
    ]
    return {"licence": origin.licence or pack.licence, "remix": origin.remix, "lineage": lineage}


def _first(cue: Cue) -> bool:
    return cue.when.first_evening is not False and not cue.plain


def _lines(cue: Cue, language: str) -> Iterator[str]:
    """A cue's lines as cards write them; those with slots that only the game can fill stay here."""
    for one in cue.lines.get(language, ()):
        text = one.text
        for slot, macro in _SLOTS:
            text = re.sub(slot, macro, text)
        if not _OTHER_SLOT.search(text):
            yield text


def _examples(companion: Companion, language: str) -> str:
    """What she says to what, as example dialogues; the truth about herself stays with the game."""
    blocks: list[str] = []
    for cue in companion.cues:
        hears, lines = cue.hears.get(language, ()), list(_lines(cue, language))
        listed = cue.id.startswith("trait-")  # It stands in the description already.
        if cue.trigger == "heard" and not (cue.plain or cue.own_words or listed) and hears and lines:
            block = f"<START>\n{{{{user}}}}: {hears[0]}\n{{{{char}}}}: {lines[0]}"
            if len(blocks) == _MOST_EXAMPLES or sum(map(len, blocks)) + len(block) > _EXAMPLE_LETTERS:
                break
            blocks.append(block)
    return "\n".join(blocks)


def _book(companion: Companion) -> Mapping[str, Any] | None:
    books = list(companion.books.values())
    if len(books) == 1 and not companion.lore:
        return books[0]
    entries: list[Any] = [row for book in books for row in _rows(book)]
    told = [note for note in companion.lore if _holds_from_the_start(note)]
    entries += [_entry(note, number) for number, note in enumerate(told, len(entries))]
    return (
        {"name": companion.short_name.within(BASE_LANGUAGE), "extensions": {}, "entries": entries} if entries else None
    )


def _holds_from_the_start(note: LoreNote) -> bool:
    """A card knows no chapters: what is true only after one would be given away."""
    when = note.when
    return when is None or (when.rank_min == 1 and not when.beats and all(flag.startswith("!") for flag in when.flags))


def _rows(book: Mapping[str, Any]) -> list[Any]:
    rows = book.get("entries")
    return list(rows.values()) if isinstance(rows, Mapping) else list(rows) if isinstance(rows, list) else []


_LOGICS = {"and_any": 0, "not_all": 1, "not_any": 2, "and_all": 3}


def _entry(note: LoreNote, number: int) -> dict[str, Any]:
    """A pack's lore as an entry of a card's book, with SillyTavern's names for what the formats have none for."""
    return {
        "id": number,
        "name": note.id,
        "comment": note.title.within(BASE_LANGUAGE),
        "keys": list(note.keys),
        "secondary_keys": list(note.also),
        "content": note.content.within(BASE_LANGUAGE).strip(),
        "enabled": True,
        "constant": note.always,
        "selective": bool(note.also),
        "insertion_order": note.order,
        "priority": note.priority,
        "position": "after_char",
        "use_regex": any(key.startswith("/") for key in note.keys),
        "case_sensitive": False,
        "extensions": {
            "position": 1,
            "selectiveLogic": _LOGICS[note.logic],
            "probability": note.chance,
            "useProbability": note.chance < 100,
            "sticky": note.sticky,
            "cooldown": note.cooldown,
            "delay": note.delay,
            "scan_depth": note.scan_depth,
            "group": ",".join(note.groups),
            "prevent_recursion": not note.calls,
            "exclude_recursion": not note.called,
        },
    }


def _picture(pack: Pack, companion: Companion) -> bytes:
    """The companion's picture as a PNG: of their story cards the rarest, else any card of theirs, else a drawn one."""
    cards = [card for card in pack.cards.values() if card.companion == companion.full_id]
    order = ("gilded", "rose-lens", "silver-rail", "ticket")
    cards.sort(key=lambda card: (companion.id not in card.picture.stem, order.index(card.rarity)))
    try:
        data = cards[0].picture.read_bytes() if cards else None
    except OSError as error:
        raise Refused(f"The picture {cards[0].picture.name} cannot be read: {error.strerror}.") from error
    return as_png(data, companion.name.within(BASE_LANGUAGE))
