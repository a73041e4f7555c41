"""A line's own words, as marks: what carries it counts, small words do not, and none can be read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.own_words import own_words
from game.mind.text import language_of


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("my boat is rusting", "the boat that I have is rusting, you know"),
        ("我的船生锈了", "你看，我的船生锈了"),
        ("The boat's rust", "rust on the boat"),
    ],
)
def test_small_words_make_no_difference(text: str, others: str) -> None:
    assert set(own_words(text, language_of(text))) == set(own_words(others, language_of(others))) != set()


@pytest.mark.parametrize("text", ["", "hi", "ok…", "what do you mean?", "😂", "我不", "嗯嗯", "yes, I would like that"])
def test_a_line_of_small_words_has_none(text: str) -> None:
    assert own_words(text, language_of(text)) == ()


@given(st.text(max_size=80))
def test_any_line_gives_a_few_short_marks(text: str) -> None:
    found = own_words(text, language_of(text))
    assert len(found) == len(set(found)) <= 8
    assert all(len(mark) == 4 and int(mark, 16) >= 0 for mark in found)
