"""Whether a Chinese question finds the line that answers it among three hundred others, though put in other words.

    python -m tests.quality.recall_zh

Tells how often the line is among the first one, four and ten, by words alone and with meaning (the ear is told Chinese
word for word). The lines are ours (`ours/recall_zh.tsv`), the others the examples that acts are learnt from.

20 November 2026, among the first one, four and ten of 40: as it was, words alone, 4, 5, 7; with meaning 6, 10, 15; with
the pairs left out that only hold a sentence together 6, 13, 22.
"""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

from game.keep.archive import ArchiveStore
from game.mind.act_examples import EXAMPLES
from game.mind.clues import Names
from game.mind.ports import Ear
from game.mind.recall import index, recall
from game.mind.text import terms
from game.model.glossary import GlossingEar
from game.model.starter import open_ear
from game.play.happenings import LineSaid
from game.play.store import Batch, Conversation, Event, Turn

HERE = Path(__file__).parent
WHO, TODAY = "quality:ana", date(2026, 11, 20)
_OTHERS = 300


def filled(folder: Path, ear: Ear, told: list[str]) -> tuple[ArchiveStore, dict[int, str]]:
    """An archive of the lines, spread evenly among the others, each read by the ear; turn → line."""
    archive = ArchiveStore(folder / "archive.sqlite3", terms)
    others = [text for texts in EXAMPLES["zh"].values() for text in texts][:_OTHERS]
    each = len(others) // len(told)
    lines = [line for n, fact in enumerate(told) for line in (*others[n * each : (n + 1) * each], fact)]
    turns = [Turn(n, n - 1 or None, 1, "line", TODAY.isoformat()) for n in range(1, len(lines) + 2)]
    events = [Event(n, n, (), TODAY.isoformat(), LineSaid(WHO, line, "zh-Hans")) for n, line in enumerate(lines, 1)]
    archive.write(Batch((Conversation(1, "talk", WHO, None),), tuple(turns), tuple(events), {1: len(turns)}))
    while index(archive, ear, WHO, ()):
        pass
    return archive, dict(enumerate(lines, 1))


def found_at(archive: ArchiveStore, ear: Ear | None, pairs: list[list[str]], lines: dict[int, str]) -> list[int]:
    """For each question the place of its line among those recalled, from 1; 99 where it is not among ten."""
    places = []
    for told, asked in pairs:
        found = [lines[r.said.turn] for r in recall(archive, ear, WHO, asked, Names(), TODAY, 10)]
        places.append(found.index(told) + 1 if told in found else 99)
    return places


def main() -> None:
    rows = (HERE / "ours" / "recall_zh.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows]
    plain = open_ear()
    ear = GlossingEar(plain)
    try:
        plain.wait()
        with tempfile.TemporaryDirectory() as folder:
            archive, lines = filled(Path(folder), ear, [told for told, _ in pairs])
            for name, by in (("by words alone", None), ("with meaning", ear)):
                places = found_at(archive, by, pairs, lines)
                told = {f"first {k}": sum(p <= k for p in places) for k in (1, 4, 10)}
                print(name, json.dumps({**told, "of": len(pairs)}))
            archive.close()
    finally:
        plain.close()


if __name__ == "__main__":
    main()
