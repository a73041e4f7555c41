"""What lies in a pack's folder: ordinary files of bearable size, and nothing that reaches outside it."""

from __future__ import annotations

import os
from pathlib import Path

from game.content.problems import Problem

MOST_FILES = 20_000
MOST_TEXT_BYTES = 2 * 1024 * 1024
MOST_PICTURE_BYTES = 32 * 1024 * 1024
TEXT_SUFFIXES = frozenset({".toml", ".yarn", ".csv", ".json", ".md", ".txt"})


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
            what = _refusal(entry)
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
    return frozenset(names), problems


def _refusal(entry: os.DirEntry[str]) -> str | None:
    """Why an entry may not be in a pack, or None when it may."""
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return "has a name that is not UTF-8"
    if entry.is_symlink():
        return "is a link; a pack holds only real files, so put a copy here"
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return "is not an ordinary file"
    size = entry.stat(follow_symlinks=False).st_size
    most = MOST_TEXT_BYTES if Path(entry.name).suffix.lower() in TEXT_SUFFIXES else MOST_PICTURE_BYTES
    if size > most:
        return f"is too large: {size / 1024 / 1024:.1f} MB, and at most {most // 1024 // 1024} MB can be read"
    return None


def _problem(folder: Path, path: Path, what: str) -> Problem:
    name = Path(folder.name, path.relative_to(folder)).as_posix()
    return Problem(name.encode("utf-8", "backslashreplace").decode(), 0, 0, what)
