"""What the archive answers to the mind, and what it refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.keep import messages, schema
from game.keep.archive import ArchiveStore
from game.keep.errors import DiskFullError, KeepError, NewerGameError
from game.mind.ports import Said, Vectors
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal
from tests.keep.memory_store import MemoryStore

WHO = "base/isaura"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[ArchiveStore]:
    store = ArchiveStore(tmp_path / "archive.sqlite3", lambda text: text.lower().split())
    yield store
    store.close()


@pytest.fixture
def journal(archive: ArchiveStore, memory_store: MemoryStore, clock: FixedClock) -> Journal:
    return Journal(archive, memory_store, clock)


def _say(journal: Journal, *sentences: str, reply: bool = False, who: str = WHO, language: str = "en") -> int:
    """A turn in the companion's talk; returns its id."""
    with journal.writing() as pen:
        talk = journal.conversation("talk", who) or pen.conversation("talk", who)
        turn = pen.turn(talk.id, "reply" if reply else "line")
        for text in sentences:
            pen.add(
                turn, h.SentenceShown(who, text, language, "model", None) if reply else h.LineSaid(who, text, language)
            )
    return turn.id


def _pause(journal: Journal) -> None:
    """What comes next does not follow on what was said before."""
    with journal.writing() as pen:
        pen.turn(1, "step")


def _vectors(count: int, seed: int = 0, dimensions: int = 4) -> Vectors:
    return np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)


def test_a_reply_grows_sentence_by_sentence(archive: ArchiveStore, journal: Journal) -> None:
    turn = _say(journal, "Good evening.", reply=True)
    for sentence in ("You are early.", "Sit down."):
        with journal.writing() as pen:
            pen.add(journal.path(1)[-1], h.SentenceShown(WHO, sentence, "en", "model", None))
    [said] = archive.recent(WHO, 10)
    assert said == Said(turn, WHO, "companion", "Good evening. You are early. Sit down.", "en", said.at)
    for word in ("evening", "early", "sit"):
        assert [found for found, _ in archive.search(WHO, [word], 10)] == [turn]


def test_chinese_sentences_are_joined_without_a_space(archive: ArchiveStore, journal: Journal) -> None:
    _say(journal, "她说：“下雨了……”", "走吧。", reply=True, language="zh-Hans")
    assert archive.recent(WHO, 1)[0].text == "她说：“下雨了……”走吧。"


def test_search_stems_and_puts_the_best_first(archive: ArchiveStore, journal: Journal) -> None:
    sister = _say(journal, "my sister Anna is marrying")
    _pause(journal)
    cat = _say(journal, "my cat and the sea")
    _pause(journal)
    both = _say(journal, "sisters marry by the sea")
    elsewhere = _say(journal, "my sister", who="base/bell")
    found = archive.search(WHO, ["sister", "married"], 10)
    assert {turn for turn, _ in found} == {sister, both}
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert all(score > 0 for _, score in archive.search(WHO, ["anna"], 10))
    assert [turn for turn, _ in archive.search(WHO, ["cat", "sea"], 1)] == [cat]
    assert [turn for turn, _ in archive.search("base/bell", ["sister"], 10)] == [elsewhere]


def test_what_is_rewound_is_not_found_until_it_is_back(archive: ArchiveStore, journal: Journal) -> None:
    kept = _say(journal, "the lamp")
    _pause(journal)
    here = journal.path(1)[-1].id
    gone = _say(journal, "the sea")
    archive.keep_vectors([kept, gone], _vectors(2))
    assert archive.vectors(WHO)[0] == [kept, gone]

    journal.move_head(1, here)
    assert archive.search(WHO, ["sea"], 10) == []
    assert [said.turn for said in archive.said([gone, kept])] == [kept]
    assert archive.vectors(WHO)[0] == [kept]

    journal.move_head(1, gone)
    assert [turn for turn, _ in archive.search(WHO, ["sea"], 10)] == [gone]
    assert [said.turn for said in archive.said([gone, kept])] == [gone, kept]
    assert archive.vectors(WHO)[0] == [kept, gone]
    assert archive.vectors(WHO)[1] == pytest.approx(_vectors(2), abs=2e-3)


