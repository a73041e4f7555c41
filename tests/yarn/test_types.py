"""Types: what is inferred, what must agree."""

from __future__ import annotations

import pytest

from game.yarn import FunctionSpec, compile_yarn


def test_declared_variables_have_types_and_defaults(program):
    found = program('<<declare $n = -2.5>>\n<<declare $s = "hi" as string>>\n<<declare $b = true as Bool>>').variables
    assert {name: (one.type, one.default) for name, one in found.items()} == {
        "$n": ("number", -2.5),
        "$s": ("string", "hi"),
        "$b": ("bool", True),
    }


def test_undeclared_variables_get_their_type_from_their_use(program):
    found = program('<<set $a = 1>>\n<<if $b>>\n<<endif>>\n{$c + "x"}\n<<set $d = $a>>').variables
    assert {name: (one.type, one.declared) for name, one in found.items()} == {
        "$a": ("number", False),
        "$b": ("bool", False),
        "$c": ("string", False),
        "$d": ("number", False),
    }


def test_a_declaration_counts_wherever_it_stands(refused):
    later = "title: Start\n---\n<<set $x = 1>>\n===\ntitle: B\n---\n<<declare $x = true>>\n===\n"
    assert refused(later) == ["3:12 $x holds a bool, not a number."]


def test_files_share_variables_and_enums():
    found = compile_yarn(
        {
            "a.yarn": "title: A\n---\n<<declare $food = .Pear>>\n===\n",
            "b.yarn": "title: B\n---\n<<enum Food>>\n<<case Apple>>\n<<case Pear>>\n<<endenum>>\n===\n",
        }
    )
    assert (found.variables["$food"].type, found.variables["$food"].default) == ("Food", 1)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('{1 + "a"}', "one type, not a number and a string"),
        ("{true + false}", "'+' needs numbers or texts, not a bool"),
        ('{"a" - 1}', "'-' needs numbers, not a string"),
        ("{not 1}", "'not' needs a bool, not a number"),
        ("{-true}", "'-' needs a number, not a bool"),
        ("{1 and true}", "'and' needs true or false, not a number"),
        ('{1 == "1"}', "one type, not a number and a string"),
        ("<<if 1>>\n<<endif>>", "<<if>> needs true or false, not a number"),
        ("<<once if 1>>\n<<endonce>>", "needs true or false"),
        ("Hi <<if 1>>", "A line's condition needs true or false"),
        ("<<jump {5}>>", "needs a node's name as text, not a number"),
        ("<<set $x = 1>>\n<<set $x = true>>", "$x holds a number, not a bool"),
        ("<<set $x = true>>\n<<set $x += 1>>", "$x holds a bool, not a number"),
        ('<<set $x = "a">>\n<<set $x -= "b">>', "'-=' needs numbers, not a string"),
        ("<<set $x = true>>\n<<set $x += false>>", "'+' needs numbers or texts"),
        ("<<declare $x = 1 as string>>", "$x is declared as a string, not a number"),
        ("<<declare $x = 1 as colour>>", "no type named colour"),
        ("<<declare $x = 1>>\n<<declare $x = 2>>", "declared twice"),
        ("{$x}", "type of $x cannot be told"),
        ("<<set $x = $y>>", "type of $y cannot be told"),
        ("<<set $x = f()>>", "type of $x cannot be told"),
        ("{f() == g()}\n{f()}", "type of this expression cannot be told"),
        ("<<set $a = f(1)>>\n<<set $a = f(1, 2)>>\n<<set $a = 1>>", "takes 1 argument where it is first used"),
        ("<<declare $a = 1>>\n<<declare $b = true>>\n<<set $a = f()>>\n<<set $b = f()>>", "$b holds a bool"),
        ("{dice()}", "dice takes 1 argument, not 0"),
        ('{dice("six")}', "A number is expected here, not a string"),
        ("{visited(1)}", "A string is expected here, not a number"),
        ("<<declare $a = $b>>\n<<declare $b = not $a>>", "in a circle: $a → $b → $a"),
        ("<<declare $a = 1 + 1>>\n<<set $a = 3>>", "smart variable"),
    ],
)
def test_types_that_do_not_agree_are_refused(refused, body, told):
    problems = refused(body)
    assert any(told in problem for problem in problems), problems


