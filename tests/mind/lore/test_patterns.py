"""Patterns of JavaScript: what they find, what they are not, and that none of them takes for ever."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.lore.pattern import PatternError
from game.mind.lore.pattern_search import Allowance, TooCostlyError, compiled, occurs


def finds(source: str, text: str, flags: str = "") -> bool:
    return occurs(compiled(source, flags), text, Allowance(100_000))


@pytest.mark.parametrize(
    ("source", "flags", "yes", "no"),
    [
        ("", "", ["", "a"], []),
        ("a.c", "", ["abc", "xa-cx"], ["ac", "a\nc"]),
        ("a.c", "s", ["a\nc"], ["ac"]),
        ("ab*c", "", ["ac", "abbbc"], ["abd"]),
        ("ab+?c", "", ["abc", "abbc"], ["ac"]),
        ("ab?c", "", ["ac", "abc"], ["abbc"]),
        ("^a{2,3}$", "", ["aa", "aaa"], ["a", "aaaa"]),
        ("^a{2}$", "", ["aa"], ["a", "aaa"]),
        ("^a{2,}$", "", ["aa", "aaaaa"], ["a"]),
        ("a{,2}", "", ["a{,2}"], ["aa"]),
        ("cat|dog|", "", ["a cat", "", "x"], []),
        ("^(?:cat|dog)s?$", "", ["cat", "dogs"], ["cow", "catss"]),
        ("(?<who>cat)", "", ["cat"], ["dog"]),
        ("[a-cx]", "", ["b", "x"], ["d", "-"]),
        ("[^a-c]", "", ["d"], ["abc", ""]),
        ("[a-]", "", ["-", "a"], ["b"]),
        (r"[\d-z]", "", ["5", "-", "z"], ["a"]),
        (r"[\]\\]", "", ["]", "\\"], ["a"]),
        ("[]", "", [], ["", "a"]),
        ("[^]", "", ["a", "\n"], [""]),
        (r"\d\D", "", ["1a"], ["11", "a1", "٣a"]),
        (r"^\w$", "", ["a", "_"], ["é", "狐", "-"]),
        (r"^\W$", "", ["é", "狐"], ["a"]),
        (r"a\sb", "", ["a b", "a\u3000b", "a\nb"], ["ab"]),
        (r"a\Sb", "", ["axb"], ["a b"]),
        (r"\bcat\b", "", ["a cat.", "cat"], ["cats", "bobcat"]),
        (r"\Bcat", "", ["bobcat"], ["a cat"]),
        (r"\bé", "", ["aé"], ["é"]),
        ("^b", "m", ["a\nb"], ["ab"]),
        ("^b", "", ["b"], ["a\nb"]),
        ("a$", "m", ["a\nb"], ["ab"]),
        ("a$", "", ["ba"], ["a\n", "a\nb"]),
        ("fox(?=es)", "", ["foxes"], ["fox", "foxy"]),
        ("fox(?!es)", "", ["fox", "foxy"], ["foxes"]),
        ("(?<=red )fox", "", ["red fox"], ["fox", "bred  fox"]),
        ("(?<!red )fox", "", ["fox", "grey fox"], ["red fox"]),
        (r"(?<=\d{2}[a-c]+)x", "", ["12abx"], ["1abx", "12x"]),
        ("fOx", "i", ["FoX"], ["fo"]),
        ("[a-c]", "i", ["B"], ["ß", "D"]),
        ("ß", "i", ["ß"], ["ss"]),
        ("[^a]", "i", ["b"], ["A"]),
        ("b", "y", ["ba"], ["ab"]),
        (r"\x41\u0042", "", ["AB"], ["x41"]),
        (r"\u{1F98A}", "u", ["🦊"], ["u{1F98A}"]),
        (r"\p{Lu}", "u", ["aB"], ["ab"]),
        (r"\P{L}", "u", ["a1"], ["ab"]),
        (r"\t\n\0\cA\/\-", "", ["\t\n\0\x01/-"], [""]),
        (r"[\b]", "", ["\b"], ["b"]),
        ("狐狸|狼", "", ["那只狐狸"], ["狐 狸"]),
        ("(a*)*b", "", ["aab", "b"], ["aaa"]),
        ("(?:a|b|)+c", "", ["abac", "c"], ["ab"]),
        ("(){3}(|a){2}b", "", ["b", "aab"], ["a"]),
        ("]}", "", ["]}"], ["]"]),
    ],
)  # fmt: skip
def test_what_a_pattern_finds(source: str, flags: str, yes: list[str], no: list[str]) -> None:
    assert [finds(source, text, flags) for text in yes] == [True] * len(yes)
    assert [finds(source, text, flags) for text in no] == [False] * len(no)


@pytest.mark.parametrize(
    ("source", "flags", "what"),
    [
        ("(a", "", "never closed"),
        ("a)", "", "too many"),
        ("[a", "", "never closed"),
        ("*a", "", "nothing to repeat"),
        ("a**", "", "nothing to repeat"),
        ("^*", "", "nothing to repeat"),
        ("a{3,2}", "", "out of order"),
        ("[z-a]", "", "out of order"),
        ("a\\", "", "backslash"),
        ("(?a)", "", "unknown kind"),
        ("(?<>a)", "", "without a name"),
        (r"(a)\1", "", "back-reference"),
        (r"(?<n>a)\k<n>", "", "back-reference"),
        (r"\p{Script=Han}", "u", "not supported"),
        (r"\u{110000}", "u", "no such character"),
        ("a", "ii", "twice"),
        ("a{1001}", "", "repetitions"),
        ("((a{100}){100}){100}", "", "too large"),
        ("(" * 100 + ")" * 100, "", "too deep"),
        ("a" * 3000, "", "longer"),
    ],
)  # fmt: skip
def test_what_is_no_pattern_says_why(source: str, flags: str, what: str) -> None:
    with pytest.raises(PatternError, match=what):
        compiled(source, flags)


EXPLODING = [
    "(a+)+$",
    "(a|a)*b",
    "(a|aa)+$",
    "(.*)*x",
    "(.*a){20}x",
    ".*.*.*.*.*x",
    r"^(\w+\s?)*$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "(?:a?){50}a{50}b",
    "(?=(a+)+$)b",
    "(?<=(a|a)*)b",
    "((((a*)*)*)*)*b",
]


@pytest.mark.parametrize("source", EXPLODING)
def test_no_pattern_takes_for_ever(source: str) -> None:
    allowance = Allowance(60_000)
    try:
        assert not occurs(compiled(source, ""), "a" * 400 + "!", allowance)
    except TooCostlyError:
        assert allowance.steps == 0


@given(
    st.text("ab.*+?{}()[]|^$\\-:=!<1,dwbx", max_size=25),
    st.text("ab1 -", max_size=20),
    st.sampled_from(["", "i", "m", "u", "sy"]),
)
def test_any_pattern_ends_and_fails_in_its_own_way(source: str, text: str, flags: str) -> None:
    with suppress(PatternError, TooCostlyError):
        occurs(compiled(source, flags), text, Allowance(20_000))


PIECES = st.recursive(
    st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\w", r"\d", "^", "$", r"\b"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{1,2}", "*?"])).map(lambda two: f"(?:{two[0]}){two[1]}"),
        inner.map(lambda one: f"(?={one})"),
        inner.map(lambda one: f"(?!{one})"),
    ),
    max_leaves=6,
)


@given(PIECES, st.text("ab1 ", max_size=8))
def test_where_javascript_and_python_agree_so_do_we(source: str, text: str) -> None:
    """Python's `$` also stands before a last line end; there is none here."""
    assert finds(source, text) == (re.search(source, text, re.ASCII) is not None)
