"""Writes the corpus: python -m build.voice.corpus FOLDER [--small-talk FOLDER] [--seed N]

Into FOLDER go `learn.jsonl` and `held_out.jsonl` (drills with names and people that are never learnt). The same seed
writes the same files on any machine.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from build.voice import manners, notes, pairs, small_talk
from build.voice.people import person
from build.voice.talks import Exchange, Talk, companion, evenings, lay, write
from game.content.library import find_packs, load_library
from game.content.model import Companion
from game.mind.ports import Ear
from game.model.examples_kept import RememberingEar
from game.model.starter import app_root, open_ear
from game.rehearsal import ear_name, shipped_store

_HELD_OUT, _HELD_OUT_LINES = 24, 8
_NOTED = (
    (4, notes.recalling),
    (2.5, notes.not_told),
    (2, notes.corrected),
)


def card(who: Companion) -> Companion:
    """A pack's companion by the first sentence of their card alone: their lines are taught, and not who they are."""
    first = who.persona.summary.within("en").strip().split(". ")[0]
    return companion(who.name.within("en"), f"{first}.")


def lines(ear: Ear, chance: Random, testing: bool = False) -> Iterator[Talk]:
    """The packs' lines in talks of a few exchanges, so that a card is read once for many."""
    for who in load_library(find_packs(app_root() / "story")).companions:
        found = [*pairs.pairs(pairs.book(who, ear), chance, testing)]
        for exchanges in evenings(found, 6, chance):
            yield lay(card(who), notes.name(chance) if chance.random() < 0.4 else "", exchanges)


def drills(chance: Random, count: int, testing: bool = False) -> Iterator[Talk]:
    """Talks with invented people: some manners, and mostly a note to use at the end."""
    for _ in range(count):
        who = person(chance, testing)
        exchanges = [manners.exchange(chance, who) for _ in range(chance.randint(1, 4))]
        exchanges = [e for e in exchanges if e.mood == "neutral"]
        exchanges.append(_last(chance, testing) if chance.random() < 0.75 else manners.exchange(chance, who))
        yield lay(who.companion, notes.name(chance) if chance.random() < 0.6 else "", exchanges)


def _last(chance: Random, testing: bool) -> Exchange:
    drawn = chance.random()
    if drawn < 0.08:
        return notes.planned(chance)
    if drawn < 0.16:
        return manners.in_mood(chance)
    draw = chance.choices([make for _, make in _NOTED], [weight for weight, _ in _NOTED])[0]
    return draw(chance, testing)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.corpus", description="Writes the voice's corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small-talk", type=Path, help="a folder with Synthetic-Persona-Chat's CSV files")
    parser.add_argument("--drills", type=int, default=2000, help="talks with invented people")
    parser.add_argument("--talks", type=int, default=1900, help="talks of small talk")
    parser.add_argument("--lines", type=int, default=400, help="talks of the packs' own lines")
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    hearing = open_ear()
    try:
        ear = RememberingEar(hearing, ear_name(), options.folder, shipped_store())
        learnt = [*lines(ear, Random(f"{options.seed} lines"))][: options.lines]
        held = [*lines(ear, Random(f"{options.seed} held-out lines"), testing=True)][:_HELD_OUT_LINES]
    finally:
        hearing.close()
    learnt += drills(Random(f"{options.seed} drills"), options.drills)
    if options.small_talk:
        learnt += small_talk.talks(options.small_talk, Random(f"{options.seed} small talk"), options.talks)
    Random(f"{options.seed} order").shuffle(learnt)
    write(options.folder / "learn.jsonl", learnt)
    held += [*drills(Random(f"{options.seed} held out"), _HELD_OUT, testing=True)]
    write(options.folder / "held_out.jsonl", held)
    kinds = Counter(kind for talk in learnt for kind in talk.kinds.values())
    print(f"{len(learnt)} talks, about {sum(t.characters for t in learnt) // 4} tokens: {dict(kinds.most_common())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
