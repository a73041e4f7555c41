"""Card faces: every rarity in both languages, words on their plate, foil, cards not found, pictures not there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from game.art.card_face import card_foil, card_height, compose, compose_back
from game.art.card_layout import CardView, card_lines, printed_number
from game.art.errors import BrokenPictureError, MissingPictureError
from game.art.fonts import missing_glyphs
from game.art.frames import FRAMES, RARITIES, UNITS, Rarity

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "story" / "lantern-line" / "cards" / "pictures"
WIDTH = 384
WORDS = {
    "en": ("Isaura Venn", "Conductor of the 00:10", "Voices"),
    "zh-Hans": ("伊索拉·文恩", "00:10 次列车的列车长", "声音"),
}


def card(rarity: Rarity = "gilded", language: str = "en", **changes: object) -> CardView:
    title, subtitle, set_name = WORDS[language]
    plain = CardView("isaura", title, subtitle, rarity, "001", set_name, PICTURES / "isaura-venn.webp", language)
    return replace(plain, **changes)  # type: ignore[arg-type]


def assert_on_plate(view: CardView, width: int) -> None:
    """Title and role lie within the frame's plate."""
    scale = width / UNITS[0]
    left, top, right, bottom = (edge * scale for edge in FRAMES[view.rarity].plate)
    for line in card_lines(view, width)[:-2]:
        x0, y0, x1, y1 = line.box
        assert left - 0.5 <= x0 < x1 <= right + 0.5
        assert top - 0.5 <= y0 < y1 <= bottom + 0.5


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("rarity", RARITIES)
def test_a_face_has_its_size_its_words_and_its_round_corners(rarity: Rarity, language: str) -> None:
    view = card(rarity, language)
    face = compose(view, WIDTH)
    assert face.size == (WIDTH, card_height(WIDTH)) == (384, 538)
    assert face.mode == "RGBA"
    assert face.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert face.getpixel((WIDTH // 2, 269))[3] == 255  # type: ignore[index]
    wordless = compose(replace(view, title="", subtitle="", number="", set_name=""), WIDTH)
    for line in card_lines(view, WIDTH):
        area = tuple(round(edge) for edge in line.box)
        assert np.any(np.asarray(face.crop(area)) != np.asarray(wordless.crop(area)))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("rarity", RARITIES)
@pytest.mark.parametrize("width", [192, 384, 768])
def test_words_stand_on_their_plate_at_every_size(rarity: Rarity, language: str, width: int) -> None:
    assert_on_plate(card(rarity, language), width)
    assert_on_plate(card(rarity, language, subtitle=""), width)


@pytest.mark.parametrize("rarity", RARITIES)
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "The Evening when the Tea Went Cold and Nobody on the Whole Long Train Minded at All"),
        ("en", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
        ("zh-Hans", "那天夜里列车没有停靠的第三个站台，以及它的灯，和一直等在那里的人"),
    ],
)
def test_long_titles_shrink_wrap_and_at_last_are_cut(rarity: Rarity, language: str, title: str) -> None:
    for subtitle in ("", "With a role of its own"):
        view = card(rarity, language, title=title, subtitle=subtitle)
        assert_on_plate(view, WIDTH)
        assert compose(view, WIDTH).size == (384, 538)


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet="abcdefg ABC，。灯塔海，（）'", max_size=70),
    st.text(alphabet="abcdefg 灯塔海", max_size=50),
    st.sampled_from(RARITIES),
    st.sampled_from(sorted(WORDS)),
)
def test_whatever_an_author_writes_stays_on_the_plate(title: str, subtitle: str, rarity: Rarity, language: str) -> None:
    lines = card_lines(card(rarity, language, title=title, subtitle=subtitle), WIDTH)
    scale = WIDTH / UNITS[0]
    left, top, right, bottom = (edge * scale for edge in FRAMES[rarity].plate)
    for line in lines[:-2]:
        x0, y0, x1, y1 = line.box
        assert left - 0.5 <= x0 <= x1 <= right + 0.5
        assert top - 0.5 <= y0 <= y1 <= bottom + 0.5


