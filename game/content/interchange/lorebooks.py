"""Lorebooks of NovelAI, Agnai and Risu, put as a card's own book is; all others are read as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.content.tolerant import flag, mapping, text, texts, whole


def as_card_book(book: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same book with the entries and names that a card's `character_book` has. Never raises."""
    if book.get("spec") == "lorebook_v3":
        return mapping(book.get("data"))
    if "lorebookVersion" in book:
        return {"name": text(book.get("name")), "entries": [_novelai(row) for row in _rows(book.get("entries"))]}
    if book.get("kind") == "memory":
        return {
            "name": text(book.get("name")),
            "description": text(book.get("description")),
            "entries": [_agnai(row) for row in _rows(book.get("entries"))],
        }
    if book.get("type") == "risu":
        return {"name": text(book.get("name")), "entries": [_risu(row) for row in _rows(book.get("data"))]}
    return book


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _novelai(row: Mapping[str, Any]) -> dict[str, Any]:
    config = mapping(row.get("contextConfig"))
    return {
        "id": text(row.get("id")),
        "name": text(row.get("displayName")),
        "comment": text(row.get("displayName")),
        "keys": list(texts(row.get("keys"))),
        "content": text(config.get("prefix")) + text(row.get("text")) + text(config.get("suffix")).rstrip("\n"),
        "enabled": flag(row.get("enabled"), True),
        "constant": flag(row.get("forceActivation"), False),
        "insertion_order": whole(config.get("budgetPriority"), 400),
        "scan_depth": _messages(row.get("searchRange")),
        "position": "before_char",
        "extensions": {},
    }


_LETTERS_A_MESSAGE = 200
"""NovelAI counts in characters how far back its keys are looked for."""


def _messages(letters: Any) -> int | None:
    found = whole(letters, 0)
    return max(1, -(-found // _LETTERS_A_MESSAGE)) if found > 0 else None


def _agnai(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": text(row.get("name")),
        "comment": text(row.get("name")),
        "keys": list(texts(row.get("keywords"))),
        "content": text(row.get("entry")),
        "enabled": flag(row.get("enabled"), True),
        "insertion_order": whole(row.get("weight"), 0),
        "priority": whole(row.get("priority"), 0),
        "position": "before_char",
        "extensions": {},
    }


def _risu(row: Mapping[str, Any]) -> dict[str, Any]:
    secondary = list(texts(row.get("secondkey")))
    return {
        "name": text(row.get("comment")),
        "comment": text(row.get("comment")),
        "keys": list(texts(row.get("key"))),
        "secondary_keys": secondary,
        "selective": flag(row.get("selective"), False) and bool(secondary),
        "content": text(row.get("content")),
        "enabled": text(row.get("mode")) != "folder",
        "constant": flag(row.get("alwaysActive"), False),
        "insertion_order": whole(row.get("insertorder"), 100),
        "use_regex": flag(row.get("useRegex"), False),
        "extensions": {},
    }
