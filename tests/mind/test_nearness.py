"""A line is compared with what all examples of a cue have in common, not with the one that happens to share a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.content.model import Companion
from game.mind.centres import WAYS, centres
from game.mind.hear import Listener
from game.mind.ngrams import NgramIndex
from game.model.fake import FakeEar
from tests.mind.conftest import cue

SLEEP = cue("sleep", ("Count lamps.",), ("i cannot sleep tonight", "i cannot sleep again", "why can i not sleep"))
CHESS = cue("chess", ("By post.",), ("do you play chess", "we could play chess", "my uncle plays chess tonight"))


def nearest(ana: Companion, line: str, ear: FakeEar) -> str:
    listener = Listener(replace(ana, cues=(SLEEP, CHESS)), ear)
    return listener.hear(line, date(2026, 11, 20)).matches[0].cue.id


def test_what_the_examples_share_counts_for_more_than_one_shared_word(ana: Companion) -> None:
    assert nearest(ana, "sleep will not come tonight", FakeEar()) == "sleep"
    assert nearest(ana, "is anyone up for chess tonight", FakeEar()) == "chess"


def test_the_same_words_are_always_that_cue(ana: Companion) -> None:
    listener = Listener(ana, FakeEar())
    assert listener.hear("WHAT SCARES YOU", date(2026, 11, 20)).matches[0].score == 1.0


def test_sums_of_ngrams_have_their_length_by_owner() -> None:
    index = NgramIndex(("a b", "a b", "c d", "x"), "en")
    owners = np.array([0, 0, 1, -1])
    alone = NgramIndex(("a b", "a b", "c d", "x"), "en").lengths(np.array([0, -1, 1, -1]), 2)
    assert np.allclose(index.lengths(owners, 2), [2 * alone[0], alone[1]])
    assert np.allclose(alone, 1.0)


def test_the_middle_comes_first_and_few_examples_are_each_a_way_of_their_own() -> None:
    vectors = FakeEar().embed(["hello there", "good evening", "the sea"])
    found = centres(vectors)
    assert np.allclose(found[1:], vectors)
    assert np.allclose(found[0], vectors.sum(axis=0) / np.linalg.norm(vectors.sum(axis=0)))


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_ways_of_saying_it_are_few_and_of_length_one(count: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = centres(vectors)
    assert found.shape == (1 + min(count, WAYS), 16) and np.allclose(np.linalg.norm(found[1:], axis=1), 1, atol=1e-5)
    assert np.array_equal(found, centres(vectors))


def test_ways_that_lie_apart_are_told_apart() -> None:
    ear = FakeEar()
    ways = [f"{word} {word}" for word in ("sleep", "chess", "lamps", "rain", "tea", "bread")]
    found = centres(ear.embed([text for way in ways for text in [way] * 4]))
    assert np.allclose((ear.embed(ways) @ found[1:].T).max(axis=1), 1, atol=1e-5)


def test_a_cue_without_examples_in_the_language_is_heard_by_those_of_another(ana: Companion) -> None:
    english = cue("bread", ("Rye.",), ("bread and butter", "butter on bread"))
    listener = Listener(replace(ana, cues=(SLEEP, english)), FakeEar())
    assert listener.hear("面包 bread butter", date(2026, 11, 20), "zh-Hans").matches[0].cue.id == "bread"
