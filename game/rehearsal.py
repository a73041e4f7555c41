"""The ear reads, once, everything that the shipped packs listen for, so that no player waits for it at a first line.

Set-up and the build of the application run it: `python -m game.rehearsal`. Part of `app`.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from game.mind.ports import Ear
from game.model.examples_kept import RememberingEar, Told, store_in
from game.model.glossary import GlossingEar
from game.model.glosses_chinese import GLOSSES
from game.model.starter import app_root, open_ear, starter_ear_path, starter_practice_path


def ear_name() -> str:
    """What tells the shipped ear's vectors, as it has practised to hear, from any other's."""
    practice = starter_practice_path()
    practised = zlib.crc32(practice.read_bytes()) if practice.exists() else 0
    told = zlib.crc32(repr(sorted(GLOSSES.items())).encode())  # Told by other glosses, Chinese sounds otherwise.
    return f"{starter_ear_path().stat().st_size}-{practised:08x}-{told:08x}"


def shipped_stores() -> tuple[Path, Path]:
    """The folders of what the ear read when it practised, and of what set-up let it read since."""
    return practised_store(), app_root() / "assets" / "models"


def practised_store() -> Path:
    return starter_practice_path().parent


def remembering(ear: Ear, folder: Path, shipped: Iterable[Path], told: Told | None = None) -> RememberingEar:
    """The starter ear as the game uses it: told Chinese in English, and with the examples it has read in mind."""
    return RememberingEar(GlossingEar(ear), ear_name(), folder, shipped, told)


def main() -> None:
    """Read all examples of the shipped packs that are not yet known. Raises EngineError where the ear does not load."""
    practised, ours = shipped_stores()
    for old in ours.glob("heard-*.npz"):
        if old != store_in(ours, ear_name()):
            old.unlink()  # What another ear heard is of no use, and would be shipped with the application.
    read(ours, (practised,))


def read(folder: Path, shipped: Iterable[Path] = ()) -> None:
    """Read what no shipped store holds, and keep it in a folder."""
    from game.content.library import find_packs, load_library
    from game.mind.hear import Listener

    hearing = open_ear()
    ear = remembering(hearing, folder, shipped, _tell)
    try:
        hearing.wait()
        for companion in load_library(find_packs(app_root() / "story")).companions:
            for language in ("en", "zh-Hans"):
                Listener(companion, ear).prepare(language)
    finally:
        ear.close()


def _tell(done: int, all_of_them: int) -> None:
    sys.stdout.write(f"{done:,} of {all_of_them:,} lines\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
