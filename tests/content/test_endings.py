"""The endings of a chapter: named below it, translated beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.content.loading import check_pack, load_pack

CHAPTERS = "chapters/chapters.toml"
ZH = "languages/zh-Hans/chapters/chapters.toml"
DAWN = '[[chapter.ending]]\nid = "dawn"\ntitle = "Dawn"\nhint = "Stay awake."\n'
DAWN_ZH = '[[chapter.ending]]\nid = "dawn"\ntitle = "天亮"\nhint = "别睡着。"\n'
Told = Callable[[str, str], list[str]]


@pytest.fixture
def told(pack: Callable[..., Path], texts: Mapping[str, str]) -> Told:
    """What is wrong with the pack when these stand below its last chapter, and below the same one in Chinese."""

    def check(own: str, translated: str) -> list[str]:
        changes = {CHAPTERS: f"{texts[CHAPTERS]}\n{own}", ZH: f"{texts[ZH]}\n{translated}"}
        return [str(problem) for problems in check_pack(pack(changes)) for problem in problems]

    return check


def test_an_ending_has_a_title_and_a_hint_in_each_language(pack: Callable[..., Path], texts: Mapping[str, str]) -> None:
    loaded = load_pack(pack({CHAPTERS: f"{texts[CHAPTERS]}\n{DAWN}", ZH: f"{texts[ZH]}\n{DAWN_ZH}"}))
    (ending,) = loaded.chapters["the-long-night"].endings
    assert (ending.id, ending.title.within("en"), ending.hint.within("zh-Hans")) == ("dawn", "Dawn", "别睡着。")
    assert loaded.chapters["first-light"].endings == ()


def test_an_ending_named_twice_is_told(told: Told) -> None:
    assert any('there is already an ending "dawn" in this chapter' in one for one in told(DAWN * 2, DAWN_ZH))


def test_an_ending_that_is_not_translated_is_told(told: Told) -> None:
    assert any("the ending dawn is not translated" in one for one in told(DAWN, ""))
