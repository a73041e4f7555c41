"""A keepsake's card: every word stays on its paper, whatever was said; and its data can be read back from the file."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from game.art.frames import UNITS
from game.art.keepsake_face import WORDS, Postcard, compose_keepsake, data_of, read_data, said_lines
from game.art.lettering import Setting, text_width

SEEN = Image.new("RGB", (40, 36), "#336699")
SPOKEN = st.lists(st.tuples(st.sampled_from(["player", "companion"]), st.text(min_size=1, max_size=300)), max_size=6)


def postcard(lines: list[tuple[str, str]], title: str = "", language: str = "en") -> Postcard:
    return Postcard(SEEN, lines, title, "Isaura", "The carriage · rain", "20 November 2026", "22:10", language)


@settings(max_examples=60, deadline=None)
@given(SPOKEN, st.sampled_from(["en", "zh-Hans", "zh-Hant"]))
def test_words_stay_between_the_margins_and_above_the_postmark(lines: list[tuple[str, str]], language: str) -> None:
    left, top, right, bottom = WORDS
    for line in said_lines(postcard(lines, language=language)):
        box = line.box
        assert box[1] >= top - 1 and box[3] <= bottom + 2
        # A single word wider than the card is the only thing that may run over.
        assert (box[0] >= left - 1 and box[2] <= right + 1) or " " not in line.text.strip()


def test_long_words_are_cut_with_an_ellipsis_at_the_smallest_size() -> None:
    rows = said_lines(postcard([("companion", "and then the lamps went out, " * 60)]))
    assert rows[-1].text.endswith("…")


@settings(max_examples=25, deadline=None)
@given(SPOKEN, st.text(max_size=60))
def test_its_data_comes_back_from_the_file(lines: list[tuple[str, str]], title: str) -> None:
    card = postcard(lines, title)
    assert read_data(compose_keepsake(card)) == data_of(card)


def test_it_is_a_card_in_size_and_shape() -> None:
    face = Image.open(io.BytesIO(compose_keepsake(postcard([("player", "hello")]))))
    assert face.size == UNITS and face.mode == "RGBA"
    assert face.getpixel((0, 0))[3] == 0 and face.getpixel((384, 300)) == (51, 102, 153, 255)


def test_a_plain_picture_carries_no_data() -> None:
    file = io.BytesIO()
    SEEN.save(file, "PNG")
    assert read_data(file.getvalue()) is None


@pytest.mark.parametrize("mark", "“”‘’")
def test_quotation_marks_get_the_room_they_are_drawn_in(mark: str) -> None:
    setting = Setting("italic", 40.0, chinese=False)
    assert text_width(mark + "h", setting) >= 0.2 * 40 + text_width("h", setting)
