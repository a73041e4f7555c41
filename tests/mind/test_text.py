"""Reading text plainly: language, sentences, search terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.slots import fill
from game.mind.text import cut_sentences, is_question, language_of, opener, sentences, strip_names, terms


@pytest.mark.parametrize(
    ("text", "language"),
    [("good evening", "en"), ("我想喝茶", "zh-Hans"), ("我們去看書", "zh-Hant"), ("OK 好的", "zh-Hans"), ("…", "en")],
)
def test_the_language_of_a_line(text: str, language: str) -> None:
    assert language_of(text) == language


def test_sentences_end_where_a_reader_would_end_them() -> None:
    assert sentences("Mr. Venn said hi. Then… nothing! “Really?” Yes") == [
        "Mr. Venn said hi.", "Then…", "nothing!", "“Really?”", "Yes",
    ]  # fmt: skip
    assert sentences("今晚有雨。你带伞了吗？") == ["今晚有雨。", "你带伞了吗？"]
    assert sentences("我考上了!!编制!我妈哭了. 天哪") == ["我考上了!!", "编制!", "我妈哭了.", "天哪"]
    assert sentences("version 2.0好用 www.a.com") == ["version 2.0好用 www.a.com"]


@given(st.text())
def test_cutting_into_sentences_loses_nothing_but_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(), st.text())
def test_a_growing_text_keeps_the_sentences_it_has_finished(first: str, more: str) -> None:
    before, rest = cut_sentences(first)
    if rest:
        after, _ = cut_sentences(first + more)
        assert after[: len(before)] == before


def test_two_character_words_can_be_searched() -> None:
    assert "花园" in terms("她家后面有个花园。")
    assert terms("Anna's garden") == ["anna", "garden"]


def test_openers_tell_beginnings_apart() -> None:
    assert opener("Well, I never did.") == opener("Well I never would") == "well i never"
    assert opener("今晚的雨真大") == "今晚的雨"


def test_slots_fill_or_the_line_is_not_used() -> None:
    assert fill("Good evening{,player}. Mind the step.", {"player": "Tom"}) == "Good evening, Tom. Mind the step."
    assert fill("Good evening{,player}.", {}) == "Good evening."
    assert fill("晚上好{,player}。", {"player": "小林"}, chinese=True) == "晚上好，小林。"
    assert fill("{who} and {plan}.", {"who": "your sister"}) is None
    assert fill("{who} will dance.", {"who": "your sister"}) == "Your sister will dance."


def test_the_talkers_names_are_taken_out_of_a_line() -> None:
    names = ["Isaura", "Isaura Venn", "伊索拉"]
    assert strip_names("I think I love you, Isaura", names) == "I think I love you"
    assert strip_names("Isaura, are you there?", names) == "are you there?"
    assert strip_names("What did Isaura's mother say?", names) == "What did mother say?"
    assert strip_names("伊索拉你喜欢什么", names) == "你喜欢什么"
    assert strip_names("Isauras are rare", names) == "Isauras are rare"


@pytest.mark.parametrize("line", ["what's that", "isn't it cold", "is it late?", "你好吗", "这是什么地方"])
def test_a_question_is_known_without_its_mark(line: str) -> None:
    assert is_question(line)


@pytest.mark.parametrize("line", ["I wonder why", "hello", "whatever you like", "今晚有雨。"])
def test_a_statement_is_none(line: str) -> None:
    assert not is_question(line)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("好啊", "zh-Hans"),
        ("你呢", "zh-Hans"),
        ("這樣啊", "zh-Hant"),
        ("我喜欢 Python", "zh-Hans"),
        ("tell 小明 that I said hello", "en"),
        ("hhhh", "zh-Hans"),
        ("ok", "zh-Hans"),
        ("good night", "zh-Hans"),
        ("are you still there", "en"),
        ("好朋友的爸爸快不行了", "zh-Hans"),
    ],
)
def test_words_of_both_scripts_tell_no_script(line: str, language: str) -> None:
    assert language_of(line, "zh-Hans") == language
