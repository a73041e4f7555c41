"""How much may come: the share of the context, where it stops, who is exempt, and a book's own allowance."""

from __future__ import annotations

from typing import Any

import pytest

from game.mind.lore.budget import tokens_for
from game.mind.lore.model import LoreSettings
from tests.mind.lore.making import Loaded, book, came, entry, talk, told


@pytest.mark.parametrize(
    ("context", "settings", "tokens"),
    [
        (2048, {}, 512),
        (2048, {"budget_share": 10}, 205),
        (2048, {"budget_cap": 100}, 100),
        (200, {"budget_cap": 100}, 50),
        (0, {}, 1),
        (2, {"budget_share": 0}, 1),
    ],
)
def test_the_budget_is_a_share_of_the_context(context: int, settings: dict[str, Any], tokens: int) -> None:
    assert tokens_for(context, LoreSettings(**settings)) == tokens


def sized(id: str, tokens: int, **rules: Any) -> Any:
    return entry(id, "fox", content=" ".join([id] * tokens), **rules)


def test_reaching_the_budget_ends_the_taking() -> None:
    """The third would pass it; the fourth would fit, and does not come."""
    entries = book(sized("a", 4, order=4), sized("b", 4, order=3), sized("c", 4, order=2), sized("d", 1, order=1))
    result = told(entries, talk("fox"), budget_cap=12)
    assert [p.entry.entry for p in result.placements] == ["b", "a"]
    assert [(out.entry.entry, out.kept_by) for out in result.left_out] == [("c", "budget"), ("d", "budget")]
    assert (result.tokens, result.overflowed) == (8, True)


def test_a_budget_that_is_just_reached_is_passed() -> None:
    assert came(book(sized("a", 5)), talk("fox"), budget_cap=5) == []
    assert came(book(sized("a", 4)), talk("fox"), budget_cap=5) == ["a"]


def test_the_exempt_come_whatever_the_budget_and_take_nothing_from_it() -> None:
    entries = book(
        sized("free", 50, order=9, ignore_budget=True),
        sized("fits", 4, order=8),
        sized("large", 40, order=7),
        sized("late", 3, order=6, ignore_budget=True),
    )
    result = told(entries, talk("fox"), budget_cap=6)
    assert [p.entry.entry for p in result.placements] == ["late", "fits", "free"]


@pytest.mark.parametrize("settings", [{}, {"min_activations": 9}])
def test_a_full_budget_ends_recursion_and_looking_deeper(settings: dict[str, Any]) -> None:
    entries = book(
        entry("a", "fox", content="an owl", order=9),
        sized("large", 9, order=8),
        entry("b", "owl", order=7),
        entry("c", "bat"),
    )
    assert came(entries, talk("bat", "-", "fox"), budget_cap=5, **settings) == ["a"]


def test_after_a_full_budget_not_even_the_exempt_are_called_by_lore() -> None:
    entries = book(
        entry("a", "fox", content="an owl", order=9),
        sized("large", 9, order=8),
        entry("free", "owl", ignore_budget=True),
    )
    assert came(entries, talk("fox"), budget_cap=5) == ["a"]


def test_what_the_budget_left_out_calls_nobody() -> None:
    """A level of recursion is still tried after the budget is full, and the exempt may come in it."""
    entries = book(
        entry("large", "fox", content="an owl sits on this branch"),
        entry("first", delay_until_recursion=1),
        entry("called", "owl", ignore_budget=True, delay_until_recursion=2),
        entry("said", "fox", ignore_budget=True, delay_until_recursion=2),
    )
    assert came(entries, talk("fox"), budget_cap=3) == ["said"]


def test_what_chance_left_out_takes_nothing_from_the_budget() -> None:
    entries = book(sized("unlucky", 4, order=9, probability=0), sized("next", 4, order=8))
    assert came(entries, talk("fox"), budget_cap=5, chance=Loaded(0.5)) == ["next"]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        # (id, tokens, priority, order): over 8 tokens the lowest priority goes, and where it is equal the lowest order.
        ([("a", 4, 9, 1), ("b", 4, 1, 9), ("c", 4, 5, 5)], ["a", "c"]),
        ([("a", 4, 0, 1), ("b", 4, 0, 9), ("c", 4, 0, 5)], ["c", "b"]),
        ([("a", 4, 0, 1), ("b", 4, 0, 2)], ["a", "b"]),
        ([("a", 9, 0, 1)], []),
    ],
)
def test_over_a_books_own_budget_the_lowest_go(rows: list[tuple[str, int, int, int]], left: list[str]) -> None:
    entries = book(
        *(sized(id, size, priority=priority, order=order) for id, size, priority, order in rows), token_budget=8
    )
    result = told([entries, book(sized("elsewhere", 50), id="other", token_budget=None)], talk("fox"))
    assert [p.entry.entry for p in result.placements if p.entry.book == "b"] == left
    assert {out.kept_by for out in result.left_out} <= {"book_budget"}
    assert len(result.left_out) == len(rows) - len(left)


def test_the_spare_go_first_and_the_exempt_stay() -> None:
    entries = book(
        entry("spare", "fox", content="@@ignore_on_max_context\na b c", priority=99),
        sized("other", 4, priority=1),
        sized("free", 99, ignore_budget=True),
        token_budget=6,
    )
    assert came(entries, talk("fox")) == ["other", "free"]