def test_a_message_that_changed_needs_a_new_vector(archive: ArchiveStore, journal: Journal) -> None:
    turn = _say(journal, "Good evening.", reply=True)
    archive.keep_vectors([turn], _vectors(1))
    assert archive.vectors(WHO)[0] == [turn]
    assert archive.without_vector(WHO, 10) == []
    with journal.writing() as pen:
        pen.add(journal.path(1)[-1], h.SentenceShown(WHO, "Sit down.", "en", "model", None))
    assert archive.vectors(WHO)[0] == []
    _pause(journal)
    assert [passage.said.turn for passage in archive.without_vector(WHO, 10)] == [turn]


def test_vectors_are_the_same_from_memory_and_from_the_disk(archive: ArchiveStore, journal: Journal) -> None:
    turns = [_say(journal, str(number)) for number in range(40)]
    archive.vectors(WHO)
    for part in (turns[:10], turns[10:12], turns[30:], turns[12:20], turns[29:19:-1]):  # The last two out of order.
        archive.keep_vectors(part, _vectors(len(part), seed=part[0]))
        held = archive.vectors(WHO)
        fresh = ArchiveStore(archive.path, str.split)
        assert held[0] == fresh.vectors(WHO)[0]
        assert np.array_equal(held[1], fresh.vectors(WHO)[1])
        fresh.close()
    assert held[0] == turns
    with pytest.raises(ValueError, match="read-only"):
        archive.vectors(WHO)[1][0, 0] = 1


def test_another_ear_makes_all_vectors_anew(archive: ArchiveStore, journal: Journal) -> None:
    turns = [_say(journal, "one"), _say(journal, "two")]
    _pause(journal)
    archive.keep_vectors(turns, _vectors(2, dimensions=4))
    assert archive.vectors(WHO)[1].shape == (2, 4)
    archive.keep_vectors(turns[:1], _vectors(1, dimensions=6))
    assert archive.vectors(WHO)[0] == turns[:1]
    assert archive.vectors(WHO)[1].shape == (1, 6)
    assert [passage.said.turn for passage in archive.without_vector(WHO, 10)] == turns[1:]


def test_vectors_of_turns_without_words_are_dropped(archive: ArchiveStore, journal: Journal) -> None:
    with journal.writing() as pen:
        silent = pen.turn(pen.conversation("talk", WHO).id, "step").id
    archive.keep_vectors([silent, 999], _vectors(2))
    assert archive.vectors(WHO)[0] == []


def test_a_line_waits_for_its_vector_until_what_follows_is_known(archive: ArchiveStore, journal: Journal) -> None:
    asked = _say(journal, "Do you sleep?")
    assert archive.without_vector(WHO, 10) == []
    answer = _say(journal, "Standing up.", reply=True)
    [passage] = archive.without_vector(WHO, 10)
    assert (passage.said.turn, passage.before, passage.after) == (asked, "", "Standing up.")
    archive.keep_vectors([asked], _vectors(1))
    _pause(journal)
    [passage] = archive.without_vector(WHO, 10)
    assert (passage.said.turn, passage.before, passage.after) == (answer, "Do you sleep?", "")

    journal.move_head(1, asked)
    other = _say(journal, "Never.", reply=True)
    assert archive.vectors(WHO)[0] == [], "what follows on it is another now"
    assert [p.after for p in archive.without_vector(WHO, 10)] == ["Never."]
    assert [turn for turn, _ in archive.search(WHO, ["sleep"], 10)] == [asked, other], "an answer by its question"


