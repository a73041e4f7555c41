"""What a player tells of themself, read by patterns.

Deliberately narrow: a missed fact is still in the archive and found by search; a false one would be a false memory.
Questions, negations, wishes and quoted words tell nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from game.mind.relations import BY_KEY
from game.mind.text import is_chinese, is_question, sentences
from game.mind.told import Told
from game.mind.told_chinese import read_chinese
from game.mind.told_english import read_english
from game.mind.told_heart import heart_chinese, heart_english

_ANOTHER = re.compile(r"\b(?:other|another|second|also|too|as well)\b|另|还有|還有|也有|又", re.IGNORECASE)
_TAG = re.compile(
    r",? (?:did i (?:say|tell you|mention)(?: that)?|you know|right|remember|have i said)\s*\?+$|"
    r"[，,]\s*(?:你知道[吗嗎吧]|[对對]吧|[记記]得[吗嗎])[?？]?$",
    re.IGNORECASE,
)
"""What asks only whether it was heard."""
_QUOTED = re.compile(r"[\"“].*?[\"”]|「.*?」")


def told(text: str, language: str, today: date) -> list[Told]:
    """What a line tells of the player and theirs: at most one of each relation, one plan, one promise, one feeling."""
    found: dict[tuple[str, str], Told] = {}
    for whole in sentences(_QUOTED.sub(" ", text)):
        sentence = _TAG.sub(".", whole)
        if is_question(sentence):
            continue
        chinese = is_chinese(language)
        read = read_chinese if chinese else read_english
        another = _ANOTHER.search(sentence) is not None
        for item in read(sentence, today):
            many = item.relation in BY_KEY and BY_KEY[item.relation].many
            found.setdefault((item.memory, item.relation), replace(item, beside=another or many))
        for item in heart_chinese(sentence, today) if chinese else heart_english(sentence, today):
            if item.memory == "feeling" or ("plan", "self") not in found:
                found.setdefault((item.memory, item.relation), item)
    return list(found.values())
