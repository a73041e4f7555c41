"""The table of sounds, `assets/sounds/sounds.toml`: which there are, on which channel, and their captions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from game.stage.plates import StageAssetError

Channel = Literal["ambience", "effects", "music"]
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class Caption:
    """What is heard, in words, for whoever does not hear it: shown as a caption, or told to a screen reader."""

    sound: str
    channel: Channel
    words: Mapping[str, str]

    def told(self, language: str) -> str:
        """The words in a language; in English where it is not one of the game's."""
        return self.words.get(language, self.words["en"])


@dataclass(frozen=True)
class SoundRow:
    """One sound: its OGG file and its caption. `border`: the samples that a loop's file has too many at each end."""

    file: Path
    caption: Caption
    border: int

    @property
    def channel(self) -> Channel:
        return self.caption.channel


def load_table(folder: Path) -> dict[str, SoundRow]:
    """The rows of `sounds.toml` in a folder, by name. Raises StageAssetError when it is missing or wrong."""
    file = folder / "sounds.toml"
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise StageAssetError(file, "the table of sounds is missing") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StageAssetError(file, f"the table of sounds cannot be read ({error})") from None
    border = table.pop("border", None)
    if not isinstance(border, int) or border < 1:
        raise StageAssetError(file, f"border should be a number of samples, not {border!r}")
    return {name: _row(file, name, entry, border) for name, entry in table.items()}


def _row(file: Path, name: str, entry: Any, border: int) -> SoundRow:
    if not isinstance(entry, dict) or entry.get("channel") not in get_args(Channel):
        raise StageAssetError(file, f"[{name}] needs a channel: {', '.join(get_args(Channel))}")
    words = {language: text for language in LANGUAGES if isinstance(text := entry.get(language), str) and text}
    if missing := [language for language in LANGUAGES if language not in words]:
        raise StageAssetError(file, f"[{name}] needs a caption in {', '.join(missing)}")
    channel: Channel = entry["channel"]
    return SoundRow(file.parent / f"{name}.ogg", Caption(name, channel, words), border if channel != "effects" else 0)
