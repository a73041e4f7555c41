"""The ranker measured: python -m build.voice.ranking [--cases N] [--voice starter --voice starter-plain]

Given a player's line and twenty authored lines (one of the cue it belongs to, nineteen of the cues the ear finds
nearest), how often does the right one come first, and among the first three? Asked of the ear alone, of a voice (the
line's likelihood given the talk, and that less its likelihood alone), and of their sum, weighed as does best on the
other half of the cases.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from build.voice.corpus import card
from build.voice.pairs import Book, book, candidates
from build.voice.talks import Exchange, lay
from game.content.library import find_packs, load_library
from game.content.model import Companion
from game.mind.ports import Message, Voice
from game.model.starter import STARTERS, app_root, open_ear, open_voice
from game.rehearsal import remembering, shipped_stores

_CANDIDATES = 20
_WEIGHTS = (0.0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
Scores = npt.NDArray[np.float64]
"""Shape (cases, candidates); the right one is the first of each row."""


@dataclass(frozen=True)
class Case:
    """A player's line and the lines to choose among, the right one first. ear: how near each one's cue comes."""

    says: str
    lines: tuple[str, ...]
    ear: tuple[float, ...]


def cases(book: Book, unseen: bool, most: int, chance: Random) -> list[Case]:
    """Lines of cues that were never learnt, or examples held out of cues that were."""
    rows = [
        (place, one.first + one.hears.index(says), says)
        for place, one in enumerate(book.written)
        if one.unseen == unseen
        for says in (one.hears if unseen else one.kept())
    ]
    found = []
    for place, at, says in chance.sample(rows, min(most, len(rows))):
        chosen, likeness = candidates(book, place, at, _CANDIDATES)
        lines = tuple(chance.choice(book.written[n].lines) for n in chosen)
        found.append(Case(says, lines, tuple(map(float, likeness))))
    return found


def prompt(who: Companion, says: str) -> list[Message]:
    """What the voice is shown of a talk: a short card and the line, so that a candidate costs little but itself."""
    return list(lay(card(who), "", [Exchange(says, "…", "")]).messages[:-1])


def weighed(voice: Voice, who: Companion, found: Sequence[Case]) -> tuple[Scores, Scores, float]:
    """The likelihoods of all candidates given the talk, and alone; and the seconds a case took."""
    given, alone = [], []
    began = time.perf_counter()
    for case in found:
        given.append(voice.score(prompt(who, case.says), case.lines))
    seconds = (time.perf_counter() - began) / len(found)
    for case in found:
        alone.append(voice.score(prompt(who, "…"), case.lines))
    return np.array(given), np.array(alone), seconds


def share_among(scores: Scores, first: int) -> float:
    """How often the right one is among the first so many."""
    return float(((scores[:, 1:] >= scores[:, :1]).sum(1) < first).mean())


def crossed(ear: Scores, voice: Scores) -> dict[str, float]:
    """Ear and voice summed: each half of the cases by the weight that does best on the other."""
    tops: dict[int, list[float]] = {1: [], 3: []}
    halves = np.arange(len(ear)) % 2
    for half in (0, 1):
        other, mine = halves != half, halves == half
        best = max(_WEIGHTS, key=lambda w: (share_among(ear[other] + w * voice[other], 1), -w))
        for first, got in tops.items():
            got.append(share_among(ear[mine] + best * voice[mine], first))
    weight = max(_WEIGHTS, key=lambda w: (share_among(ear + w * voice, 1), -w))
    return {"top1": float(np.mean(tops[1])), "top3": float(np.mean(tops[3])), "weight": weight}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.ranking", description="Measures the ranker.")
    parser.add_argument("--cases", type=int, default=120)
    parser.add_argument("--voice", action="append", choices=STARTERS)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--keep", type=Path, help="a folder for the scores, as .npz")
    options = parser.parse_args(arguments)
    who = load_library(find_packs(app_root() / "story")).companion("isaura")
    hearing = open_ear()
    try:
        own = book(who, remembering(hearing, app_root() / ".cache", shipped_stores()))
    finally:
        hearing.close()
    for name, unseen in (("new words for known lines", False), ("lines never learnt", True)):
        found = cases(own, unseen, options.cases, Random(options.seed))
        ear = np.array([case.ear for case in found])
        table: dict[str, dict[str, float]] = {"ear": {"top1": share_among(ear, 1), "top3": share_among(ear, 3)}}
        for spec in options.voice or STARTERS:
            voice = open_voice(spec)
            try:
                given, alone, seconds = weighed(voice, who, found)
            finally:
                voice.close()
            if options.keep:
                np.savez(options.keep / f"{spec}-{int(unseen)}.npz", ear=ear, given=given, alone=alone)
            for how, scores in (("given", given), ("given less alone", given - alone)):
                table[f"{spec}, {how}"] = {"top1": share_among(scores, 1), "top3": share_among(scores, 3)}
                table[f"ear + {spec}, {how}"] = crossed(ear, scores)
            table[f"{spec}, {how}"]["seconds"] = seconds
        rounded = {row: {k: round(v, 3) for k, v in columns.items()} for row, columns in table.items()}
        print(json.dumps({"cases": name, "of": len(found), **rounded}, indent=1), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
