"""Markup in lines: tags with positions, replacements, speakers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.yarn.markup import mark_up, markup_problems
from game.yarn.plurals import cardinal, ordinal


def marks(text: str, *values: str, locale: str = "en") -> tuple[str, list[tuple[str, int, int]]]:
    marked = mark_up(text, values, locale)
    return marked.text, [(one.name, one.position, one.length) for one in marked.attributes]


def test_a_tag_marks_the_text_between_its_ends():
    assert marks("A [b]bold[/b] word") == ("A bold word", [("b", 2, 4)])


def test_tags_nest_cross_and_close_all_at_once():
    assert marks("A [b]B [c]C[/c][/b] D") == ("A B C D", [("b", 2, 3), ("c", 4, 1)])
    assert marks("A [b]B [c]C[/b]D[/c]") == ("A B CD", [("b", 2, 3), ("c", 4, 2)])
    assert marks("A [b]B [c]C[/] D") == ("A B C D", [("b", 2, 3), ("c", 4, 1)])
    assert marks("[a]x[/a][a]y[/a]") == ("xy", [("a", 0, 1), ("a", 1, 1)])


def test_a_self_closing_tag_marks_a_place_and_takes_one_blank_after_it():
    assert marks("A [pause/] B") == ("A B", [("pause", 2, 0)])
    assert marks("A [pause trimwhitespace=false/] B") == ("A  B", [("pause", 2, 0)])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("42", 42),
        ("-1", -1),
        ("13.37", 13.37),
        ("true", True),
        ("False", False),
        ("word", "word"),
        ('"two words"', "two words"),
        (r'"a \"b\""', 'a "b"'),
        ("{$x}", "$x"),
    ],
)
def test_properties_have_types(written, value):
    (one,) = mark_up(f"[wave a={written}]x[/wave]", (), "en").attributes
    assert one.properties["a"] == value
    assert type(one.properties["a"]) is type(value)


def test_a_tag_may_be_its_own_property():
    (one,) = mark_up("[wave=2 fast=true]x[/wave]", (), "en").attributes
    assert one.properties == {"wave": 2, "fast": True}


def test_no_markup_shows_brackets_as_they_are():
    assert marks("x [nomarkup][a] [/ b[/nomarkup] y") == ("x [a] [/ b y", [("nomarkup", 2, 8)])
    assert marks(r"\[a\]x\[/a\]") == ("[a]x[/a]", [])


def test_select_plural_and_ordinal_choose_by_value():
    select = '[select value={0} m="he" f="she" other="they: %"/]'
    assert [marks(select, value)[0] for value in ("m", "f", "other")] == ["he", "she", "they: other"]
    plural = '[plural value={0} one="% lamp" other="% lamps"/]'
    assert [marks(plural, value)[0] for value in ("1", "2", "1.5")] == ["1 lamp", "2 lamps", "1.5 lamps"]
    rank = '[ordinal value={0} one="%st" two="%nd" few="%rd" other="%th"/]'
    assert [marks(rank, value)[0] for value in ("1", "2", "3", "4", "11", "21", "112")] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "21st",
        "112th",
    ]


def test_replacements_shift_what_follows():
    assert marks('[select value={0} a="long word" b="x"/] [b]y[/b]', "a") == ("long word y", [("b", 10, 1)])


@pytest.mark.parametrize(
    "text",
    [
        "start[a]end",
        "end[/a]",
        "[a][/a][/b]",
        "x [ y",
        "[a p=1,1 /]",
        "[a p=]x[/a]",
        "[nomarkup]x",
        "[/a /]",
        '[select a="x"/]',
        '[plural value=many one="x"/]',
        '[select value=c a="x"/]',
    ],
)
def test_markup_that_cannot_be_read_is_shown_as_it_stands(text):
    assert marks(text) == (text, [])


def test_markup_that_cannot_be_read_is_told_to_the_author(program):
    warned = program("fine [b]x[/b]\nstart[a]end\n[/b]").warnings
    assert [(one.line, one.message) for one in warned] == [(4, "[a] is never closed."), (5, "[/b] closes nothing.")]
    assert markup_problems('[select value={0} a="x"/]') == []


@pytest.mark.parametrize(
    ("text", "speaker", "prefix", "shown", "found"),
    [
        ("Mae: Wow!", "Mae", "Mae: ", "Wow!", []),
        ("Mae: Wow: well!", "Mae", "Mae: ", "Wow: well!", []),
        ("Mae: [b]Wow[/b]!", "Mae", "Mae: ", "Wow!", [("b", 0, 3)]),
        (r"Mae\: Wow!", None, "", "Mae: Wow!", []),
        (r"Mae\: Lee: Wow!", "Mae: Lee", "Mae: Lee: ", "Wow!", []),
        ('[character name="Mae"]M.: [/character]Wow [b]x[/b]', "Mae", "M.: ", "Wow x", [("b", 4, 1)]),
        ("[b]Mae: Wow[/b]", "Mae", "Mae: ", "Wow", [("b", 0, 3)]),
        ("[b]Mae[/b]: Wow", "Mae", "Mae: ", "Wow", []),
        ("Mae: :)", "Mae", "Mae: ", ":)", []),
        ("[pause/]Wait", None, "", "Wait", [("pause", 0, 0)]),
    ],
)
def test_the_speaker_is_taken_out_of_the_text(text, speaker, prefix, shown, found):
    marked = mark_up(text, (), "en")
    assert (marked.speaker, marked.prefix, marked.text) == (speaker, prefix, shown)
    assert [(one.name, one.position, one.length) for one in marked.attributes] == found


def test_a_players_own_name_cannot_break_the_markup():
    assert marks("Hello {0}, [b]hi[/b]", "[x") == ("Hello [x, hi", [("b", 10, 2)])
    assert marks('[select value={0} other="x"/]', 'a "b" c')[0].startswith("[select")
    assert mark_up("Hello {0}", ("Ann: me",), "en").speaker is None


def test_absurd_numbers_are_shown_as_they_stand():
    huge = "9" * 6_000
    assert marks(f"{{{huge}}} {{0}}", "x")[0] == f"{{{huge}}} x"
    plural = f'[plural value={huge}.5 one="a" other="b"/]'
    assert marks(plural) == (plural, [])


def test_a_speaker_may_be_a_value():
    assert mark_up("{0}: hello", ("Ana",), "en").speaker == "Ana"


@given(st.text(max_size=60))
def test_any_text_can_be_shown(text):
    marked = mark_up(text, (), "en")
    assert all(one.position >= 0 and one.position + one.length <= len(marked.text) for one in marked.attributes)


@given(st.text(alphabet='[]/=ab \\"1:{}', max_size=40), st.text(alphabet='[]/=ab \\"1:', max_size=8))
def test_any_markup_can_be_shown(text, value):
    marked = mark_up(text, (value,), "en")
    assert all(one.position >= 0 and one.position + one.length <= len(marked.text) for one in marked.attributes)


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en", "other one other other other"),
        ("en-GB", "other one other other other"),
        ("zh-Hans", "other other other other other"),
        ("fr", "one one other other other"),
        ("ru", "many one few many one"),
        ("pl", "many one few many many"),
        ("cs", "other one few other other"),
        ("ar", "zero one two few many"),
        ("hr", "other one few other one"),
        ("sl", "other one two other other"),
        ("ro", "few one few few other"),
        ("lt", "other one few few one"),
        ("is", "other one other other one"),
        ("he", "other one two other other"),
        ("cy", "zero one two other other"),
        ("hi", "one one other other other"),
    ],
)
def test_languages_count_in_their_own_ways(locale, forms):
    assert " ".join(cardinal(locale, number) for number in (0, 1, 2, 5, 21)) == forms


def test_languages_rank_in_their_own_ways():
    assert [ordinal("en", number) for number in (1, 2, 3, 4, 13)] == ["one", "two", "few", "other", "other"]
    assert [ordinal("fr", number) for number in (1, 2)] == ["one", "other"]
    assert [ordinal("it", number) for number in (8, 9)] == ["many", "other"]
    assert [ordinal("sv", number) for number in (1, 11)] == ["one", "other"]
    assert [ordinal("cy", number) for number in (0, 4, 5, 10)] == ["zero", "few", "many", "other"]
    assert ordinal("zh", 1) == "other"


def test_parts_of_a_whole_count_in_their_own_ways_too():
    halves = {"en": "other", "fr": "one", "ru": "other", "pl": "other", "cs": "many", "lt": "many"}
    assert {locale: cardinal(locale, 0.5) for locale in halves} == halves


def test_letters_and_their_accents_are_one_character():
    assert marks("e\u0301 [a]e\u0301[/a]") == ("\u00e9 \u00e9", [("a", 2, 1)])
