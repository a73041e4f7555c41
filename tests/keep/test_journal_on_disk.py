"""Whatever is done to a journal, the archive holds it as memory would, and all that is derived from it agrees."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.keep import paths
from game.keep.archive import ArchiveStore
from game.keep.save import SaveView
from game.mind.ports import Said
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal
from game.play.state import to_view
from tests.keep.evenings import RAM
from tests.keep.memory_store import MemoryStore

WHO = st.sampled_from(["base/isaura", "base/bell"])
WORDS = st.lists(st.sampled_from(["anna", "lamp", "rain", "sea", "花园", "'", '"', "\ud800", "\0"]), max_size=6)
TEXT = WORDS.map(" ".join)
LANGUAGE = st.sampled_from(["en", "zh-Hans"])
SOME = st.integers(0, 10**6)
"""Chooses among what there is, by remainder."""

SPOKEN = st.one_of(
    st.builds(h.LineSaid, companion=WHO, text=TEXT, language=LANGUAGE),
    st.builds(h.SentenceShown, companion=WHO, text=TEXT, language=LANGUAGE, source=st.just("model"), line=st.none()),
)
STATEFUL = st.one_of(
    st.builds(h.PlayerNamed, name=TEXT),
    st.builds(
        h.BondMoved,
        companion=WHO,
        points=st.integers(-5, 5),
        reason=st.sampled_from(["asks", "hurts", "mended"]),
        topic=st.sampled_from(["work", ""]),
        times=st.integers(0, 3),
    ),
    st.builds(
        h.MemoryKept,
        companion=WHO,
        memory=st.just("fact"),
        relation=st.just("sister"),
        value=TEXT,
        about=st.just(""),
        text=TEXT,
        language=LANGUAGE,
        due=st.none(),
    ),
    st.builds(h.MemoryClosed, memory=st.integers(1, 30), why=st.just("newer")),
    st.builds(h.FlagSet, name=TEXT, value=st.one_of(st.integers(), st.booleans(), TEXT, st.none())),
    st.builds(h.CardWon, companion=WHO, card=st.sampled_from("ab"), how=st.just("draw"), quote=TEXT),
    st.builds(h.CardShown, card=st.sampled_from("ab")),
    st.builds(h.ChapterFinished, companion=WHO, chapter=st.just("one")),
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


HAPPENINGS = st.booleans().flatmap(lambda spoken: SPOKEN if spoken else STATEFUL)


class JournalOnDisk(RuleBasedStateMachine):
    """The same things done to a journal over the archive and to one over memory."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=RAM))
        self.clock = FixedClock(datetime.fromisoformat("2026-11-03T20:15:00+01:00"))
        self.memory = MemoryStore(words)
        self.model = Journal(self.memory, self.memory, self.clock)
        self._open()

    def _open(self) -> None:
        self.store = ArchiveStore(self.folder / "archive.sqlite3", words)
        self.view = SaveView(self.folder / "save.json", self.store.mark)
        self.journal = Journal(self.store, self.view, self.clock)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(subject=WHO, said=HAPPENINGS)
    def begin(self, subject: str, said: h.Happening) -> None:
        for journal in (self.journal, self.model):
            with journal.writing() as pen:
                talk = pen.conversation("talk", subject)
                pen.add(pen.turn(talk.id, "line"), said)

    @precondition(lambda self: self.model.conversations)
    @rule(
        where=SOME, what=st.lists(HAPPENINGS, min_size=1, max_size=4), role=st.sampled_from(["line", "reply", "step"])
    )
    def go_on(self, where: int, what: list[h.Happening], role: str) -> None:
        conversation = _choose(sorted(self.model.conversations), where)
        for journal in (self.journal, self.model):
            with journal.writing() as pen:
                turn = pen.turn(conversation, role)
                first = pen.add(turn, what[0])
                for happening in what[1:]:
                    pen.add(turn, happening, because=[first])

    @precondition(lambda self: _counting(self.memory))
    @rule(where=SOME, cause=SOME, what=HAPPENINGS)
    def add_to_an_earlier_turn(self, where: int, cause: int, what: h.Happening) -> None:
        """What happens may have its cause in another conversation."""
        number = _choose(sorted(self.memory.active()), where)
        because = [_choose(_counting(self.memory), cause)]
        for journal in (self.journal, self.model):
            turn = journal.turn(number)
            with journal.writing() as pen:
                pen.add(turn, what, because)

    @precondition(lambda self: self.model.conversations)
    @rule(where=SOME, to=SOME)
    def move_head(self, where: int, to: int) -> None:
        conversation = _choose(sorted(self.model.conversations), where)
        turns = [turn.id for turn in self.memory.turns() if turn.conversation == conversation]
        for journal in (self.journal, self.model):
            journal.move_head(conversation, _choose([None, *turns], to))

    @precondition(lambda self: self.model.conversations)
    @rule(where=SOME, what=HAPPENINGS)
    def fail_half_way(self, where: int, what: h.Happening) -> None:
        conversation = _choose(sorted(self.model.conversations), where)
        for journal in (self.journal, self.model):
            try:
                with journal.writing() as pen:
                    pen.add(pen.turn(conversation, "line"), what)
                    raise InterruptedError
            except InterruptedError:
                pass

    @rule()
    def save_view(self) -> None:
        self.journal.save_view()

    @rule(days=st.integers(0, 2))
    def start_again(self, days: int) -> None:
        self.store.close()
        self.clock = FixedClock(self.clock.now() + timedelta(days=days))
        self.model.clock = self.clock
        self._open()

    @rule(who=WHO, limit=st.integers(1, 4), seed=st.integers(0, 99))
    def keep_vectors(self, who: str, limit: int, seed: int) -> None:
        waiting = self.memory.without_vector(who, limit)
        asked = [passage.said.turn for passage in waiting]
        assert [passage.said.turn for passage in self.store.without_vector(who, limit)] == asked
        made = np.random.default_rng(seed).normal(size=(len(asked), 3)).astype(np.float32)
        for archive in (self.store, self.memory):
            archive.keep_vectors(asked, made)

    @invariant()
    def state_is_the_same_as_in_memory_after_replay_and_through_the_view(self) -> None:
        assert self.journal.state == self.model.state == self.journal.replay()
        heads = {c.id: c.head for c in self.store.conversations()}
        view = SaveView(self.folder / "other.json", self.store.mark)
        view.save(to_view(self.journal.state, heads, self.journal.last.event))
        again = Journal(self.store, view, self.clock)
        assert not again.replayed
        assert again.state == self.journal.state

    @invariant()
    def records_are_the_same_as_in_memory(self) -> None:
        turns = list(self.memory.turns())
        ids = [turn.id for turn in turns]
        assert self.store.last_ids() == self.memory.last_ids()
        assert self.store.conversations() == self.memory.conversations()
        assert list(self.store.turns()) == turns
        assert list(self.store.events(h.KINDS)) == list(self.memory.events(h.KINDS))
        assert list(self.store.events(["flag.set"])) == list(self.memory.events(["flag.set"]))
        assert self.store.events_of(ids[::2]) == self.memory.events_of(ids[::2])
        for turn in turns[-3:]:
            assert self.store.turn(turn.id) == turn
            assert self.store.ancestors(turn.id, 3) == self.memory.ancestors(turn.id, 3)
            for parent in (turn.parent, turn.id, None):
                assert self.store.children(turn.conversation, parent) == self.memory.children(turn.conversation, parent)

    @invariant()
    def the_archive_returns_what_was_said_on_active_paths(self) -> None:
        assert _marked_active(self.store) == self.memory.active() == paths.active(self.store._db)
        ids = [turn.id for turn in self.memory.turns()]
        assert self.store.said(ids[::-1]) == _held(self.memory.said(ids[::-1]))
        for who in ("base/isaura", "base/bell"):
            for limit in (3, 1000):
                assert self.store.recent(who, limit) == _held(self.memory.recent(who, limit))
            for terms in (["anna"], ["rain", "花园"], []):
                assert _turns(self.store.search(who, terms, 1000)) == _turns(self.memory.search(who, terms, 1000))
            assert self.store.search(who, ["'", '"', "\ud800", "\0", ""], 1000) == []
            _same_vectors(self.store.vectors(who), self.memory.vectors(who))


def _choose(options: list[Any], number: int) -> Any:
    return options[number % len(options)]


def _counting(memory: MemoryStore) -> list[int]:
    """The events that hold: on active paths, and so is all that brought them about."""
    active, undone, held = memory.active(), set(), []
    for event in memory.events(h.KINDS):
        if event.turn in active and undone.isdisjoint(event.because):
            held.append(event.id)
        else:
            undone.add(event.id)
    return held


def _held(said: list[Said]) -> list[Said]:
    """As SQLite can hold it: without the lone surrogates and NULs that only the events keep."""
    return [replace(s, text=s.text.replace("\ud800", "?").replace("\0", " ")) for s in said]


def _turns(found: list[tuple[int, float]]) -> set[int]:
    return {turn for turn, _ in found}


def _marked_active(store: ArchiveStore) -> set[int]:
    return {turn for (turn,) in store._db.execute("SELECT id FROM turns WHERE active")}


def _same_vectors(one: tuple[list[int], Any], other: tuple[list[int], Any]) -> None:
    assert one[0] == other[0]
    assert not one[0] or np.array_equal(one[1], other[1])


TestJournalOnDisk = JournalOnDisk.TestCase
TestJournalOnDisk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
