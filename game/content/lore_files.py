"""What authors write of lore: companions/<id>/lore/*.toml for one companion, lore/*.toml for all of a pack."""

from __future__ import annotations

from pydantic import Field

from game.content.fields import Count, Id, Table, Text
from game.content.files import WhenTable
from game.content.lore import LoreLogic


class LoreTable(Table):
    """[[entry]]: something that is told to a model when it is spoken of."""

    id: Id = Field(description="A name for it, unique within its book. Never change it.")
    title: str = Field("", description="What the player reads where they see what she was told.")
    keys: list[Text] = Field(
        [], description='Words that bring it up, in every language; "/pattern/i" is a regular expression.'
    )
    content: Text = Field(description="What the model is told, in a sentence or three.")
    also: list[Text] = Field([], description="Further words that must be found as well; see logic.")
    logic: LoreLogic = Field("and_any", description="What the further words must do.")
    always: bool = Field(False, description="Told in every reply, without any word.")
    order: int = Field(100, description="Higher comes later, nearer the player's line.")
    priority: int = Field(0, description="Higher stays when there is no room.")
    sticky: Count = Field(0, description="For how many messages it stays once it came.")
    cooldown: Count = Field(0, description="For how many messages after that it does not come again.")
    delay: Count = Field(0, description="How many messages the talk must have.")
    chance: float = Field(100.0, ge=0, le=100, description="How likely it comes when called, per cent.")
    scan_depth: Count | None = Field(None, description="In how many of the newest messages its words are looked for.")
    groups: list[Text] = Field([], description="Of the entries in one group only one comes.")
    calls: bool = Field(True, description="Whether its text may call further lore up.")
    called: bool = Field(True, description="Whether other lore's text may call it up.")
    when: WhenTable = Field(WhenTable(), description="Conditions under which it may come up at all.")


class LoreFile(Table):
    """companions/<id>/lore/<any name>.toml, or lore/<any name>.toml"""

    entry: list[LoreTable] = Field([], description="The entries of this file.")
