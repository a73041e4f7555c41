"""A card becomes an ordinary pack: it passes its own check, and holds what the card said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.art.rig import load_rig
from game.content.interchange.examples import Said, dialogues, pairs
from game.content.interchange.limits import Refused
from game.content.interchange.lines import face, heard, line
from game.content.interchange.lorebooks import as_card_book
from game.content.interchange.opening import open_card
from game.content.interchange.to_pack import make_pack
from game.content.loading import check_pack, load_pack
from game.content.model import Companion, Pack
from game.content.packs.writing import write_pack
from game.session.story_commands import FUNCTIONS
from game.stage.scene import load_scene
from game.yarn import compile_yarn
from tests.content.interchange import making as m


def packed(folder: Path, card: Any, data: bytes | None = None) -> tuple[Pack, Companion]:
    made = make_pack(open_card(data or json.dumps(card).encode()))
    write_pack(folder / made.id, made.files)
    assert check_pack(folder / made.id) == ((), ())
    pack = load_pack(folder / made.id)
    return pack, pack.companions[made.id]


def cue(companion: Companion, id: str) -> list[str]:
    found = next(one for one in companion.cues if one.id == id)
    return [text.text for text in next(iter(found.lines.values()))]


def test_the_companion_says_what_the_card_says(tmp_path: Path) -> None:
    _, mira = packed(tmp_path, m.v3())
    assert mira.short_name.within("en") == "Mira"
    assert cue(mira, "greeting") == [
        "*She looks up.* Shut the door behind you, {you}.\n\nThe rain has opinions.",
        "We are closed, {you}. Come in.",
    ]
    example = next(one for one in mira.cues if one.id == "example-1")
    assert example.hears == {"en": ("Do you sell maps?",)}
    assert cue(mira, "example-unasked") == ["The cat is not for sale."]
    assert mira.age == 41


def test_what_a_model_is_told_is_the_cards(tmp_path: Path) -> None:
    _, mira = packed(tmp_path, m.v2())
    persona = mira.persona
    assert "keeps a bookshop" in persona.summary.within("en") and "It rains" in persona.summary.within("en")
    assert (persona.instructions, persona.last_word) == ("Write as {{char}}. {{original}}", "Stay dry.")
    assert persona.note is not None and (persona.note.text, persona.note.depth) == ("It still rains.", 2)
    assert [book["entries"][0]["extensions"]["mystery"] for book in mira.books.values()] == [[1, 2]]


def test_there_is_a_bond_a_deck_a_diary_and_somebody_to_see(tmp_path: Path) -> None:
    pack, mira = packed(tmp_path, m.v2(), m.png(m.text(m.v2()), base=m.picture((300, 400))))
    assert [rank.points for rank in mira.ranks] == [0, 20, 80, 200]
    assert [card.source for card in pack.cards.values()] == ["story", *["deck"] * 4]
    assert all(card.picture.read_bytes()[:2] == b"\xff\xd8" for card in pack.cards.values())
    draws = sum(chapter.grants.draws for chapter in pack.chapters.values())
    assert draws >= sum(card.source == "deck" for card in pack.cards.values())
    assert load_rig(mira.rig).face("joy").eyes
    assert load_scene(pack.scenes["here"].folder).layers


def test_expressions_are_taken_from_other_programs_labels(tmp_path: Path) -> None:
    assets = [
        {"type": "emotion", "uri": "embeded://a.png", "name": "amusement", "ext": "png"},
        {"type": "emotion", "uri": "embeded://b.png", "name": "grief", "ext": "png"},
    ]
    files = {"a.png": m.picture((20, 30)), "b.png": m.picture((20, 30))}
    _, mira = packed(tmp_path, None, m.charx(m.v3(assets=assets), files))
    assert set(load_rig(mira.rig).features.expressions) == {"neutral", "joy", "sad"}


def test_the_original_lies_in_the_pack_byte_for_byte(tmp_path: Path) -> None:
    data = m.png(m.text(m.v2()), after=b"tail")
    _, mira = packed(tmp_path, None, data)
    assert mira.origin is not None and mira.origin.file is not None
    assert mira.origin.file.read_bytes() == data


def test_a_chinese_card_makes_a_chinese_pack(tmp_path: Path) -> None:
    card = m.v2(
        name="艾莉娅",
        description="她是图书馆的管理员，说话很轻。",
        first_mes="你来了，{{user}}。",
        scenario="",
        mes_example="",
    )
    pack, who = packed(tmp_path, card)
    assert pack.languages == ("zh-Hans",)
    assert any("日记" in chapter.title.within("zh-Hans") for chapter in pack.chapters.values())
    assert cue(who, "plain-hello")[0] == "你好{,player}。"


@pytest.mark.parametrize("name", ["Mira", 'A "quoted" {name} <<set>> #x // y', "名字[b]"])
def test_the_diary_compiles_whatever_the_name(name: str) -> None:
    made = make_pack(open_card(json.dumps(m.v3(name=name, nickname=name)).encode()))
    compile_yarn({"diary.yarn": str(made.files["chapters/diary.yarn"])}, functions=FUNCTIONS)


def test_a_child_is_not_taken_aboard() -> None:
    with pytest.raises(Refused, match="grown up"):
        make_pack(open_card(json.dumps(m.v2(description="Age: 15")).encode()))


def test_examples_are_split_into_who_says_what() -> None:
    text = "<START>\n{{user}}: one\nmore of one\n{{char}}: two\n<start>\nMira: three\nTom: not a speaker\nYou: four"
    assert dialogues(text, "Mira Quill") == [
        [Said("player", "one\nmore of one"), Said("companion", "two")],
        [Said("companion", "three\nTom: not a speaker"), Said("player", "four")],
    ]
    assert pairs(text, "Mira Quill")[0] == ("one\nmore of one", "two")
    assert dialogues("She nods and says nothing.", "Mira") == [[Said("companion", "She nods and says nothing.")]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{{user}} looks up. Hello, {{user}}!", ["{guest} looks up. Hello, {you}!"]),
        ("I take {{user}}'s coat.", ["I take {your} coat."]),
        ("{{char}}'s {status: ok} {{getvar::x}}", ["Mira's (status: ok)"]),
        ("", []),
    ],
)
def test_a_text_becomes_a_line_that_can_always_be_said(text: str, lines: list[str]) -> None:
    assert line(text, "Mira") == lines


def test_what_is_chosen_at_random_becomes_several_lines() -> None:
    assert set(line("{{random:a,b}}", "Mira")) <= {"a", "b"}


def test_deeds_are_not_listened_for_and_show_in_the_face() -> None:
    assert heard('*waves* "Do you sell maps?" (quietly)', "Mira") == "Do you sell maps?"
    assert (face("*She laughs.* Yes."), face("I laughed."), face("*微笑* 好")) == ("joy", "neutral", "warm")


@pytest.mark.parametrize(
    ("book", "keys", "content"),
    [
        ({"lorebookVersion": 5, "entries": [{"keys": ["a"], "text": "A.", "displayName": "x"}]}, ["a"], "A."),
        ({"kind": "memory", "name": "n", "entries": [{"keywords": ["a"], "entry": "A."}]}, ["a"], "A."),
        ({"type": "risu", "data": [{"key": "a, b", "content": "A.", "mode": "normal"}]}, ["a", "b"], "A."),
        ({"spec": "lorebook_v3", "data": {"entries": [{"keys": ["a"], "content": "A."}]}}, ["a"], "A."),
    ],
)
def test_lorebooks_of_others_are_put_as_cards_have_them(book: Any, keys: list[str], content: str) -> None:
    entry = as_card_book(book)["entries"][0]
    assert (entry["keys"], entry["content"]) == (keys, content)


def test_examples_within_the_description_are_found_too(tmp_path: Path) -> None:
    described = "A bookseller.\n<START>\n{{user}}: Describe yourself.\n{{char}}: Dry, and rarely wet."
    _, mira = packed(tmp_path, m.v2(description=described, mes_example=""))
    assert cue(mira, "example-1") == ["Dry, and rarely wet."]
