"""Import, export, import: nothing of a card is lost on the way, and nothing of a picture is changed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.interchange import png as p
from game.content.interchange.character import fields_of, read_character
from game.content.interchange.opening import CARD_NAMES, Opened, open_card
from game.content.interchange.pictures import as_png
from game.content.interchange.writing import Form, rewritten
from tests.content.interchange import making as m

FORMS: tuple[Form, ...] = ("png", "json", "charx")
FOREIGN = m.chunk(b"tEXt", b"Software\0elsewhere") + m.chunk(b"prVt", b"\0\1\2") + m.chunk(b"pHYs", bytes(9))
ICON = {"type": "icon", "uri": "embeded://assets/main.png", "name": "main", "ext": "png"}
SMILE = {"type": "emotion", "uri": "embeded://assets/joy.png", "name": "joy", "ext": "png"}
FILES = {"assets/main.png": m.picture(), "assets/joy.png": m.picture((8, 8)), "module.risum": b"\0risu"}
CARDS = {
    "V1 in a picture": m.png(m.text(m.V1)),
    "V2 in a picture": m.png(FOREIGN, m.text(m.v2()), FOREIGN, after=b"trailing"),
    "V2 packed": m.png(m.ztext(json.dumps(m.v2()).encode()), FOREIGN),
    "V3 in a picture": m.png(m.text(m.v3(), b"ccv3")),
    "both texts": m.png(m.text(m.v2()), m.text(m.v3(), b"ccv3"), FOREIGN),
    "V3 in the old text": m.png(m.text(m.v3())),
    "V2 in the new text": m.png(m.text(m.v2(), b"ccv3")),
    "V1 as JSON": json.dumps({**m.V1, "talkativeness": "0.5"}).encode(),
    "V2 as JSON": json.dumps(m.v2(unknown={"deep": [1, None]})).encode(),
    "V3 as JSON": json.dumps(m.v3(assets=[{"type": "x_y", "uri": "https://example.org/a", "name": "a"}])).encode(),
    "CHARX": m.charx(m.v3(assets=[ICON, SMILE]), FILES),
    "JPEG with a zip": m.charx(m.v3(assets=[SMILE]), FILES, before=m.picture(kind="JPEG")),
    "WebP": m.webp(json.dumps(m.v2()).encode()),
}


def out(opened: Opened, form: Form) -> Opened:
    data, _ = rewritten(opened, opened.card, form, as_png(opened.picture, "x"))
    return open_card(data)


def data_of(card: Any) -> dict[str, Any]:
    return {key: value for key, value in fields_of(card).items() if key != "assets"}


def foreign(data: bytes) -> tuple[list[bytes], bytes]:
    """Everything of a picture that is no card."""
    png = p.read_png(data)
    kept = [c.raw for c in png.chunks if p.keyword(c) not in CARD_NAMES and b"chara-ext" not in c.data[:20]]
    return kept, png.tail


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("form", FORMS)
def test_no_field_is_lost_or_changed(name: str, form: Form) -> None:
    opened = open_card(CARDS[name])
    again = out(opened, form)
    before, after = data_of(opened.card), data_of(again.card)
    top = {key: again.card[key] for key in before if key not in after}
    assert {**after, **top}.items() >= before.items()
    asked = {"group_only_greetings", *data_of(m.v2())}
    assert set(after) - set(before) <= asked  # What V2 and V3 must have, and nothing else.
    first, second = read_character(opened.card, []), read_character(again.card, [])
    assert [getattr(first, f) for f in ("name", "book", "note", "tags", "extensions")] == [
        getattr(second, f) for f in ("name", "book", "note", "tags", "extensions")
    ]


@pytest.mark.parametrize("name", CARDS)
def test_what_stood_beside_the_card_still_stands_there(name: str) -> None:
    """Keys at the top that belong to no version."""
    opened = open_card(CARDS[name])
    for form in FORMS:
        again = out(opened, form).card
        for key in set(opened.card) - {"spec", "spec_version", "data"}:
            assert again.get(key, fields_of(again).get(key)) == opened.card[key]


@pytest.mark.parametrize("name", [name for name, data in CARDS.items() if data.startswith(p.SIGNATURE)])
def test_picture_and_foreign_chunks_stay_byte_for_byte(name: str) -> None:
    data, left = rewritten(open_card(CARDS[name]), open_card(CARDS[name]).card, "png", b"")
    assert foreign(data) == foreign(CARDS[name])
    assert left == []


@pytest.mark.parametrize("name", CARDS)
def test_a_picture_goes_out_with_both_texts_each_of_its_version(name: str) -> None:
    again = out(open_card(CARDS[name]), "png")
    assert set(again.texts) == CARD_NAMES
    assert again.texts["ccv3"]["spec"] == "chara_card_v3"
    assert again.texts["chara"]["spec"].startswith("chara_card_v")


@pytest.mark.parametrize(("name", "form"), [("both texts", "png"), ("V2 as JSON", "json"), ("CHARX", "charx")])
def test_a_file_that_needs_nothing_is_given_back_as_it_is(name: str, form: Form) -> None:
    opened = open_card(CARDS[name])
    assert rewritten(opened, opened.card, form, b"")[0] is opened.data


def test_assets_go_from_archive_to_picture_and_back() -> None:
    first = open_card(CARDS["CHARX"])
    pictured = out(first, "png")
    assert pictured.assets["__asset:1"] == FILES["assets/joy.png"]
    back = out(pictured, "charx")
    assert set(back.assets.values()) >= set(FILES.values())
    assert back.assets["module.risum"] == FILES["module.risum"]
    named = [row["uri"].removeprefix("embeded://") for row in back.card["data"]["assets"]]
    assert all(name in back.assets for name in named)


def test_assets_go_into_json_as_data() -> None:
    opened = open_card(CARDS["CHARX"])
    data, left = rewritten(opened, opened.card, "json", b"")
    assert [row["uri"][:22] for row in json.loads(data)["data"]["assets"]] == ["data:image/png;base64,"] * 2
    assert left == ["the file “module.risum”"]


def test_a_changed_card_changes_both_texts_and_nothing_else() -> None:
    opened = open_card(CARDS["both texts"])
    card = {**opened.card, "data": {**opened.card["data"], "name": "Somebody New"}}
    data, _ = rewritten(opened, card, "png", b"")
    again = open_card(data)
    assert {text["data"]["name"] for text in again.texts.values()} == {"Somebody New"}
    assert foreign(data) == foreign(CARDS["both texts"])


def test_halves_of_letters_go_through() -> None:
    opened = open_card(b'{"spec":"chara_card_v2","data":{"name":"a\\ud800b","description":"d"}}')
    assert out(opened, "png").card["data"]["name"] == "a\ud800b"
    assert read_character(opened.card, []).name == "a\ufffdb"


def test_a_name_in_a_picture_leads_nowhere_when_it_becomes_a_file() -> None:
    evil = m.chunk(b"tEXt", b"chara-ext-asset_:../../evil\0aGk=")
    assert all(".." not in name for name in out(open_card(m.png(m.text(m.v3()), evil)), "charx").assets)


@given(st.binary(max_size=400))
def test_any_bytes_after_the_signature_come_back_as_they_were(rest: bytes) -> None:
    assert p.read_png(p.SIGNATURE + rest).raw == p.SIGNATURE + rest


@given(st.lists(st.tuples(st.sampled_from([b"tEXt", b"IDAT", b"abCd", b"IEND"]), st.binary(max_size=30)), max_size=8))
def test_any_chunks_come_back_as_they_were(chunks: list[tuple[bytes, bytes]]) -> None:
    data = p.SIGNATURE + b"".join(m.chunk(*one) for one in chunks)
    assert p.read_png(data).raw == data


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=6), inside, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1, max_size=8), JSON, max_size=6), JSON, st.sampled_from(FORMS))
def test_unknown_fields_of_any_shape_survive(more: dict[str, Any], extension: Any, form: Form) -> None:
    card = m.v2(extensions={"other": extension}, unknown=more)
    opened = open_card(m.png(m.text(card)))
    again = out(opened, form).card["data"]
    assert (again["unknown"], again["extensions"]) == (more, {"other": extension})
