"""A file is the old or the new, never a piece of either."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from game.keep import atomic
from game.keep.errors import DiskFullError, KeepError, NoAccessError


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "settings.json"
    atomic.write_bytes(path, b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch, pytest.raises(DiskFullError) as told:
        patch.setattr(os, step, full)
        atomic.write_bytes(path, b"new")
    assert "settings.json" in str(told.value) and "full" in str(told.value) and "Free some space" in str(told.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_the_system_takes_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))
    atomic.write_bytes(tmp_path / "file", b"0123456789")
    assert (tmp_path / "file").read_bytes() == b"0123456789"


def test_what_was_replaced_is_kept_newest_first(tmp_path: Path) -> None:
    path, backups = tmp_path / "settings.json", tmp_path / "backups"
    for number in range(6):
        atomic.write_bytes(path, str(number).encode(), backups=backups, keep=3)
    assert path.read_bytes() == b"5"
    kept = atomic.backups_of(path, backups)
    assert [backup.name for backup in kept] == ["settings.json.1", "settings.json.2", "settings.json.3"]
    assert [backup.read_bytes() for backup in kept] == [b"4", b"3", b"2"]


def test_moving_waits_for_windows_to_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SharingError(PermissionError):
        winerror = 32

    replace, refusals, pauses = os.replace, [1, 2, 3], []

    def busy(source: Path, target: Path) -> None:
        if refusals:
            refusals.pop()
            raise SharingError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr("time.sleep", pauses.append)
    atomic.write_bytes(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert pauses == list(atomic.RETRY_PAUSES[:3])

    refusals.extend(range(100))
    with pytest.raises(NoAccessError):
        atomic.write_bytes(tmp_path / "file", b"newer")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_missing_folder_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(KeepError, match="gone"):
        atomic.write_bytes(tmp_path / "gone" / "file", b"new")


def test_damaged_files_are_numbered_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "save.json"
    for number in (1, 2):
        path.write_text(f"broken {number}")
        assert atomic.set_aside(path) == tmp_path / f"save.json.damaged-{number}"
    assert sorted(p.read_text() for p in tmp_path.iterdir()) == ["broken 1", "broken 2"]
