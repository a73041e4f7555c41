"""The macros of cards, as their specifications say."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.macros import Names, expand

NAMES = Names("Mira", "Tom", "The usual.")


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        ("{{char}} and {{USER}}, <BOT> and <user>", "Mira and Tom, Mira and Tom"),
        ("{{original}} More.", "The usual. More."),
        ("a{{// nobody reads this}}b{{comment: nor this}}c{{hidden_key: or this}}d", "abcd"),
        ("{{reverse:abc}}", "cba"),
        ("{{random:{{char}}}}", "Mira"),
        ("{{random:a\\,b}}", "a,b"),
        ("{{pick::x::x}}", "x"),
        ("{{roll:1}} {{roll:d1}} {{roll 3d1+2}}", "1 1 5"),
        ("{{getvar::x}} {{}} {{unknown}}", "{{getvar::x}} {{}} {{unknown}}"),
        ("{{random:{{getvar::x}}}}", "{{getvar::x}}"),
        ("{not a macro} <b>nor this</b>", "{not a macro} <b>nor this</b>"),
    ],
)
def test_a_macro_stands_for_what_it_says(text: str, is_: str) -> None:
    assert expand(text, NAMES, Random(1)) == is_


def test_random_goes_by_chance_and_pick_stays() -> None:
    picks = {expand("{{pick:a,b,c,d,e,f}}", NAMES, Random(seed)) for seed in range(20)}
    drawn = {expand("{{random:a,b,c,d,e,f}}", NAMES, Random(seed)) for seed in range(20)}
    assert len(picks) == 1 and len(drawn) > 1


@given(st.text(alphabet="{}:,<>/ abruserchd\\0", max_size=200))
def test_any_text_comes_to_an_end(text: str) -> None:
    expand(text, NAMES, Random(0))


def test_what_doubles_itself_does_not_grow_without_end() -> None:
    assert len(expand("{{random:{{user}}{{user}}}}" * 50, Names("a", "{{user}}" * 20), Random(0))) < 1_000_000
