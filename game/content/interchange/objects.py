"""A card's data in the forms others read: V2 for the old, V3 for the new, with everything unknown left where it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.content.interchange.character import fields_of
from game.content.interchange.kinds import PYGMALION, V1_FIELDS, kind_of

V2_FIELDS: Mapping[str, Any] = {
    **dict.fromkeys(V1_FIELDS, ""),
    "creator_notes": "",
    "system_prompt": "",
    "post_history_instructions": "",
    "alternate_greetings": [],
    "tags": [],
    "creator": "",
    "character_version": "",
    "extensions": {},
}
"""What every V2 card must have, and what stands for it where a card says nothing."""
V3_FIELDS: Mapping[str, Any] = {**V2_FIELDS, "group_only_greetings": []}


def as_v2(card: Mapping[str, Any]) -> dict[str, Any]:
    """The card as V2. One that is V2 already stays as it is; an older one keeps its own keys at the top."""
    if kind_of(card) == "v2":
        return dict(card)
    return _wrapped(card, "chara_card_v2", "2.0", V2_FIELDS)


def as_v3(card: Mapping[str, Any]) -> dict[str, Any]:
    """The card as V3. One that is V3 already stays as it is; others gain what V3 asks for and they lack."""
    if kind_of(card) == "v3" and card.get("spec") == "chara_card_v3":
        return dict(card)
    return _wrapped(card, "chara_card_v3", "3.0", V3_FIELDS)


def _wrapped(card: Mapping[str, Any], spec: str, version: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    kind = kind_of(card)
    data = dict(fields_of(card))
    if kind == "v1":
        data = {key: value for key, value in data.items() if key in wanted or key in ("character_book", "nickname")}
    elif kind == "pygmalion":
        data = {key: value for key, value in data.items() if key in PYGMALION.values()}
    lacking = {key: _own(value) for key, value in wanted.items() if key not in data}
    top = {key: value for key, value in card.items() if key not in ("spec", "spec_version", "data")}
    return {"spec": spec, "spec_version": version, "data": {**data, **lacking}, **top}


def _own(value: Any) -> Any:
    """A list or table of one's own, not the one everybody else was given."""
    return value.copy() if isinstance(value, list | dict) else value
