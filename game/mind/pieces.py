"""A line as it is heard: whole, and in the pieces that may each be what it is about.

A specific thing inside a long line would drown in the whole of it; but a mere "lol" of a long line is not what it
means, and beside something grave nothing else is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.mind.grave import clauses, gravest
from game.mind.text import sentences, tokens

_SENTENCE, _CLAUSE, _SHORT, _BIT, _DEED = 0.96, 0.94, 0.88, 0.8, 0.9
"""What counts beside the whole line: a sentence, a Chinese clause, a short one, one of a word or two, a deed."""
_LIGHT = 0.78
"""What anything else counts in a line that holds something grave."""
_FEW, _FEW_ZH, _SHORT_ZH = 3, 3, 5
"""Words, or Chinese characters, of a bit and of something short."""
_MOST = 8
"""Pieces of one line that are heard: whoever writes a page is understood by its beginning."""

_STARRED = re.compile(r"\*\s*([^*\n]{2,}?)\s*\*")
_BRACKETED = re.compile(r"[（(]\s*([^（）()\n]{1,40}?)\s*[）)]")
_ONE_WORD = re.compile(r"(?!(?:always|yes|this|is|was|us|his|its|as|sometimes)$)[a-z]+s$", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """worth: what likeness to this piece counts, 0 to 1; the whole line's is 1."""

    text: str
    worth: float


def pieces(line: str, chinese: bool) -> list[Piece]:
    """What is said first and whole, then its sentences, in Chinese its clauses, and deeds told between marks.

    Never empty; no text comes twice.
    """
    said, deeds = apart(line, chinese)
    whole = said or line
    grave = gravest(whole, chinese)
    found = {whole: 1.0}
    for sentence in sentences(whole):
        found.setdefault(sentence, _worth(sentence, chinese, _SENTENCE))
        for clause in clauses(sentence) if chinese else ():
            if sum(map(len, tokens(clause))) > _FEW_ZH:
                found.setdefault(clause, _worth(clause, chinese, _CLAUSE))
    if grave:
        found = {text: worth if text == whole else _LIGHT * worth for text, worth in found.items()}
        found[grave] = 1.0
    for deed in (*deeds, line) if deeds and said else ():
        found.setdefault(deed, _DEED)
    return [Piece(text, worth) for text, worth in found.items()][:_MOST]


def apart(line: str, chinese: bool) -> tuple[str, list[str]]:
    """What is said and what is done beside it: "*waves* evening" is "evening", and the deed "*waves*".

    Deeds keep their marks, as authors write them. A word between asterisks may only be stressed, and English brackets
    hold asides rather than deeds.
    """
    deeds: list[str] = []

    def take(found: re.Match[str]) -> str:
        if not tokens(found[1]) or (found[0][0] == "*" and not _is_deed(found[1], chinese)):
            return found[0]
        deeds.append(found[0])
        return " "

    rest = _STARRED.sub(take, line)
    rest = _BRACKETED.sub(take, rest) if chinese else rest
    said = " ".join(rest.split()).strip()
    return (said if tokens(said) else ""), deeds


def _is_deed(told: str, chinese: bool) -> bool:
    return chinese or len(tokens(told)) > 1 or _ONE_WORD.match(told) is not None


def _worth(part: str, chinese: bool, most: float) -> float:
    if not chinese:
        return _BIT if len(tokens(part)) <= _FEW else most
    size = sum(map(len, tokens(part)))
    return _BIT if size <= _FEW_ZH else _SHORT if size <= _SHORT_ZH else most
