"""How long one line takes to be heard: acts, cue, facts and care, from the starter ear; the median of a whole script.

The script is heard three times over, and each line counts with its least: what lies above that is other programs'.
"""

from __future__ import annotations

from statistics import median

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.talking import script, sit_down
from tests.bench.timing import milliseconds, spread

ROUNDS = 3


def measure(parts: Parts) -> Measured:
    with sit_down(parts) as table:
        profile = table.profile
        listener, today = profile.listener(table.evening.companion), profile.now().date()
        ear = profile.ear
        assert ear is not None
        rounds = [[milliseconds(listener.hear, line, today) for line in script()] for _ in range(ROUNDS)]
        embedding = [milliseconds(ear.embed, [line]) for line in script()]
    return judge(rounds, embedding)


def judge(rounds: list[list[float]], embedding: list[float]) -> Measured:
    heard = [min(times) for times in zip(*rounds, strict=True)]
    everything = [time for times in rounds for time in times]
    return Measured(
        {"": median(heard)},
        {
            "taken": f"median of lines, each the least of {len(rounds)}",
            "heard": spread(everything),
            "of that embedding": spread(embedding),
        },
    )
