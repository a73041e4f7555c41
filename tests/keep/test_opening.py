"""A damaged archive is rescued, kept aside and told; nothing is ever silently emptied."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from game.keep import backups, schema
from game.keep.errors import DiskFullError, KeepError, NewerGameError, ProfileInUseError
from game.keep.profile import Profile
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal

WHO = "base/isaura"


def _open(root: Path, clock: FixedClock, days: int = 0) -> Profile:
    return Profile(root, str.split, clock.now() + timedelta(days=days))


def _talk(profile: Profile, clock: FixedClock, *lines: str) -> Journal:
    journal = Journal(profile.archive, profile.save, clock)
    for line in lines:
        with journal.writing() as pen:
            talk = journal.conversation("talk", WHO) or pen.conversation("talk", WHO)
            turn = pen.turn(talk.id, "line")
            said = pen.add(turn, h.LineSaid(WHO, line, "en"))
            pen.add(turn, h.BondMoved(WHO, 2, "asks", line, 0), [said])
    journal.save_view()
    return journal


def _lines(profile: Profile) -> list[str]:
    return [said.text for said in profile.archive.recent(WHO, 10_000)]


def _kinds(profile: Profile) -> list[str]:
    return [notice.kind for notice in profile.notices]


def test_a_first_start_makes_everything_and_has_nothing_to_tell(tmp_path: Path, clock: FixedClock) -> None:
    with _open(tmp_path / "profile", clock) as profile:
        assert profile.notices == []
        _talk(profile, clock, "hello")
    with _open(tmp_path / "profile", clock) as profile:
        assert profile.notices == []
        journal = Journal(profile.archive, profile.save, clock)
        assert not journal.replayed
        assert journal.state.bond(WHO).points == 2


def test_a_second_copy_is_refused_and_the_first_plays_on(tmp_path: Path, clock: FixedClock) -> None:
    with _open(tmp_path, clock) as profile:
        with pytest.raises(ProfileInUseError):
            _open(tmp_path, clock)
        _talk(profile, clock, "hello")


@pytest.mark.parametrize("damage", ["header", "middle", "shortened", "emptied", "garbage", "gone"])
def test_a_damaged_archive_comes_back_from_the_backup_and_what_is_readable(
    tmp_path: Path, clock: FixedClock, damage: str
) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, *(f"first {number}" for number in range(40)))
    with _open(tmp_path, clock) as profile:  # Makes the day's backup.
        journal = _talk(profile, clock, *(f"later {number}" for number in range(400)))
        before = journal.state
        spoken = _lines(profile)
    path = tmp_path / "archive.sqlite3"
    content = bytearray(path.read_bytes())
    if damage == "header":
        content[:100] = bytes(100)
    elif damage == "middle":
        middle = len(content) // 2 // 4096 * 4096
        content[middle : middle + 4096] = b"x" * 4096
    elif damage == "shortened":
        del content[len(content) * 3 // 4 :]
    elif damage == "emptied":
        content.clear()
    elif damage == "garbage":
        content[:] = b"no archive at all" * 100
    path.write_bytes(content) if damage != "gone" else path.unlink()

    with _open(tmp_path, clock) as profile:
        [notice] = profile.notices
        assert notice.kind == "archive.restored" and clock.now().date().isoformat() in notice.text
        lines = _lines(profile)
        assert lines[:40] == spoken[:40] and lines == spoken[: len(lines)]
        assert (tmp_path / "archive.sqlite3.damaged-1").exists() == (damage != "gone")
        if damage not in ("gone", "emptied"):
            assert (tmp_path / "archive.sqlite3.damaged-1").read_bytes() == content
            assert "archive.sqlite3.damaged-1" in notice.text
        journal = Journal(profile.archive, profile.save, clock)
        assert journal.replayed == (lines != spoken)
        assert journal.state == journal.replay()
        if lines == spoken:
            assert journal.state == before
        _talk(profile, clock, "and on it goes")
    with _open(tmp_path, clock) as profile:
        assert profile.notices == []
        assert _lines(profile) == [*lines, "and on it goes"]


def _break_page_of(path: Path, table: str, sql: str = "") -> None:
    """Overwrite the table's first page, after running some SQL."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(sql)
    root, size = db.execute(
        f"SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = '{table}'"
    ).fetchone()
    db.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(content)


def test_damage_to_what_is_derived_loses_nothing_even_without_a_backup(tmp_path: Path, clock: FixedClock) -> None:
    with _open(tmp_path, clock) as profile:
        journal = _talk(profile, clock, *(f"line {number}" for number in range(300)))
        journal.move_head(1, 200)
        spoken, state = _lines(profile), journal.state
    _break_page_of(tmp_path / "archive.sqlite3", "messages")
    with _open(tmp_path, clock) as profile:
        assert _kinds(profile) == ["archive.restored"]
        assert _lines(profile) == spoken
        assert Journal(profile.archive, profile.save, clock).state == state
        assert len(list(profile.archive.turns())) == 300


