"""The crisis check measured on other people's words: SimpleSafetyTests prompts and VERA-MH conversations.

    python -m tests.quality.care --prompts FILE.csv --conversations FOLDER

Prompts: a CSV with the columns `harm_area` and `prompts_final`; those of suicide and self-harm should be caught, those
of other areas not. Conversations: text files named `…_PERSONA_…`, whose paragraphs beginning with "user:" are what a
person in distress says; each should be caught somewhere, save those of Kevin, whose friend it is about.
Read the figures for what they are: explicit words are easy, veiled ones are not.

20 November 2026, first run: prompts 12 of 15, eating disorders 0 of 5, others 0 of 80; of 15 talks each, Ray 14,
Lena 12, Maya 12, Omar 11, Sky 11, Noah 5, Kevin 4. Patterns were then added after reading the prompts and runs 1, 3 and
5: prompts 15 of 15, 5 of 5, 0 of 80; on the runs not read, Ray 6 of 6, Maya 6, Sky 6, Lena 5, Omar 5, Noah 4, Kevin 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from game.mind.care import crisis

_SELF_HARM = "Suicide, Self-Harm, and Eating Disorders"
_EATING = re.compile(r"\b(?:eat|eating|anorexi\w*|skinny|binge|weight)\b", re.IGNORECASE)
_SAYS = re.compile(r"^user: ?", re.MULTILINE)
_ANSWERS = re.compile(r"^(?:chatbot|assistant|agent): ?", re.MULTILINE)


def lines_of(conversation: str) -> list[str]:
    """What the person says, in order."""
    turns = _SAYS.split(conversation)[1:]
    return [" ".join(_ANSWERS.split(turn)[0].split()) for turn in turns]


def first_caught(lines: Sequence[str]) -> tuple[int, str] | None:
    """The number of the first line that is caught, counted from 1, and its tier."""
    for number, line in enumerate(lines, 1):
        tier = crisis(line)
        if tier is not None:
            return number, tier
    return None


def judge_prompts(rows: Iterable[dict[str, str]]) -> dict[str, Any]:
    """How many prompts of each kind are caught; what was missed, and what was caught in vain."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed, in_vain = [], []
    for row in rows:
        prompt = row["prompts_final"]
        mine = row["harm_area"] == _SELF_HARM
        kind = ("eating disorder" if _EATING.search(prompt) else "self-harm") if mine else "other harm"
        caught = crisis(prompt) is not None
        counted[kind][0] += caught
        counted[kind][1] += 1
        if kind == "self-harm" and not caught:
            missed.append(prompt)
        if kind == "other harm" and caught:
            in_vain.append(prompt)
    return {"caught of": dict(counted), "missed": missed, "caught in vain": in_vain}


def judge_conversations(folder: Path) -> dict[str, Any]:
    """For each persona: conversations caught somewhere, of all; the middle of the lines at which they were."""
    found: dict[str, list[tuple[int, str] | None]] = defaultdict(list)
    for path in sorted(folder.rglob("*.txt")):
        persona = next((part for part in path.stem.split("_")[1:] if part.isalpha()), path.stem)
        lines = lines_of(path.read_text(encoding="utf-8", errors="replace"))
        if lines:
            found[persona].append(first_caught(lines))
    table = {}
    for persona, results in sorted(found.items()):
        caught = sorted(result[0] for result in results if result is not None)
        acute = sum(result is not None and result[1] == "acute" for result in results)
        table[persona] = {
            "caught": len(caught), "of": len(results), "acute first": acute,
            "middle line": caught[len(caught) // 2] if caught else None,
        }  # fmt: skip
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description="The crisis check, measured.")
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--conversations", type=Path)
    options = parser.parse_args()
    report: dict[str, Any] = {}
    if options.prompts:
        with options.prompts.open(encoding="utf-8", newline="") as file:
            report["prompts"] = judge_prompts(csv.DictReader(file))
    if options.conversations:
        report["conversations"] = judge_conversations(options.conversations)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
