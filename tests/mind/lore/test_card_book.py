"""Books as others write them, whole or damaged."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.lore import CharacterFilter, LoreBook, LoreEntry, from_card_book
from tests.mind.lore.making import talk, told


def only(row: dict[str, Any], **of_book: Any) -> LoreEntry:
    (found,) = from_card_book({"entries": [row], **of_book}, "b").entries
    return found


def test_a_card_entry_of_the_second_specification() -> None:
    found = only({
        "keys": ["fox", " vixen "], "secondary_keys": ["red"], "content": "A fox.\r\nRed.", "enabled": True, "insertion_order": 7,
        "case_sensitive": True, "name": "n", "comment": "Foxes", "priority": 3, "id": 12, "selective": True, "constant": True,
        "position": "before_char", "extensions": {},
    })  # fmt: skip
    assert found == LoreEntry(
        "12",
        ("fox", "vixen"),
        "A fox.\nRed.",
        "Foxes",
        ("red",),
        order=7,
        priority=3,
        constant=True,
        case_sensitive=True,
    )


FULL = LoreEntry(
    "5",
    ("fox",),
    "A fox.",
    secondary_keys=("red",),
    logic="and_all",
    order=7,
    position="at_depth",
    depth=2,
    role="assistant",
    outlet="door",
    case_sensitive=True,
    whole_words=False,
    scan_depth=9,
    also_in=("persona", "creator_notes"),
    sticky=3,
    cooldown=2,
    delay=1,
    delay_until_recursion=2,
    exclude_recursion=True,
    prevent_recursion=True,
    groups=("one", "two"),
    group_override=True,
    group_weight=50,
    group_scoring=False,
    probability=40.0,
    ignore_budget=True,
    characters=CharacterFilter(("Ana",), ("rail",), True),
    triggers=("swipe",),
)


def test_sillytaverns_rules_in_extensions() -> None:
    extensions = {
        "position": 4, "depth": 2, "role": 2, "outlet_name": "door", "selectiveLogic": 3, "case_sensitive": True,
        "match_whole_words": False, "scan_depth": 9, "match_persona_description": True, "match_creator_notes": True,
        "sticky": 3, "cooldown": 2, "delay": 1, "delay_until_recursion": 2, "exclude_recursion": True, "ignore_budget": True,
        "prevent_recursion": True, "group": "one, two", "group_override": True, "group_weight": 50, "use_group_scoring": False,
        "probability": 40, "useProbability": True, "triggers": ["swipe"], "vectorized": True, "display_index": 3,
        "character_filter": {"isExclude": True, "names": ["Ana"], "tags": ["rail"]},
    }  # fmt: skip
    row = {
        "id": 5, "keys": ["fox"], "secondary_keys": ["red"], "selective": True, "content": "A fox.", "insertion_order": 7,
        "enabled": True, "use_regex": True, "position": "after_char", "case_sensitive": False, "extensions": extensions,
    }  # fmt: skip
    assert only(row) == FULL


def test_the_same_rules_in_a_world_file() -> None:
    row = {
        "uid": 5, "key": ["fox"], "keysecondary": ["red"], "content": "A fox.", "order": 7, "position": 4, "depth": 2, "role": 2,
        "outletName": "door", "selectiveLogic": 3, "caseSensitive": True, "matchWholeWords": False, "scanDepth": 9,
        "matchPersonaDescription": True, "matchCreatorNotes": True, "sticky": 3, "cooldown": 2, "delay": 1, "disable": False,
        "delayUntilRecursion": 2, "excludeRecursion": True, "preventRecursion": True, "group": "one,two", "groupOverride": True,
        "groupWeight": 50, "useGroupScoring": False, "probability": 40, "useProbability": True, "ignoreBudget": True,
        "characterFilter": {"isExclude": True, "names": ["Ana"], "tags": ["rail"]}, "triggers": ["swipe"],
    }  # fmt: skip
    assert from_card_book({"entries": {"5": row}}, "b").entries == (FULL,)


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({}, "position", "after_char"),
        ({"position": "before_char_defs"}, "position", "before_char"),
        ({"position": "after_char_defs"}, "position", "after_char"),
        ({"position": "somewhere"}, "position", "after_char"),
        ({"key": ["a"]}, "position", "before_char"),
        ({"key": ["a"], "position": 1}, "position", "after_char"),
        ({"extensions": {"position": "2"}}, "position", "note_top"),
        ({"extensions": {"position": 99}, "position": "before_char"}, "position", "before_char"),
        ({"secondary_keys": ["a"]}, "selective", False),
        ({"keysecondary": ["a"]}, "selective", True),
        ({"keys": "fox, vixen"}, "keys", ("fox", "vixen")),
        ({"keys": "/fox, vixen/"}, "keys", ("/fox, vixen/",)),
        ({"keys": ["a", None, 7, {}, "", " "]}, "keys", ("a", "7")),
        ({"keys": None}, "keys", ()),
        ({"content": None}, "content", ""),
        ({"content": ["a"]}, "content", ""),
        ({"enabled": None}, "enabled", True),
        ({"enabled": "false"}, "enabled", False),
        ({"enabled": "0"}, "enabled", False),
        ({"constant": "true"}, "constant", True),
        ({"constant": "1"}, "constant", True),
        ({"disable": True}, "enabled", False),
        ({"extensions": {"match_whole_words": "false"}}, "whole_words", False),
        ({"extensions": {"use_group_scoring": True}}, "group_scoring", True),
        ({"extensions": {"scan_depth": 0}}, "scan_depth", 0),
        ({"extensions": {"scan_depth": -1}}, "scan_depth", None),
        ({"extensions": {"position": 0}}, "position", "before_char"),
        ({"extensions": {"position": 8}}, "position", "after_char"),
        ({"extensions": {"role": 1}}, "role", "user"),
        ({"extensions": {"role": 3}}, "role", "system"),
        ({"extensions": {"selectiveLogic": 0}}, "logic", "and_any"),
        ({"extensions": {"selectiveLogic": 1}}, "logic", "not_all"),
        ({"extensions": {"sticky": -3}}, "sticky", 0),
        ({"extensions": {"cooldown": -3}}, "cooldown", 0),
        ({"extensions": {"delay": "4"}}, "delay", 4),
        ({"extensions": {"group_weight": -1}}, "group_weight", 0),
        ({"uid": 7}, "id", "7"),
        ({"insertion_order": "12"}, "order", 12),
        ({"insertion_order": None}, "order", 100),
        ({"insertion_order": float("nan")}, "order", 100),
        ({"insertion_order": 1e300}, "order", 1_000_000_000),
        ({"probability": 250}, "probability", 100.0),
        ({"probability": 5, "useProbability": False}, "probability", 100.0),
        ({"extensions": {"probability": "5"}}, "probability", 5.0),
        ({"extensions": None}, "sticky", 0),
        ({"extensions": {"sticky": None, "delay_until_recursion": True}}, "delay_until_recursion", 1),
        ({"extensions": {"delay_until_recursion": False}}, "delay_until_recursion", 0),
        ({"extensions": {"role": None}}, "role", "system"),
        ({"extensions": {"role": "user"}}, "role", "user"),
        ({"extensions": {"role": 9}}, "role", "system"),
        ({"extensions": {"group": None}}, "groups", ()),
        ({"extensions": {"depth": -3}}, "depth", 0),
        ({"extensions": {"match_whole_words": None}}, "whole_words", None),
        ({"id": "x"}, "id", "x"),
        ({"id": 0}, "id", "0"),
        ({"id": 10**5000}, "id", "0"),
        ({"insertion_order": 10**5000}, "order", 1_000_000_000),
        ({"name": "N"}, "title", "N"),
    ],
)
def test_what_is_missing_or_odd_takes_its_default(row: dict[str, Any], field: str, value: object) -> None:
    assert getattr(only(row), field) == value


def test_ids_given_twice_keep_both_entries() -> None:
    found = from_card_book({"entries": [{"id": 1, "keys": ["a"]}, {"id": 1, "keys": ["b"]}, {"keys": ["c"]}]}, "b")
    assert [(e.id, e.keys) for e in found.entries] == [("1", ("a",)), ("1#2", ("b",)), ("2", ("c",))]


@pytest.mark.parametrize(
    ("data", "scan_depth", "token_budget", "recursive"),
    [
        ({}, None, None, True),
        ({"scan_depth": 5, "token_budget": 300, "recursive_scanning": False}, 5, 300, False),
        ({"scan_depth": 0, "token_budget": 0, "recursive_scanning": None}, None, None, True),
        ({"scan_depth": "7", "token_budget": -1, "recursive_scanning": True}, 7, None, True),
    ],
)
def test_a_books_own_rules(
    data: dict[str, Any], scan_depth: int | None, token_budget: int | None, recursive: bool
) -> None:
    found = from_card_book({"name": "Sea", "entries": [], **data}, "b", "global")
    assert found == LoreBook("b", "Sea", (), "global", scan_depth, token_budget, recursive)


def test_a_standalone_book() -> None:
    found = from_card_book({"spec": "lorebook_v3", "data": {"name": "Sea", "entries": [{"keys": ["fox"]}]}}, "b")
    assert (found.name, len(found.entries)) == ("Sea", 1)


@pytest.mark.parametrize(
    "data", [None, [], "book", {"entries": None}, {"entries": 3}, {"entries": [None, 3, "x"]}, {"data": []}]
)
def test_what_is_no_book_is_an_empty_one(data: Any) -> None:
    assert from_card_book(data, "b") == LoreBook("b")


def test_a_key_is_a_pattern_only_when_written_so_whatever_use_regex_says() -> None:
    row = {
        "keys": ["a.c"],
        "content": "x",
        "use_regex": True,
        "constant": True,
        "secondary_keys": ["no"],
        "selective": True,
    }
    assert told(from_card_book({"entries": [row]}, "b"), talk("abc")).placements[0].why.rule == "constant"
    assert (
        told(from_card_book({"entries": [{**row, "constant": False, "selective": False}]}, "b"), talk("abc")).placements
        == ()
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = sorted({
    "keys", "key", "content", "entries", "extensions", "position", "insertion_order", "order", "id", "uid", "selective", "group",
    "probability", "role", "depth", "sticky", "delay_until_recursion", "character_filter", "triggers", "scan_depth", "enabled",
})  # fmt: skip
ROWS = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=8)


@given(
    st.fixed_dictionaries(
        {}, optional={"entries": st.lists(ROWS | JSON, max_size=4) | JSON, "scan_depth": JSON, "data": JSON}
    )
)
def test_any_file_is_read_and_can_be_scanned(data: dict[str, Any]) -> None:
    found = from_card_book(data, "b")
    told(found, talk("fox", "0", "a b"), chance=Random(1))
    assert len({e.id for e in found.entries}) == len(found.entries)


def test_json_survives_the_way_through_a_file(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    path.write_text(json.dumps({"entries": {"0": {"key": ["狐狸"], "content": "狐"}}}), encoding="utf-8")
    book = from_card_book(json.loads(path.read_text(encoding="utf-8")), "b")
    assert [p.text for p in told(book, talk("那只狐狸")).placements] == ["狐"]
