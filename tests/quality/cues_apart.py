"""How often a line finds its cue, asked of lines whose cue is known: the authors' own examples, a fifth of them hidden.

    python -m tests.quality.cues_apart [--steps N]

The ear practises anew on what is not hidden, so that nothing of the answer is known; then each hidden example is heard
like a player's line. It is a harsh measure: authors spread their examples, and a sister cue's answer may fit as well,
which "same topic" counts. Needs what `build.hearing` needs, and about an hour of a core; measure here before and after
changing how a line is matched.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import torch

from build.hearing.encoder import Encoder
from build.hearing.practise import RANK, STEPS, Reader, learn, lessons
from game.content.library import find_packs, load_library
from game.content.model import Companion, Cue
from game.mind.hear import Listener
from game.mind.ports import Vectors
from game.mind.text import is_chinese
from game.model.starter import starter_ear_path
from tests.quality.sitting import HERE

TODAY = date(2026, 11, 20)
SHARE, LEAST = 5, 4
"""One example in so many is hidden, of cues that have at least so many."""
Hidden = list[tuple[str, Cue]]


class PractisedEar:
    """Fulfils `game.mind.ports.Ear` by the encoder that has just practised."""

    dimensions = 384

    def __init__(self, encoder: Encoder, reader: Reader) -> None:
        self._encoder, self._reader = encoder, reader

    def hear(self, texts: Sequence[str]) -> Vectors:
        with torch.no_grad():
            found = [
                self._encoder([self._reader.tokens(text) for text in texts[n : n + 2048]])
                for n in range(0, len(texts), 2048)
            ]
        return np.asarray(torch.cat(found).numpy(), dtype=np.float32)

    embed = hear

    def close(self) -> None: ...


def hide(companion: Companion, chance: Random) -> tuple[Companion, dict[str, Hidden]]:
    """The companion without some examples, and those, by language spoken ("en", "zh"), each with its cue."""
    hidden: dict[str, Hidden] = {"en": [], "zh": []}
    cues = []
    for cue in companion.cues:
        left = dict(cue.hears)
        for language, texts in cue.hears.items() if cue.trigger == "heard" else ():
            taken = [t for t in texts if chance.randrange(SHARE) == 0] if len(texts) >= LEAST else []
            left[language] = tuple(t for t in texts if t not in taken)
            hidden["zh" if is_chinese(language) else "en"] += [(t, cue) for t in taken]
        cues.append(replace(cue, hears=left))
    return replace(companion, cues=tuple(cues)), hidden


def shares(listener: Listener, hidden: Hidden, language: str) -> tuple[float, float, float]:
    """How often the cue comes first, is among the first three, and shares a topic with the first."""
    first = three = akin = 0
    for text, cue in hidden:
        found = [match.cue for match in listener.hear(text, TODAY, language).matches[:3]]
        first += bool(found) and found[0].id == cue.id
        three += cue.id in [one.id for one in found]
        akin += bool(found) and (found[0].id == cue.id or not set(found[0].topics).isdisjoint(cue.topics))
    total = max(len(hidden), 1)
    return first / total, three / total, akin / total


def measured(companion: Companion, steps: int) -> Sequence[tuple[str, int, tuple[float, float, float]]]:
    known, hidden = hide(companion, Random(0))
    torch.manual_seed(0)
    encoder, reader = Encoder(starter_ear_path(), RANK), Reader()
    if steps:
        learn(encoder, lessons([known], reader), steps)
    listener = Listener(known, PractisedEar(encoder, reader))
    return [(name, len(lines), shares(listener, lines, name)) for name, lines in hidden.items()]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=STEPS, help="steps of practice; fewer are quicker, 0 is none")
    chosen = options.parse_args()
    for companion in load_library(find_packs(HERE.parents[1] / "story")).companions:
        for language, count, (first, three, akin) in measured(companion, chosen.steps):
            sys.stdout.write(
                f"{companion.id} {language}, {count} hidden: first {first:.1%}, among three {three:.1%}, "
                f"same topic {akin:.1%}\n"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