def test_the_commonest_words_are_left_out_where_ranking_would_take_long(
    archive: ArchiveStore, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = []
    for number in range(8):
        turns.append(_say(journal, "sea lamp" if number == 3 else "sea"))
        _pause(journal)
    monkeypatch.setattr(messages, "_MOST_RANKED", 5)
    assert [turn for turn, _ in archive.search(WHO, ["sea", "lamp"], 10)] == [turns[3]]
    assert {turn for turn, _ in archive.search(WHO, ["sea"], 10)} == set(turns[3:]), "the newest of them"


def test_everything_derived_can_be_derived_again(archive: ArchiveStore, journal: Journal) -> None:
    _say(journal, "The Sea")
    gone = _say(journal, "A Lamp", reply=True)
    journal.move_head(1, 1)
    everything = [archive.recent(WHO, 9), archive.search(WHO, ["sea"], 9), archive.search(WHO, ["lamp"], 9)]
    with archive._db as db:
        db.execute("DELETE FROM message_terms")
        db.execute("DELETE FROM messages")
    archive.derive_again()
    assert [archive.recent(WHO, 9), archive.search(WHO, ["sea"], 9), archive.search(WHO, ["lamp"], 9)] == everything
    journal.move_head(1, gone)
    assert [turn for turn, _ in archive.search(WHO, ["lamp"], 9)] == [gone]


def test_new_terms_are_found_once_derived_again(tmp_path: Path, memory_store: MemoryStore, clock: FixedClock) -> None:
    old = ArchiveStore(tmp_path / "archive.sqlite3", lambda _: ["old"])
    turn = _say(Journal(old, memory_store, clock), "花园里")
    old.keep_vectors([turn], _vectors(1))
    old.close()
    new = ArchiveStore(tmp_path / "archive.sqlite3", lambda text: [text[i : i + 2] for i in range(len(text) - 1)])
    new.derive_again()
    assert [found for found, _ in new.search(WHO, ["园里"], 9)] == [turn]
    assert new.search(WHO, ["old"], 9) == []
    assert new.vectors(WHO)[0] == [turn], "the text is the same, so its vector holds"
    new.close()


def test_a_full_disk_takes_nothing_of_a_batch_and_all_of_the_next(archive: ArchiveStore, journal: Journal) -> None:
    _say(journal, "before")
    pages = archive._db.execute("PRAGMA page_count").fetchone()[0]
    archive._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError, match="Free some space"):
        _say(journal, "x" * 100_000)
    assert [said.text for said in archive.recent(WHO, 9)] == ["before"]
    assert journal.state == journal.replay()
    archive._db.execute("PRAGMA max_page_count = 1000000")
    _say(journal, "after")
    assert [said.text for said in archive.recent(WHO, 9)] == ["before", "after"]


def test_an_archive_from_the_future_is_refused_and_left_alone(archive: ArchiveStore) -> None:
    archive._db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    with pytest.raises(NewerGameError, match="newer"):
        ArchiveStore(archive.path, str.split)


def test_an_event_from_the_future_is_refused(archive: ArchiveStore, journal: Journal) -> None:
    _say(journal, "hello")
    archive._db.execute("UPDATE events SET kind = 'moon.landed'")
    with pytest.raises(NewerGameError, match="newer game"):
        archive.events_of([1])


def test_another_programs_file_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.sqlite3") as db:
        db.execute("CREATE TABLE theirs (x)")
    with pytest.raises(KeepError, match="another program"):
        ArchiveStore(tmp_path / "archive.sqlite3", str.split)


def test_migrations_run_once_in_order_and_whole(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "archive.sqlite3", isolation_level=None)
    steps = [
        schema.Migration("one", ("CREATE TABLE a (x)",)),
        schema.Migration("two", ("INSERT INTO a VALUES (1)", "CREATE TABLE b (x)")),
        schema.Migration("three", ("INSERT INTO a VALUES (2)", "not SQL")),
    ]
    schema.migrate(db, steps[:1])
    schema.migrate(db, steps[:2])
    schema.migrate(db, steps[:2])
    with pytest.raises(sqlite3.Error):
        schema.migrate(db, steps)
    assert schema.version(db) == 2
    assert db.execute("SELECT number, name FROM migrations").fetchall() == [(1, "one"), (2, "two")]
    assert db.execute("SELECT x FROM a").fetchall() == [(1,)]
    db.close()
