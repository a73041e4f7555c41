"""Lettering: runs of faces, line breaks in both scripts, fitting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.art.fonts import CJK, LATIN, coverage, missing_glyphs
from game.art.lettering import (
    NO_LINE_END,
    NO_LINE_START,
    Setting,
    balanced,
    pieces,
    runs,
    shortened,
    text_width,
    wrap,
)

ENGLISH = Setting("semibold", 20, chinese=False)
CHINESE = Setting("semibold", 20, chinese=True)


def test_each_character_finds_the_face_that_draws_it() -> None:
    found = [(file, piece) for file, piece, _ in runs("Nr 10 灯塔", CHINESE)]
    assert found == [(LATIN["semibold"], "Nr 10 "), (CJK["semibold"], "灯塔")]


def test_punctuation_stands_on_a_full_square_in_chinese_only() -> None:
    assert [file for file, _, _ in runs("“灯”", CHINESE)] == [CJK["semibold"]]
    assert {file for file, _, _ in runs("“lamp”", ENGLISH)} == {LATIN["semibold"]}


def test_english_breaks_at_spaces_only() -> None:
    lines = wrap("The last cup before the sea", ENGLISH, 100)
    assert " ".join(lines) == "The last cup before the sea"
    assert len(lines) > 1
    assert all(text_width(line, ENGLISH) <= 100 for line in lines)


def test_chinese_breaks_between_characters_but_keeps_punctuation_off_the_edges() -> None:
    lines = wrap("退潮时，（列车）沿着堤道开过去。", CHINESE, 65)
    assert "".join(lines) == "退潮时，（列车）沿着堤道开过去。"
    assert len(lines) > 3
    assert not any(line[0] in NO_LINE_START or line[-1] in NO_LINE_END for line in lines)


@given(st.text(alphabet="abc 灯塔，。（）", max_size=60), st.integers(10, 200))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(wrap(text, CHINESE, width)).replace(" ", "") == text.replace(" ", "")
    assert "".join(pieces(text)) == text


@given(st.text(alphabet="abcdef 灯塔", min_size=1, max_size=60))
def test_balancing_needs_no_further_line(text: str) -> None:
    assert len(balanced(text, ENGLISH, 150)) == len(wrap(text, ENGLISH, 150))


@given(st.text(alphabet="abcdefghij 灯塔", max_size=80), st.integers(30, 300))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    cut = shortened(text, ENGLISH, width)
    assert text_width(cut, ENGLISH) <= width
    assert cut == text or cut.endswith("…")


def test_tracking_widens_by_the_gaps_between_letters() -> None:
    tracked = Setting("semibold", 20, chinese=False, tracking=5)
    letters = sum(text_width(c, ENGLISH) for c in "LAMP")
    assert text_width("LAMP", tracked) == pytest.approx(letters + 15)


def test_what_no_face_draws_is_named_once() -> None:
    assert missing_glyphs("Zug ፩፩ 灯") == ["፩"]
    assert not missing_glyphs("éü—“” 灯塔，「燈」ー\n")


def test_the_chinese_faces_cover_gb2312_and_the_frequent_traditional_characters() -> None:
    drawn = coverage()[CJK["regular"]]
    for encoding, leads in (("gb2312", range(0xB0, 0xF8)), ("big5", range(0xA4, 0xC7))):
        for lead in leads:
            every = b"".join(bytes((lead, trail)) for trail in range(0xA1, 0xFF))
            characters = every.decode(encoding, errors="ignore")
            assert {c for c in characters if "一" <= c <= "鿿"} <= {chr(point) for point in drawn}
