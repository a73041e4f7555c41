"""Chinese told word for word in English, for an ear that knows no Chinese."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.ports import Vectors
from game.model import glossary
from game.model.glossary import GlossingEar, gloss, glosses

WORDS = {"妹妹": "younger sister", "妹": "girl", "结婚": "getting married", "了": "", "我": "I"}


def test_the_longest_word_is_told_and_what_says_nothing_is_left_out() -> None:
    assert gloss("我妹妹结婚了！", WORDS) == "I younger sister getting married !"


def test_other_writing_stays_and_unknown_characters_too() -> None:
    assert gloss("我 love 龘", WORDS) == "I love 龘"


@given(st.text(alphabet="我妹结婚了ab ，。😂", max_size=30))
def test_no_line_breaks_it_and_no_known_word_is_left_chinese(text: str) -> None:
    assert "妹妹" not in gloss(text, WORDS)


def test_the_dictionary_knows_words_that_we_do_not_and_ours_come_first() -> None:
    known = glosses()
    assert len(known) > 100_000
    assert known["故事"] == "story"  # the dictionary's first sense is "old practice"
    assert known["灯塔"] == "lighthouse"
    assert "surname" not in known["王"]


def test_traditional_writing_is_told_like_simplified() -> None:
    assert gloss("你會不會覺得無聊？", glosses()) == gloss("你会不会觉得无聊？", glosses())


def test_without_the_dictionary_the_common_words_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary, "find_spec", lambda _: None)
    glosses.cache_clear()
    try:
        assert gloss("我妹妹要结婚", glosses()) == "I younger sister want getting married"
    finally:
        glosses.cache_clear()


class _Overhearing:
    """An ear that keeps what it was given."""

    dimensions = 2

    def __init__(self) -> None:
        self.given: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.given += texts
        return np.zeros((len(texts), 2), dtype=np.float32)

    def hear(self, texts: Sequence[str]) -> Vectors:
        return self.embed(texts)

    def close(self) -> None:
        self.given.append("closed")


def test_only_chinese_is_told_otherwise() -> None:
    ear = _Overhearing()
    glossing = GlossingEar(ear)
    assert glossing.embed(["hello there", "你好"]).shape == (2, glossing.dimensions)
    glossing.close()
    assert ear.given == ["hello there", "hello", "closed"]
