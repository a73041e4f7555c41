"""Small talk from Synthetic-Persona-Chat (Google, CC BY 4.0): blunt, but natural, and always from somebody's card.

Read from a folder of its CSV files when a corpus is made; nothing of it is kept in the repository.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from build.voice.notes import name
from build.voice.talks import Exchange, Talk, companion, lay

_TURN = re.compile(r"^User ([12]): ?(.*)$", re.MULTILINE)
_SECOND = (
    (r"\bI am\b|\bI['’]m\b|\bi am\b|\bi['’]m\b", "you are"),
    (r"\bI was\b|\bi was\b", "you were"),
    (r"\bI['’]ve\b|\bi['’]ve\b", "you have"),
    (r"\bI\b|\bi\b|\bme\b", "you"),
    (r"\b[Mm]y\b", "your"),
    (r"\b[Mm]ine\b", "yours"),
)
_STALE = re.compile(
    r"nice (?:talking|chatting|to meet)|(?:great|good) (?:talking|chatting)|that sounds like (?:a lot of )?fun|"
    r"have a (?:great|good|nice)|glad (?:i could|to) ",
    re.IGNORECASE,
)
"""What all of these talks say, and no one should learn to say."""
_LONGEST = 140


def talks(folder: Path, chance: Random, most: int, length: int = 5) -> Iterator[Talk]:
    """Up to so many talks of a few exchanges each, from where a talk's middle begins."""
    rows = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    chance.shuffle(rows)
    for row in rows[:most]:
        talk = _talk(row, chance, length)
        if talk is not None:
            yield talk


def _talk(row: dict[str, str], chance: Random, length: int) -> Talk | None:
    spoken = [(who, text.strip()) for who, text in _TURN.findall(row["Best Generated Conversation"])]
    speaker = chance.choice("12")
    exchanges = [
        Exchange(says, reply, "small_talk")
        for (asker, says), (answerer, reply) in pairwise(spoken)
        if asker != answerer == speaker
        and len(says) < _LONGEST
        and 6 < len(reply) < _LONGEST
        and not _STALE.search(reply)
    ]
    if len(exchanges) < 2:
        return None
    start = chance.randint(0, max(0, len(exchanges) - length))
    facts = row[f"user {speaker} personas"].split("\n")
    card = " ".join(_second_person(fact) for fact in facts if fact.strip())
    player = name(chance) if chance.random() < 0.5 else ""
    who = name(chance)
    return lay(companion(who, f"You are {who}. {card}"), player, exchanges[start : start + length])


def _second_person(fact: str) -> str:
    text = fact.strip()
    for pattern, said in _SECOND:
        text = re.sub(pattern, said, text)
    return text[:1].upper() + text[1:]
