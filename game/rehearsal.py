"""The ear reads, once, everything that the shipped packs listen for, so that no player waits for it at a first line.

Set-up and the build of the application run it: `python -m game.rehearsal`. Part of `app`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.model.examples_kept import RememberingEar
from game.model.glossary import GlossingEar
from game.model.starter import app_root, open_ear, starter_ear_path


def ear_name() -> str:
    """What tells the shipped ear's vectors from any other's."""
    return f"starter-{starter_ear_path().stat().st_size}-glossed"


def shipped_store() -> Path:
    """The folder of what set-up let the ear read."""
    return app_root() / "assets" / "models"


def main() -> None:
    """Read all examples of the shipped packs. Raises EngineError where the ear does not load."""
    from game.content.library import find_packs, load_library
    from game.mind.hear import Listener

    hearing = open_ear()
    ear = RememberingEar(GlossingEar(hearing), ear_name(), shipped_store(), told=_tell)
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
