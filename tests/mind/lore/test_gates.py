"""Who is called at all: the tests and their order, constants, forced entries, filters, and where books come from."""

from __future__ import annotations

from typing import Any

import pytest

from game.mind.lore import CharacterFilter, Timing
from tests.mind.lore.making import Loaded, book, came, entry, ref, talk, told


def rule(entries: Any, moment: Any, **settings: Any) -> str:
    """The rule by which the one entry came; "" if it did not."""
    placements = told(entries, moment, **settings).placements
    return placements[0].why.rule if placements else ""


@pytest.mark.parametrize(
    ("rules", "by"),
    [
        # Each row is stopped or called by the first of its rules in SillyTavern's order, whatever the later ones say.
        ({"enabled": False, "constant": True}, ""),
        ({"characters": CharacterFilter(("Bea",)), "constant": True}, ""),
        ({"triggers": ("swipe",), "constant": True}, ""),
        ({"delay": 3, "constant": True}, ""),
        ({"delay": 2, "constant": True}, "constant"),
        ({"delay_until_recursion": 1, "constant": True, "exclude_recursion": True}, ""),
        ({"content": "@@activate\n@@dont_activate\nx", "constant": True}, "decorator"),
        ({"content": "@@dont_activate\nx", "constant": True}, ""),
        ({"delay": 3, "content": "@@activate\nx"}, ""),
        ({"constant": True, "keys": ("fox",)}, "constant"),
        ({"constant": True, "secondary_keys": ("owl",), "logic": "and_all"}, "constant"),
        ({"keys": ("fox",)}, "key"),
        ({"keys": ()}, ""),
        ({"keys": ("owl",)}, ""),
    ],
)
def test_the_first_test_that_decides_decides(rules: dict[str, Any], by: str) -> None:
    keys = rules.pop("keys", ())
    assert rule(book(entry("e", *keys, **rules)), talk("hello", "a fox")) == by


def test_what_is_forced_comes_without_its_keys_but_not_past_its_gates() -> None:
    entries = book(
        entry("open", "owl"), entry("shut", "owl", enabled=False), entry("early", delay=9), entry("both", constant=True)
    )
    result = told(entries, talk("hello", forced=frozenset(map(ref, ("open", "shut", "early", "both")))))
    assert {p.entry.entry: p.why.rule for p in result.placements} == {"open": "forced", "both": "forced"}


@pytest.mark.parametrize(
    ("wanted", "comes"),
    [
        (CharacterFilter(), True),
        (CharacterFilter(("Ana", "Bea")), True),
        (CharacterFilter(("Bea",)), False),
        (CharacterFilter(("Ana",), exclude=True), False),
        (CharacterFilter(("Bea",), exclude=True), True),
        (CharacterFilter(tags=("sea", "rail")), True),
        (CharacterFilter(tags=("sea",)), False),
        (CharacterFilter(tags=("rail",), exclude=True), False),
        (CharacterFilter(("Ana",), ("sea",)), False),
    ],
)
def test_an_entry_may_be_meant_for_some_companions(wanted: CharacterFilter, comes: bool) -> None:
    entries = book(entry("e", "fox", characters=wanted))
    assert came(entries, talk("fox", tags=("rail", "night"))) == ["e"] * comes


@pytest.mark.parametrize(("trigger", "found"), [("normal", ["any"]), ("swipe", ["any", "some"])])
def test_an_entry_may_be_meant_for_some_kinds_of_reply(trigger: str, found: list[str]) -> None:
    entries = book(entry("any", "fox"), entry("some", "fox", triggers=("swipe", "continue")))
    assert came(entries, talk("fox", trigger=trigger)) == found


@pytest.mark.parametrize(
    ("strategy", "first"),
    [
        ("character_first", ["chat", "persona", "character", "global"]),
        ("global_first", ["chat", "persona", "global", "character"]),
        ("evenly", ["chat", "persona", "global", "character"]),
    ],
)
def test_whose_book_it_is_says_who_is_tried_first(strategy: str, first: list[str]) -> None:
    """A budget for one shows who is tried first: every entry without the one before it."""
    orders = {"chat": 1, "persona": 2, "character": 3, "global": 4}
    books = [book(entry(of, "fox", order=order), id=of, source=of) for of, order in reversed(orders.items())]
    for expected in first:
        assert came(books, talk("fox"), budget_cap=2, strategy=strategy) == [expected]
        books = [one for one in books if one.source != expected]


@pytest.mark.parametrize(
    ("probability", "drawn", "comes"),
    [(100, [], True), (50, [0.5], True), (50, [0.51], False), (0, [0.01], False), (0, [0.0], True)],
)
def test_chance(probability: float, drawn: list[float], comes: bool) -> None:
    chance = Loaded(*drawn)
    result = told(book(entry("e", constant=True, probability=probability)), talk("x"), chance=chance)
    assert len(result.placements) == comes
    assert [out.kept_by for out in result.left_out] == ["chance"] * (not comes)
    assert chance.left == []


def test_bad_luck_lasts_the_whole_scan() -> None:
    """A second draw would fail: only one number is loaded."""
    entries = book(entry("unlucky", "fox", probability=50), entry("caller", "fox", content="fox fox"))
    assert came(entries, talk("fox"), chance=Loaded(0.9)) == ["caller"]


def test_an_entry_without_text_adds_nothing() -> None:
    entries = book(entry("blank", "fox", content="  \n"), entry("hidden", "fox", content="{{// a note}}"))
    result = told(entries, talk("fox"))
    assert (result.placements, result.tokens, result.left_out) == ((), 0, ())


def test_an_entry_comes_once_however_many_of_its_keys_are_found() -> None:
    assert came(book(entry("e", "fox", "vixen")), talk("fox vixen fox", "fox")) == ["e"]


def test_no_books_tell_nothing() -> None:
    assert told([], talk("fox")).placements == ()
    assert told([], talk()).timing == Timing()
