"""A zip from a stranger: read entry by entry into memory, with every size bounded before it is unpacked.

Nothing is ever written out by an entry's own name. Also a zip behind a picture (a JPEG with a card) is found.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass

from game.content.interchange.limits import MOST_ENTRIES, MOST_ENTRY, MOST_RATIO, MOST_UNPACKED, Refused

_SMALL = 1024 * 1024
"""Below this an entry may pack as well as it likes."""


@dataclass(frozen=True)
class Zipped:
    """The entries by name, and what stands before the zip (the picture of a JPEG card)."""

    entries: dict[str, bytes]
    before: bytes


def looks_zipped(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04"


def read_zip(data: bytes, notes: list[str]) -> Zipped:
    """All entries that may be taken in. Raises Refused where the whole is broken, or would unpack without end."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        rows = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise Refused(f"Its zip cannot be opened ({error}).") from error
    if len(rows) > MOST_ENTRIES:
        raise Refused(f"Its zip has {len(rows):,} entries; at most {MOST_ENTRIES:,} are read.")
    if sum(row.file_size for row in rows) > MOST_UNPACKED:
        raise Refused(f"Its zip says it unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB.")
    entries: dict[str, bytes] = {}
    for row in rows:
        if row.is_dir():
            continue
        why = _refusal(row, entries)
        if why is None:
            try:
                entries[row.filename] = _bytes(archive, row)
                continue
            except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError) as error:
                why = f"cannot be unpacked ({error})"
            except NotImplementedError:
                why = "is packed in a way that is not read"
        notes.append(f"The entry “{_shown(row.filename)}” {why}; it was set aside.")
    return Zipped(entries, data[: min((row.header_offset for row in rows), default=0)])


def _refusal(row: zipfile.ZipInfo, taken: dict[str, bytes]) -> str | None:
    name = row.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\0" in name:
        return "has a name that leads out of its folder"
    if stat.S_ISLNK(row.external_attr >> 16):
        return "is a link"
    if row.flag_bits & 1:
        return "is locked with a password"
    if row.file_size > MOST_ENTRY:
        return f"is larger than {MOST_ENTRY // 1024 // 1024} MB"
    if row.file_size > _SMALL and row.file_size > MOST_RATIO * max(1, row.compress_size):
        return "would unpack to far more than it holds"
    return "is there twice" if row.filename in taken else None


def _bytes(archive: zipfile.ZipFile, row: zipfile.ZipInfo) -> bytes:
    with archive.open(row) as opened:
        found = opened.read(MOST_ENTRY + 1)
    if len(found) > MOST_ENTRY:
        raise ValueError("it is larger than it says")
    return found


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in name)[:80]


def write_zip(entries: dict[str, bytes]) -> bytes:
    """A zip of these entries in this order; the same entries always give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            row = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            row.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            row.external_attr = 0o644 << 16
            archive.writestr(row, content)
    return made.getvalue()
