"""Where the rows of a long list lie: always what the sum of their heights says, however they came, went or grew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.shell.heights import Heights

SPLICE = st.tuples(st.just("splice"), st.integers(0, 40), st.integers(0, 5), st.integers(0, 30))
SET = st.tuples(st.just("set"), st.integers(0, 200), st.integers(0, 300), st.just(0))


@given(st.lists(st.one_of(SPLICE, SET), max_size=40), st.integers(-50, 9000))
def test_a_row_lies_below_all_before_it(deeds: list[tuple[str, int, int, int]], y: int) -> None:
    heights = Heights(50)
    plain: list[int] = []
    for what, first, second, third in deeds:
        if what == "splice":
            at = min(first, len(plain))
            removed = min(second, len(plain) - at)
            heights.splice(at, removed, third)
            plain[at : at + removed] = [heights.height(at + n) for n in range(third)]
        elif plain:
            row = first % len(plain)
            assert heights.set(row, second) == second - plain[row]
            plain[row] = second
        assert len(heights) == len(plain) and heights.total == sum(plain)
        assert all(heights.top(row) == sum(plain[:row]) for row in {0, len(plain) // 2, len(plain)})
    if plain:
        row = heights.at(y)
        assert 0 <= row < len(plain)
        assert y < 0 or y >= heights.total or heights.top(row) <= y < heights.top(row) + max(1, plain[row])


def test_rows_that_come_are_guessed_by_those_that_were_seen() -> None:
    heights = Heights(50)
    heights.splice(0, 0, 2)
    heights.set(0, 100)
    heights.splice(0, 0, 1)
    assert [heights.height(row) for row in range(3)] == [100, 100, 50]
