"""What translators write under languages/<language>: the same paths and file names, holding only ids and texts.

A text that is left out is shown in the pack's first language and told as a warning; lines of cues may not be left out.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.content.fields import Id, RankNumber, Table, Text
from game.content.files import LineTable

Translated = Annotated[Text | None, Field(description="This text in the folder's language.")]


class PackWords(Table):
    """languages/<language>/pack.toml"""

    name: Translated = None
    summary: Translated = None


class CueWords(Table):
    """[[cue]]: a cue's player lines and answers, written anew rather than word for word."""

    id: Id = Field(description="The cue's id.")
    hears: list[Text] = Field([], description="Examples of player lines that it answers.")
    offers: list[Text] = Field([], description="Short ways in which the game may suggest the line to the player.")
    lines: list[LineTable] = Field([], description="What the companion may say; as many as you like.")


class CuesWords(Table):
    """languages/<language>/companions/<id>/cues/<any name>.toml"""

    cue: list[CueWords] = Field([], description="The cues of this file.")


class PersonaFactWords(Table):
    """[[persona.fact]]: one for each of companion.toml, in the same order."""

    says: Translated = None


class PersonaWords(Table):
    """[persona]"""

    summary: Translated = None
    fact: list[PersonaFactWords] = Field([], description="In the order of companion.toml.")


class RankWords(Table):
    """[[rank]]"""

    number: RankNumber = Field(description="The rank's number.")
    name: Translated = None


class BeatWords(Table):
    """[[beat]]"""

    id: Id = Field(description="The beat's id.")
    title: Translated = None
    hint: Translated = None
    asks: Translated = None


class CompanionWords(Table):
    """languages/<language>/companions/<id>/companion.toml"""

    name: Translated = None
    short_name: Translated = None
    role: Translated = None
    persona: PersonaWords = Field(default_factory=PersonaWords, description="Who they are.")
    rank: list[RankWords] = Field([], description="The steps of closeness.")
    beat: list[BeatWords] = Field([], description="What must come up.")


class LoreEntryWords(Table):
    """[[entry]]: the keys stay in the pack's own file, where every language's stand together."""

    id: Id = Field(description="The entry's id.")
    title: Translated = None
    content: Translated = None


class LoreWords(Table):
    """languages/<language>/lore/<any name>.toml, companions/<id>/lore/<any name>.toml there: named as in the pack"""

    entry: list[LoreEntryWords] = Field([], description="The entries of the file.")


class EndingWords(Table):
    """[[chapter.ending]]"""

    id: Id = Field(description="The ending's id.")
    title: Translated = None
    hint: Translated = None


class ChapterWords(Table):
    """[[chapter]]"""

    id: Id = Field(description="The chapter's id.")
    title: Translated = None
    summary: Translated = None
    ending: list[EndingWords] = Field([], description="The ways in which it may end.")
    told: dict[str, Text] = Field({}, description="What <<bond>> and <<remember>> tell: as it is written there = here.")


class ChaptersWords(Table):
    """languages/<language>/chapters/chapters.toml"""

    chapter: list[ChapterWords] = Field([], description="The chapters.")


class CardWords(Table):
    """[[card]]"""

    id: Id = Field(description="The card's id.")
    set: Translated = None
    title: Translated = None
    subtitle: Translated = None
    flavour: Translated = None
    hint: Translated = None


class CardsWords(Table):
    """languages/<language>/cards/cards.toml"""

    card: list[CardWords] = Field([], description="The cards.")


class SceneWords(Table):
    """[[scene]]"""

    id: Id = Field(description="The scene's id.")
    name: Translated = None


class ScenesWords(Table):
    """languages/<language>/scenes/scenes.toml"""

    scene: list[SceneWords] = Field([], description="The places.")
