"""Recall: old lines are found by words and by meaning, whatever their age; names tell nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from game.mind.clues import Names
from game.mind.ports import EngineError, Vectors
from game.mind.recall import index, recall
from game.mind.text import terms
from game.model.fake import FakeEar
from game.play.clock import FixedClock
from game.play.happenings import LineSaid
from game.play.journal import Journal
from tests.keep.memory_store import MemoryStore

WHO = "base:ana"
NAMES = Names(("Tom",), ("Ana",))
TODAY = date(2026, 11, 20)
LINES = (
    "my sister keeps bees on the roof", "it rained all morning", "I painted the kitchen green", "the exam is in June",
    "Ana, do you like trains?", "我家后面有个花园", "the bus was late again",
)  # fmt: skip


@pytest.fixture
def archive(clock: FixedClock) -> MemoryStore:
    store = MemoryStore(terms)
    journal = Journal(store, store, clock)
    with journal.writing() as pen:
        talk = pen.conversation("talk", WHO)
        for line in LINES:
            pen.add(pen.turn(talk.id, "line"), LineSaid(WHO, line, "en"))
    index(store, FakeEar(), WHO, NAMES.all)
    return store


def found(archive: MemoryStore, query: str, ear: FakeEar | None = None, **rest: object) -> list[str]:
    return [r.said.text for r in recall(archive, ear, WHO, query, NAMES, TODAY, 3, **rest)]  # type: ignore[arg-type]


@pytest.mark.parametrize("ear", [None, FakeEar()], ids=["words", "words and meaning"])
@pytest.mark.parametrize(
    ("query", "line"),
    [("who keeps bees?", LINES[0]), ("what colour is the kitchen", LINES[2]), ("花园怎么样了", LINES[5])],
)
def test_an_old_line_is_found(archive: MemoryStore, query: str, line: str, ear: FakeEar | None) -> None:
    assert found(archive, query, ear)[0] == line


def test_her_own_name_finds_nothing(archive: MemoryStore) -> None:
    assert LINES[4] not in found(archive, "Ana, what about the exam?")[:1]


def test_what_is_in_sight_is_not_recalled(archive: MemoryStore) -> None:
    turn = archive.recent(WHO, 10)[0].turn
    assert LINES[0] not in found(archive, "who keeps bees?", skip=[turn])


def test_an_ear_that_dies_leaves_the_words(archive: MemoryStore) -> None:
    ear = FakeEar()

    def dies(_texts: object) -> None:
        raise EngineError("The ear died.", "It starts again.")

    ear.embed = dies  # type: ignore[method-assign, assignment]
    assert found(archive, "who keeps bees?", ear)[0] == LINES[0]


def test_every_line_gets_its_vector_once(archive: MemoryStore) -> None:
    assert archive.without_vector(WHO, 10) == []
    assert index(archive, FakeEar(), WHO, NAMES.all) == 0


def test_a_fact_finds_its_line_by_words_it_does_not_hold(archive: MemoryStore) -> None:
    turn = archive.recent(WHO, 10)[4].turn
    assert found(archive, "which vehicle?", keys={turn: "vehicle"})[0] == LINES[4]


class GardenEar(FakeEar):
    """Knows one thing: that 花园 and 院子 mean the same."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        garden = [any(word in text for word in ("花园", "院子")) for text in texts]
        return np.array([[1.0, 0.0] if one else [0.0, 1.0] for one in garden], dtype=np.float32)


def test_chinese_is_found_by_its_meaning_too(clock: FixedClock) -> None:
    store = MemoryStore(terms)
    journal = Journal(store, store, clock)
    with journal.writing() as pen:
        talk = pen.conversation("talk", WHO)
        for line in LINES:
            pen.add(pen.turn(talk.id, "line"), LineSaid(WHO, line, "en"))
    ear = GardenEar()
    index(store, ear, WHO, NAMES.all)
    [best, *_] = recall(store, ear, WHO, "院子打理得好吗", NAMES, TODAY, 3)
    assert (best.said.text, best.found_by) == (LINES[5], ("meaning",))


def test_words_that_only_hold_a_chinese_sentence_together_find_nothing(archive: MemoryStore) -> None:
    assert found(archive, "我说过什么") == []