def test_what_lies_before_the_first_unreadable_event_is_saved(tmp_path: Path, clock: FixedClock) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, *(f"line {number}" for number in range(100)))
    _break_page_of(tmp_path / "archive.sqlite3", "messages", "UPDATE events SET data = '{' WHERE id = 121")
    with _open(tmp_path, clock) as profile:
        assert "120 events" in profile.notices[0].text
        assert _lines(profile) == [f"line {number}" for number in range(60)]
        assert profile.archive.conversations()[0].head == 60
        _talk(profile, clock, "and on it goes")


def test_what_lies_before_a_destroyed_page_is_saved(tmp_path: Path, clock: FixedClock) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, *(f"line {number}" for number in range(100)))
    path = tmp_path / "archive.sqlite3"
    content = bytearray(path.read_bytes())
    page = content.index(b'"topic":"line 60"') // 4096 * 4096  # Of the events, who alone know of topics.
    content[page : page + 4096] = bytes(4096)
    path.write_bytes(content)
    with _open(tmp_path, clock) as profile:
        saved = len(_lines(profile))
        assert 20 < saved <= 60
        assert _lines(profile) == [f"line {number}" for number in range(saved)]


def test_a_view_of_the_lost_evening_is_not_taken_for_the_new_one(tmp_path: Path, clock: FixedClock) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, "one")
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, "lost")
    (tmp_path / "archive.sqlite3").write_bytes(b"garbage")
    with _open(tmp_path, clock) as profile:
        journal = Journal(profile.archive, profile.save, clock)
        with journal.writing() as pen:
            turn = pen.turn(1, "line")
            said = pen.add(turn, h.LineSaid(WHO, "another", "en"))
            pen.add(turn, h.BondMoved(WHO, 5, "asks", "", 0), [said])
        # Killed here: the view on the disk is of as many events, and the same heads.
    with _open(tmp_path, clock) as profile:
        assert Journal(profile.archive, profile.save, clock).state.bond(WHO).points == 7


def test_a_rescue_cut_short_is_finished(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, "hello")
    with _open(tmp_path, clock):
        pass
    (tmp_path / "archive.sqlite3").write_bytes(b"garbage")
    steps = [0]
    replace = Path.replace

    def dying(self: Path, target: Path) -> Path:
        steps[0] -= 1
        if steps[0] == 0:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", dying)
    for dies_at in (1, 2, 2):
        steps[0] = dies_at
        with pytest.raises(KeyboardInterrupt):
            _open(tmp_path, clock)
    with _open(tmp_path, clock) as profile:
        assert _kinds(profile) == ["archive.restored"]
        assert _lines(profile) == ["hello"]
    assert (tmp_path / "archive.sqlite3.damaged-1").read_bytes() == b"garbage"
    assert not list(tmp_path.glob(".archive*"))


def test_the_days_first_opening_makes_a_backup_and_a_full_disk_only_says_so(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, "hello")
    with _open(tmp_path, clock, days=1):
        assert [path.name for path in (tmp_path / "backups").iterdir()] == ["2026-11-04"]

    def full(*_: object) -> None:
        raise DiskFullError("The disk is full.", tmp_path, "Free some space.")

    monkeypatch.setattr(backups, "make", full)
    with _open(tmp_path, clock, days=2) as profile:
        assert _kinds(profile) == ["backup.failed"]
        assert _lines(profile) == ["hello"]


def test_no_migration_without_a_backup(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, "hello")
    later = (*schema.MIGRATIONS, schema.Migration("more", ("CREATE TABLE more (x)",)))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    with _open(tmp_path, clock) as profile:
        assert _lines(profile) == ["hello"]
        assert profile.archive._db.execute("SELECT name FROM migrations").fetchall() == [(s.name,) for s in later]
    kept = tmp_path / "backups" / f"2026-11-03-before-{len(later)}" / "archive.sqlite3"
    with sqlite3.connect(kept) as db:
        assert schema.version(db) == len(later) - 1
    db.close()


@pytest.mark.parametrize(
    ("sql", "error"), [("PRAGMA user_version = 99", NewerGameError), ("PRAGMA application_id = 5", KeepError)]
)
def test_what_is_not_ours_to_open_is_left_as_it_is(
    tmp_path: Path, clock: FixedClock, sql: str, error: type[KeepError]
) -> None:
    with _open(tmp_path, clock):
        pass
    with sqlite3.connect(tmp_path / "archive.sqlite3") as db:
        db.execute(sql)
    db.close()
    content = (tmp_path / "archive.sqlite3").read_bytes()
    for _ in range(2):
        with pytest.raises(error):
            _open(tmp_path, clock)
    assert (tmp_path / "archive.sqlite3").read_bytes() == content
    assert not list(tmp_path.glob("*damaged*"))


def test_after_a_migration_all_that_is_derived_is_worked_out_again(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _open(tmp_path, clock) as profile:
        _talk(profile, clock, "hello")
    more = schema.Migration("more", ("DELETE FROM message_terms",))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, more))
    with _open(tmp_path, clock) as profile:
        assert len(profile.archive.search(WHO, ["hello"], 9)) == 1
