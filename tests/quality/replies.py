"""What she answers to every line of a file, to be judged by a reader who has seen neither cues nor code.

    python -m tests.quality.replies coverage_en.txt [--lang L] [--evening] [-o FILE]

Each line is the first of an evening of its own, unless they are one evening in order (`--evening`). Prints a numbered
transcript; the shares of where the words came from go to the error stream.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.quality.sitting import HERE, sitting


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", help="a file of this folder, or a path")
    options.add_argument("--lang", default="en")
    options.add_argument("--evening", action="store_true", help="one evening in order")
    options.add_argument("-o", "--output", type=Path)
    chosen = options.parse_args()
    path = HERE / chosen.file if (HERE / chosen.file).exists() else Path(chosen.file)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    told: list[str] = []
    sources: Counter[tuple[str, ...]] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        sitting(f"replies-{path.stem}", Path(folder) / "profile", chosen.lang) as held,
    ):
        start = held.evening.history(1)[-1].turn
        told.append(f"(She opens: {held.evening.history(1)[-1].text})")
        for number, line in enumerate(lines, 1):
            answer = held.say(line)
            sources[answer.sources] += 1
            told.append(f"{number}. PLAYER: {line}\n   SHE: {answer.text}")
            if not chosen.evening:
                list(held.evening.rewind(start))
    text = "\n".join(told) + "\n"
    if chosen.output:
        chosen.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    total = sum(sources.values())
    for source, count in sources.most_common():
        sys.stderr.write(f"{', '.join(source) or 'nothing'}: {count} of {total}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
