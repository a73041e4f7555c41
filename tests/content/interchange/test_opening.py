"""Every form that cards come in is opened, and what they hold is the same in each."""

from __future__ import annotations

import json

import pytest

from game.content.interchange.character import Character, read_character
from game.content.interchange.limits import Refused
from game.content.interchange.opening import Opened, open_card
from tests.content.interchange import making as m

CARD = m.v2()
PLAIN = json.dumps(CARD).encode()
YAML = b"name: Mira Quill\ndescription: A bookseller.\nfirst_mes: |\n  Come in.\ncreate: 2023-01-01\n"
PYGMALION = {
    "char_name": "Mira Quill",
    "char_persona": "A bookseller.",
    "char_greeting": "Come in.",
    "world_scenario": "",
    "example_dialogue": "You: Maps?\nMira: No.",
}


def who(opened: Opened) -> Character:
    return read_character(opened.card, [])


@pytest.mark.parametrize(
    ("data", "container"),
    [
        (m.png(m.text(CARD)), "png"),
        (m.png(m.text(CARD), at="start"), "png"),
        (m.png(m.text(CARD), after=b"and then some"), "png"),
        (m.png(m.text(CARD, b"ccv3")), "png"),
        (m.png(m.text(CARD, b"Chara")), "png"),
        (m.png(m.ztext(PLAIN)), "png"),
        (m.png(m.ztext(m.packed(CARD))), "png"),
        (m.png(m.itext(PLAIN)), "png"),
        (m.png(m.itext(m.packed(CARD), squeezed=True)), "png"),
        (m.png(m.chunk(b"acTL", bytes(8)), m.text(CARD)), "apng"),
        (m.webp(b"ASCII\0\0\0" + PLAIN), "webp"),
        (m.webp(PLAIN), "webp"),
        (m.charx(CARD), "charx"),
        (m.charx(CARD, before=m.picture(kind="JPEG")), "jpeg"),
        (PLAIN, "json"),
        (b"\xef\xbb\xbf" + PLAIN, "json"),
        (PLAIN.decode().encode("utf-16"), "json"),
        (b"\n  " + PLAIN + b"\0\0", "json"),
    ],
)
def test_the_same_card_is_found_in_every_form(data: bytes, container: str) -> None:
    opened = open_card(data)
    assert (opened.container, opened.card, opened.data) == (container, CARD, data)


def test_yaml_is_read_where_the_file_is_called_so() -> None:
    opened = open_card(YAML, ".yaml")
    assert who(opened).first_mes == "Come in.\n"
    assert opened.card["create"] == "2023-01-01"


def test_pygmalions_names_are_known() -> None:
    found = who(open_card(json.dumps(PYGMALION).encode()))
    assert (found.kind, found.name, found.first_mes) == ("pygmalion", "Mira Quill", "Come in.")


def test_the_newer_text_counts_and_both_are_kept() -> None:
    other = m.v3(name="Mira the Second")
    opened = open_card(m.png(m.text(CARD), m.text(other, b"ccv3")))
    assert who(opened).name == "Mira the Second"
    assert opened.texts == {"chara": CARD, "ccv3": other}
    assert any("differ" in note for note in opened.notes)


def test_the_first_of_two_texts_counts() -> None:
    opened = open_card(m.png(m.text(CARD), m.text(m.v2(name="Somebody Else"))))
    assert who(opened).name == "Mira Quill"
    assert any("second" in note for note in opened.notes)


def test_a_damaged_text_gives_way_to_a_whole_one() -> None:
    opened = open_card(m.png(m.chunk(b"tEXt", b"ccv3\0!!!!"), m.text(CARD)))
    assert opened.card == CARD
    assert opened.notes


def test_a_second_attempt_is_made_at_a_text_of_the_same_name() -> None:
    assert open_card(m.png(m.chunk(b"tEXt", b"chara\0bm8="), m.text(CARD))).card == CARD


def test_pictures_in_text_chunks_are_assets() -> None:
    opened = open_card(m.png(m.text(CARD), m.chunk(b"tEXt", b"chara-ext-asset_:0\0" + b"aGVsbG8=")))
    assert opened.assets == {"__asset:0": b"hello"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (m.picture(), "no card in it"),
        (m.picture(kind="JPEG"), "no card in it"),
        (m.picture(kind="WEBP"), "no card in it"),
        (b'{"a": 1}', "no character card"),
        (b'{"name": ', "broken in row 1"),
        (b"[1, 2, 3]", "no character card"),
        (b"just words", "no file that cards come in"),
        (m.png(m.chunk(b"tEXt", b"chara\0rcc||locked")), "locked"),
        (m.png(m.chunk(b"tEXt", b"chara\0" + b"A" * 41)), "no text"),
        (b"PK\x03\x04 not a zip", "zip"),
        (b"[" * 100_000, "beyond all measure"),
        (b'{"name": "x", "description": ' + b"[" * 900 + b"]" * 900 + b"}", "beyond all measure"),
    ],
)
def test_what_is_no_card_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        open_card(data)


def test_yaml_that_unfolds_without_end_is_refused() -> None:
    bomb = b"name: x\na: &a [1,1]\nb: &b [*a,*a]\ndescription: [*b,*b]\n"
    with pytest.raises(Refused, match="refers back"):
        open_card(bomb, ".yaml")


def test_a_zip_without_a_card_says_so() -> None:
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(Refused, match="BYAF"):
        open_card(made.getvalue())
