"""The kinds of value that authors write in a pack's files: ids, texts, languages, names of files, lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from game.content.versions import RANGE_PATTERN, VERSION_PATTERN

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"
REF_PATTERN = r"^([a-z0-9][a-z0-9_-]*:)?[a-z0-9][a-z0-9_-]*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
FLAG_PATTERN = r"^!?[A-Za-z][A-Za-z0-9_-]*$"
NEED_PATTERN = rf"^[a-z0-9][a-z0-9_-]*( +{RANGE_PATTERN[1:-1]})?$"
WEB_PATTERN = r"^(https?://[^\s<>\"]{3,500})?$"
LICENCE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9.+() -]*$"

IN_WORDS: Mapping[str, str] = {
    ID_PATTERN: "an id is small letters, digits, - and _",
    REF_PATTERN: 'a name is an id like "ana", or one of another pack, like "lantern-line:isaura"',
    LANGUAGE_PATTERN: 'a language is written like "en" or "zh-Hans"',
    FLAG_PATTERN: 'a flag is a name like "told_her", or "!told_her" for its absence',
    LICENCE_PATTERN: 'a licence is its SPDX name, like "MIT" or "CC-BY-4.0"',
    VERSION_PATTERN: 'a version is three numbers, like "1.0.0"',
    NEED_PATTERN: 'a pack is named by its id, with the versions that will do if not all: "lantern-line >=0.1,<1"',
    WEB_PATTERN: 'an address is written like "https://example.org/my-pack"',
    RANGE_PATTERN: 'a range of versions is written like ">=0.1,<1"',
}
"""What to tell an author whose text does not match a pattern."""


class Table(BaseModel):
    """A TOML table in which only the keys named here may stand, each of exactly its type."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


def _inside_the_pack(name: str) -> str:
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if "\\" in name or posix.is_absolute() or windows.drive or ".." in posix.parts or str(posix) != name:
        raise ValueError('must name a file inside the pack, with "/" between folders and no ".."')
    return name


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    return text


Id = Annotated[str, Field(pattern=ID_PATTERN)]
Ref = Annotated[str, Field(pattern=REF_PATTERN)]
"""Something of this pack by its id, or of a pack named in depends as "pack:id"."""
Text = Annotated[str, Field(min_length=1), AfterValidator(_not_blank)]
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
Flag = Annotated[str, Field(pattern=FLAG_PATTERN)]
Version = Annotated[str, Field(pattern=VERSION_PATTERN)]
Licence = Annotated[str, Field(pattern=LICENCE_PATTERN)]
Need = Annotated[str, Field(pattern=NEED_PATTERN)]
WebAddress = Annotated[str, Field(pattern=WEB_PATTERN)]
FileName = Annotated[str, Field(min_length=1), AfterValidator(_inside_the_pack)]
Hour = Annotated[int, Field(ge=0, le=24)]
Count = Annotated[int, Field(ge=0)]
RankNumber = Annotated[int, Field(ge=1)]
