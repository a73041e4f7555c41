"""Decorators: how they are read, what falls back to what, and what each of them does."""

from __future__ import annotations

from typing import Any

import pytest

from game.mind.lore import Timing
from game.mind.lore.decorators import split
from tests.mind.lore.making import book, came, entry, talk, told


@pytest.mark.parametrize(
    ("content", "chosen", "text"),
    [
        ("Plain.", [], "Plain."),
        ("\n\nPlain.", [], "\n\nPlain."),
        ("@@depth 4\nText", [("depth", "4")], "Text"),
        ("@@depth 4\r\n@@role user\r\n\r\nText\r\nmore", [("depth", "4"), ("role", "user")], "Text\nmore"),
        ("\n@@activate\n\n@@depth 1\n\nText", [("activate", ""), ("depth", "1")], "Text"),
        ("@@depth 4", [("depth", "4")], ""),
        # The first of a name wins, but for the one that may be repeated.
        ("@@depth 4\n@@depth 5\nText", [("depth", "4")], "Text"),
        (
            "@@additional_keys a\n@@additional_keys b,c\nText",
            [("additional_keys", "a"), ("additional_keys", "b,c")],
            "Text",
        ),
        # What is unknown, or makes no sense, is left out with its line.
        ("@@moon full\nText", [], "Text"),
        ("@@depth deep\nText", [], "Text"),
        ("@@instruct_depth 4\nText", [], "Text"),
        # Three @ is a fall-back: the first of a chain that is understood is taken.
        ("@@moon 1\n@@@depth 2\nText", [("depth", "2")], "Text"),
        ("@@depth 3\n@@@depth 2\nText", [("depth", "3")], "Text"),
        ("@@depth deep\n@@@role user\nText", [("role", "user")], "Text"),
        ("@@a 1\n@@@b 1\n@@@c 1\n@@@d 1\n@@@e 1\n@@@f 1\n@@@depth 9\nText", [("depth", "9")], "Text"),
        ("@@a 1\n@@@depth 1\n@@@role user\n@@role system\nText", [("depth", "1"), ("role", "system")], "Text"),
        ("@@@depth 1\nText", [], "Text"),
        # Only the head of a text holds decorators.
        ("Text\n@@depth 4", [], "Text\n@@depth 4"),
        ("@@ depth 4\nText", [], "@@ depth 4\nText"),
    ],
)
def test_how_decorators_are_read(content: str, chosen: list[tuple[str, str]], text: str) -> None:
    assert split(content) == (chosen, text)


@pytest.mark.parametrize(
    ("decorators", "where"),
    [
        ("@@depth 2", ("at_depth", 2, "system")),
        ("@@depth -1", ("at_depth", 0, "system")),
        ("@@depth 0\n@@role assistant", ("at_depth", 0, "assistant")),
        ("@@role narrator\n@@depth 1", ("at_depth", 1, "system")),
        ("@@reverse_depth 1", ("at_depth", 3, "system")),
        ("@@reverse_depth 9", ("at_depth", 0, "system")),
        ("@@depth 2\n@@reverse_depth 1", ("at_depth", 2, "system")),
        ("@@position before_desc", ("before_char", 0, "system")),
        ("@@position after_desc\n@@depth 2", ("after_char", 0, "system")),
        ("@@position personality", ("personality", 0, "system")),
        ("@@position scenario", ("scenario", 0, "system")),
        ("@@position moon\n@@@depth 1", ("at_depth", 1, "system")),
        ("@@position moon", ("after_char", 0, "system")),
    ],
)
def test_where_a_decorator_puts_an_entry(decorators: str, where: tuple[str, int, str]) -> None:
    entries = book(entry("e", "fox", content=f"{decorators}\nText", position="after_char"))
    (placed,) = told(entries, talk("-", "-", "-", "fox")).placements
    assert (placed.position, placed.depth, placed.role) == where
    assert placed.text == "Text"


