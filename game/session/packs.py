"""A player's packs: brought in, taken out, switched on and off, and read anew while the game runs.

Whoever makes a pack, as an import does, gives its files to `install_files`; the pack and whatever it holds are in
`profile.library` when it returns. In the window `Desk` then lets every page look again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.library import Library, find_packs, load_library
from game.content.packs import installing
from game.content.packs.installing import Installed
from game.content.problems import PackProblems, Problem

if TYPE_CHECKING:
    from game.session.profile import OpenProfile


@dataclass(frozen=True)
class PackPlaces:
    """Where packs lie: `shipped` with the game, `own` in the player's folder. `off` are the ids of those that the
    player switched off, which `switch` writes down."""

    shipped: Path
    own: Path
    off: Callable[[], frozenset[str]]
    switch: Callable[[frozenset[str]], None]

    def library(self) -> Library:
        """Everything that lies there, read anew."""
        return load_library(find_packs(self.shipped, self.own), self.off())

    @property
    def shipped_ids(self) -> frozenset[str]:
        return frozenset(folder.name for folder in find_packs(self.shipped))


def install(profile: OpenProfile, source: Path) -> Installed:
    """Brings in the pack at `source`, a folder or a zip, and reads all packs anew. Raises PackProblems, OSError."""
    return _come(profile, lambda own: installing.install(source, own, profile.places.shipped_ids))


def install_files(profile: OpenProfile, files: Mapping[str, str | bytes]) -> Installed:
    """Brings in a pack given as its files (path in the pack → text or bytes). Raises PackProblems, OSError."""
    return _come(profile, lambda own: installing.install_files(files, own, profile.places.shipped_ids))


def remove(profile: OpenProfile, pack: str) -> None:
    """Takes a pack of the player's out. What was lived with it stays in the journal. Raises LookupError, OSError."""
    installing.remove(pack, profile.places.own)
    profile.places.switch(profile.places.off() - {pack})
    reload(profile)


def switch(profile: OpenProfile, pack: str, on: bool) -> None:
    """Switches a pack on or off. Raises ValueError for what comes with the game."""
    places = profile.places
    if pack in places.shipped_ids:
        raise ValueError(f"{pack} is the game itself, and cannot be switched off.")
    places.switch(places.off() - {pack} if on else places.off() | {pack})
    reload(profile)


def reload(profile: OpenProfile) -> Mapping[str, tuple[Problem, ...]]:
    """Reads all packs anew. One that worked until now and no longer does stays as it last was; returns what is wrong,
    by pack."""
    before, now = profile.library, profile.places.library()
    kept = {name: before.packs[name] for name in now.broken if name in before.packs}
    profile.take_library(replace(now, packs={**now.packs, **kept}))
    return now.broken


def touched(folder: Path) -> int:
    """A number that differs when any file of the packs in `folder` was written, came or went. Opens none of them."""
    found: list[tuple[str, int, int]] = []
    waiting = [str(folder)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue  # Gone meanwhile; its absence counts.
        for entry in entries:
            if entry.name.startswith("."):
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    about = entry.stat(follow_symlinks=False)
                    found.append((entry.path, about.st_mtime_ns, about.st_size))
    return hash(tuple(sorted(found)))


def _come(profile: OpenProfile, bring: Callable[[Path], Installed]) -> Installed:
    came = bring(profile.places.own)
    reload(profile)
    if came.id not in profile.library.packs and came.id in profile.library.broken:
        raise PackProblems(came.id, profile.library.broken[came.id])
    return came
