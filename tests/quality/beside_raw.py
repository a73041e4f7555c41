"""One evening twice: what Isaura answers, and beside it what the bare starter model answers to the same lines.

    python -m tests.quality.beside_raw sixty_en.txt [--seed N] [-o FILE.md]

Both hear the lines in order and know what was said before. The bare model gets nothing of the game: its own chat
template, no system message of ours, the whole talk as far as its context holds, its usual sampling. Writes a table with
an empty column for the verdict of a reader who has seen neither cues nor code, and is not told which column is whose:
with `--blind` the two change places by the seed, and the key is written last.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from game.mind.ports import Message, Sampling, Voice
from tests.quality.sitting import HERE, sitting

_LONGEST = 90
"""Tokens of a bare reply: more than she ever says."""


def bare_replies(voice: Voice, lines: Sequence[str], seed: int) -> Iterator[str]:
    """What the model itself answers, each with the talk before it; the oldest goes where the context is full."""
    talk: list[Message] = []
    for number, line in enumerate(lines):
        talk.append(Message("user", line))
        while sum(voice.count(m.content) + 8 for m in talk) > voice.card.context - _LONGEST:
            del talk[:2]
        sampling = Sampling(max_tokens=_LONGEST, repeat_penalty=1.1, seed=seed + number)
        reply = "".join(voice.stream(talk, sampling)).strip()
        talk.append(Message("assistant", reply))
        yield reply


def table(lines: Sequence[str], hers: Sequence[str], bare: Sequence[str], blind: Random | None) -> str:
    """A Markdown table with a row for each line, and, where it is blind, the key after it."""
    swapped = [blind is not None and blind.random() < 0.5 for _ in lines]
    first, second = ("A", "B") if blind is not None else ("Isaura", "the bare model")
    rows = [f"| # | player | {first} | {second} | verdict |", "|---|---|---|---|---|"]
    for number, (line, mine, its, turned) in enumerate(zip(lines, hers, bare, swapped, strict=True), 1):
        left, right = (its, mine) if turned else (mine, its)
        rows.append(f"| {number} | {_cell(line)} | {_cell(left)} | {_cell(right)} | |")
    if blind is not None:
        rows += ["", "A is the bare model in rows: " + ", ".join(str(n) for n, t in enumerate(swapped, 1) if t)]
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|") or "(nothing)"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("file", help="a file of this folder, or a path")
    options.add_argument("--lang", default="en")
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--blind", action="store_true", help="hide whose column is whose")
    options.add_argument("-o", "--output", type=Path)
    chosen = options.parse_args()
    path = HERE / chosen.file if (HERE / chosen.file).exists() else Path(chosen.file)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    with (
        tempfile.TemporaryDirectory() as folder,
        sitting(f"beside-raw-{path.stem}", Path(folder) / "profile", chosen.lang) as held,
    ):
        hers = [held.say(line).text for line in lines]
        voice = held.profile.voice
        assert voice is not None  # `sitting` skips without one.
        bare = list(bare_replies(voice, lines, chosen.seed))
    text = table(lines, hers, bare, Random(chosen.seed) if chosen.blind else None)
    if chosen.output:
        chosen.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
