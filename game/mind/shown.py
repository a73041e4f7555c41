"""The words that show what was made of a line: for each act, topic, feeling, question, name and day its place there.

So that the player, an author or a test can see why a line was taken as it was. Spans are offsets into the line as
typed; nothing here is kept, for it can be told anew from the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from game.content.model import Act
from game.mind.dates import find_day
from game.mind.quoted import quotations, reported
from game.mind.text import is_chinese, is_question, sentences
from game.mind.told import Told
from game.mind.topics import topics_in

ShownKind = Literal["act", "topic", "feeling", "fact", "question", "name", "day", "denied", "quoted", "reported"]


@dataclass(frozen=True)
class Shown:
    """label: the act, the topic, the relation, the ISO day; "" where the kind says all. start, end: of the words."""

    kind: ShownKind
    label: str
    start: int
    end: int


Pushes = Mapping[str, float]
"""N-gram → how much it speaks for the act a line was taken for, beside all others."""

_DENIED = re.compile(
    r"\b(?:not|never|no|nothing|nobody|cannot|don['’]?t|doesn['’]?t|didn['’]?t|isn['’]?t|aren['’]?t|wasn['’]?t|won['’]?t|can['’]?t|"
    r"couldn['’]?t|wouldn['’]?t|haven['’]?t|hasn['’]?t)\b|不(?!错|错|过|過|好意思)|没(?!事)|沒(?!事)|别(?!人|的)|無",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:['’][^\W_]+)*")
_STRETCH = 6
"""Words, or Chinese characters, of the stretch that shows an act, at most."""


def shown(
    text: str, language: str, today: date, acts: Sequence[Act], told: Sequence[Told], pushes: Pushes | None
) -> tuple[Shown, ...]:
    """Everything that shows in a line, in the order in which it stands there. pushes: None where no model judged."""
    found = [Shown("act", act, *_of_act(text, language, pushes)) for act in acts]
    found += [Shown("topic", name, start, end) for name, start, end in topics_in(text)]
    found += [one for item in told for one in _of_told(text, item)]
    found += [Shown("question", "", *span) for span in _sentences(text) if is_question(text[slice(*span)])]
    found += [Shown("denied", "", *match.span()) for match in _DENIED.finditer(text)]
    found += [Shown("quoted", "", *span) for span in quotations(text)]
    found += [Shown("reported", "", *span) for span in reported(text)]
    day = find_day(text, today)
    if day is not None:
        found.append(Shown("day", day.day.isoformat(), day.start, day.end))
    return tuple(sorted(dict.fromkeys(found), key=lambda s: (s.start, s.end, s.kind)))


def _of_act(text: str, language: str, pushes: Pushes | None) -> tuple[int, int]:
    """The stretch of words that speaks most for the act; the whole line where nothing tells one from another."""
    words = [match.span() for match in _WORD.finditer(text)]
    if pushes is None or not words:
        return 0, len(text)
    strength = _strengths(text, words, language, pushes)
    best = max(
        ((a, b) for a in range(len(words)) for b in range(a, min(a + _STRETCH, len(words)))),
        key=lambda ab: (sum(strength[ab[0] : ab[1] + 1]), ab[0] - ab[1]),
    )
    return words[best[0]][0], words[best[1]][1]


def _strengths(text: str, words: Sequence[tuple[int, int]], language: str, pushes: Pushes) -> list[float]:
    """By word, how much it and the pairs it stands in speak for the act."""
    said = [text[a:b].lower().replace("’", "'") for a, b in words]
    joint = "" if is_chinese(language) else " "
    strength = [pushes.get(word, 0.0) for word in said]
    for at in range(len(said) - 1):
        together = pushes.get(said[at] + joint + said[at + 1], 0.0) / 2
        strength[at] += together
        strength[at + 1] += together
    return strength


def _of_told(text: str, item: Told) -> Iterator[Shown]:
    """Where a told thing stands: its name or value, and a feeling's own word."""
    value = item.value or item.about.removeprefix("the ")
    at = text.lower().find(value.lower()) if value else -1
    if at < 0:
        return
    if item.memory == "feeling":
        yield Shown("feeling", item.value, at, at + len(value))
        return
    kind: ShownKind = "name" if item.value[:1].isupper() or item.relation == "name" else "fact"
    yield Shown(kind, item.relation, at, at + len(value))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
            yield start, at
