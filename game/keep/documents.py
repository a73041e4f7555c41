"""A TinyDB storage that loses nothing: atomic writes, a checksum, backups, damaged files kept aside.

On disk: {"format": 1, "checksum": "…", "tables": {TinyDB's tables}}. The checksum is over the tables' compact JSON, so
indenting a file by hand is no change.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb import Storage

from game.keep import atomic
from game.keep.errors import DamagedError, NewerGameError, Notice, from_os

Tables = dict[str, dict[str, Any]]

FORMAT = 1


class AtomicJSONStorage(Storage):
    """One document. `notices` collects what had to be mended on the way.

    backups, keep: where and how many earlier contents stay. by_hand: a person may edit this file, so tables that parse
    but do not fit the checksum are taken, with a notice. durable: see `atomic.write_bytes`.
    Every method raises KeepError where the disk refuses, and NewerGameError for a format this game does not know.
    """

    def __init__(
        self,
        path: Path,
        *,
        backups: Path | None = None,
        keep: int = 3,
        by_hand: bool = False,
        durable: bool = True,
        notices: list[Notice] | None = None,
    ) -> None:
        self.path = path
        self.notices: list[Notice] = notices if notices is not None else []
        self._backups = backups
        self._keep = keep
        self._by_hand = by_hand
        self._durable = durable

    def read(self) -> Tables | None:
        """The tables; of the newest good backup where the file is damaged; None where there is nothing to read."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise from_os(error, f"Reading {self.path.name}", self.path) from error
        try:
            tables, intact = decode(data, self.path)
        except DamagedError as damage:
            return self._mend(damage)
        if intact:
            return tables
        if not self._by_hand:
            return self._mend(DamagedError("The checksum does not fit the content.", self.path, ""))
        self.notices.append(Notice("document.edited", f"{self.path.name} was changed outside the game.", self.path))
        self._put(encode(tables, indent=2))  # No backup of it: those all fit their checksums.
        return tables

    def write(self, data: Tables) -> None:
        """Replace the document; an unchanged one is left alone."""
        content = encode({name: dict(table) for name, table in data.items()}, indent=2 if self._by_hand else None)
        with suppress(OSError):  # Where there is none, or it cannot be read, writing will tell.
            if self.path.read_bytes() == content:
                return
        self._put(content, self._backups)

    def _put(self, content: bytes, backups: Path | None = None) -> None:
        atomic.write_bytes(self.path, content, backups=backups, keep=self._keep, durable=self._durable)

    def _mend(self, damage: DamagedError) -> Tables | None:
        aside = atomic.set_aside(self.path)
        told = f"{self.path.name} was damaged and is kept as {aside.name}: {damage.what}"
        for backup in atomic.backups_of(self.path, self._backups) if self._backups else []:
            try:
                tables, intact = decode(backup.read_bytes(), backup)
            except (DamagedError, OSError):
                continue
            if intact:
                self._put(encode(tables, indent=2 if self._by_hand else None))
                self.notices.append(Notice("document.restored", f"{told} The last good copy took its place.", aside))
                return tables
        self.notices.append(Notice("document.damaged", f"{told} There is no good copy; it begins anew.", aside))
        return None


def encode(tables: Tables, indent: int | None = None) -> bytes:
    """The document's bytes. Lone surrogates, which UTF-8 cannot hold, are escaped as JSON does."""
    body = _compact(tables)
    if indent is None:
        return f'{{"format":{FORMAT},"checksum":"{_checksum(body)}","tables":{body}}}\n'.encode()
    document = {"format": FORMAT, "checksum": _checksum(body), "tables": tables}
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return ((text if _is_utf8(text) else json.dumps(document, indent=indent)) + "\n").encode()


def decode(data: bytes, where: Path) -> tuple[Tables, bool]:
    """The tables, and whether the checksum fits. Raises DamagedError, NewerGameError."""
    try:
        document = json.loads(data.decode())
        written, checksum, tables = document["format"], document["checksum"], document["tables"]
        if not (isinstance(written, int) and all(isinstance(table, dict) for table in tables.values())):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError("It is not a whole document of this game.", where, "") from error
    if written > FORMAT:
        raise NewerGameError(
            f"{where.name} was written by a newer Lantern Line (format {written}; this one knows {FORMAT}).",
            where,
            "Start the newer version, or choose another folder with --profile.",
        )
    return tables, checksum == _checksum(_compact(tables))


def _compact(tables: Tables) -> str:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    return text if _is_utf8(text) else json.dumps(tables, separators=(",", ":"))


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
