"""However the game dies, whole batches are there, all that was committed, and the view equals replay."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from itertools import count
from pathlib import Path

import pytest

from game.keep import paths
from game.keep.archive import ArchiveStore
from game.keep.profile import Profile
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal
from game.play.store import Conversation, Event, Turn
from tests.keep import evenings

if "forkserver" not in multiprocessing.get_all_start_methods():
    pytest.skip("a fork server makes hundreds of deaths affordable; this system has none", allow_module_level=True)

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.keep.evenings"])

KILLS = 50

Records = tuple[list[Conversation], list[Turn], list[Event]]


def _records(store: ArchiveStore) -> Records:
    return store.conversations(), list(store.turns()), list(store.events(h.KINDS))


def _sound(profile: Profile) -> Journal:
    """The journal of a profile in which everything agrees with everything."""
    journal = Journal(profile.archive, profile.save, FixedClock(evenings.NOW))
    assert journal.state == journal.replay()
    db = profile.archive._db
    active = {turn for (turn,) in db.execute("SELECT id FROM turns WHERE active")}
    assert active == paths.active(db)
    derived = db.execute("SELECT * FROM messages ORDER BY turn").fetchall()
    terms = db.execute("SELECT rowid, terms FROM message_terms ORDER BY rowid").fetchall()
    profile.archive.derive_again()
    assert db.execute("SELECT * FROM messages ORDER BY turn").fetchall() == derived
    assert db.execute("SELECT rowid, terms FROM message_terms ORDER BY rowid").fetchall() == terms
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return journal


@pytest.mark.parametrize("evening", ["first", "second"])
def test_a_death_at_any_step_leaves_whole_batches(ram_folder: Path, evening: str) -> None:
    start = ram_folder / "start"
    start.mkdir()
    if evening == "second":
        evenings.an_evening(start, lambda: None)
    whole: list[Records] = []
    with Profile(shutil.copytree(start, ram_folder / "begun"), str.split, evenings.NOW) as begun:
        whole.append(_records(begun.archive))
    _record_batches(shutil.copytree(start, ram_folder / "whole"), whole)

    reached = set()
    for step in count(1):
        root = shutil.copytree(start, ram_folder / "dying")
        process = PROCESSES.Process(target=evenings.die_at, args=(step, root))
        process.start()
        process.join(60)
        with Profile(root, str.split, evenings.NOW) as profile:
            assert profile.notices == []
            reached.add(whole.index(_records(profile.archive)))
            _sound(profile)
        shutil.rmtree(root)
        if process.exitcode == 0:
            break
        assert process.exitcode == 9
    assert reached == set(range(len(whole)))


def _record_batches(root: Path, whole: list[Records]) -> None:
    """What the archive holds after each batch of an evening that nothing interrupts."""

    def look() -> None:
        store = ArchiveStore(root / "archive.sqlite3", str.split)
        whole.append(_records(store))
        store.close()

    evenings.an_evening(root, look)


def test_fifty_kills_at_random_moments_lose_nothing_that_was_committed(ram_folder: Path) -> None:
    chance = random.Random(7)
    known = 0
    for _ in range(KILLS):
        hear, tell = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=evenings.talk_until_killed, args=(ram_folder, tell))
        process.start()
        tell.close()
        assert hear.poll(60), "nothing was committed within a minute"
        time.sleep(chance.uniform(0, 0.06))
        process.kill()
        process.join()
        while True:
            try:
                known = int(hear.recv_bytes())
            except EOFError:
                break
        with Profile(ram_folder, str.split, evenings.NOW) as profile:
            assert profile.notices == []
            journal = _sound(profile)
            assert journal.last.event >= known
            assert [event.id for event in profile.archive.events(h.KINDS)] == list(range(1, journal.last.event + 1))
