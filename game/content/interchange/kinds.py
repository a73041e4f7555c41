"""Which kind of card or lorebook some JSON is: told by its shape, since what it says of itself is often wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["v1", "v2", "v3", "pygmalion"]

V1_FIELDS = ("name", "description", "personality", "scenario", "first_mes", "mes_example")
PYGMALION: Mapping[str, str] = {
    "char_name": "name",
    "char_persona": "description",
    "world_scenario": "scenario",
    "char_greeting": "first_mes",
    "example_dialogue": "mes_example",
}
"""Pygmalion's fields, and what the others call them."""


def kind_of(card: Any) -> Kind | None:
    """The kind of a card; None for what is none."""
    if not isinstance(card, Mapping):
        return None
    spec, data = card.get("spec"), card.get("data")
    if isinstance(data, Mapping) and not is_lorebook(card):
        if spec == "chara_card_v3" or (spec != "chara_card_v2" and "group_only_greetings" in data):
            return "v3"
        if spec == "chara_card_v2" or any(field in data for field in V1_FIELDS):
            return "v2"
    if "char_name" in card and any(field in card for field in PYGMALION if field != "char_name"):
        return "pygmalion"
    if any(field in card for field in V1_FIELDS[1:]) and any(isinstance(card.get(f), str) for f in V1_FIELDS):
        return None if is_lorebook(card) else "v1"
    return None


def is_lorebook(card: Any) -> bool:
    """Whether some JSON is a lorebook that stands by itself: V2, V3, SillyTavern's, NovelAI's, Agnai's or Risu's."""
    if not isinstance(card, Mapping):
        return False
    if card.get("spec") == "lorebook_v3" or card.get("type") == "risu":
        return True
    inner = card.get("data")
    if "lorebookVersion" in card or (card.get("kind") == "memory" and "entries" in card):
        return True
    return "entries" in card and isinstance(card["entries"], Mapping | list) and not isinstance(inner, Mapping)
