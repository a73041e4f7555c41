"""Zip files of packs: written the same way each time, and read as if a stranger had sent them."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from game.content.folder import MOST_FILES, most_bytes
from game.content.packs.names import kind_refusal, name_refusal, same_names
from game.content.problems import PackProblems, Problem, in_order

MOST_ZIP_BYTES = 512 * 1024 * 1024
MOST_PACK_BYTES = 1024 * 1024 * 1024
MOST_TIMES = 100
"""How many times larger than the zip its content may be, once it is more than `FREE_BYTES`: text rarely shrinks to a
tenth, and only what was made to fill a disk to a hundredth."""
FREE_BYTES = 8 * 1024 * 1024
MOST_LIST_BYTES = 8 * 1024 * 1024
"""Of the list of files at the end of a zip: some 100,000 names, which is read before anything can be counted."""

_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_END = b"PK\x05\x06"
_CHUNK = 1 << 20


def is_zip(path: Path) -> bool:
    """Whether a file begins like a zip."""
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", _END)
    except OSError:
        return False


def unpack(path: Path, folder: Path) -> None:
    """Puts the files of the zip at `path` into the empty folder `folder`; a single folder around them is left out.

    Raises PackProblems, with everything that may not be: names that lead outside or that some system cannot keep,
    links, locked files, too many, too large, too much in too small a zip. Nothing is believed that the zip says of
    itself: what unpacks to more than was told stops there. Writes only below `folder`.
    """
    try:
        _end_is_bearable(path)
        with zipfile.ZipFile(path) as zipped:
            entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
            if problems := list(_refused(path, entries)):
                raise PackProblems(path.name, in_order(problems))
            root = _common_root(entry.filename for entry in entries)
            for entry in entries:
                _take_out(zipped, entry, folder / entry.filename.removeprefix(root), path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _problem(path, f"is a damaged zip: {error}") from None


def write_zip(folder: Path, names: Iterable[str], path: Path) -> None:
    """The named files of a folder as a zip, in a folder called like theirs: equal files give equal bytes, anywhere.

    Nothing is compressed: pictures are already, and compressors differ from system to system.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as zipped:
        for name in sorted(names):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            zipped.writestr(entry, (folder / name).read_bytes())


def _end_is_bearable(path: Path) -> None:
    """Reads only the end: the list of files there is what `zipfile` takes in whole, however long it is."""
    size = path.stat().st_size
    if size > MOST_ZIP_BYTES:
        raise _problem(path, f"has {size // 1024**2} MB, and at most {MOST_ZIP_BYTES // 1024**2} MB can be read")
    with path.open("rb") as file:
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise zipfile.BadZipFile("its end is missing")
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    if listed > MOST_LIST_BYTES:
        raise _problem(path, f"has more than the {MOST_FILES:,} files that a pack may have")


def _refused(path: Path, entries: list[zipfile.ZipInfo]) -> Iterable[Problem]:
    names = [entry.filename for entry in entries]
    root = _common_root(names)
    for entry in entries:
        what = name_refusal(entry.filename) or _refusal(entry, entry.filename.removeprefix(root))
        if what:
            yield Problem(_shown(entry.filename), 0, 0, what)
    for one, two in same_names(names):
        yield Problem(_shown(two), 0, 0, f"is the same file as {_shown(one)} on some systems")
    if len(set(names)) < len(names):
        yield Problem(path.name, 0, 0, "holds a file twice")
    if len(names) > MOST_FILES:
        yield Problem(path.name, 0, 0, f"has {len(names):,} files, and a pack has at most {MOST_FILES:,}")
    whole = sum(entry.file_size for entry in entries)
    if whole > MOST_PACK_BYTES:
        yield Problem(path.name, 0, 0, f"unpacks to {whole // 1024**2:,} MB; at most {MOST_PACK_BYTES // 1024**2:,}")
    elif whole > FREE_BYTES and whole > MOST_TIMES * path.stat().st_size:
        yield Problem(path.name, 0, 0, f"unpacks to more than {MOST_TIMES} times its size, as no honest pack does")


def _refusal(entry: zipfile.ZipInfo, name: str) -> str | None:
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or another thing that is no file; a pack holds only files"
    if entry.flag_bits & 0x1:
        return "is locked with a password"
    if entry.compress_type not in _KINDS:
        return "is packed in a way that is not read here; use an ordinary zip"
    if entry.file_size > most_bytes(name):
        return f"is too large: {entry.file_size / 1024**2:.1f} MB, at most {most_bytes(name) // 1024**2} MB can be read"
    return None if PurePosixPath(name).name.startswith(".") else kind_refusal(name)


def _common_root(names: Iterable[str]) -> str:
    """The folder, with its "/", in which everything lies; "" where that is not one."""
    first = {name.partition("/")[0] if "/" in name else "" for name in names}
    only = next(iter(first)) if len(first) == 1 else ""
    return f"{only}/" if only else ""


def _take_out(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path, shown: str) -> None:
    if any(part.startswith(".") for part in to.parts[-1:]):
        return  # ".DS_Store" and the like, which the game would pass over anyway.
    to.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    with zipped.open(entry) as packed, to.open("xb") as out:
        while chunk := packed.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise PackProblems(shown, [Problem(_shown(entry.filename), 0, 0, "holds more than the zip says")])
            out.write(chunk)


def _problem(path: Path, what: str) -> PackProblems:
    return PackProblems(path.name, [Problem(path.name, 0, 0, what)])


def _shown(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
