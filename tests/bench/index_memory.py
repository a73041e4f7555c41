"""Opens an archive, searches it, and tells how the process's memory grew. A program: `index_memory.py PROFILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil

from game.keep.profile import Profile
from game.mind.clues import Names
from game.mind.recall import recall
from game.mind.text import terms
from game.model.fake import FakeEar
from tests.bench.archives import DIMENSIONS, NOW, WHO


def main(root: Path) -> None:
    process = psutil.Process()
    ear = FakeEar(DIMENSIONS)
    print("ready", flush=True)
    sys.stdin.readline()
    before = process.memory_info().rss
    with Profile(root, terms, NOW) as kept:
        for question in ("What is my sister called?", "the light on the water", "warm bread and rain"):
            recall(kept.archive, ear, WHO, question, Names((), ("Isaura",)), NOW.date(), 4)
        print(before, process.memory_info().rss, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
