"""A line in the pieces it is heard by: sentences, clauses, deeds, and the grave part of a confession."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.grave import gravest
from game.mind.meant_chinese import as_meant
from game.mind.pieces import pieces


def worths(line: str, chinese: bool = False) -> dict[str, float]:
    return {piece.text: piece.worth for piece in pieces(line, chinese)}


@given(st.text(min_size=1), st.booleans())
def test_a_line_is_heard_whole_and_no_piece_counts_more(line: str, chinese: bool) -> None:
    found = pieces(line, chinese)
    assert found[0].worth == 1.0 and all(0 < piece.worth <= 1.0 for piece in found)
    assert len({piece.text for piece in found}) == len(found) <= 8


def test_chinese_is_cut_where_breath_is_taken() -> None:
    found = worths("台风要来了 学校说明天停课,作业还没写!害怕", chinese=True)
    assert {"台风要来了", "学校说明天停课", "作业还没写!"} <= set(found)
    assert found["学校说明天停课"] > found["台风要来了"] > found["害怕"]


@pytest.mark.parametrize(
    ("line", "chinese", "said", "deed"),
    [
        ("*waves* good evening", False, "good evening", "*waves*"),
        ("good evening *sits down by the window*", False, "good evening", "*sits down by the window*"),
        ("（把伞靠在门边）外面雨真大", True, "外面雨真大", "（把伞靠在门边）"),
        ("*打了个哈欠* 好困", True, "好困", "*打了个哈欠*"),
    ],
)
def test_a_deed_is_heard_beside_what_is_said(line: str, chinese: bool, said: str, deed: str) -> None:
    found = worths(line, chinese)
    assert next(iter(found)) == said and found[deed] < found[said]


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("i am *really* tired", False),
        ("*nods*", False),
        ("hi~ (´▽`)", True),
        ("i work nights (at the hospital)", False),
    ],
)
def test_what_is_no_deed_beside_speech_stays_whole(line: str, chinese: bool) -> None:
    assert next(iter(worths(line, chinese))) == line


@pytest.mark.parametrize(
    ("line", "chinese", "grave"),
    [
        ("We lost grandad on Sunday. Anyway, the weather's nice.", False, "We lost grandad on Sunday."),
        ("i don't want to talk about it. my husband left me.", False, "my husband left me."),
        ("Lovely evening. My dog died.", False, "My dog died."),
        ("爷爷上周走了，我没赶上，算了不说了", True, "爷爷上周走了"),
        ("今天天气不错。我离婚了。", True, "我离婚了。"),
        ("my phone died. lovely tuesday.", False, ""),
        ("Did anyone die here? Nice lamp.", False, ""),
        ("笑死我了，太好玩了", True, ""),
        ("我先走了，晚安", True, ""),
        ("my mum died", False, ""),
    ],
)
def test_what_weighs_most_is_found(line: str, chinese: bool, grave: str) -> None:
    assert gravest(line, chinese) == grave
    if grave:
        found = worths(line, chinese)
        assert found[grave] == 1.0 and all(worth < 0.8 for text, worth in found.items() if text not in (line, grave))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("你好吵", "你很吵"),
        ("你好像我外婆", "你像是我外婆"),
        ("你好呀", "你好呀"),
        ("你好，列车长", "你好，列车长"),
        ("你好老师", "你好老师"),
        ("新年好", "新年好"),
    ],
)
def test_a_hello_is_told_from_so(line: str, meant: str) -> None:
    assert as_meant(line) == meant
