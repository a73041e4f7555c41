"""A line is compared with what all examples of a cue have in common, not with the one that happens to share a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from game.content.model import Companion
from game.mind.hear import Listener
from game.mind.ngrams import NgramIndex
from game.model.fake import FakeEar
from game.model.practice import PractisedEar, practised
from tests.mind.conftest import cue

SLEEP = cue("sleep", ("Count lamps.",), ("i cannot sleep tonight", "i cannot sleep again", "why can i not sleep"))
CHESS = cue("chess", ("By post.",), ("do you play chess", "we could play chess", "my uncle plays chess tonight"))


def nearest(ana: Companion, line: str, ear: FakeEar | PractisedEar) -> str:
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


def test_an_ear_sees_its_vectors_turned_and_of_length_one() -> None:
    ear = FakeEar()
    seen = PractisedEar(ear, 3 * np.eye(ear.dimensions, dtype=np.float32)).practised(ear.embed(["hello", "sea"]))
    assert np.allclose(seen, ear.embed(["hello", "sea"]), atol=1e-6)


def test_a_practice_that_is_not_for_this_ear_is_left_alone() -> None:
    ear = FakeEar(dimensions=8)
    assert practised(ear) is ear
