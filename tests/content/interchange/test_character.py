"""Fields of every wrong type are taken for what they were meant as, and it is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.interchange.character import read_character
from game.content.interchange.grown_up import child
from game.content.interchange.limits import Refused
from tests.content.interchange import making as m

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"alternate_greetings": "Only one."}, "alternate_greetings", ("Only one.",)),
        ({"alternate_greetings": None}, "alternate_greetings", ()),
        ({"alternate_greetings": ["", "  ", "One."]}, "alternate_greetings", ("One.",)),
        ({"character_book": None}, "book", None),
        ({"character_book": "none"}, "book", None),
        ({"character_version": 2.5}, "character_version", "2.5"),
        ({"description": ["one", "two"]}, "description", "one\ntwo"),
        ({"description": {"a": 1}}, "description", ""),
        ({"personality": "a\r\nb\rc"}, "personality", "a\nb\nc"),
        ({"tags": "calm, tall"}, "tags", ("calm, tall",)),
        ({"extensions": []}, "note", None),
    ],
)
def test_a_field_of_the_wrong_type_is_mended(change: dict[str, Any], field: str, value: Any) -> None:
    assert getattr(read_character(m.v2(**change), []), field) == value


def test_a_card_without_a_name_takes_that_of_its_file_and_says_so() -> None:
    notes: list[str] = []
    assert read_character(m.v2(name="  "), notes, "quay").name == "quay"
    assert any("no name" in note for note in notes)


def test_the_data_win_over_the_copies_at_the_top() -> None:
    assert read_character({**m.v2(), "name": "Old Copy"}, []).name == "Mira Quill"


def test_a_newer_version_is_read_and_told() -> None:
    notes: list[str] = []
    read_character({**m.v3(), "spec_version": "4.1"}, notes)
    assert any("newer form" in note for note in notes)


def test_a_card_that_says_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="says nothing"):
        read_character({"spec": "chara_card_v2", "data": {"name": "Empty"}}, [])


@given(st.dictionaries(st.sampled_from(sorted(m.v3()["data"])), ANYTHING))
def test_whatever_a_field_holds_the_card_is_read_or_refused(change: dict[str, Any]) -> None:
    try:
        found = read_character(m.v3(**change), [], "x")
    except Refused:
        return
    assert found.name
    for text in (found.name, found.description, *found.tags, *found.alternate_greetings):
        text.encode()  # No half letter, which no file could hold.


@pytest.mark.parametrize(
    ("description", "says"),
    [
        ("Name: Mira. Age: 16. Likes tea.", "16"),
        ('age("17")', "17"),
        ("年龄：15岁", "15"),
        ("{{char}} is a 14-year-old detective.", "14"),
        ("Mira Quill is 12 years old.", "12"),
    ],
)
def test_a_child_is_known_by_the_age_its_card_gives(description: str, says: str) -> None:
    why = child(read_character(m.v2(description=description), []))
    assert why is not None and says in why


@pytest.mark.parametrize(
    "description",
    [
        "Age: 24",
        "Age: 5000",
        "She has a 9-year-old daughter.",
        "A bookshop of 12 years old standing.",
        "The average is 16. Wage: 12",
        "aged about 40",
    ],
)
def test_whoever_is_grown_up_comes_in(description: str) -> None:
    assert child(read_character(m.v2(description=description), [])) is None


def test_a_tag_that_says_child_is_believed() -> None:
    assert child(read_character(m.v2(description="", tags=["Loli"]), [])) is not None
