"""How often a line finds its cue, asked of lines whose cue is known: the authors' own examples, a fifth of them hidden.

    python -m tests.quality.cues_apart [--steps N]

The ear practises anew on what is not hidden, so that nothing of the answer is known; then each hidden example is heard
like a player's line. It is a harsh measure: authors spread their examples, and a sister cue's answer may fit as well,
which "same topic" counts. Takes some minutes of a core; measure here before and after changing how a line is matched.

The figures in `game/mind/nearness.py` were taken on 20 November 2026 by the scripts this one was made from, on the
18,000 examples of that day: the cue first 34.7 → 55 % (English) and 26.8 → 45 % (Chinese), among three 58.3 → 76 % and
46.3 → 66 %, its topic first 44.5 → 63 % and 36.0 → 53 %.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from build.practise import STEPS, examples, learn
from game.content.library import find_packs, load_library
from game.content.model import Companion, Cue
from game.mind.hear import Listener
from game.mind.ports import Ear
from game.mind.text import is_chinese
from game.model.examples_kept import RememberingEar
from game.model.glossary import GlossingEar
from game.model.practice import PractisedEar
from game.model.starter import open_ear
from game.rehearsal import ear_name, shipped_store
from tests.quality.sitting import HERE

TODAY = date(2026, 11, 20)
SHARE, LEAST = 5, 4
"""One example in so many is hidden, of cues that have at least so many."""
Hidden = list[tuple[str, Cue]]


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


def measured(companion: Companion, ear: Ear, steps: int) -> Sequence[tuple[str, int, tuple[float, float, float]]]:
    known, hidden = hide(companion, Random(0))
    turned = PractisedEar(ear, learn(*examples([known], ear), steps=steps))
    listener = Listener(known, turned)
    return [(name, len(lines), shares(listener, lines, name)) for name, lines in hidden.items()]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=STEPS, help="steps of practice; fewer are quicker")
    chosen = options.parse_args()
    ear = RememberingEar(GlossingEar(open_ear()), ear_name(), shipped_store())
    try:
        for companion in load_library(find_packs(HERE.parents[1] / "story")).companions:
            for language, count, (first, three, akin) in measured(companion, ear, chosen.steps):
                sys.stdout.write(
                    f"{companion.id} {language}, {count} hidden: first {first:.1%}, among three {three:.1%}, "
                    f"same topic {akin:.1%}\n"
                )
    finally:
        ear.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
