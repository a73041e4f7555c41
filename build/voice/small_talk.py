"""Small talk from Synthetic-Persona-Chat (Google, CC BY 4.0): blunt, but natural, and always from somebody's card.

Read from a folder of its CSV files when a corpus is made; nothing of it is kept in the repository. Replies of the kind
that the mind's critic refuses are shown and not learnt.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from build.voice.talks import Exchange, Tree, companion, lay
from build.voice.values import name
from game.mind.critic import faults

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
    r"(?:great|good|nice) (?:talking|chatting|to (?:meet|hear))|sounds like (?:a lot of )?fun|"
    r"have a (?:great|good|nice)|"
    r"glad (?:i could|to) |^(?:that['’]s|that sounds) (?:\w+ )?(?:great|cool|awesome|amazing|nice|good|interesting|"
    r"impressive|wonderful)|^(?:hi|hello|hey)\b|what about you\?$|^oh\b|^wow|^you too|^i know|^thanks?\b|"
    r"keep in touch",
    re.IGNORECASE,
)
"""What all of these talks say, and no one should learn to say."""
_REFUSED = {"help-desk", "claims-memory", "holds-back", "claims-human", "markup", "speaks-for-player", "length", "echo"}
_LONGEST = 140


def talks(folder: Path, chance: Random, most: int, length: int = 7) -> Iterator[Tree]:
    """Up to so many talks of a few exchanges each, from where a talk's middle begins."""
    rows: list[dict[str, str]] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    chance.shuffle(rows)
    for row in rows[:most]:
        tree = _talk(row, chance, length)
        if tree is not None:
            yield tree


def _talk(row: dict[str, str], chance: Random, length: int) -> Tree | None:
    """From the first reply that is worth learning to the last one; None where there are fewer than two of those."""
    spoken = [(who, text.strip()) for who, text in _TURN.findall(row["Best Generated Conversation"])]
    speaker = chance.choice("12")
    exchanges = [
        Exchange(says, reply, "small_talk" if _worth(says, reply) else "")
        for (asker, says), (answerer, reply) in pairwise(spoken)
        if asker != answerer == speaker and len(says) < _LONGEST
    ]
    start = chance.randint(0, max(0, len(exchanges) - length))
    learnt = [n for n, e in enumerate(exchanges) if e.kind and start <= n < start + length]
    if len(learnt) < 2:
        return None
    facts = row[f"user {speaker} personas"].split("\n")
    card = " ".join(_second_person(fact) for fact in facts if fact.strip())
    player = name(chance) if chance.random() < 0.3 else ""
    who = name(chance)
    return (lay(companion(who, f"You are {who}. {card}"), player, exchanges[learnt[0] : learnt[-1] + 1]),)


def _worth(says: str, reply: str) -> bool:
    return (
        6 < len(reply) < _LONGEST
        and not _STALE.search(reply)
        and _REFUSED.isdisjoint(faults(reply, says, "en", "", ()))
    )


def _second_person(fact: str) -> str:
    text = fact.strip()
    for pattern, said in _SECOND:
        text = re.sub(pattern, said, text)
    return text[:1].upper() + text[1:]
