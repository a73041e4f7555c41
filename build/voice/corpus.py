"""Writes the corpus: python -m build.voice.corpus FOLDER [--small-talk FOLDER] [--seed N]

Into FOLDER go `learn.jsonl` and `held_out.jsonl` (drills with names, values and ways to ask that are never learnt), to
be read, and beside each its tokens, to be trained from. The same seed writes the same files on any machine.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from build.voice import manners, notes, pairs, small_talk
from build.voice.encoding import encode
from build.voice.people import TEMPERS, person
from build.voice.talks import Exchange, Tree, branched, companion, lay, write
from build.voice.trees import write_tokens
from build.voice.values import job
from build.voice.values import name as first_name
from game.content.library import find_packs, load_library
from game.content.model import Companion
from game.mind.ports import Ear
from game.model.starter import app_root, open_ear, starter_voice_path
from game.model.worker.llama import Model
from game.rehearsal import remembering, shipped_stores

_HELD_OUT, _HELD_OUT_LINES = 40, 3
_LINES, _LONGEST_LINE = 10, 120
"""Of a pack's own lines, so many in a tree, and none of more characters: the model is small."""
_OWN = re.compile(
    r"\b(?:00|train|carriage|ticket|conductor|kettle|log|lantern|lamp|sea|line|station|rail\w*|stop|compartment|window|seat|"
    r"passenger|hob|whistle|timetable|platform|bell|door|winters?|tea|harbour|gull)s?\b|(?<=[a-z,;] )[A-Z][a-z]+"
)
"""A line of a pack with such a word is that companion's alone; others fit anybody."""


def card(who: Companion) -> Companion:
    """A pack's companion by the first sentences of their card alone: their lines are taught, and not who they are."""
    first = who.persona.summary.within("en").strip().split(". ")[:2]
    return companion(who.name.within("en"), f"{'. '.join(first)}.")


def anybody(chance: Random, testing: bool = False) -> Companion:
    """Somebody of whom hardly anything is told, so that a talk costs little to read."""
    who = person(chance, testing)
    whole = who.companion.name.within("en")
    return companion(whole, f"You are {whole}, {who.age}, a {job(chance)}. You are {chance.choice(TEMPERS)}.")


def lines(ear: Ear, chance: Random, testing: bool = False) -> Iterator[Tree]:
    """The packs' lines, each to what it answers: many to a card, and what is not one's own under others'."""
    for who in load_library(find_packs(app_root() / "story")).companions:
        found = [e for e in pairs.pairs(pairs.book(who, ear), chance, testing) if len(e.reply) <= _LONGEST_LINE]
        chance.shuffle(found)
        own = [e for e in found if _OWN.search(e.reply)]
        free = [e for e in found if not _OWN.search(e.reply)]
        for written, whose in ((own, who), (free, None)):
            for start in range(0, len(written), _LINES):
                player = first_name(chance) if chance.random() < 0.3 else ""
                speaker = card(whose) if whose else anybody(chance, testing)
                yield branched(speaker, player, [], written[start : start + _LINES])


def recollections(chance: Random, count: int) -> Iterator[Tree]:
    """Invented people of whom little is told, and what they were told: sets of notes, or a talk, and questions."""
    chat = partial(manners.passing, chance)
    for _ in range(count):
        who, player = anybody(chance), first_name(chance) if chance.random() < 0.5 else ""
        if chance.random() < 0.25:
            yield branched(who, player, *notes.said_before(chance))
        else:
            asked = [e for _ in range(3) for e in notes.together(chance, chat)]
            yield branched(who, player, [], [*asked, notes.planned(chance)])


def characters(chance: Random, count: int) -> Iterator[Tree]:
    """Invented people with whole cards: who they are, manners, moods, a note or two."""
    for _ in range(count):
        who, player = person(chance), first_name(chance) if chance.random() < 0.5 else ""
        own = [manners.of_themself(chance, who) for _ in range(5)]
        ends = [manners.exchange(chance, who) for _ in range(6)]
        noted = [*notes.together(chance, partial(manners.of_themself, chance, who))] if chance.random() < 0.4 else []
        yield branched(who.companion, player, [], _unlike([*own, *ends, *noted]))


def _unlike(exchanges: list[Exchange]) -> list[Exchange]:
    """Each question once."""
    return [*{(e.says, e.notes, e.mood): e for e in exchanges}.values()]


def held_out(chance: Random, count: int) -> Iterator[Tree]:
    """Single drills of each kind with what is never learnt."""
    for n in range(count):
        who = person(chance, testing=True)
        drills = (
            lambda: notes.recalling(chance, testing=True),
            lambda: notes.not_told(chance, testing=True),
            lambda: notes.corrected(chance, testing=True),
            partial(manners.of_themself, chance, who),
        )
        yield (lay(who.companion, "", [drills[n % len(drills)]()]),)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.corpus", description="Writes the voice's corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small-talk", type=Path, help="a folder with Synthetic-Persona-Chat's CSV files")
    parser.add_argument("--notes", type=int, default=450, help="trees of what was told, and questions")
    parser.add_argument("--people", type=int, default=400, help="trees of invented people and their manners")
    parser.add_argument("--talks", type=int, default=500, help="talks of small talk")
    parser.add_argument("--lines", type=int, default=400, help="trees of the packs' own lines")
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    hearing = open_ear()
    try:
        ear = remembering(hearing, options.folder, shipped_stores())
        learnt = [*lines(ear, Random(f"{options.seed} lines"))][: options.lines]
        held = [*lines(ear, Random(f"{options.seed} held-out lines"), testing=True)][:_HELD_OUT_LINES]
    finally:
        hearing.close()
    learnt += recollections(Random(f"{options.seed} notes"), options.notes)
    learnt += characters(Random(f"{options.seed} people"), options.people)
    if options.small_talk:
        learnt += small_talk.talks(options.small_talk, Random(f"{options.seed} small talk"), options.talks)
    Random(f"{options.seed} order").shuffle(learnt)
    held += held_out(Random(f"{options.seed} held out"), _HELD_OUT)
    words = Model(str(starter_voice_path()), lambda: True)
    for name, trees in (("learn", learnt), ("held_out", held)):
        write(options.folder / f"{name}.jsonl", trees)
        write_tokens(options.folder / f"{name}.tokens.jsonl", [encode(tree, words) for tree in trees])
    kinds = Counter(kind for tree in learnt for talk in tree for kind in talk.kinds.values())
    print(f"{len(learnt)} trees of {sum(map(len, learnt))} talks: {dict(kinds.most_common())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
