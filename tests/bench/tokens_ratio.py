"""How much of llama.cpp's speed reaches the player: tokens shown a second in a forced reply ÷ bare decoding.

The floor (`bare_decode.py`) decodes as many tokens after a prompt as long, with llama.cpp's C interface and nothing
else, with the same threads, context and priority; it takes turns with the replies. The median of the pairs' quotients.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from game.model import machine
from game.model.starter import starter_voice_path
from tests.bench.children import Child, python_script
from tests.bench.talking import Table, script, sit_down, timed
from tests.bench.timing import spread

REPLIES = 15
LEAST_TOKENS = 12
"""Shorter replies are over before they can be timed."""


def measure(parts: Parts) -> Measured:
    with sit_down(parts) as table:
        threads = machine.threads()
        settings = [str(n) for n in (table.voice.card.context, threads.drawing, threads.reading)]
        with Child(python_script("bare_decode.py", str(starter_voice_path()), *settings)) as bare:
            shown: list[float] = []
            decoded: list[float] = []
            for line in script():
                rate = one_reply(table, line)
                if rate is None:
                    continue
                outcome = table.voice.asked[-1][2].outcome
                assert outcome is not None
                shown.append(rate)
                decoded.append(outcome.tokens / float(bare.ask(f"{outcome.prompt_tokens} {outcome.tokens}")))
                if len(shown) == REPLIES:
                    break
    return judge(shown, decoded)


def one_reply(table: Table, line: str) -> float | None:
    """Tokens shown a second in the model's own reply to a line; None where it was too short to tell.

    Counted are the tokens of what was shown after the first piece, over the time from that piece to the last. A text
    taken apart anew may give more tokens than were drawn: those do not count.
    """
    turn = timed(table.evening.say(line, "model"))
    outcome = table.voice.asked[-1][2].outcome
    drawn = outcome.tokens if outcome else 0
    tokens = min(table.voice.count("".join(text for _, text in turn.words[1:])), drawn - 1)
    return tokens / (turn.words[-1][0] - turn.words[0][0]) if tokens >= LEAST_TOKENS else None


def judge(shown: Sequence[float], decoded: Sequence[float]) -> Measured:
    if len(shown) < 5:
        raise CannotMeasure(f"Only {len(shown)} of the starter's replies were long enough to be timed.")
    quotients = [subject / floor for subject, floor in zip(shown, decoded, strict=True)]
    return Measured(
        {"": median(quotients)},
        {
            "taken": "median of pairs",
            "quotients": spread(quotients),
            "shown per s": spread(shown, 1),
            "decoded per s": spread(decoded, 1),
        },
    )
