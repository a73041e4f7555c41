"""Every letter of the game's own texts can be written with the fonts it ships, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.art.fonts import missing_glyphs
from game.content.traditional import traditional

ROOT = Path(__file__).resolve().parents[2]
TOLD = [
    file
    for folder in ("story/lantern-line", "assets/locales", "assets/care")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in (".toml", ".yarn", ".csv", ".json")
]


def ideographs(text: str) -> str:
    """What only one font can draw; players' own signs, which some examples hold, are the system's."""
    return "".join(sorted({character for character in text if "\u3400" <= character <= "\u9fff"}))


@pytest.mark.parametrize("retold", [str, traditional], ids=["as written", "traditional"])
def test_no_letter_is_missing(retold: Callable[[str], str]) -> None:
    told = ideographs("".join(retold(file.read_text("utf-8")) for file in TOLD))
    assert len(told) > 2000
    assert missing_glyphs(told) == [], "run `python -m build.fonts`"
