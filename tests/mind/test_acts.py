"""The small model that tells what a line does: fitted to examples, the same every time."""

from __future__ import annotations

import numpy as np

from game.mind.act_examples import ENGLISH
from game.mind.acts import fit
from game.model.fake import FakeEar

KNOWN = [(text, act) for act, texts in ENGLISH.items() for text in texts]
TEXTS, ACTS = [text for text, _ in KNOWN], [act for _, act in KNOWN]


def test_it_learns_its_examples() -> None:
    vectors = FakeEar().embed(TEXTS)
    model = fit(TEXTS, vectors, ACTS, "en")
    right = [model.act(text, vector) == act for text, vector, act in zip(TEXTS, vectors, ACTS, strict=True)]
    assert sum(right) > 0.95 * len(right)


def test_it_says_of_new_lines_what_like_ones_do() -> None:
    """Every fifth example is kept from it; letters alone (the tests' ear) must beat guessing by far."""
    ear = FakeEar()
    held, seen = KNOWN[::5], [pair for number, pair in enumerate(KNOWN) if number % 5]
    model = fit([t for t, _ in seen], ear.embed([t for t, _ in seen]), [a for _, a in seen], "en")
    right = sum(model.act(text, ear.embed([text])[0]) == act for text, act in held)
    assert right > 3 * len(held) / len(ENGLISH)


def test_the_same_examples_give_the_same_model() -> None:
    vectors = FakeEar().embed(TEXTS)
    assert np.array_equal(fit(TEXTS, vectors, ACTS, "en").weights, fit(TEXTS, vectors, ACTS, "en").weights)


def test_no_act_is_without_examples_and_none_comes_twice() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    assert all(len(texts) >= 6 for texts in ENGLISH.values())
