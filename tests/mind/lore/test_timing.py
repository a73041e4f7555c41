"""Sticky, cooldown and delay, counted in messages; what a conversation keeps of them, and when it forgets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.mind.lore import LoreBook, LoreEntry, Timing, from_data, to_data
from tests.mind.lore.making import Loaded, book, came, entry, ref, talk, told


def course(entries: LoreBook, texts: str, **settings: Any) -> str:
    """One letter a message, as it comes: + where the one entry came, - where not. A text holds F where a fox is named."""
    timing, marks = Timing(), ""
    for n in range(1, len(texts) + 1):
        result = told(entries, talk(*("fox" if c == "F" else "." for c in texts[:n])), timing, depth=1, **settings)
        timing, marks = result.timing, marks + ("+" if result.placements else "-")
    return marks


@pytest.mark.parametrize(
    ("rules", "texts", "marks"),
    [
        ({}, ".F..F", "-+--+"),
        ({"sticky": 3}, ".F....", "-+++--"),
        ({"sticky": 1}, ".F..", "-+--"),
        # Named again while it is sticky: not begun anew.
        ({"sticky": 3}, "F.F...", "+++---"),
        ({"cooldown": 3}, "FFFFFF", "+--+--"),
        ({"cooldown": 3}, "F.....F", "+-----+"),
        # Its cooldown starts when it stops being sticky.
        ({"sticky": 3, "cooldown": 2}, "FFFFFFF", "+++--++"),
        ({"sticky": 2, "cooldown": 4}, "FFFFFFFF", "++----++"),
        ({"delay": 1}, "FFF", "+++"),
        ({"delay": 3}, "FFFF", "--++"),
        ({"delay": 2, "sticky": 3, "cooldown": 2}, "FFFFFFFF", "-+++--++"),
    ],
)
def test_the_course_of_an_entry(rules: dict[str, int], texts: str, marks: str) -> None:
    assert course(book(entry("e", "fox", **rules)), texts) == marks


def test_the_sticky_need_no_luck() -> None:
    assert course(book(entry("e", "fox", sticky=3, probability=50)), "F..", chance=Loaded(0.1)) == "+++"


def test_the_sticky_come_first_and_alone_in_their_group() -> None:
    """The budget holds two: the sticky one comes before one of higher order, and keeps its group to itself."""
    entries = book(
        entry("old", "fox", sticky=4, order=1, groups=("g",)),
        entry("new", "owl", order=9, groups=("g",)),
        entry("next", "owl", order=8),
        entry("last", "owl", order=7),
    )
    first = told(entries, talk("fox"))
    later = told(entries, talk("fox", "-", "owl"), first.timing, depth=1, budget_cap=3)
    assert [p.entry.entry for p in later.placements] == ["old", "next"]
    assert {out.entry.entry: out.kept_by for out in later.left_out} == {"new": "group", "last": "budget"}


def test_the_sticky_need_no_recursion() -> None:
    entries = book(entry("e", "fox", sticky=4, delay_until_recursion=1))
    calls = book(entry("caller", "fox"), id="caller")
    first = told([entries, calls], talk("fox"))
    (placed,) = told(entries, talk("fox", "-", "-"), first.timing, depth=1).placements
    assert (placed.why.rule, placed.why.step) == ("sticky", 1)


def test_another_reply_to_the_same_line_starts_from_where_the_line_stood() -> None:
    entries = book(entry("e", "fox", sticky=5, cooldown=5))
    first = told(entries, talk("fox"))
    again = told(entries, talk("newt"), first.timing)
    assert (again.placements, again.timing) == ((), Timing())


def test_a_cooldown_begun_by_a_sticky_times_end_holds_for_another_reply_too() -> None:
    entries = book(entry("e", "fox", sticky=2, cooldown=3))
    first = told(entries, talk("fox"))
    ended = told(entries, talk("fox", "-", "fox"), first.timing)
    again = told(entries, talk("fox", "-", "fox"), ended.timing)
    assert (ended.placements, again.placements) == ((), ())
    assert again.timing == ended.timing


def test_a_branch_inherits_and_goes_its_own_way() -> None:
    entries = book(entry("e", "fox", sticky=3))
    shared = told(entries, talk("fox")).timing
    short = told(entries, talk("fox", "-"), shared, depth=1)
    long = told(entries, talk("fox", "-", "-", "-"), shared, depth=1)
    assert (len(short.placements), len(long.placements)) == (1, 0)


@pytest.mark.parametrize("change", [{"content": "new"}, {"keys": ("owl",)}, {"order": 7}, {"sticky": 9}])
def test_an_edit_ends_an_effect(change: dict[str, Any]) -> None:
    one = entry("e", "fox", sticky=5)
    first = told(book(one), talk("fox"))
    assert came(book(one), talk("fox", "-"), first.timing, depth=1) == ["e"]
    assert came(book(replace(one, **change)), talk("fox", "-"), first.timing, depth=1) == []


def test_an_entry_that_is_away_for_a_while_keeps_its_effect_until_it_is_over() -> None:
    one = entry("e", "fox", sticky=5)
    away = told([], talk("fox", "-"), told(book(one), talk("fox")).timing)
    assert came(book(one), talk("fox", "-", "-"), away.timing, depth=1) == ["e"]
    over = told([], talk(*"123456"), away.timing)
    assert over.timing.effects == ()


def test_entries_with_the_same_id_in_different_books_do_not_share_effects() -> None:
    books = [book(entry("e", "fox", sticky=5), id="one"), book(entry("e", "owl", sticky=5), id="two")]
    first = told(books, talk("fox"))
    (placed,) = told(books, talk("fox", "-"), first.timing, depth=1).placements
    assert placed.entry == ref("e", "one")


def test_who_was_left_out_has_no_effect() -> None:
    entries: list[LoreEntry] = [entry("e", "fox", content="too many words by far", cooldown=5)]
    assert told(book(*entries), talk("fox"), budget_cap=2).timing == Timing()


def test_a_state_goes_through_the_journal() -> None:
    timing = told(book(entry("e", "fox", sticky=3, cooldown=2), entry("f", "fox")), talk("fox")).timing
    assert len(timing.effects) == 2 and len(timing.first) == 2
    assert from_data(to_data(timing)) == timing