@pytest.mark.parametrize(
    ("decorator", "texts", "moment", "comes"),
    [
        ("@@scan_depth 3", ("fox", "-", "-"), {}, True),
        ("@@scan_depth 1", ("fox", "-"), {}, False),
        # Replies of the companion are counted, not messages.
        ("@@activate_only_after 2", ("-", "-", "-", "fox"), {}, True),
        ("@@activate_only_after 2", ("-", "-", "fox"), {}, False),
        ("@@activate_only_every 2", ("-", "-", "-", "-", "fox"), {}, True),
        ("@@activate_only_every 2", ("-", "-", "fox"), {}, False),
        ("@@activate_only_every 0", ("-", "-", "fox"), {}, True),
        ("@@is_greeting 1", ("-", "fox"), {"greeting": 1}, True),
        ("@@is_greeting 1", ("-", "fox"), {"greeting": 0}, False),
        ("@@is_greeting 1", ("-", "fox"), {}, True),
        ("@@is_user_icon hat", ("fox",), {"user_icon": "hat"}, True),
        ("@@is_user_icon hat", ("fox",), {"user_icon": "cap"}, False),
        ("@@is_user_icon hat", ("fox",), {}, True),
        ("@@additional_keys red, grey", ("a grey fox",), {}, True),
        ("@@additional_keys red, grey", ("a fox",), {}, False),
        ("@@additional_keys red\n@@additional_keys den", ("a red fox",), {}, False),
        ("@@additional_keys red\n@@additional_keys den", ("a red fox den",), {}, True),
        ("@@exclude_keys owl,bat", ("fox",), {}, True),
        ("@@exclude_keys owl,bat", ("fox and bat",), {}, False),
        ("@@activate", ("-",), {}, True),
        ("@@activate\n@@activate_only_after 9\n@@exclude_keys owl", ("owl",), {}, True),
        ("@@dont_activate", ("fox",), {}, False),
        ("@@dont_activate\n@@activate", ("-",), {}, True),
    ],
)  # fmt: skip
def test_what_a_decorator_asks(decorator: str, texts: tuple[str, ...], moment: dict[str, Any], comes: bool) -> None:
    entries = book(entry("e", "fox", content=f"{decorator}\nText"))
    assert came(entries, talk(*texts, **moment)) == ["e"] * comes


def test_keys_a_decorator_asks_for_are_looked_for_in_the_talk_alone() -> None:
    entries = book(
        entry("caller", "fox", content="an owl and a bat"),
        entry("with", "owl", content="@@additional_keys bat\nText"),
        entry("without", "owl", content="@@exclude_keys bat\nText"),
    )
    assert came(entries, talk("fox")) == ["caller", "without"]


def test_a_constant_entry_still_meets_its_decorators() -> None:
    assert came(book(entry("e", constant=True, content="@@activate_only_after 1\nText")), talk("x")) == []


@pytest.mark.parametrize(
    ("decorator", "after_match"), [("keep_activate_after_match", True), ("dont_activate_after_match", False)]
)
def test_a_decorator_may_remember_that_an_entry_came(decorator: str, after_match: bool) -> None:
    entries = book(entry("e", "fox", content=f"@@{decorator}\nText"))
    first = told(entries, talk("fox"))
    assert len(first.placements) == 1
    for text in ("-", "fox"):
        later = talk("fox", *"-" * 20, text)
        assert came(entries, later, first.timing, depth=1) == ["e"] * after_match
    # A swipe of the first reply: nothing has come before it.
    assert came(entries, talk("-"), first.timing) == []
    assert came(entries, talk("fox"), Timing(first=first.timing.first)) == ["e"]


def test_ignore_on_max_context_marks_the_first_to_go() -> None:
    entries = book(entry("spare", "fox", content="@@ignore_on_max_context\nText"), entry("other", "fox"))
    assert {p.entry.entry: p.spare for p in told(entries, talk("fox")).placements} == {"spare": True, "other": False}


def test_disable_ui_prompt_is_told_while_the_entry_holds() -> None:
    entries = book(entry("e", "fox", content="@@disable_ui_prompt system_prompt\nText"))
    assert told(entries, talk("fox")).silenced == {"system_prompt"}
    assert told(entries, talk("owl")).silenced == frozenset()
