"""A pack that has been loaded: what authors write in short is there in full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import load_pack
from game.content.model import Grants, Opens, When
from game.content.problems import PackProblems


def test_a_manifest_is_loaded_whole(pack: Callable[..., Path]) -> None:
    folder = pack()
    loaded = load_pack(folder)
    assert (loaded.id, loaded.version, loaded.licence) == ("harbour", "1.0.0", "CC-BY-4.0")
    assert (loaded.authors, loaded.languages, loaded.folder) == (("Ada",), ("en", "zh-Hans"), folder)


def test_what_authors_name_by_a_short_id_is_known_by_its_full_one(pack: Callable[..., Path]) -> None:
    loaded = load_pack(pack())
    chapter = loaded.chapters["the-long-night"]
    assert chapter.companion == loaded.companions["ana"].full_id == "harbour:ana"
    assert chapter.opens == Opens(rank=2, beats=("the-storm",), chapters=("harbour:first-light",))
    assert chapter.grants == Grants(cards=("harbour:lamp",), draws=1)
    assert loaded.cards["lamp"].companion == "harbour:ana"
    assert loaded.companions["ana"].scene == "harbour:quay"


def test_a_line_has_its_cues_expression_unless_it_has_its_own(pack: Callable[..., Path]) -> None:
    storm, other = load_pack(pack()).companions["ana"].cues
    assert [line.expression for line in storm.lines["en"]] == ["neutral", "sad"]
    assert [line.expression for line in other.lines["en"]] == ["warm"]


def test_conditions_reach_to_the_companions_highest_rank_unless_they_say_less(pack: Callable[..., Path]) -> None:
    storm, _ = load_pack(pack()).companions["ana"].cues
    assert storm.when == When(rank_max=2, hours=(22, 4))
    assert storm.lines["en"][0].when == When(rank_max=2)
    assert storm.lines["en"][1].when == When(rank_min=2, rank_max=2, flags=("!told",))


def test_files_are_found_where_they_lie(pack: Callable[..., Path]) -> None:
    loaded = load_pack(pack())
    assert (loaded.companions["ana"].rig / "rig.json").is_file()
    assert (loaded.scenes["quay"].folder / "scene.json").is_file()
    assert loaded.chapters["first-light"].source.is_file()
    assert all(card.picture.is_file() for card in loaded.cards.values())


def test_cues_come_in_the_order_of_their_files_and_in_them(pack: Callable[..., Path]) -> None:
    more = '[[cue]]\nid = "joke"\nacts = ["jokes"]\nlines = ["Ha."]\n'
    zh = more.replace("acts", "hears").replace('"jokes"', '"笑话"')
    files = {"companions/ana/cues/a.toml": more, "languages/zh-Hans/companions/ana/cues/zz.toml": zh}
    ana = load_pack(pack(files)).companions["ana"]
    assert [cue.id for cue in ana.cues] == ["joke", "storm", "else"]
    assert ana.cues[0].hears["zh-Hans"] == ("笑话",), "a translation may sit in another file"


def test_a_pack_may_hold_cards_alone(pack: Callable[..., Path]) -> None:
    keep = ("pack.toml", "cards/cards.toml", "cards/pictures/lamp.webp", "cards/pictures/gull.webp")
    folder = pack()
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in keep:
            path.unlink()
    for name, old, new in (
        ("cards/cards.toml", 'companion = "ana"\n', ""),
        ("pack.toml", '["en", "zh-Hans"]', '["en"]'),
    ):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(old, new), "utf-8")
    loaded = load_pack(folder)
    assert (set(loaded.cards), loaded.companions, loaded.chapters) == ({"lamp", "gull"}, {}, {})
    assert loaded.cards["gull"].companion is None


def test_a_broken_pack_raises_its_problems(changed: Callable[..., Path]) -> None:
    with pytest.raises(
        PackProblems, match=r"harbour/pack.toml:4:1 · nothing here is called nmae · did you mean name\?"
    ):
        load_pack(changed("pack.toml", 'name = "Harbour"', 'nmae = "Harbour"'))
