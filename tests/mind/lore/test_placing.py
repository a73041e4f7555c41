"""Where lore goes, and in which order it stands there."""

from __future__ import annotations

from game.mind.lore import blocks
from game.mind.lore.model import POSITIONS, Position
from tests.mind.lore.making import book, came, entry, talk, told


def test_the_positions_are_numbered_as_sillytavern_numbers_them() -> None:
    assert POSITIONS[:8] == (
        "before_char",
        "after_char",
        "note_top",
        "note_bottom",
        "at_depth",
        "before_examples",
        "after_examples",
        "outlet",
    )


def test_every_position_is_kept() -> None:
    entries = book(*(entry(p, "fox", position=p, outlet="door") for p in POSITIONS))
    result = told(entries, talk("fox"))
    assert [p.position for p in result.placements] == list(POSITIONS)


def test_within_a_position_the_lower_order_stands_first_and_equals_as_written() -> None:
    entries = book(*(entry(id, "fox", order=order) for id, order in [("c", 30), ("a1", 10), ("b", 20), ("a2", 10)]))
    assert came(entries, talk("fox")) == ["a1", "a2", "b", "c"]


def test_order_in_the_prompt_does_not_follow_the_order_of_coming() -> None:
    entries = book(entry("late", "owl", order=1), entry("soon", "fox", order=2, content="an owl"))
    assert came(entries, talk("fox")) == ["late", "soon"]


def test_a_place_is_one_block_of_lines() -> None:
    rows: list[tuple[str, Position, int, str]] = [
        ("b", "before_char", 4, "system"),
        ("a", "before_char", 4, "system"),
        ("deep", "at_depth", 6, "system"),
        ("near1", "at_depth", 1, "system"),
        ("near2", "at_depth", 1, "system"),
        ("hers", "at_depth", 1, "assistant"),
        ("ex1", "before_examples", 0, "system"),
        ("ex2", "before_examples", 0, "system"),
    ]
    entries = book(
        *(entry(id, "fox", position=p, depth=d, role=r, order=n) for n, (id, p, d, r) in enumerate(rows)),
        entry("door", "fox", position="outlet", outlet="door"),
        entry("window", "fox", position="outlet", outlet="window"),
        entry("nowhere", "fox", position="outlet"),
    )
    found = blocks(told(entries, talk("fox")).placements)
    assert [(b.position, b.depth, b.role, b.outlet, b.text) for b in found] == [
        ("before_char", 0, "system", "", "[b]\n[a]"),
        ("at_depth", 6, "system", "", "[deep]"),
        ("at_depth", 1, "system", "", "[near1]\n[near2]"),
        ("at_depth", 1, "assistant", "", "[hers]"),
        ("before_examples", 0, "system", "", "[ex1]"),
        ("before_examples", 0, "system", "", "[ex2]"),
        ("outlet", 0, "system", "door", "[door]"),
        ("outlet", 0, "system", "window", "[window]"),
    ]


def test_a_placement_says_why_it_came() -> None:
    entries = book(entry("a", "owl", "fox", content="a bat"), entry("b", "bat"), entry("c", constant=True))
    why = {p.entry.entry: (p.why.rule, p.why.key, p.why.step) for p in told(entries, talk("a fox")).placements}
    assert why == {"a": ("key", "fox", 1), "b": ("key", "bat", 2), "c": ("constant", "", 1)}
