"""What she can say to a question about the player's own life: a fact she holds, a plan's day, the line that told it, or
honestly that there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from game.content.model import Trigger
from game.mind.asked_type import Asked
from game.mind.dates import say_day
from game.mind.ports import Said
from game.mind.recall import STOP
from game.mind.relations import BY_KEY, OWN_WAYS, of, say_relation
from game.mind.situation import Situation, current
from game.mind.text import is_chinese, is_question, language_of, terms
from game.play.clock import evening_of
from game.play.state import Memory

_SAID_BY_NAME = frozenset({"birthday", "allergy"})
"""The ways that a line which tells of them is known to name."""
_TOLD_BY_VALUE = frozenset({"birthday", "age", "favourite"})
"""The ways that are told in a word; of what one likes or fears one's own words say more."""
_LONGEST = 160
"""Characters of a quoted line; a longer one is cut at its end."""


@dataclass(frozen=True)
class Known:
    """The kind of answer, what fills its slots, and the memories it rests on."""

    trigger: Trigger
    slots: Mapping[str, str] = field(default_factory=dict)
    used: tuple[int, ...] = ()


def known(situation: Situation, asked: Asked) -> Known:
    """The best answer there is to what was asked."""
    chinese = is_chinese(situation.language)
    relation = asked.said or say_relation(asked.relation, chinese)
    if asked.relation == "name" and situation.player:
        return Known("knows", {"relation": relation, "value": situation.player})
    way = _way(situation, asked) if asked.relation in OWN_WAYS else None
    if way is not None:
        if way.relation in _TOLD_BY_VALUE:
            return Known("knows", {"relation": relation, "value": way.value}, (way.id,))
        return Known("recalls", {"relation": relation, "quote": _quoted(way.text)}, (way.id,))
    fact = current(situation.memories, asked.relation) if asked.relation else None
    if fact is None and asked.relation == "home town":
        fact = current(situation.memories, "home")
    if fact is not None:
        return Known("knows", {"relation": relation, "value": fact.value}, (fact.id,))
    plan = _plan(situation, asked)
    if plan is not None and plan.due is not None:
        day = say_day(date.fromisoformat(plan.due), evening_of(situation.moment.now), situation.language)
        return Known("knows", {"relation": relation, "value": day.removeprefix("on ")}, (plan.id,))
    line = next(_lines(situation, asked), None)
    if line is not None:
        return Known("recalls", {"relation": relation, "quote": _quoted(line.text)})
    return Known("unknown", {"relation": relation})


def _quoted(text: str) -> str:
    quote = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return quote.strip('“”"')


def _way(situation: Situation, asked: Asked) -> Memory | None:
    """The way of theirs that was asked for: of several likings the one that shares most words with the question."""
    held = [m for m in situation.memories if m.relation == asked.relation]
    if asked.relation == "favourite":
        held = [m for m in held if m.about == asked.about or asked.about in m.about]
    wanted = set(terms(situation.heard.text))
    return max(held, key=lambda m: (len(wanted & set(terms(m.text))), m.id), default=None)


def _plan(situation: Situation, asked: Asked) -> Memory | None:
    """The newest plan that goes by this word."""
    wanted = set(terms(asked.said))
    plans = [m for m in situation.memories if m.memory == "plan" and wanted & set(terms(m.about))]
    return plans[-1] if plans else None


def _lines(situation: Situation, asked: Asked) -> Iterator[Said]:
    """The player's own lines, likeliest first, that hold what is asked about, in any word for it."""
    wanted = _words_for(asked)
    question = situation.heard.text
    heard = situation.recent[-1].turn if situation.recent else None
    for said in (*(found.said for found in situation.recalled), *reversed(situation.recent)):
        if said.speaker != "player" or said.turn == heard or is_question(said.text):
            continue
        alike = (not asked.relation or asked.relation in OWN_WAYS) and len(shared(question, said.text)) > 1
        if alike or any(_holds(said.text, word) for word in wanted):
            yield said


def _words_for(asked: Asked) -> set[str]:
    """Every word for the relation and for the wider one, or the last word of what is asked about."""
    if asked.relation == "favourite":
        return {asked.about}
    if asked.relation in OWN_WAYS and asked.relation not in _SAID_BY_NAME:
        return set()  # "I'd love one" tells nothing of what they like.
    keys = {asked.relation, of(asked.relation)} if asked.relation else set()
    words = {word for key in keys if key in BY_KEY for word in (*BY_KEY[key].english, *BY_KEY[key].chinese)} - {"家"}
    return words or {asked.said.split()[-1]}


def _holds(text: str, word: str) -> bool:
    if is_chinese(language_of(word)):
        return word in text
    words = word.lower().split()
    said = terms(text)
    return any(said[at : at + len(words)] == words for at in range(len(said)))


def shared(question: str, line: str) -> set[str]:
    """The words that tell something and stand in both; none in Chinese, where pairs of characters tell too little."""
    words = set(terms(question)) & set(terms(line)) - STOP
    return {word for word in words if word.isascii() and len(word) > 2}
