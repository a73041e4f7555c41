"""How long one search of the memory takes, words and meaning together, in a short talk and in a life of talk.

The starter ear embeds each question, as in the game. The two archives are asked in turn; each question counts with the
least of its rounds, and the figures are the medians over the questions.
"""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from game.keep.profile import Profile
from game.mind.clues import Names
from game.mind.ports import EngineError
from game.mind.recall import recall
from game.mind.text import terms
from game.model.starter import open_ear
from tests.bench.archives import NOW, WHO, profile_with
from tests.bench.talking import script
from tests.bench.timing import milliseconds, spread

SIZES = {"600 turns": 600, "100,000 turns": 100_000}
ROUNDS = 3
QUESTIONS = 30
NAMES = Names(("Robin",), ("Isaura", "Isaura Venn"))


def measure(parts: Parts) -> Measured:  # noqa: ARG001 every benchmark is handed the parts
    with ExitStack() as stack:
        try:
            ear = open_ear()
            stack.callback(ear.close)
            ear.wait()
        except EngineError as error:
            raise CannotMeasure(str(error)) from error
        archives = {
            part: stack.enter_context(Profile(profile_with(size, "read"), terms, NOW)).archive
            for part, size in SIZES.items()
        }
        for archive in archives.values():  # What the game reads once when it opens.
            recall(archive, ear, WHO, "the first question", NAMES, NOW.date(), 4)
        rounds: dict[str, list[list[float]]] = {part: [] for part in SIZES}
        for _ in range(ROUNDS):
            took: dict[str, list[float]] = {part: [] for part in SIZES}
            for question in script()[:QUESTIONS]:
                for part, archive in archives.items():
                    took[part].append(milliseconds(recall, archive, ear, WHO, question, NAMES, NOW.date(), 4))
            for part, times in took.items():
                rounds[part].append(times)
    return judge(rounds)


def judge(rounds: dict[str, list[list[float]]]) -> Measured:
    best = {part: [min(times) for times in zip(*found, strict=True)] for part, found in rounds.items()}
    return Measured(
        {part: median(times) for part, times in best.items()},
        {"taken": "median of questions, each the least of its rounds"}
        | {part: spread([time for times in found for time in times]) for part, found in rounds.items()},
    )
