"""A profile is one folder for one process."""

from __future__ import annotations

import errno
import multiprocessing
import multiprocessing.synchronize
import os
import time
from pathlib import Path

import pytest

from game.keep.errors import KeepError, NoAccessError, ProfileInUseError
from game.keep.folders import Folders, default_root
from game.keep.lock import ProfileLock


def test_a_profile_lies_in_the_users_data_folder() -> None:
    assert default_root().name == "Lantern Line"


def test_its_folders_are_made_once_and_are_private(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "a" / "profile")
    folders.create()
    folders.create()
    assert sorted(path.name for path in folders.root.iterdir()) == ["backups", "media", "packs"]
    if os.name == "posix":
        assert folders.root.stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_hold_a_profile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeepError, match="file"):
        Folders(tmp_path / "file" / "profile").create()

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(NoAccessError, match="--profile"):
        Folders(tmp_path / "profile").create()


def test_a_second_copy_is_told_who_has_the_profile(tmp_path: Path) -> None:
    with ProfileLock(tmp_path / "profile.lock"):
        with pytest.raises(ProfileInUseError) as told:
            ProfileLock(tmp_path / "profile.lock")
        assert f"process {os.getpid()}" in str(told.value) and "--profile" in str(told.value)
    ProfileLock(tmp_path / "profile.lock").release()


def _hold(path: Path, held: multiprocessing.synchronize.Event) -> None:
    ProfileLock(path)
    held.set()
    time.sleep(600)


def test_the_lock_of_a_killed_process_is_no_obstacle(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("spawn")
    held = processes.Event()
    holder = processes.Process(target=_hold, args=(tmp_path / "profile.lock", held))
    holder.start()
    try:
        assert held.wait(60)
        with pytest.raises(ProfileInUseError, match=f"process {holder.pid}"):
            ProfileLock(tmp_path / "profile.lock")
    finally:
        holder.kill()
        holder.join()
    ProfileLock(tmp_path / "profile.lock").release()


def test_a_leftover_lock_file_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "profile.lock").write_text("4711\n")
    with ProfileLock(tmp_path / "profile.lock"):
        assert (tmp_path / "profile.lock").read_text() == f"{os.getpid()}\n"
