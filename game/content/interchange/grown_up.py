"""Whether a card says that its character is a child: companions here are grown up, and such a card is refused."""

from __future__ import annotations

import re

from game.content.interchange.character import Character

GROWN = 18
_AGE = re.compile(
    r"(?<!\w)(?:age|aged|年龄|年齡)[\s\"'“”*_+]*[:：=(\[]?[\s\"'“”*_+]*(?:(?:about|around|only|just)\s+|约|大概)?(\d{1,5})(?!\d|\.\d|%)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:^|[.!?\n*\"(])\s*(?:\{\{char\}\}|<bot>|she|he|they|{name})(?:'s|\s+is|\s+are)\s+(?:an?\s+|only\s+|just\s+)?(\d{1,2})"
    r"[\s-]*(?:years?[\s-]*old|yo\b|y/o)",
    re.IGNORECASE,
)
_TAGS = frozenset({"loli", "lolicon", "shota", "shotacon", "underage", "minor", "ロリ", "萝莉", "蘿莉", "正太"})


def child(character: Character) -> str | None:
    """What says that the character is a child; None where nothing does."""
    for tag in character.tags:
        if tag.strip().lower() in _TAGS:
            return f"it is tagged “{tag.strip()[:30]}”"
    for text in (character.description, character.personality):
        ages = _ages(text, character.name)
        if ages and ages[0] < GROWN:
            return f"it gives its character’s age as {ages[0]}"
    return None


def age_of(character: Character) -> int | None:
    """The age a card gives, where it gives one."""
    found = (
        number for text in (character.description, character.personality) for number in _ages(text, character.name)
    )
    age = next(found, None)
    return age if age is not None and age >= GROWN else None


def _ages(text: str, name: str) -> list[int]:
    """The ages a text gives its character, those said outright first."""
    named = re.compile(_IS.pattern.replace("{name}", re.escape(name) if name else r"\{\{char\}\}"), re.IGNORECASE)
    return [int(found[1]) for pattern in (_AGE, named) for found in pattern.finditer(text)]
