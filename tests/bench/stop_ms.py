"""How long she goes on after stop is pressed: stop → the session has left the stream, so no further word can come.

Pressed in the middle of a forced reply, and while a prompt is still being read for the first time; the figure is the
greater of the two medians. A press that came too late (the reply was over, the first word was there) is tried again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter, sleep

from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from game.mind.ports import Message, Sampling
from game.session import messages as m
from tests.bench.talking import Table, script, sit_down
from tests.bench.timing import spread

RUNS = 12
AFTER_WORDS = 5
INTO_PROMPT = 0.06
"""Seconds into the reading of a prompt."""


def measure(parts: Parts) -> Measured:
    with sit_down(parts) as table:
        lines = script()
        speaking = gather(lambda n: in_the_middle(table, lines[n % 60]), 3 * RUNS)
        reading = gather(lambda n: in_the_prompt(table, lines[(n + 30) % 60]), 3 * RUNS)
    return judge(speaking, reading)


def gather(press: Callable[[int], float | None], most: int) -> list[float]:
    """RUNS presses that came in time, of at most `most` tries."""
    found: list[float] = []
    for number in range(most):
        after = press(number)
        if after is not None:
            found.append(after)
        if len(found) == RUNS:
            break
    return found


def judge(speaking: Sequence[float], reading: Sequence[float]) -> Measured:
    if len(speaking) < RUNS or len(reading) < RUNS:
        raise CannotMeasure(
            f"Stop was pressed in time only {len(speaking)} times between words, {len(reading)} times before them."
        )
    return Measured(
        {"": max(median(speaking), median(reading))},
        {"taken": "greater of two medians", "between words": spread(speaking, 1), "in the prompt": spread(reading, 1)},
    )


def in_the_middle(table: Table, line: str) -> float | None:
    """Milliseconds from stop, pressed after a few words, to the end of words; None when she had finished by then."""
    spoken = threading.Event()

    def press() -> float:
        spoken.wait(30)
        sleep(0.01)
        table.evening.stop()
        return perf_counter()

    return _pressed(table, line, press, spoken, AFTER_WORDS)


def in_the_prompt(table: Table, line: str) -> float | None:
    """The same while the prompt is read; None when a word was there before."""
    for _ in table.voice.stream([Message("user", "The model forgets what it has read.")], Sampling(max_tokens=1)):
        pass
    asked = len(table.voice.asked)

    def press() -> float:
        while len(table.voice.asked) == asked:
            sleep(0.001)
        sleep(INTO_PROMPT)
        table.evening.stop()
        return perf_counter()

    return _pressed(table, line, press, threading.Event(), 0)


def _pressed(
    table: Table, line: str, press: Callable[[], float], spoken: threading.Event, words_before: int
) -> float | None:
    """Talk while another thread presses stop. The profile belongs to this thread, as in the game to the session's."""
    pressed: list[float] = []
    presser = threading.Thread(target=lambda: pressed.append(press()), daemon=True)
    presser.start()
    heard: list[tuple[float, m.Message]] = []
    for message in table.evening.say(line, "model"):
        heard.append((perf_counter(), message))
        if words_before and sum(isinstance(one, m.Words) for _, one in heard) == words_before:
            spoken.set()
    ended = perf_counter()
    spoken.set()
    presser.join()
    return silence(heard, ended, pressed[0], words_before)


def silence(heard: Sequence[tuple[float, m.Message]], ended: float, pressed: float, words_before: int) -> float | None:
    """Milliseconds from the press to the first thing told after the last word; None where stop came too late."""
    words = [number for number, (_, message) in enumerate(heard) if isinstance(message, m.Words)]
    after = [at for at, _ in heard[words[-1] + 1 if words else 0 :] if at >= pressed] or [ended]
    stopped = all(message.finish == "stopped" for _, message in heard if isinstance(message, m.ReplyDone))
    in_time = stopped and ended > pressed and (len(words) >= words_before if words_before else not words)
    return (after[0] - pressed) * 1000 if in_time else None