def test_a_name_over_its_role_stands_in_capitals_and_a_title_alone_as_written() -> None:
    assert card_lines(card(), WIDTH)[0].text == "ISAURA VENN"
    assert card_lines(card(subtitle=""), WIDTH)[0].text == "Isaura Venn"


def test_numbers_are_printed_as_the_language_prints_them() -> None:
    assert printed_number(card()) == "No. 001"
    assert printed_number(card(language="zh-Hans")) == "第 001 号"
    assert printed_number(card(number="Keepsake")) == "Keepsake"


def test_a_long_set_name_leaves_the_pips_free() -> None:
    name = "Saltleaf Tea-House and everything that can be seen from it"
    number, sets = card_lines(card("ticket", set_name=name), WIDTH)[-2:]
    middle = WIDTH / 2
    assert number.box[2] < middle - 25
    assert sets.box[0] > middle + 25


def test_a_card_not_found_shows_neither_picture_nor_title() -> None:
    unknown = compose(card(found=False), WIDTH)
    other = compose(card(found=False, title="Somebody Else", picture=PICTURES / "last-cup.webp"), WIDTH)
    assert unknown.size == (384, 538)
    assert np.array_equal(np.asarray(unknown), np.asarray(other))
    assert not np.array_equal(np.asarray(unknown), np.asarray(compose(card("ticket", found=False), WIDTH)))


def test_the_back_has_the_size_of_a_face() -> None:
    assert compose_back(WIDTH).size == compose(card(), WIDTH).size


def test_what_is_drawn_on_a_face_does_not_show_on_the_next() -> None:
    first = compose_back(192)
    first.paste((255, 0, 0, 255), (0, 0, 192, 192))
    assert not np.array_equal(np.asarray(first), np.asarray(compose_back(192)))


def test_foil_moves_with_the_light_and_stays_off_the_words() -> None:
    view = card()
    foil = card_foil(view, WIDTH)
    first = np.asarray(foil.light(0.1)).copy()
    assert first.shape == (538, 384, 4)
    assert not np.array_equal(first, np.asarray(foil.light(0.4)))
    for line in card_lines(view, WIDTH)[:-2]:
        x0, y0, x1, y1 = (round(edge) for edge in line.box)
        assert not first[y0:y1, x0:x1, 3].any()


def test_common_cards_have_no_foil() -> None:
    view = card("ticket", picture=PICTURES / "last-cup.webp")
    assert not np.asarray(card_foil(view, WIDTH).light(0.3)).any()


def test_a_missing_picture_is_a_typed_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(MissingPictureError, match=r"gone\.webp: this picture is not there"):
        compose(card(picture=tmp_path / "gone.webp"), WIDTH)


def test_a_picture_that_is_none_is_a_typed_error(tmp_path: Path) -> None:
    (tmp_path / "text.webp").write_text("not a picture", "utf-8")
    with pytest.raises(BrokenPictureError, match=r"text\.webp"):
        compose(card(picture=tmp_path / "text.webp"), WIDTH)


def test_a_picture_of_another_shape_is_brought_to_size(tmp_path: Path) -> None:
    Image.new("RGB", (500, 500), "#1f3580").save(tmp_path / "square.png")
    assert compose(card(picture=tmp_path / "square.png"), WIDTH).size == (384, 538)


def test_the_fonts_draw_every_word_of_the_base_pack() -> None:
    """All but what players may type (`hears`), which is never shown as ours and may hold any emoji."""
    texts = [
        re.sub(r"^hears = \[.*?\]$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        for folder in (ROOT / "story", ROOT / "assets")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".toml", ".yarn", ".csv", ".json"} and path.is_file()
    ]
    assert texts
    assert not missing_glyphs("".join(texts))
