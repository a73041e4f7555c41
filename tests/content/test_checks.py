"""What must agree between files: each id and file that is named exists, each id is used once, ranks go up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import check_pack

COMPANION = "companions/ana/companion.toml"
CUES = "companions/ana/cues/talk.toml"
ZH_CUES = f"languages/zh-Hans/{CUES}"
CHAPTERS = "chapters/chapters.toml"
CARDS = "cards/cards.toml"

# The file, what is changed in it to what, and the error that is told then, with the nearest name.
ERRORS = [
    ("pack.toml", '"harbour"', '"port"', 'the id is "port" but the folder is called "harbour"', None),
    ("pack.toml", '">=0.1,<1"', '">=2"', "works with the game >=2, and this is 0.1.0", None),
    ("pack.toml", '"zh-Hans"]', '"zh-Hans", "fr"]', "there is no folder languages/fr", None),
    ("pack.toml", '"zh-Hans"]', '"zh-Hans", "en"]', '"en" is named twice', None),
    (COMPANION, '"quay"', '"quai"', 'there is no scene "quai"', "quay"),
    (COMPANION, "points = 40", "points = 0", "must be more than the 0 points of the rank before", None),
    (COMPANION, "number = 2", "number = 3", "ranks count 1, 2, 3 …, so this is 2, not 3", None),
    (CUES, '"the-storm"', '"a-storm"', 'there is no beat "a-storm"', "the-storm"),
    (CUES, '"else"', '"storm"', 'there is already a cue "storm" in harbour/companions/ana/cues/talk.toml', None),
    (CUES, "hours = [22, 4]", 'beats = ["storm"]', 'there is no beat "storm"', "the-storm"),
    (CUES, "hours = [22, 4]", "rank_min = 3", "the companion has 2 ranks, not 3", None),
    (CUES, "hours = [22, 4]", "rank_min = 2\nrank_max = 1", "no rank is both at least 2 and at most 1", None),
    (CUES, "rank_min = 2", "rank_max = 9", "the companion has 2 ranks, not 9", None),
    (CUES, "there ever", "{thing} ever", "a player's line holds no slots; write it out", None),
    (CUES, "{thing} twice", "{thing twice", "a brace { or } stands alone; slots are written {player}", None),
    (
        CUES,
        "{thing}",
        "{think}",
        'there is no slot {think} in a line of trigger "heard", '
        "which has {,player}, {guest}, {player}, {thing}, {your}, {you}",
        "{thing}",
    ),
    (
        CUES,
        "Go on.",
        "Go on, {plan}.",
        '{plan} cannot be filled in a line of trigger "fallback", which has {,player}, {echo}, {guest}, {name}, '
        "{player}, {said}, {someone}, {them}, {thing}, {your}, {you}",
        None,
    ),
    (CUES, 'expression = "warm"', 'follows = { cues = ["strom"] }', 'there is no cue "strom"', "storm"),
    (
        CUES,
        'expression = "warm"',
        "follows = {}",
        "follows says nothing; give cues, topics, triggers, faces, asked or acts",
        None,
    ),
    (CUES, '"fallback"', '"brings_up"', 'the cue "else" brings up nothing; say which beat it leads to', None),
    (CUES, 'trigger = "fallback"', "", 'the cue "else" needs hears, acts or topics, or nothing brings it up', None),
    (
        ZH_CUES,
        "{,player}",
        "{thinc}",
        'there is no slot {thinc} in a line of trigger "heard", '
        "which has {,player}, {guest}, {player}, {thing}, {your}, {you}",
        "{thing}",
    ),
    (ZH_CUES, '["你说。"]', "[]", 'the cue "else" has no lines in zh-Hans', None),
    (ZH_CUES, '"else"', '"storm"', f'there is already a cue "storm" in harbour/{ZH_CUES}', None),
    (CHAPTERS, '"ana"\ntitle', '"anna"\ntitle', 'there is no companion "anna"', "ana"),
    (CHAPTERS, '"night.yarn"', '"nigth.yarn"', 'there is no file "nigth.yarn" in chapters', "night.yarn"),
    (CHAPTERS, '"the-storm"', '"storm"', 'there is no beat "storm" of ana', "the-storm"),
    (CHAPTERS, '["first-light"]', '["first"]', 'there is no chapter "first"', "first-light"),
    (CHAPTERS, '["first-light"]', '["the-long-night"]', "can never open: in the end it waits for itself", None),
    (
        CHAPTERS,
        'id = "first-light"',
        'id = "the-long-night"',
        'there is already a chapter "the-long-night" in this file',
        None,
    ),
    (CHAPTERS, "rank = 2\nbeats", "rank = 3\nbeats", "ana has 2 ranks, not 3", None),
    (CHAPTERS, "rank = 2 }", "rank = 7 }", "ana has 2 ranks, not 7", None),
    (CHAPTERS, '["lamp"]', '["lamb"]', 'there is no card "lamb"', "lamp"),
    (
        CHAPTERS,
        '["lamp"]',
        '["gull"]',
        'the card "gull" is drawn from the deck; a chapter gives cards with source = "story"',
        None,
    ),
    (CARDS, '"gull.webp"', '"gull.wepb"', 'there is no file "gull.wepb" in cards/pictures', "gull.webp"),
    (CARDS, '"ana"\nsource = "deck"', '"ann"\nsource = "deck"', 'there is no companion "ann"', "ana"),
    (CARDS, 'id = "gull"', 'id = "lamp"', 'there is already a card "lamp" in this file', None),
    ("scenes/scenes.toml", '"quay"', '"quai"', "there is no file scenes/quai/scene.json", None),
]


@pytest.mark.parametrize(
    ("lore", "what"),
    [
        ('[[entry]]\nid = "a"\ncontent = "b"\n', 'the entry "a" needs keys, or always = true'),
        (2 * '[[entry]]\nid = "a"\nkeys = ["k"]\ncontent = "b"\n', 'there is already an entry "a" in'),
    ],
)
@pytest.mark.parametrize("place", ["lore/all.toml", "companions/ana/lore/own.toml"])
def test_what_does_not_hold_in_lore_is_an_error(pack: Callable[..., Path], place: str, lore: str, what: str) -> None:
    errors, _ = check_pack(pack({place: lore}))
    assert any(one.what.startswith(what) for one in errors)


@pytest.mark.parametrize(("name", "old", "new", "what", "nearest"), ERRORS)
def test_what_does_not_agree_is_an_error(
    changed: Callable[..., Path], name: str, old: str, new: str, what: str, nearest: str | None
) -> None:
    errors, _ = check_pack(changed(name, old, new))
    assert (what, nearest) in [(one.what, one.nearest) for one in errors]
    assert all(one.line for one in errors), "each error has its line"


@pytest.mark.parametrize("gone", ["companions/ana/rig/rig.json", "scenes/quay/scene.json", "cards/pictures/lamp.webp"])
def test_a_picture_that_is_not_there_is_an_error(pack: Callable[..., Path], gone: str) -> None:
    errors, _ = check_pack(pack({gone: None}))
    assert len(errors) == 1


def test_a_chapter_that_waits_for_one_that_waits_for_it_can_never_open(changed: Callable[..., Path]) -> None:
    errors, _ = check_pack(changed(CHAPTERS, "points = 40", 'chapters = ["the-long-night"]'))
    assert [one.what for one in errors] == ["can never open: in the end it waits for itself"] * 2


def test_a_cue_of_two_files_is_told_with_the_file_that_has_it_too(pack: Callable[..., Path]) -> None:
    more = '[[cue]]\nid = "else"\nacts = ["jokes"]\nlines = ["Ha."]\n'
    errors, _ = check_pack(pack({"companions/ana/cues/zz.toml": more}))
    assert [str(one).split(" · ")[:2] for one in errors] == [
        [
            "harbour/companions/ana/cues/zz.toml:2:1",
            'there is already a cue "else" in harbour/companions/ana/cues/talk.toml',
        ]
    ]


def test_a_file_that_cannot_be_read_brings_no_false_errors_elsewhere(pack: Callable[..., Path]) -> None:
    for broken in (COMPANION, CUES, ZH_CUES, CHAPTERS, CARDS, "scenes/scenes.toml", "pack.toml"):
        errors, _ = check_pack(pack({broken: "this is no TOML"}))
        assert [one.file for one in errors] == [f"harbour/{broken}"]


# The file, what is changed in it to what, and the warning that is told then.
WARNINGS = [
    (CUES, 'beat = "the-storm"', "", 'no cue reaches the beat "the-storm"'),
    (
        CUES,
        'trigger = "fallback"',
        'acts = ["jokes"]',
        'ana has no cue with trigger = "fallback" for when nothing else fits',
    ),
    (
        CUES,
        "\nexpression",
        '\nhears = ["Well?"]\nexpression',
        'hears is read only where trigger = "heard", and this is "fallback"',
    ),
    (
        CUES,
        "\nexpression",
        '\ntopics = ["sea"]\nkinds = ["of_me"]\nexpression',
        'no cue with trigger = "fallback" and the topic "sea" has hears, so no line is about it',
    ),
    (
        CUES,
        "\nexpression",
        '\ntopics = ["sea"]\nhears = ["the sea"]\nexpression',
        '"else" is for lines about one thing; say for which kinds of line',
    ),
    (CHAPTERS, '"night.yarn"', '"first.yarn"', "is not read by anything; is its name or its folder right?"),
]


@pytest.mark.parametrize(("name", "old", "new", "what"), WARNINGS)
def test_what_is_hardly_meant_is_a_warning(
    changed: Callable[..., Path], name: str, old: str, new: str, what: str
) -> None:
    errors, warnings = check_pack(changed(name, old, new))
    assert errors == ()
    assert what in [one.what for one in warnings]


def test_a_file_that_nothing_reads_is_a_warning(pack: Callable[..., Path]) -> None:
    _, warnings = check_pack(pack({"cards/card.toml": "", "chapters/old.yarn": "", "README.md": "welcome"}))
    assert [str(one) for one in warnings] == [
        f"harbour/{name} · is not read by anything; is its name or its folder right?"
        for name in ("cards/card.toml", "chapters/old.yarn")
    ]
