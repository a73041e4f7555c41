"""The built-in functions."""

from __future__ import annotations

import pytest

from game.yarn import Dialogue, YarnRunError, compile_yarn


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ("round(2.5)", "2"),
        ("round(3.5)", "4"),
        ("round_places(3.14159, 2)", "3.14"),
        ("floor(-1.5)", "-2"),
        ("ceil(1.2)", "2"),
        ("inc(1)", "2"),
        ("inc(1.5)", "2"),
        ("dec(2)", "1"),
        ("dec(2.5)", "2"),
        ("int(-3.7)", "-3"),
        ("decimal(3.25)", "0.25"),
        ("min(3, 2)", "2"),
        ("max(3, 2)", "3"),
        ("string(1.50)", "1.5"),
        ("string(true)", "True"),
        ('number("42") + 1', "43"),
        ("number(true)", "1"),
        ('bool("true")', "True"),
        ("bool(0)", "False"),
        ("format_invariant(2.5)", "2.5"),
        ('format("{0} crowns", 5)', "5 crowns"),
        ('format("{0:F2}", 3)', "3.00"),
        ('format("{0:N0}", 1234567)', "1,234,567"),
        ('format("{0:P1}", 0.256)', "25.6%"),
        ('format("{0:D3}", 7)', "007"),
        ('format("{0:D3}", -7)', "-007"),
        ('format("{0:D3}", 0)', "000"),
        ('format("{0:00.0#}", 3.456)', "03.46"),
        ('format("{0:0.##}", 3)', "3"),
        ('format("{{{0}}}", "x")', "{x}"),
    ],
)
def test_what_a_function_gives(tell, call, written):
    assert tell(f"{{{call}}}") == [written]


def test_dice_and_ranges_keep_their_bounds(tell):
    body = "\n".join(["{dice(6)} {random_range(3, 5)} {random() < 1 and random() >= 0}"] * 200)
    rolls = [line.split() for line in tell(body, seed=5)]
    assert {roll for roll, _, _ in rolls} == set("123456")
    assert {drawn for _, drawn, _ in rolls} == set("345")
    assert {fraction for _, _, fraction in rolls} == {"True"}


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ('number("many")', "is not a number"),
        ('number("inf")', "is not a number"),
        ('number("1_000")', "is not a number"),
        ('number("")', "is not a number"),
        ('number("' + "9" * 400 + '")', "gave inf"),
        ('bool("perhaps")', "neither true nor false"),
        ("dice(0)", "cannot have 0 sides"),
        ("random_range(5, 1)", "nothing between"),
        ('format("{0:X9}", 1)', "cannot write a number"),
    ],
)
def test_what_a_function_cannot_do_is_told(call, told):
    dialogue = Dialogue(compile_yarn({"a.yarn": f"title: S\n---\n{{{call}}}\n===\n"}))
    dialogue.start("S")
    with pytest.raises(YarnRunError, match=told):
        dialogue.advance()
