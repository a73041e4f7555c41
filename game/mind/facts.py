"""What a player tells of themself, read by patterns.

Deliberately narrow: a missed fact is still in the archive and found by search; a false one would be a false memory.
Questions, negations, wishes and quoted words tell nothing.
"""

from __future__ import annotations

import re
from datetime import date

from game.mind.text import is_chinese, sentences
from game.mind.told import Told
from game.mind.told_chinese import read_chinese
from game.mind.told_english import read_english

_QUOTED = re.compile(r"[\"“].*?[\"”]|「.*?」")


def told(text: str, language: str, today: date) -> list[Told]:
    """What a line tells of the player and theirs, at most one of each relation, and at most one plan."""
    found: dict[tuple[str, str], Told] = {}
    for sentence in sentences(_QUOTED.sub(" ", text)):
        read = read_chinese if is_chinese(language) else read_english
        for item in read(sentence, today):
            found.setdefault((item.memory, item.relation), item)
    return list(found.values())
