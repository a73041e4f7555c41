"""Expressions give what Python gives for the same operations."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.yarn import Dialogue, YarnRunError, compile_yarn
from game.yarn.evaluate import compute
from game.yarn.expressions import ExpressionReader
from game.yarn.values import tidy, to_text


@dataclass(frozen=True)
class Sum:
    """An expression in Yarn, and what Python says it is."""

    yarn: str
    value: object


class NoScope:
    """Expressions in this file ask for nothing."""

    def read(self, name):
        raise AssertionError(name)

    def call(self, name, arguments):
        raise AssertionError(name, arguments)


def evaluate(source: str) -> object:
    reader = ExpressionReader(source, 0, 1)
    node = reader.read()
    assert reader.kind == "end"
    return compute(node)(NoScope())


numbers = st.one_of(st.integers(0, 1000), st.floats(0, 1000).map(lambda x: round(x, 3))).map(
    lambda value: Sum(repr(value), value)
)
truths = st.booleans().map(lambda value: Sum(str(value).lower(), value))
texts = st.text(st.characters(blacklist_characters='"\\\r\n', blacklist_categories=["Cs"]), max_size=8).map(
    lambda value: Sum(f'"{value}"', value)
)


def joined(op: str, left: Sum, right: Sum, value: object) -> Sum:
    return Sum(f"({left.yarn} {op} {right.yarn})", value)


def arithmetic(children: st.SearchStrategy[Sum]) -> st.SearchStrategy[Sum]:
    def build(drawn: tuple[str, Sum, Sum]) -> Sum:
        op, left, right = drawn
        a, b = left.value, right.value
        if op in "/%" and b == 0:
            op = "+"
        results = {
            "+": lambda: a + b,
            "-": lambda: a - b,
            "*": lambda: a * b,
            "/": lambda: a / b,
            "%": lambda: math.fmod(a, b),
        }
        return joined(op, left, right, results[op]())

    negative = children.map(lambda one: Sum(f"-{one.yarn}", -one.value))
    return st.tuples(st.sampled_from("+-*/%"), children, children).map(build) | negative


def logic(children: st.SearchStrategy[Sum]) -> st.SearchStrategy[Sum]:
    words = {
        "and": lambda a, b: a and b,
        "&&": lambda a, b: a and b,
        "or": lambda a, b: a or b,
        "||": lambda a, b: a or b,
        "xor": lambda a, b: a != b,
        "^": lambda a, b: a != b,
        "==": lambda a, b: a == b,
        "neq": lambda a, b: a != b,
    }
    pairs = st.tuples(st.sampled_from(sorted(words)), children, children).map(
        lambda drawn: joined(drawn[0], drawn[1], drawn[2], words[drawn[0]](drawn[1].value, drawn[2].value))
    )
    return pairs | children.map(lambda one: Sum(f"not {one.yarn}", not one.value))


@given(st.recursive(numbers, arithmetic, max_leaves=12))
def test_arithmetic_is_that_of_doubles(one):
    assert evaluate(one.yarn) == pytest.approx(one.value, rel=1e-9, abs=1e-9)


@given(st.recursive(truths, logic, max_leaves=12))
def test_logic_by_signs_and_words(one):
    assert evaluate(one.yarn) is one.value


@given(numbers, numbers, st.sampled_from(["< lt", "<= lte", "> gt", ">= gte", "== eq", "== is", "!= neq"]))
def test_comparisons_by_signs_and_words(left, right, signs):
    python, word = signs.split()
    expected = eval(f"{left.value!r} {python} {right.value!r}")
    assert evaluate(f"{left.yarn} {python} {right.yarn}") is expected
    assert evaluate(f"{left.yarn} {word} {right.yarn}") is expected


@given(texts, texts)
def test_texts_join_and_compare(left, right):
    assert evaluate(f"{left.yarn} + {right.yarn}") == left.value + right.value
    assert evaluate(f"{left.yarn} == {right.yarn}") is (left.value == right.value)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("5 * 2 - 2 * -1", 12),
        ("2 + 3 * 4 % 5", 4),
        ("1 - 2 - 3", -4),
        ("8 / 2 / 2", 2),
        ("not true == false", True),
        ("true or true and false", False),
        ("false and true or true", True),
        ("1 + 1 == 2 and 3 > 2", True),
        ("1 < 2 == true", True),
        ("- - 3", 3),
        ("!!true", True),
        ("max", None),
        ('"say \\"hi\\" \\\\"', 'say "hi" \\'),
        ("2-1", 1),
        ("0.1 + 0.1 == 0.2", True),
    ],
)
def test_operators_bind_as_in_yarn(source, value):
    if value is None:
        with pytest.raises(Exception, match="not a value"):
            evaluate(source)
    else:
        assert evaluate(source) == value


def test_and_and_or_stop_as_soon_as_they_can(tell):
    asked: list[int] = []

    def ask(number):
        asked.append(number)
        return number > 0

    body = "{1 < 2 or ask(1)}{1 > 2 and ask(2)}{ask(0) or ask(3)}"
    assert tell(body, functions={"ask": ask}) == ["TrueFalseTrue"]
    assert asked == [0, 3]


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(-(2**53), 2**53))
def test_whole_numbers_are_written_without_a_point(number, whole):
    assert to_text(whole) == to_text(float(whole)) == str(whole)
    assert tidy(float(whole)) == whole
    assert isinstance(tidy(float(whole)), int)
    assert float(to_text(number)) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize("value", ["{1 / 0}", "{1 % 0}", "<<set $x = 1 / (2 - 2)>>"])
def test_division_by_zero_is_told_with_its_line(value):
    dialogue = Dialogue(compile_yarn({"a.yarn": f"title: S\n---\nfirst\n{value}\n===\n"}))
    dialogue.start("S")
    dialogue.advance()
    with pytest.raises(YarnRunError) as caught:
        dialogue.advance()
    assert (caught.value.node, caught.value.file, caught.value.line) == ("S", "a.yarn", 4)
    assert "divided by zero" in str(caught.value)
