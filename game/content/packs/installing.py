"""Packs coming into a player's folder and going out of it. What is wrong with one is told, and nothing is changed.

`install` takes a folder or a zip; `install_files` takes what was just made, such as an imported card. Both check the
pack first, in a place of its own below `packs`, and then put it where it belongs in one step: a pack that was there
before is kept until the new one stands. After any of them the game must be told to look again (`Desk.reload_packs` in
the window; a command's next start does it by itself).
"""

from __future__ import annotations

import re
import shutil
import tempfile
import tomllib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.content.fields import ID_PATTERN, IN_WORDS
from game.content.folder import survey
from game.content.loading import check_pack
from game.content.packs.building import verified
from game.content.packs.writing import write_pack
from game.content.packs.zips import is_zip, unpack
from game.content.problems import PackProblems, Problem

INCOMING = ".incoming-"


@dataclass(frozen=True)
class Installed:
    """A pack that is in its place. `replaced` is the version that was there before, None where there was none;
    `warnings` are what its author may want to mend."""

    id: str
    version: str
    folder: Path
    replaced: str | None
    warnings: tuple[Problem, ...]


def install(source: Path, packs: Path, taken: Collection[str] = ()) -> Installed:
    """Brings the pack at `source`, a folder or a zip, into `packs`, under its own id whatever it was called.

    A folder is copied and stays as it was. `taken`: ids that no pack there may have (the game's own). Raises
    PackProblems, with all that is wrong, and OSError.
    """
    with _aside(packs) as aside:
        raw = aside / "raw"
        if source.is_dir():
            _copy(source, raw)
        elif is_zip(source):
            verified(source)
            raw.mkdir()
            unpack(source, raw)
        else:
            there = "is neither a pack's folder nor a zip" if source.exists() else "is not there"
            raise PackProblems(source.name, [Problem(str(source), 0, 0, there)])
        return _settle(raw, packs, source.name, taken)


def install_files(files: Mapping[str, str | bytes], packs: Path, taken: Collection[str] = ()) -> Installed:
    """Brings a pack into `packs` that is given as its files (path → text or bytes, "pack.toml" among them).

    Raises PackProblems, with all that is wrong, and OSError.
    """
    with _aside(packs) as aside:
        write_pack(aside / "raw", files)
        return _settle(aside / "raw", packs, "the new pack", taken)


def remove(pack: str, packs: Path) -> None:
    """Takes a pack out of `packs`, folder and all. Raises LookupError where there is none of that name, OSError.

    What was lived with it stays in the journal, and is there again when the pack comes back.
    """
    folder = packs / pack
    if folder.parent != packs or pack.startswith(".") or not folder.is_dir():
        raise LookupError(f"There is no pack {pack} among those you installed.")
    if folder.is_symlink():  # Put there by hand: what it leads to is not ours to delete.
        folder.unlink()
        return
    with _aside(packs) as aside:
        folder.rename(aside / "gone")


def unused_id(wanted: str, packs: Path) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no folder in `packs` has: for packs that the game makes."""
    name, count = wanted, 1
    while (packs / name).exists():
        count += 1
        name = f"{wanted}-{count}"
    return name


@contextmanager
def _aside(packs: Path) -> Iterator[Path]:
    """A folder beside the packs, on the same disk, which nobody takes for one of them."""
    packs.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=INCOMING, dir=packs))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _settle(raw: Path, packs: Path, shown: str, taken: Collection[str]) -> Installed:
    """Checks the pack that lies in `raw` under its own name, and moves it to its place."""
    checked = raw.with_name(_id_of(raw, shown))
    if checked.name in taken:
        what = f'has the id "{checked.name}", which is that of a pack that comes with the game; give it its own'
        raise PackProblems(shown, [Problem(f"{shown}/pack.toml", 0, 0, what)])
    raw.rename(checked)
    errors, warnings = check_pack(checked)
    if errors:
        raise PackProblems(checked.name, errors)
    place = packs / checked.name
    before = _version_of(place)
    old = checked.with_name("old")
    if place.exists():
        place.rename(old)
    try:
        checked.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    return Installed(place.name, _version_of(place) or "", place, before, warnings)


def _id_of(raw: Path, shown: str) -> str:
    """The id that a pack gives itself; its other values are judged by the check, which needs the folder called so."""
    manifest = raw / "pack.toml"
    if not manifest.is_file() or manifest.is_symlink():
        raise PackProblems(shown, [Problem(f"{shown}/pack.toml", 0, 0, "is missing; a pack has it in its folder")])
    try:
        found = tomllib.loads(manifest.read_text(encoding="utf-8-sig")).get("id", "")
    except (ValueError, RecursionError):
        found = raw.name  # It cannot be read: the check says where and why.
    if not isinstance(found, str) or not re.fullmatch(ID_PATTERN, found) or found in ("old", "gone"):
        raise PackProblems(shown, [Problem(f"{shown}/pack.toml", 0, 0, f"has no id: {IN_WORDS[ID_PATTERN]}")])
    return found


def _version_of(folder: Path) -> str | None:
    try:
        return str(tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8-sig")).get("version", ""))
    except (OSError, ValueError, RecursionError):
        return None


def _copy(source: Path, to: Path) -> None:
    """A pack's own files, after its folder was found bearable: links and the rest are told, never followed."""
    names, problems = survey(source.resolve())
    if problems:
        raise PackProblems(source.name, problems)
    to.mkdir()
    for name in sorted(names):
        path = to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, path, follow_symlinks=False)