ENUMS = "<<enum Food>>\n<<case Apple>>\n<<case Pear>>\n<<endenum>>\n<<enum Fruit>>\n<<case Apple>>\n<<endenum>>\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<<enum E>>\n<<endenum>>", "has no cases"),
        ("<<enum E>>\n<<case A>>\n<<case A>>\n<<endenum>>", "already has a case"),
        ("<<enum E>>\n<<case A = 1>>\n<<case B = 1>>\n<<endenum>>", "already has this value"),
        ("<<enum E>>\n<<case A = 1>>\n<<case B>>\n<<endenum>>", "needs a value"),
        ('<<enum E>>\n<<case A = 1>>\n<<case B = "b">>\n<<endenum>>', "must be of one type"),
        ("<<enum E>>\n<<case A = dice(6)>>\n<<endenum>>", "must be a constant"),
        ("<<enum E>>\n<<case A>>\n<<endenum>>\n<<enum E>>\n<<case B>>\n<<endenum>>", "already is a type"),
        ("<<enum number>>\n<<case A>>\n<<endenum>>", "already is a type"),
        (ENUMS + "<<set $x = .Apple>>", "Food and Fruit all have a case .Apple. Write Food.Apple."),
        (ENUMS + "<<set $x = .Pera>>", "No enum has a case named .Pera. Did you mean Pear?"),
        (ENUMS + "<<set $x = Food.Plum>>", "no case named Plum"),
        (ENUMS + "<<set $x = Foood.Pear>>", "no enum named Foood. Did you mean Food?"),
        (ENUMS + "{Food.Apple == Fruit.Apple}", "one type, not Food and Fruit"),
        (ENUMS + "<<declare $x = 1>>\n<<set $x = .Pear>>", "$x holds a number, not Food"),
        (ENUMS + "{visited(Food.Pear)}", "A string is expected here, not Food"),
    ],
)
def test_enums_are_checked(refused, body, told):
    problems = refused(body)
    assert any(told in problem for problem in problems), problems


def test_a_case_without_its_enum_is_told_by_what_it_is_compared_to(tell):
    assert tell(ENUMS + "<<declare $x = Fruit.Apple>>\n{$x == .Apple}\n{.Pear == Food.Pear}") == ["True", "True"]


def test_enum_values_convert_to_their_raw_type(tell):
    body = (
        '<<enum Mood>>\n<<case Warm = "warm">>\n<<case Cold = "cold">>\n<<endenum>>\n<<enum Day>>\n<<case One = 7>>\n'
    )
    body += "<<endenum>>\n{string(Mood.Cold)} {number(Day.One) + 1} {Mood.Warm}"
    assert tell(body) == ["cold 8 warm"]


def test_a_function_for_text_takes_any_text_enum_but_no_number_enum(refused):
    functions = {"f": FunctionSpec(("string",), "bool")}
    text = '<<enum T>>\n<<case A = "a">>\n<<endenum>>\n<<call f(T.A)>>\n'
    compile_yarn({"t": f"title: S\n---\n{text}===\n"}, functions=functions)
    number = "<<enum N>>\n<<case A>>\n<<endenum>>\n<<call f(N.A)>>\n"
    assert refused(number, functions=functions) == ["6:10 A string is expected here, not N."]


def test_an_undescribed_function_takes_several_text_enums_but_not_several_number_enums(program, refused):
    def enums(first: str, second: str) -> str:
        return (
            f"<<enum A>>\n<<case One{first}>>\n<<endenum>>\n<<enum B>>\n<<case Two{second}>>\n<<endenum>>\n"
            "<<call f(A.One)>>\n<<call f(B.Two)>>"
        )

    assert program(enums(' = "a"', ' = "b"')).warnings == ()
    assert refused(enums("", "")) == ["10:10 A is expected here, not B."]
    assert refused(enums(' = "a"', " = 1")) == ["10:10 A is expected here, not B."]


def test_a_spec_with_an_unknown_type_is_refused_at_once():
    with pytest.raises(ValueError, match="no type of a Yarn function"):
        FunctionSpec(("text",), "string")
    with pytest.raises(ValueError, match="nothing a Yarn function can give"):
        FunctionSpec((), "any")
