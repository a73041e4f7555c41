"""Writing a file so that whatever happens there is the old content or the new, never a piece of either.

A temporary file in the same folder is written, flushed to the disk and moved over the old one; then the folder is
flushed too, where the system has that (POSIX). On Windows a virus scanner may hold a file for a moment, so moving is
tried again for a while. `backups` keeps the contents that were replaced, the newest as NAME.1.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from game.keep.errors import from_os

RETRY_PAUSES = (0.05, 0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between attempts to move a file on Windows: 2.6 in all."""

_SHARING_ERRORS = (5, 32, 33)
"""WinError: access denied, sharing violation, lock violation."""


def write_bytes(path: Path, data: bytes, *, backups: Path | None = None, keep: int = 0, durable: bool = True) -> None:
    """Replace the file's content. Raises KeepError; the old content is then intact and nothing is left over.

    backups: the folder for the last `keep` contents. durable: wait until the disk has it; a file that can be derived
    again need not.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        if backups is not None and keep:
            _rotate(path, backups, keep, durable)
        _write(temporary, data, durable)
        move(temporary, path)
        if durable:
            flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise from_os(error, f"Writing {path.name}", path) from error


def backups_of(path: Path, folder: Path) -> list[Path]:
    """The kept earlier contents of a file, newest first."""
    found = [p for p in folder.glob(f"{path.name}.*") if p.suffix[1:].isdecimal()]
    return sorted(found, key=lambda p: int(p.suffix[1:]))


def set_aside(path: Path) -> Path:
    """Move a damaged file out of the way; returns where it lies now. Raises KeepError."""
    aside = free_name(path)
    try:
        move(path, aside)
        flush_folder(path.parent)
    except OSError as error:
        raise from_os(error, f"Setting the damaged {path.name} aside", path) from error
    return aside


def free_name(path: Path) -> Path:
    """NAME.damaged-N with the first number that is free."""
    number = 1
    while (free := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return free


def move(source: Path, target: Path) -> None:
    """`os.replace`, patient with Windows. Raises OSError."""
    for pause in RETRY_PAUSES:
        try:
            source.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def flush_folder(folder: Path) -> None:
    """Make a move within a folder outlast a power cut; Windows has no such call, some file systems refuse it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rotate(path: Path, folder: Path, keep: int, durable: bool) -> None:
    """Copy what is about to be replaced to NAME.1, after NAME.1 became NAME.2 and so on."""
    try:
        current = path.read_bytes()
    except FileNotFoundError:
        return
    folder.mkdir(parents=True, exist_ok=True)
    slots = [folder / f"{path.name}.{number}" for number in range(1, keep + 1)]
    temporary = folder / f".{path.name}.tmp"
    _write(temporary, current, durable)
    for older, newer in zip(slots[:0:-1], slots[-2::-1], strict=True):
        if newer.exists():
            move(newer, older)
    move(temporary, slots[0])


def _write(path: Path, data: bytes, durable: bool) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if durable:
            _flush(descriptor)
    finally:
        os.close(descriptor)


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":
        # fsync on macOS stops at the drive's own cache.
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
