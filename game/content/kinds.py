"""The kinds of TOML file in a pack, each with the name of its schema in story/schemas."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from game.content.files import CardsFile, ChangedCuesFile, ChaptersFile, CompanionFile, CuesFile, ScenesFile
from game.content.lore_files import LoreFile
from game.content.manifest import PackFile
from game.content.translated import (
    CardsWords,
    ChaptersWords,
    CompanionWords,
    CuesWords,
    LoreWords,
    PackWords,
    ScenesWords,
)

FILE_KINDS: Mapping[str, type[BaseModel]] = {
    "pack": PackFile,
    "companion": CompanionFile,
    "cues": CuesFile,
    "lore": LoreFile,
    "chapters": ChaptersFile,
    "cards": CardsFile,
    "scenes": ScenesFile,
    "changed-cues": ChangedCuesFile,
    "translated-pack": PackWords,
    "translated-companion": CompanionWords,
    "translated-cues": CuesWords,
    "translated-lore": LoreWords,
    "translated-chapters": ChaptersWords,
    "translated-cards": CardsWords,
    "translated-scenes": ScenesWords,
}
_NAMES = {model: name for name, model in FILE_KINDS.items()}


def see_for(model: type[BaseModel]) -> str:
    """Where an author reads what may stand in a file of this kind."""
    return f"story/schemas/{_NAMES[model]}.json"
