"""pack.toml: what a pack is, who made it, what it needs, what is in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.content.fields import Id, Language, Licence, Need, Table, Text, Version, WebAddress
from game.content.model import Descriptor, Rating
from game.content.versions import RANGE_PATTERN

Pattern = Annotated[str, Field(min_length=1, max_length=200)]


class ContentTable(Table):
    """[content]: what a player should know before they open it."""

    rating: Rating = Field("unrated", description="Whom it is for. The base game is for everyone.")
    descriptors: list[Descriptor] = Field([], description="What there is in it, as players are told.")


class AssetTable(Table):
    """[[asset]]: files under a licence of their own."""

    files: Pattern = Field(
        description='Which files, by their path in the pack; * stands for anything: "cards/pictures/*.webp".'
    )
    licence: Licence = Field(description='Their licence as its SPDX name, like "CC0-1.0".')
    authors: list[Text] = Field([], description="Who made them, where it was not the pack's authors.")
    source: str = Field("", description="Where they come from.")


class PackFile(Table):
    """pack.toml: what this pack is, who made it, and what it works with."""

    format: Literal[1] = Field(description="The version of the pack format. This game reads 1.")
    id: Id = Field(description="The pack's id, the same as its folder's name.")
    version: Version = Field(description='The version of this pack, like "1.0.0".')
    name: Text = Field(description="The name players see.")
    summary: str = Field("", max_length=500, description="What it brings, in a sentence or two for players.")
    authors: list[Text] = Field(min_length=1, description="Who made it.")
    licence: Licence = Field(description='The licence as its SPDX name, like "CC-BY-4.0".')
    languages: list[Language] = Field(
        min_length=1,
        description="The languages it is complete in. The pack's own files are written in the first; "
        "each further one has a folder languages/<language>.",
    )
    game: str = Field(pattern=RANGE_PATTERN, description='The versions of the game it works with, like ">=0.1,<1".')
    homepage: WebAddress = Field("", description="Where players find more. Shown, never opened by itself.")
    depends: list[Need] = Field(
        [], description='Packs it cannot be without, like "lantern-line" or "lantern-line >=0.1,<1".'
    )
    optional: list[Need] = Field([], description="Packs it works with when they are there; written like depends.")
    conflicts: list[Need] = Field([], description="Packs it cannot stand beside; written like depends.")
    load_after: list[Id] = Field([], description="Packs it comes after when they are there, without needing them.")
    content: ContentTable = Field(
        default_factory=ContentTable, description="What a player should know before they open it."
    )
    asset: list[AssetTable] = Field([], description="Files under a licence of their own.")
