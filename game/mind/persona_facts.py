"""What she says of herself where a short question plainly asks about it, and nothing that was written comes near."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.content.model import PersonaFact
from game.mind.conditions import holds
from game.mind.situation import Part, Reply, Situation
from game.mind.text import is_chinese, is_question, language_of, tokens

_FIT, _EACH = 0.37, 0.04
"""More than an answer that fits any question about her, less than one that is likely meant."""
_LIKELY_ENOUGH = 0.3
"""How likely the nearest cue must be for its answer to be better than a fact that shares a word."""
_SHORT, _SHORT_ZH = 7, 11
_PLENTY = 2
_STALE = 0.15
_TELL = re.compile(r"^\W*(?:(?:so|and|please|ok|can you|could you|i want to) )*(?:tell me|talk|describe)\b", re.I)
_TELL_ZH = re.compile("^(?:你|给我|跟我|再|能)*(?:说说|讲讲|聊聊|谈谈|介绍|告诉我)")


def persona_facts(situation: Situation) -> Iterator[Reply]:
    """A keyword is little: "a train of thought" asks nothing about hers. So one counts only in a short question, two in
    any; of Chinese characters a single one never."""
    heard = situation.heard
    if not _asks(heard.text) or any(match.fit >= _LIKELY_ENOUGH for match in heard.matches[:1]):
        return
    plenty = 1 if _is_short(heard.text) else _PLENTY
    for number, fact in enumerate(situation.companion.persona.facts, 1):
        line = f"{situation.companion.full_id}/fact#{number}"
        shared = _shared(heard.text, fact)
        if shared >= plenty and line not in situation.passed_over and holds(fact.when, situation.moment):
            part = Part(fact.says.within(situation.language), "authored", line)
            fit = _FIT + _EACH * shared - (_STALE if line in situation.moment.bond.lines else 0.0)
            yield Reply((part,), "neutral", None, fit, "persona")


def _asks(text: str) -> bool:
    return is_question(text) or _TELL.match(text) is not None or _TELL_ZH.match(text) is not None


def _shared(text: str, fact: PersonaFact) -> int:
    words, plain = _singular(tokens(text)), text.lower()
    return sum(
        len(key) > 1 and key in plain if is_chinese(language_of(key)) else _singular(tokens(key)) <= words
        for key in fact.about
    )


def _is_short(text: str) -> bool:
    words = tokens(text)
    return sum(map(len, words)) <= _SHORT_ZH if is_chinese(language_of(text)) else len(words) <= _SHORT


def _singular(words: Iterable[str]) -> set[str]:
    """Words with the -s of a plural, or of "'s", taken off: "who's" and "maps" as "who" and "map"."""
    return {w.removesuffix("'s").removesuffix("s") if len(w) > 3 else w.removesuffix("'s") for w in words}
