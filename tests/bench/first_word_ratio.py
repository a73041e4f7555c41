"""What keeping the prompt's beginning saves: time to the first word late in a long evening ÷ the same prompt cold.

The evening's replies are forced, so that the model reads every turn. In turns 40 to 60 each prompt is afterwards given
again to the same voice, which in between has been made to forget it; both times are the worker's own, so the pair
differs in nothing but what was kept. The median of the pairs' quotients.
"""

from __future__ import annotations

from statistics import median

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from game.mind.ports import Message, Outcome, Sampling
from tests.bench.talking import SETTLED, Table, script, sit_down
from tests.bench.timing import quotient, spread


def measure(parts: Parts) -> Measured:
    warm: list[Outcome] = []
    cold: list[Outcome] = []
    with sit_down(parts) as table:
        for number, line in enumerate(script()):
            for _ in table.evening.say(line, "model"):
                pass
            if SETTLED.start <= number < SETTLED.stop:
                warm.append(_outcome(table))
                cold.append(_cold(table))
        context = table.voice.card.context
    return judge(warm, cold, context)


def _outcome(table: Table) -> Outcome:
    outcome = table.voice.asked[-1][2].outcome
    if outcome is None:
        raise CannotMeasure("A reply of the starter had no end.")
    return outcome


def _cold(table: Table) -> Outcome:
    """The last prompt read anew. The same seed draws the same reply, so the next turn finds what this one left."""
    messages, sampling, _ = table.voice.asked[-1]
    for _ in table.voice.stream([Message("user", "Something quite different.")], Sampling(max_tokens=1)):
        pass
    for _ in table.voice.stream(messages, sampling):
        pass
    return _outcome(table)


def judge(warm: list[Outcome], cold: list[Outcome], context: int) -> Measured:
    value = quotient([o.first_ms for o in warm], [o.first_ms for o in cold])
    filled = median(o.prompt_tokens for o in cold) / context
    return Measured(
        {"": value},
        {
            "taken": "median of pairs",
            "warm ms": spread([o.first_ms for o in warm], 1),
            "cold ms": spread([o.first_ms for o in cold], 1),
            "prompt tokens": spread([o.prompt_tokens for o in cold], 0),
            "kept of it": round(median(o.cached_tokens / o.prompt_tokens for o in warm), 3),
            "context filled": round(filled, 3),
        },
    )
