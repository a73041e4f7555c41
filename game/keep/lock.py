"""One process for each profile. The lock is the system's own, so it ends with its process, however that ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from game.keep.errors import ProfileInUseError, from_os

if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read a locked byte, so the one locked lies beyond the process number.
    _BYTE = 1024

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProfileLock:
    """Held from its making until `release`. Raises ProfileInUseError where another process holds it, KeepError."""

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = None
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise from_os(error, "Locking the profile", path) from error
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError) as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(descriptor)
            raise ProfileInUseError(
                f"Another copy of Lantern Line (process {holder}) has this profile open.",
                path.parent,
                "Close it first, or start this one with --profile and another folder.",
            ) from error
        except OSError as error:
            os.close(descriptor)
            raise from_os(error, "Locking the profile", path) from error
        self._descriptor = descriptor
        with suppress(OSError):  # The number is only for the message above: a full disk must not keep the player out.
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> ProfileLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
