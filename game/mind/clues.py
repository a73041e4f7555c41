"""Clues: what a question gives away of the line that answers it, besides its words; and what makes a line an answer.

Fitted by few weights on talks between strangers (LoCoMo; see `tests/quality/locomo.py`), each talk judged by weights
from the others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from game.mind.ports import Said
from game.mind.relations import BY_KEY
from game.mind.text import CJK, terms
from game.mind.when import Period, period_asked
from game.play.state import Memory


@dataclass(frozen=True)
class Names:
    """What the two who talk are called, in all languages."""

    player: tuple[str, ...] = ()
    companion: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.player, *self.companion)


@dataclass(frozen=True)
class Clues:
    """What was read out of one question. speaker: whose lines it asks for, None where it may be either's."""

    speaker: str | None
    period: Period | None


_SPOKEN_OF, _DAY, _LENGTH, _ASKS, _OWN = 2.8, 4.0, 0.7, -0.4, 0.6
"""Log-odds of answering: said by the one asked about; in the time asked for; for each e-fold of length; a line that
only asks; one that speaks of its speaker."""

_CHARACTER = re.compile(f"[{CJK}]")
_YOU_SAID = re.compile(
    r"\b(?:did|have|had|were|what|that|as|when|if) you (?:ever |just |once |already )?"
    r"(?:say|said|tell|told|telling|promise|promised|mention|mentioned|call|called)\b|"
    r"\byou (?:said|told|promised|mentioned)\b|"
    r"你.{0,4}(?:说过|說過|答应|答應|告诉|告訴|讲过|講過|提过|提過)",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|mine|we|our|us)\b|我", re.IGNORECASE)
_YOURS = re.compile(r"\b(?:you|your|yours)\b|你|您", re.IGNORECASE)
_OWN_WORDS = re.compile(r"\b(?:i|i'm|i've|i'd|my|we|our|me)\b|我", re.IGNORECASE)


def clues(question: str, names: Names, today: date) -> Clues:
    """What a question tells of its answer."""
    return Clues(_speaker(question.replace("’", "'"), names), period_asked(question, today))


def _speaker(question: str, names: Names) -> str | None:
    if _YOU_SAID.search(question):
        return "companion"
    if _MINE.search(question):
        return "player"
    called = {who for who, own in (("player", names.player), ("companion", names.companion)) if _names(question, own)}
    if len(called) == 1:
        return called.pop()
    return "companion" if not called and _YOURS.search(question) else None


def _names(question: str, names: Iterable[str]) -> bool:
    """Whether one of these is spoken of: not where it only calls ("Isaura, what …")."""
    edge = f"[{CJK}]"
    return any(
        re.search(rf"(?i)(?:(?<!\w)|(?<={edge})){re.escape(name)}(?:(?!\w)|(?={edge}))(?![,，])", question)
        for name in names
        if name
    )


def answers(said: Said, asked: Clues) -> float:
    """How much speaks for a line as an answer, apart from its words and its meaning; in log-odds."""
    words = len(said.text.split()) + len(_CHARACTER.findall(said.text)) // 2
    weight = _LENGTH * math.log(3 + words)
    if asked.speaker is not None:
        weight += _SPOKEN_OF * (said.speaker == asked.speaker)
    if asked.period is not None:
        weight += _DAY * asked.period.holds(datetime.fromisoformat(said.at).date())
    if said.text.rstrip("\"'”’」 ").endswith(("?", "？")):
        weight += _ASKS
    if _OWN_WORDS.search(said.text):
        weight += _OWN
    return weight


def known_by(memories: Iterable[Memory], companion: str) -> dict[int, str]:
    """Turn → the words for what a companion was told in it: "my old tabby" is found by "cat", in either language."""
    keys: dict[int, str] = {}
    for memory in memories:
        if memory.companion == companion:
            relation = BY_KEY.get(memory.relation)
            words = (*relation.english, *relation.chinese) if relation else ()
            keys[memory.turn] = " ".join([keys.get(memory.turn, ""), *words, memory.value, memory.about])
    return keys


def keyed(query_terms: Sequence[str], keys: Mapping[int, str]) -> dict[int, float]:
    """Turn → the share of the question's terms in what is known by that turn: facts as further keys to their lines."""
    wanted = set(query_terms)
    if not wanted:
        return {}
    shares = {turn: len(wanted & set(terms(key))) / len(wanted) for turn, key in keys.items()}
    return {turn: share for turn, share in shares.items() if share}
