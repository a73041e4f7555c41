"""How long a player waits for the starter: line → first word, and → full reply, after the evening has become long.

Sixty lines are said as a player says them; the figures are the medians of turns 40 to 60, by the clock on the wall, so
hearing, recall, every candidate drawn and every writing counts. A turn without a reply counts as endless.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from statistics import median

from game.commands.bench import Measured
from game.commands.parts import Parts
from tests.bench.talking import SETTLED, Turn, script, sit_down, timed
from tests.bench.timing import spread


def measure(parts: Parts) -> Measured:
    with sit_down(parts) as table:
        turns = [timed(table.evening.say(line)) for line in script()]
    return judge(turns[SETTLED])


def judge(turns: Sequence[Turn]) -> Measured:
    firsts = [inf if turn.first is None else turn.first for turn in turns]
    wholes = [inf if turn.whole is None else turn.whole for turn in turns]
    drawn = [turn.done.tokens for turn in turns if turn.done]
    sources = [source for turn in turns if turn.done for source in turn.done.sources]
    return Measured(
        {"first word": median(firsts), "full reply": median(wholes)},
        {
            "taken": "median",
            "first word": spread(firsts),
            "full reply": spread(wholes),
            "tokens drawn in all": sum(drawn),
            "sources": {source: sources.count(source) for source in sorted(set(sources))},
        },
    )
