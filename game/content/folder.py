"""What lies in a pack's folder: ordinary files of bearable size, and nothing that reaches outside it."""

from __future__ import annotations

import os
from pathlib import Path

from game.content.packs.names import TEXT_SUFFIXES, kind_refusal, name_refusal, same_names
from game.content.problems import Problem

MOST_FILES = 20_000
MOST_TEXT_BYTES = 2 * 1024 * 1024
MOST_PICTURE_BYTES = 32 * 1024 * 1024


def most_bytes(name: str) -> int:
    """How large a file of this name may be."""
    return MOST_TEXT_BYTES if Path(name).suffix.lower() in TEXT_SUFFIXES else MOST_PICTURE_BYTES


def survey(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """The files of a pack, as paths from its folder with "/" between, and a problem for each thing not allowed there.

    Links are refused, since they could lead anywhere; hidden files (".git", ".DS_Store") are passed over.
    """
    names: set[str] = set()
    problems: list[Problem] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(_problem(folder, here, f"cannot be opened: {error.strerror}"))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            what = _refusal(entry, path.relative_to(folder))
            if what:
                problems.append(_problem(folder, path, what))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                names.add(path.relative_to(folder).as_posix())
        if len(names) > MOST_FILES:
            problems.append(
                _problem(folder, folder, f"has more than {MOST_FILES:,} files; split it into several packs")
            )
            break
    for one, two in same_names(names):
        problems.append(_problem(folder, folder / two, f"is the same file as {one} on Windows and macOS; rename it"))
    return frozenset(names), problems


def _refusal(entry: os.DirEntry[str], place: Path) -> str | None:
    """Why an entry may not be in a pack, or None when it may."""
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return "has a name that is not UTF-8"
    if what := name_refusal(place.as_posix()):
        return what
    if entry.is_symlink():
        return "is a link; a pack holds only real files, so put a copy here"
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return "is not an ordinary file"
    if what := kind_refusal(place.as_posix()):
        return what
    size, most = entry.stat(follow_symlinks=False).st_size, most_bytes(entry.name)
    if size > most:
        return f"is too large: {size / 1024 / 1024:.1f} MB, and at most {most // 1024 // 1024} MB can be read"
    return None


def _problem(folder: Path, path: Path, what: str) -> Problem:
    name = Path(folder.name, path.relative_to(folder)).as_posix()
    return Problem(name.encode("utf-8", "backslashreplace").decode(), 0, 0, what)
