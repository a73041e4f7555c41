"""Stand-ins let a story be told without its game."""

from __future__ import annotations

import pytest

from game.yarn import YarnErrors, function_stubs, run_plan


def test_stand_ins_compute_from_their_parameters(program):
    stubs = function_stubs({"price(item, count)": "$count * 3 + max(number($item), 1)", "name()": '"Ana"'})
    found = program('<<declare $a = 0>>\n<<set $a = price("2", 4)>>\n<<set $b = name() + "!">>\n{$a} {$b}')
    assert run_plan(found, "line: `14 Ana!`\nstop", functions=stubs).passed


def test_what_is_wrong_with_stand_ins_is_told_at_once():
    with pytest.raises(YarnErrors) as caught:
        function_stubs({"f": "1", "g(a)": "$b", "h()": "1 +", "i()": "1 2", "j()": "Food.Pear", "k()": "1"}, "f.json")
    assert [f"{one.message} {one.hint}".strip() for one in caught.value.problems] == [
        "'f' is no function. Write name(first, second).",
        "$b is no parameter of this function.",
        "A value is expected here: a number, a text, a $variable or a function.",
        "Nothing may follow the expression.",
        "A stand-in knows no enums. Write the case's value.",
    ]
    assert [one.line for one in caught.value.problems] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("stub", "told"), [("f(a)", "takes 1 arguments, not 0"), ("f()", "cannot use the function dice")]
)
def test_a_stand_in_that_fails_is_told(program, stub, told):
    stubs = function_stubs({stub: "dice(6)"})
    result = run_plan(program("<<declare $x = 0>>\n<<set $x = f()>>"), "stop", functions=stubs)
    assert told in str(result.failure)
