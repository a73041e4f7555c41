"""How she speaks is the player's word where there is one, the game's where there is none."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.ports import Sampling
from game.mind.speech import PRESETS, RANGES, Speech, plain, preset_of, speech_from

USUAL = Sampling(max_tokens=40, temperature=0.7, stop=("\n",))


def test_what_is_left_open_is_the_games_own() -> None:
    drawn = Speech(temperature=1.2).sampling(USUAL, Random(1))
    assert (drawn.temperature, drawn.max_tokens, drawn.min_p, drawn.stop) == (1.2, 40, USUAL.min_p, ("\n",))


def test_nothing_at_all_still_counts_as_a_word() -> None:
    assert Speech(temperature=0.0).sampling(USUAL, Random(1)).temperature == 0.0
    assert Speech(temperature=0.0).over(Speech(temperature=1.0)).temperature == 0.0


def test_her_own_goes_before_everybodys() -> None:
    assert Speech(model="a", min_p=0.1).over(Speech(model="b", temperature=0.5)) == Speech("a", 0.5, 0.1)


def test_a_seed_brings_the_same_words_and_tries_differ() -> None:
    fixed = Speech(seed=7)
    assert fixed.sampling(USUAL, Random(1)).seed == fixed.sampling(USUAL, Random(2)).seed == 7
    assert fixed.sampling(USUAL, Random(1), attempt=1).seed == 8
    assert Speech().sampling(USUAL, Random(1)).seed != Speech().sampling(USUAL, Random(2)).seed


@pytest.mark.parametrize("name", list(PRESETS))
def test_presets_keep_the_ranges_and_are_known_again(name: str) -> None:
    values = dict(PRESETS[name])
    assert speech_from(values) is not None
    assert preset_of(Speech(**values)) == name  # type: ignore[arg-type]
    assert preset_of(Speech(**{**values, "temperature": 1.99})) == ""  # type: ignore[arg-type]


@st.composite
def speeches(draw: st.DrawFn) -> Speech:
    values = {
        name: draw(st.none() | (st.integers(int(r.least), int(r.most)) if r.whole else st.floats(r.least, r.most)))
        for name, r in RANGES.items()
    }
    return Speech(draw(st.text(max_size=8)), **values)


@given(speeches())
def test_written_down_and_read_back_it_is_the_same(speech: Speech) -> None:
    assert speech_from(plain(speech)) == speech


@pytest.mark.parametrize(
    "data",
    [None, [], {"temperature": 9}, {"temperature": "hot"}, {"seed": 1.5}, {"seed": True}, {"model": 3}, {"x": 1}],
)
def test_what_makes_no_sense_is_refused(data: object) -> None:
    assert speech_from(data) is None
