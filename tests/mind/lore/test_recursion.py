"""Lore that calls lore, entries that wait for it, and looking deeper when too few come."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mind.lore.making import book, came, entry, talk, told

CHAIN = (entry("a", "fox", content="the owl"), entry("b", "owl", content="the bat"), entry("c", "bat"))


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, ["a", "b", "c"]),
        ({"recursion": False}, ["a"]),
        ({"max_steps": 1}, ["a"]),
        ({"max_steps": 2}, ["a", "b"]),
        ({"max_steps": 3}, ["a", "b", "c"]),
    ],
)
def test_what_came_may_call_more(settings: dict[str, Any], found: list[str]) -> None:
    assert came(book(*CHAIN), talk("fox"), **settings) == found


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ({"exclude_recursion": True}, ["a"]),
        ({"prevent_recursion": True}, ["a", "b"]),
    ],
)
def test_an_entry_may_keep_out_of_recursion_or_end_it(rules: dict[str, Any], found: list[str]) -> None:
    entries = book(CHAIN[0], entry("b", "owl", content="the bat", **rules), CHAIN[2])
    assert came(entries, talk("fox"), depth=1) == found


def test_an_entry_kept_out_of_recursion_still_comes_by_the_talk() -> None:
    assert came(book(entry("e", "fox", exclude_recursion=True)), talk("fox")) == ["e"]


def test_a_book_may_keep_its_entries_apart() -> None:
    apart, other = book(*CHAIN, recursive=False), book(entry("d", "owl", content="fox"), id="other")
    assert came([apart, other], talk("fox")) == ["a"]
    assert came([apart, other], talk("an owl")) == ["b", "d"]


def test_macros_in_the_text_are_filled_before_it_calls() -> None:
    entries = book(entry("a", "fox", content="{{who}}"), entry("b", "owl"))
    result = told(entries, talk("fox", expand=lambda text: text.replace("{{who}}", "an owl")))
    assert [p.text for p in result.placements] == ["an owl", "[b]"]


def test_hidden_words_call_and_are_not_told() -> None:
    text = "A fox.{{// owl }}{{comment: bat}} {{Hidden_Key: newt}}"
    entries = book(entry("a", "fox", content=text), *(entry(key, key) for key in ("owl", "bat", "newt")))
    result = told(entries, talk("fox"))
    assert [p.text for p in result.placements] == ["A fox.", "[newt]"]


def test_delayed_entries_come_level_by_level() -> None:
    entries = book(
        entry("second", "fox", delay_until_recursion=2),
        entry("first", "fox", delay_until_recursion=1),
        entry("now", "fox"),
        entry("called", "gate", delay_until_recursion=5),
        entry("gate", "fox", delay_until_recursion=4, content="the gate"),
    )
    result = told(entries, talk("fox"))
    steps = {p.entry.entry: p.why.step for p in result.placements}
    assert sorted(steps, key=lambda name: steps[name]) == ["now", "first", "second", "gate", "called"]
    assert steps["now"] == 1 and len(set(steps.values())) == 5


def test_a_delayed_entry_is_called_by_an_earlier_level() -> None:
    entries = book(
        entry("only if no owl", "fox", secondary_keys=("owl",), logic="not_any", delay_until_recursion=2),
        entry("owl", "fox", content="an owl", delay_until_recursion=1),
        entry("now", "fox"),
    )
    assert came(entries, talk("fox")) == ["owl", "now"]


def test_without_recursion_the_first_level_never_comes() -> None:
    entries = book(entry("now", "fox"), entry("later", "fox", delay_until_recursion=1))
    assert came(entries, talk("fox"), recursion=False) == ["now"]


def test_the_first_level_needs_a_recursion_and_the_later_ones_bring_their_own() -> None:
    assert came(book(entry("one", "fox", delay_until_recursion=1)), talk("fox")) == []
    assert came(book(*(entry(f"{n}", "fox", delay_until_recursion=n) for n in (1, 2))), talk("fox")) == ["1", "2"]


TALK = ("one owl", "two bats", "three newts", "four", "five")
ANIMALS = (entry("owl", "owl"), entry("bat", "bats", content="the den"), entry("newt", "newts"), entry("den", "den"))


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, []),
        ({"min_activations": 1}, ["newt"]),
        ({"min_activations": 2}, ["bat", "newt", "den"]),
        ({"min_activations": 4}, ["owl", "bat", "newt", "den"]),
        ({"min_activations": 9}, ["owl", "bat", "newt", "den"]),
        ({"min_activations": 9, "deepest": 4}, ["bat", "newt", "den"]),
        ({"min_activations": 9, "max_steps": 5}, []),
        ({"min_activations": 2, "recursion": False}, ["bat", "newt"]),
    ],
)
def test_too_few_look_deeper(settings: dict[str, Any], found: list[str]) -> None:
    assert came(book(*ANIMALS), talk(*TALK), **settings) == found


def test_looking_deeper_does_not_look_in_lore() -> None:
    """The den, called by no message, comes in a pass of its own after the bat, not in the one that looked deeper."""
    steps = {p.entry.entry: p.why.step for p in told(book(*ANIMALS), talk(*TALK), min_activations=2).placements}
    assert steps["den"] == steps["bat"] + 1
