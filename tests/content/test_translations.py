"""languages/: what is translated is joined to the pack, what is not is told as a warning and shown untranslated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import check_pack, load_pack

ZH = "languages/zh-Hans"
COMPANION = f"{ZH}/companions/ana/companion.toml"
CUES = f"{ZH}/companions/ana/cues/talk.toml"
CARDS = f"{ZH}/cards/cards.toml"
CHAPTERS = f"{ZH}/chapters/chapters.toml"


def test_every_text_is_there_in_both_languages(pack: Callable[..., Path]) -> None:
    loaded = load_pack(pack())
    ana = loaded.companions["ana"]
    assert (loaded.name.within("zh-Hans"), loaded.name.within("en")) == ("港口", "Harbour")
    assert ana.short_name.within("zh-Hans") == "安娜"
    assert ana.ranks[1].name.within("zh-Hans") == "朋友"
    assert ana.beats["the-storm"].asks.within("zh-Hans") == "最糟的一夜是什么样？"
    assert ana.persona.facts[0].says.within("zh-Hans") == "我从没让它熄过。"
    assert loaded.cards["gull"].set_name.within("zh-Hans") == "灯塔"
    assert loaded.chapters["first-light"].title.within("zh-Hans") == "第一盏灯"
    assert loaded.chapters["first-light"].translations == {"zh-Hans": loaded.folder / ZH / "chapters/first.csv"}
    assert loaded.scenes["quay"].name.within("zh-Hans") == "码头"


def test_lines_keep_an_id_of_their_own_in_each_language(pack: Callable[..., Path]) -> None:
    storm, other = load_pack(pack()).companions["ana"].cues
    assert [line.id for line in storm.lines["en"]] == ["harbour:ana/storm#1", "harbour:ana/storm#2"]
    assert [line.id for line in storm.lines["zh-Hans"]] == ["harbour:ana/storm#1"]
    assert storm.hears["zh-Hans"] == ("最糟的一夜是什么时候？",)
    assert other.lines["zh-Hans"][0].expression == "warm", "the cue's expression holds in every language"


GULL_AGAIN = [
    "card lamp has no subtitle",
    "the card gull is not translated",
    "there is already a card lamp in this file",
]

# The file, what is changed in it to what, and the warnings then.
WARNINGS = [
    (COMPANION, 'role = "灯塔看守人"', "", ["the file has no role"]),
    (COMPANION, 'summary = "安娜守着灯。"', "", ["persona has no summary"]),
    (COMPANION, 'asks = "最糟的一夜是什么样？"', "", ["beat the-storm has no asks"]),
    (COMPANION, "number = 2", "number = 3", ["the rank 2 is not translated", "there is no rank 3 to translate"]),
    (
        COMPANION,
        "[[persona.fact]]\nsays",
        "[[persona.fact]]\n[[persona.fact]]\nsays",
        ["fact 1 has no says", "there is no fact 2 to translate"],
    ),
    (CUES, 'hears = ["最糟的一夜是什么时候？"]', "", ['the cue "storm" has no hears in zh-Hans']),
    (CARDS, 'id = "gull"', 'id = "lamp"', GULL_AGAIN),
    (CARDS, 'subtitle = "没有熄灭"', "", ["card lamp has no subtitle"]),
    (CHAPTERS, 'title = "长夜"\n', "", ["chapter the-long-night has no title"]),
]


@pytest.mark.parametrize(("name", "old", "new", "what"), WARNINGS)
def test_what_is_not_translated_or_gone_is_a_warning(
    changed: Callable[..., Path], name: str, old: str, new: str, what: list[str]
) -> None:
    errors, warnings = check_pack(changed(name, old, new))
    assert errors == ()
    assert sorted(one.what for one in warnings) == what
    assert {one.file for one in warnings} == {f"harbour/{name}"}


def test_a_translation_of_a_cue_that_is_gone_is_a_warning_with_the_nearest(changed: Callable[..., Path]) -> None:
    _, warnings = check_pack(changed(CUES, '"storm"', '"storms"'))
    assert [(one.what, one.nearest) for one in warnings] == [('there is no cue "storms"', "storm")]


@pytest.mark.parametrize("gone", [f"{ZH}/pack.toml", COMPANION, CARDS, CHAPTERS, f"{ZH}/scenes/scenes.toml"])
def test_a_translated_file_that_is_missing_is_told_once(pack: Callable[..., Path], gone: str) -> None:
    folder = pack({gone: None})
    errors, warnings = check_pack(folder)
    assert (errors, [one.file for one in warnings]) == ((), [f"harbour/{gone}"])
    assert load_pack(folder).companions["ana"].name.within("en") == "Ana Moreno"


def test_a_missing_string_table_is_a_warning(pack: Callable[..., Path]) -> None:
    errors, warnings = check_pack(pack({f"{ZH}/chapters/night.csv": None}))
    assert errors == ()
    assert [str(one) for one in warnings] == [
        f'harbour/{ZH}/chapters/night.csv · is missing: the chapter "the-long-night" is read in the language it was '
        "written in"
    ]


def test_a_language_the_pack_does_not_name_is_not_read_and_told(changed: Callable[..., Path]) -> None:
    folder = changed("pack.toml", '["en", "zh-Hans"]', '["en"]')
    errors, warnings = check_pack(folder)
    assert errors == ()
    assert [str(one) for one in warnings] == [
        "harbour/languages/zh-Hans · is not read: pack.toml does not name it among its languages"
    ]
    assert set(load_pack(folder).companions["ana"].cues[0].lines) == {"en"}


def test_the_first_language_is_the_one_the_packs_own_files_are_written_in(pack: Callable[..., Path]) -> None:
    manifest = 'format = 1\nid = "harbour"\nversion = "1.0.0"\nname = "港口"\nauthors = ["Ada"]\nlicence = "MIT"\n'
    loaded = load_pack(pack({"pack.toml": manifest + 'languages = ["zh-Hans"]\ngame = ">=0.1"\n'}))
    assert loaded.name.by_language == {"zh-Hans": "港口"}
    assert set(loaded.companions["ana"].cues[0].lines) == {"zh-Hans"}
