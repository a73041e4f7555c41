"""What authors write in a pack's own files, key by key: the one source of validation, editor schemas and reference.

Each description is read by authors in their editor and in the guide. What these files become is `game.content.model`.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from game.content.fields import (
    Count,
    FileName,
    Flag,
    Hour,
    Id,
    RankNumber,
    Ref,
    Table,
    Text,
)
from game.content.model import Act, Expression, Kind, Rarity, Trigger


class WhenTable(Table):
    """Conditions; all that are given must hold, none means always."""

    rank_min: RankNumber | None = Field(None, description="The least rank of the bond.")
    rank_max: RankNumber | None = Field(None, description="The highest rank of the bond.")
    flags: list[Flag] = Field([], description='Flags that chapters set; "!name" asks for the flag\'s absence.')
    beats: list[Id] = Field([], description="Beats that must have been reached.")
    hours: list[Hour] | None = Field(
        None,
        min_length=2,
        max_length=2,
        description="From and to in whole hours of the player's clock; [22, 4] passes midnight.",
    )
    first_evening: bool | None = Field(None, description="true: only on the first evening together; false: only later.")
    days_away: Count = Field(0, description="The least number of days since the last talk.")
    moods: list[Expression] = Field([], description="Moods that a chapter may have left them in tonight, any of these.")


class LineTable(Table):
    """Something the companion says: plain text, or a table when it has its own expression or conditions."""

    text: Text = Field(description="What is said. Slots like {player} are filled by the game.")
    expression: Expression | None = Field(None, description="The face for this line.")
    when: WhenTable = Field(default_factory=WhenTable, description="Conditions of this line beyond its cue's.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, written: Any) -> Any:
        if isinstance(written, str):
            return {"text": written}
        if not isinstance(written, dict):
            raise ValueError('must be text, or a table like { text = "…", expression = "wry" }')
        return written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        table = handler(schema)
        return {"anyOf": [{"type": "string", "minLength": 1}, table]}


class FollowsTable(Table):
    """What the companion must have said just before; all that is given must hold, and of a list any."""

    cues: list[Id] = Field([], description="Her last reply came from one of these cues.")
    topics: list[Text] = Field([], description="Her last reply came from a cue with one of these topics.")
    triggers: list[Trigger] = Field([], description="Her last reply came from a cue with one of these triggers.")
    faces: list[Expression] = Field([], description="Her face at the end of it; wry stands for a joke.")
    asked: bool | None = Field(None, description="true: it ended in a question; false: it did not.")
    acts: list[Act] = Field([], description="What the player's own line before that did, any of these.")

    @model_validator(mode="after")
    def _says_something(self) -> FollowsTable:
        if not self.model_fields_set:
            raise ValueError("says nothing; give cues, topics, triggers, faces, asked or acts")
        return self


class CueTable(Table):
    """[[cue]]: something a player may say, or that may happen, and what the companion says to it."""

    id: Id = Field(description="A name for this cue, unique within the companion. Never change it.")
    trigger: Trigger = Field("heard", description="What brings the cue up.")
    acts: list[Act] = Field([], description="What the player's line does, any of these.")
    topics: list[Text] = Field(
        [],
        description='What the player\'s line is about, any of these. With trigger "fallback": the subject it is kept '
        "for, one; the hears of all that share it are words for it.",
    )
    expression: Expression = Field("neutral", description="The face for its lines.")
    beat: Id | None = Field(
        None,
        description='The beat that is reached when this cue is heard; with trigger "brings_up", the one it leads to.',
    )
    follows: FollowsTable | None = Field(
        None, description='What the companion must have said just before, for lines that lean on it, like "why?".'
    )
    when: WhenTable = Field(default_factory=WhenTable, description="Conditions under which the cue may come up.")
    hears: list[Text] = Field(
        [], description='Examples of player lines that it answers; with trigger "fallback", words for its subject.'
    )
    kinds: list[Kind] = Field(
        [], description='With trigger "fallback": the kinds of line it answers; none where it answers any.'
    )
    own_words: bool = Field(
        False, description="true: these words stand, whatever a large model could say instead (what she is, say)."
    )
    offers: list[Text] = Field([], description="Short ways in which the game may suggest the line to the player.")
    in_order: bool = Field(False, description="true: its lines are said in this order; false: the freshest, by chance.")
    plain: bool = Field(
        False, description="true: words anyone might say, which no large model is shown as this companion's own."
    )
    lines: list[LineTable] = Field(min_length=1, description="What the companion may say; one is chosen.")


class CuesFile(Table):
    """companions/<id>/cues/<any name>.toml"""

    cue: list[CueTable] = Field([], description="The cues of this file.")


class ChangedCueTable(CueTable):
    """[[cue]]: a cue for somebody of another pack: one more, or one in the place of theirs."""

    replaces: bool = Field(
        False, description="true: this stands in the place of their cue with the same id; otherwise it is one more."
    )


class ChangedCuesFile(Table):
    """changes/<pack>/companions/<id>/cues/<any name>.toml"""

    cue: list[ChangedCueTable] = Field([], description="The cues of this file.")


class PersonaFactTable(Table):
    """[[persona.fact]]: something true of the companion."""

    about: list[Text] = Field(min_length=1, description="Words that bring it to mind.")
    says: Text = Field(description="How the companion would put it.")
    when: WhenTable = Field(WhenTable(), description="Conditions under which it is (still) said.")


class DepthNoteTable(Table):
    """[persona.note]: a word to a model within the talk, where it weighs more than at its beginning."""

    text: Text = Field(description="What it says; {{char}} and {{user}} are filled in.")
    depth: Count = Field(4, description="How many messages stand after it.")
    role: Literal["system", "user", "assistant"] = Field("system", description="In whose voice it stands.")


class PersonaTable(Table):
    """[persona]: who the companion is, as a model is told."""

    summary: Text = Field(description="Who this is, in a few sentences.")
    manner: list[Text] = Field([], description="How they speak, one habit each.")
    never: list[Text] = Field([], description="What they never do or say.")
    fact: list[PersonaFactTable] = Field([], description="What is true of them.")
    bans: list[Text] = Field([], description="Phrases that no model may put in their mouth.")
    instructions: str = Field(
        "", description="What a model is told instead of the game's own rules; {{original}} is where those would stand."
    )
    last_word: str = Field("", description="What a model is told last, right before the player's line.")
    note: DepthNoteTable | None = Field(None, description="A word to a model within the talk.")


class RankTable(Table):
    """[[rank]]: a step of closeness."""

    number: RankNumber = Field(description="1, 2, 3 … in order.")
    name: Text = Field(description="What players read.")
    points: Count = Field(description="What the bond needs before the scene that opens the rank can come.")


class BeatTable(Table):
    """[[beat]]: a thing that must come up between two people before a chapter opens."""

    id: Id = Field(description="A name for it, unique within the companion.")
    title: Text = Field(description="What it is called once it has come up.")
    hint: Text = Field(description="What a player reads while it has not.")
    asks: Text = Field(description="One line the player might say to bring it up.")


class ForbearTable(Table):
    """[[origin.lineage]]: whom a companion was built on, the nearest first."""

    name: Text = Field(description="What they are called.")
    creator: str = Field("", description="Who made them.")
    licence: str = Field("", description="The licence they came under.")
    source: str = Field("", description="Where they come from.")


class OriginTable(Table):
    """[origin]: where a companion comes from, and what others may do with them."""

    file: str = Field("", description="What they were made from, in the companion's folder; kept byte for byte.")
    creator: str = Field("", description="Who made them.")
    version: str = Field("", description="Their version, as their maker counts.")
    licence: str = Field("", description="Their licence as its SPDX name; empty where none is known.")
    remix: Literal["yes", "no", "ask"] = Field("ask", description="Whether others may build on them.")
    source: list[str] = Field([], description="Where they can be found.")
    lineage: list[ForbearTable] = Field([], description="Whom they were built on, the nearest first.")


class CompanionFile(Table):
    """companions/<id>/companion.toml"""

    name: Text = Field(description="The full name.")
    short_name: Text = Field(description="What they are called.")
    role: Text = Field(description="What they do aboard, in a few words.")
    age: int = Field(ge=18, le=100_000, description="In years. Companions are grown up.")
    scene: Ref = Field(
        description='The scene in which talks with them take place: of this pack, or like "lantern-line:carriage".'
    )
    persona: PersonaTable = Field(description="Who they are, as a model is told.")
    rank: list[RankTable] = Field(min_length=1, description="The steps of closeness, from the first.")
    beat: list[BeatTable] = Field([], description="What must come up before chapters open.")
    origin: OriginTable | None = Field(None, description="Where they come from, and what others may do with them.")


class OpensTable(Table):
    """What must be so before a chapter can be read."""

    rank: RankNumber = Field(1, description="The rank of the bond.")
    points: Count = Field(0, description="The points of the bond.")
    beats: list[Id] = Field([], description="Beats that must have been reached.")
    chapters: list[Ref] = Field([], description="Chapters that must have been read.")


class GrantsTable(Table):
    """What reading a chapter to its end brings."""

    rank: RankNumber | None = Field(None, description="The rank it opens.")
    cards: list[Ref] = Field([], description="Story cards it gives.")
    draws: Count = Field(0, description="Draws from the deck it gives.")


class EndingTable(Table):
    """[[chapter.ending]]: one way in which a chapter may end; the story comes to it with <<ending ID>>."""

    id: Id = Field(description="A name for it, unique within the chapter. Never change it.")
    title: Text = Field(description="What players read once they have found it.")
    hint: Text = Field(description="What players read while they have not; it gives nothing away.")


class ChapterTable(Table):
    """[[chapter]]: a story to read, or the short scene that opens a rank."""

    id: Id = Field(description="A name for it, unique within the pack. Never change it.")
    companion: Ref = Field(description='Whose chapter it is: of this pack, or like "lantern-line:isaura".')
    kind: Literal["chapter", "scene"] = Field("chapter", description="A whole chapter, or a short scene.")
    title: Text = Field(description="What players read.")
    summary: Text = Field(description="A sentence for the list of chapters, which gives nothing away.")
    file: FileName = Field(description='The Yarn file in the folder chapters, like "isaura_1.yarn".')
    node: Text = Field(description="The node of the file in which the chapter starts.")
    opens: OpensTable = Field(default_factory=OpensTable, description="What must be so before it can be read.")
    grants: GrantsTable = Field(default_factory=GrantsTable, description="What reading it to its end brings.")
    ending: list[EndingTable] = Field([], description="The ways in which it may end, in the order players see.")


class ChaptersFile(Table):
    """chapters/chapters.toml"""

    chapter: list[ChapterTable] = Field([], description="The chapters, in the order players see.")


class CardTable(Table):
    """[[card]]: something to collect."""

    id: Id = Field(description="A name for it, unique within the pack. Never change it.")
    number: Text = Field(description='The number printed on it, like "I-03".')
    set: Text = Field(description="The set it belongs to.")
    rarity: Rarity = Field(description="How rare it is, which also chooses its frame.")
    title: Text = Field(description="What is printed large.")
    subtitle: str = Field("", description="What is printed below the title.")
    flavour: Text = Field(description="A sentence on its back.")
    hint: Text = Field(description="What a player reads while it has not been found.")
    picture: FileName = Field(description="The picture in the folder cards/pictures, without letters.")
    companion: Ref | None = Field(None, description="Who is on it.")
    source: Literal["story", "deck"] = Field(description="story: given by a chapter, never by chance; deck: drawn.")


class CardsFile(Table):
    """cards/cards.toml"""

    card: list[CardTable] = Field([], description="The cards, in the order of the album.")


class SceneTable(Table):
    """[[scene]]: a place, drawn in the folder scenes/<id>."""

    id: Id = Field(description="Its name, the same as its folder's.")
    name: Text = Field(description="What players read.")


class ScenesFile(Table):
    """scenes/scenes.toml"""

    scene: list[SceneTable] = Field([], description="The places of this pack.")
