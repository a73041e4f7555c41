"""The next token: the same seed draws the same, each filter drops only what it should, repetition costs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from game.mind.ports import Sampling
from game.model.sampling import Sampler, penalise, shortlist

LOGITS = arrays(np.float32, st.integers(2, 80), elements=st.floats(-20, 20, width=32))
SAMPLINGS = st.builds(
    Sampling,
    temperature=st.floats(0.05, 2),
    top_k=st.integers(0, 20),
    top_p=st.floats(0.05, 1),
    min_p=st.floats(0, 1),
    repeat_penalty=st.floats(1, 2),
    seed=st.integers(-5, 2**70),
)


@given(LOGITS, SAMPLINGS)
def test_the_same_seed_draws_the_same_tokens(logits: np.ndarray, sampling: Sampling) -> None:
    def drawn() -> list[int]:
        sampler = Sampler(sampling)
        tokens = []
        for _ in range(5):
            tokens.append(sampler.draw(logits.copy()))
            sampler.accept(tokens[-1])
        return tokens

    assert drawn() == drawn()


@given(LOGITS, SAMPLINGS)
def test_the_likeliest_token_is_never_filtered_out(logits: np.ndarray, sampling: Sampling) -> None:
    tokens, weights = shortlist(logits, sampling)
    assert logits[tokens[0]] == logits.max()
    assert np.all(np.diff(weights) <= 0) and np.all(weights >= 0)


@given(LOGITS, SAMPLINGS)
def test_each_filter_keeps_its_promise(logits: np.ndarray, sampling: Sampling) -> None:
    tokens, _ = shortlist(logits, sampling)
    if sampling.top_k:
        assert len(tokens) <= sampling.top_k
    if sampling.min_p:
        share = np.exp(logits[tokens].astype(float) - float(logits.max()))
        assert np.all(share >= sampling.min_p * 0.999)


def test_top_p_keeps_the_smallest_set_that_reaches_it() -> None:
    logits = np.log(np.array([0.1, 0.5, 0.3, 0.06, 0.04], np.float32))
    tokens, _ = shortlist(logits, Sampling(top_p=0.75, top_k=0, min_p=0))
    assert list(tokens) == [1, 2]


def test_zero_temperature_takes_the_likeliest() -> None:
    assert Sampler(Sampling(temperature=0)).draw(np.array([0.1, 3.0, 2.9], np.float32)) == 1


def test_draws_follow_the_probabilities() -> None:
    sampler = Sampler(Sampling(temperature=1, top_k=0, top_p=1, min_p=0, seed=1))
    logits = np.log(np.array([0.7, 0.2, 0.1], np.float32))
    counts = np.bincount([sampler.draw(logits.copy()) for _ in range(2000)], minlength=3) / 2000
    assert counts == pytest.approx([0.7, 0.2, 0.1], abs=0.04)


def test_a_repeated_token_costs_once_however_often_it_was_said() -> None:
    logits = np.array([2.0, -2.0, 2.0], np.float32)
    penalise(logits, [0, 0, 0, 1], 2.0)
    assert list(logits) == [1.0, -4.0, 2.0]


def test_what_the_companion_said_before_counts_from_the_first_token() -> None:
    logits = np.array([1.0, 1.1], np.float32)
    greedy = Sampling(temperature=0, repeat_penalty=1.5)
    assert Sampler(greedy).draw(logits.copy()) == 1
    assert Sampler(greedy, heard=[1]).draw(logits.copy()) == 0


def test_spared_tokens_and_those_out_of_reach_are_not_penalised() -> None:
    logits = np.array([1.0, 1.1], np.float32)
    assert Sampler(Sampling(temperature=0), [1], spared=frozenset({1})).draw(logits.copy()) == 1
    assert Sampler(Sampling(temperature=0, repeat_last_n=1), [1, 0]).draw(logits.copy()) == 1
    assert Sampler(Sampling(temperature=0, repeat_last_n=0), [1]).draw(logits.copy()) == 1
