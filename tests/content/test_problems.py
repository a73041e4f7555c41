"""A problem reads as file:line:column · what · did you mean · see."""

from __future__ import annotations

from game.content.problems import PackProblems, Problem, in_order, nearest_name, nearest_names


def test_a_problem_says_where_what_the_nearest_name_and_where_to_read() -> None:
    problem = Problem("harbour/pack.toml", 3, 1, "nothing here is called nmae", "name", "story/schemas/pack.json")
    assert str(problem) == (
        "harbour/pack.toml:3:1 · nothing here is called nmae · did you mean name? · see story/schemas/pack.json"
    )


def test_a_problem_of_a_whole_file_has_no_place_in_it() -> None:
    assert str(Problem("harbour/pack.toml", 0, 0, "is missing")) == "harbour/pack.toml · is missing"


def test_all_problems_are_in_the_message() -> None:
    error = PackProblems("harbour", [Problem("harbour/a", 1, 1, "one"), Problem("harbour/b", 2, 2, "two")])
    assert str(error) == "The pack harbour has 2 problems:\nharbour/a:1:1 · one\nharbour/b:2:2 · two"


def test_problems_are_told_once_and_in_the_order_of_the_file() -> None:
    late, early = Problem("a", 12, 1, "late"), Problem("a", 2, 1, "early")
    assert in_order([late, early, late]) == (early, late)


def test_capitals_do_not_hide_the_nearest_name() -> None:
    assert nearest_name("ISAURA", ["isaura", "emeric"]) == "isaura"
    assert nearest_names("isara", ["Isaura", "Emeric"]) == ("Isaura",)


def test_nothing_is_nearest_when_nothing_is_near() -> None:
    assert nearest_name("kettle", ["isaura", "emeric"]) is None
