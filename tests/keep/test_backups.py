"""Copies are made when due, kept by rule, and the best of them is found again."""

from __future__ import annotations

import errno
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.keep import atomic, backups
from game.keep.archive import ArchiveStore
from game.keep.errors import DiskFullError
from game.keep.folders import Folders
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal
from tests.keep.memory_store import MemoryStore


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "profile")
    folders.create()
    return folders


def _play(folders: Folders, clock: FixedClock, lines: int) -> None:
    store = ArchiveStore(folders.archive, str.split)
    journal = Journal(store, MemoryStore(), clock)
    for number in range(lines):
        with journal.writing() as pen:
            talk = journal.conversation("talk", "base/isaura") or pen.conversation("talk", "base/isaura")
            pen.add(pen.turn(talk.id, "line"), h.LineSaid("base/isaura", f"line {number}", "en"))
    store.close()


def _known(archive: Path) -> int:
    store = ArchiveStore(archive, str.split)
    event = store.last_ids().event
    store.close()
    return event


def test_one_a_day_once_there_is_something_to_keep(folders: Folders, clock: FixedClock) -> None:
    now = clock.now()
    assert not backups.due(folders, now)
    _play(folders, clock, 1)
    assert backups.due(folders, now)
    backups.make(folders, now)
    assert not backups.due(folders, now + timedelta(hours=3))
    assert backups.due(folders, now + timedelta(days=1))


def test_a_copy_holds_everything_also_while_the_archive_is_in_use(folders: Folders, clock: FixedClock) -> None:
    _play(folders, clock, 3)
    folders.settings.write_text("settings")
    folders.save.write_text("save")
    store = ArchiveStore(folders.archive, str.split)
    made = backups.make(folders, clock.now())
    store.close()
    assert sorted(path.name for path in made.iterdir()) == ["archive.sqlite3", "save.json", "settings.json"]
    assert (made / "settings.json").read_text() == "settings"
    assert _known(made / "archive.sqlite3") == 3


def test_the_best_copy_is_the_one_that_knows_most_whatever_its_date(folders: Folders, clock: FixedClock) -> None:
    assert backups.newest_good(folders) is None
    for days, lines in ((30, 1), (0, 2), (1, 3)):
        _play(folders, clock, lines)
        backups.make(folders, clock.now() + timedelta(days=days))
    best = backups.newest_good(folders)
    assert best is not None and best.parent.name == "2026-11-04"

    best.write_bytes(best.read_bytes()[:5000])
    second = backups.newest_good(folders)
    assert second is not None and second.parent.name == "2026-11-03"
    shutil.rmtree(second.parent)
    (folders.backups / "2026-12-03" / "archive.sqlite3").write_bytes(b"")
    assert backups.newest_good(folders) is None


def test_a_full_disk_leaves_the_other_copies(
    folders: Folders, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _play(folders, clock, 1)
    folders.settings.write_text("settings")
    kept = backups.make(folders, clock.now())

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(atomic, "write_bytes", full)
    with pytest.raises(DiskFullError, match="backup"):
        backups.make(folders, clock.now() + timedelta(days=1))
    assert list(folders.backups.iterdir()) == [kept]


def test_old_copies_go_by_rule(folders: Folders, clock: FixedClock) -> None:
    _play(folders, clock, 1)
    for day in range(40):
        made = backups.make(folders, clock.now() + timedelta(days=day))
        assert made.exists()
    assert sorted(path.name for path in folders.backups.iterdir()) == [
        "2026-11-22",  # Sundays of the weeks before …
        "2026-11-29",
        "2026-12-06",
        "2026-12-09",  # … and the four newest, up to a Saturday.
        "2026-12-10",
        "2026-12-11",
        "2026-12-12",
    ]


@given(st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=40))
def test_the_rule_keeps_the_newest_four_and_one_a_week(days: set[date]) -> None:
    names = [day.isoformat() for day in days]
    kept = backups.to_keep(names)
    assert kept <= set(names)
    assert len(kept) <= backups.KEEP
    assert set(sorted(names)[-4:]) <= kept
    older = [datetime.fromisoformat(name).isocalendar()[:2] for name in sorted(kept)[:-4]]
    assert len(older) == len(set(older))
