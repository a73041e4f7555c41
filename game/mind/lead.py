"""Leading: what is near between two people, what the companion brings up herself, and what the player might say.

She brings a near beat up when talk idles, never while someone confides, never twice in sight, never at a goodbye. What
is offered to the player is of three kinds: an answer to her last words, a step towards something near, something of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from game.content.model import Act, Chapter, Companion, Cue
from game.content.traditional import traditional
from game.mind.before import Before, follows
from game.mind.conditions import Moment, holds
from game.mind.hear import Heard
from game.mind.offered import ANSWERS, OWN, Kind, about_plan, of_someone
from game.mind.ports import Said
from game.mind.text import is_chinese, is_latin, sentences, tokens
from game.play.state import Memory, State
from game.play.unlocks import missing

T = TypeVar("T")
_IDLE = frozenset(
    """ok okay k kk mm mmm mhm hm hmm uh um yeah yep yes yup right sure fine cool nice lol haha ha idk dunno nothing
    nm well so oh ah i see good great alright true much not really maybe bored hey now a bit just me
    too same""".split()
)
_IDLE_ZH = re.compile(r"^[嗯哦噢啊呃唔额哈呵好的吧行呀啦是了对没什么随便无聊无聊無聊然后就这样這樣知道不]*$")
"""Lines of nothing but these words carry nothing on."""
_HEAVY: frozenset[Act] = frozenset({"confides", "asks_comfort", "hurts", "apologises", "parts", "promises"})
_OPEN = re.compile(r"\b(?:who|whose|what|which|when|where|why|how)\b|什么|怎么|哪|谁|多少|几|为什么", re.IGNORECASE)
"""A question that yes or no does not answer."""
_FEW_WORDS, _FEW_CHARACTERS = 3, 6
_STEPS_AWAY = 1
"""How many things besides beats and points (a rank, a chapter) may still lack for a chapter to count as near."""


def near(companion: Companion, chapters: Iterable[Chapter], state: State) -> tuple[str, ...]:
    """The beats that near chapters wait for, those of the nearest chapter first."""
    found: list[tuple[int, str]] = []
    for chapter in chapters:
        if state.progress(chapter.full_id).opened is not None:
            continue
        lacking = missing(state, chapter)
        away = sum(item.kind in ("rank", "chapter") for item in lacking)
        if away <= _STEPS_AWAY:
            found += [(away, item.name) for item in lacking if item.kind == "beat" and item.name in companion.beats]
    return tuple(dict.fromkeys(beat for _, beat in sorted(found, key=lambda one: one[0])))


def is_idle(text: str, language: str) -> bool:
    """Whether a line is a mere word or two that carries nothing on, asks nothing and tells nothing."""
    words = tokens(text)
    if is_chinese(language) and not is_latin(text):
        return sum(map(len, words)) <= _FEW_CHARACTERS and _IDLE_ZH.match("".join(words)) is not None
    return len(words) <= _FEW_WORDS and _IDLE.issuperset(words) and not text.rstrip().endswith("?")


def idles(heard: Heard, last: Before | None) -> bool:
    """Whether talk idles: two mere words running, nothing heavy before them, and no question of hers left open."""
    return (
        last is not None
        and last.idle
        and not last.asked
        and is_idle(heard.text, heard.language)
        and _HEAVY.isdisjoint(last.acts)
        and heard.asked is None
        and heard.care is None
        and not heard.told
    )


def leading_cues(companion: Companion, beats: Sequence[str], recent: Sequence[Said]) -> list[Cue]:
    """Her own words towards the nearest beats; none where she has brought anything up within sight."""
    cues = [cue for cue in companion.cues if cue.trigger == "brings_up"]
    said = [message.text for message in recent if message.speaker == "companion"]
    hers = (line.text.partition("{")[0] for cue in cues for lines in cue.lines.values() for line in lines)
    if any(text and text in reply for text in hers for reply in said):
        return []
    return sorted((cue for cue in cues if cue.beat in beats), key=lambda cue: beats.index(cue.beat or ""))


@dataclass(frozen=True)
class Standing:
    """What offers are made of: who, what came last, what is near, what is remembered, and when."""

    companion: Companion
    last: Before | None
    near: tuple[str, ...]
    plans: tuple[tuple[Memory, str], ...]
    memories: tuple[Memory, ...]
    moment: Moment
    language: str
    said: tuple[str, ...]
    """The player's own latest lines, which are not offered again."""
    count: int
    """Grows with each reply, so that what is offered changes."""


def offers(now: Standing) -> tuple[str, ...]:
    """Three short things the player might say, different in kind and in words; none after a goodbye."""
    if now.last is not None and "parts" in now.last.acts:
        return ()
    taken = {line.casefold() for line in now.said}
    chosen: list[str] = []
    for kind in (_answer(now), _towards(now), _own(now)):
        text = next((t for t in kind if t.casefold() not in taken), None)
        if text is not None:
            taken.add(text.casefold())
            chosen.append(text)
    return tuple(chosen)


def _answer(now: Standing) -> Iterator[str]:
    """To her last words: what a cue that follows them offers, else what one says to such words."""
    leaning = [c for c in _open_cues(now) if c.follows is not None and follows(c, now.last)]
    # What follows one reply of hers is nearer than what follows any joke.
    leaning.sort(key=lambda c: c.follows is None or not c.follows.cues)
    for cue in leaning:
        if cue.follows is not None and (cue.follows.cues or cue.follows.topics or cue.follows.triggers):
            yield from _turned(_offered(cue, now.language), now.count)
    yield from _turned(ANSWERS[_kind(now.last)][_table(now.language)], now.count)


def _towards(now: Standing) -> Iterator[str]:
    """Towards a near beat, and by turns to whatever of hers has not been asked yet."""
    asking = [c for c in _free_cues(now) if {"asks_companion", "asks_world"} & set(c.acts)]
    free = [text for cue in _turned(asking, now.count) for text in _offered(cue, now.language)]
    for texts in _turned([[*_to_beats(now)], free], now.count):
        yield from texts


def _to_beats(now: Standing) -> Iterator[str]:
    for beat in now.near:
        for cue in _open_cues(now):
            if cue.beat == beat:
                yield from _turned(_offered(cue, now.language), now.count)
        yield now.companion.beats[beat].asks.within(now.language)


def _own(now: Standing) -> Iterator[str]:
    """Of the player's own: a plan that is due, someone they told of, or the day they had."""
    chinese = is_chinese(now.language)
    plans = [
        about_plan(plan, phase, _table(now.language))
        for plan, phase in now.plans
        if plan.about and is_chinese(plan.language) == chinese
    ]
    people = [m for m in now.memories if m.memory == "fact" and m.value and is_chinese(m.language) == chinese]
    own = [*_turned(OWN[_table(now.language)], now.count)]
    telling = [
        t for c in _turned(_free_cues(now), now.count) if "confides" in c.acts for t in _offered(c, now.language)
    ]
    about = [t for m in reversed(people) if (t := of_someone(m, _table(now.language)))]
    for texts in _turned([plans, own, telling, about], now.count):
        yield from texts


def _open_cues(now: Standing) -> list[Cue]:
    return [c for c in now.companion.cues if c.trigger == "heard" and c.offers and holds(c.when, now.moment)]


def _free_cues(now: Standing) -> list[Cue]:
    """Cues that lean on nothing, lead to nothing, and whose lines have not been said: the new is worth most."""
    said = now.moment.bond.lines
    return [
        c
        for c in _open_cues(now)
        if c.follows is None
        and c.beat is None
        and not any(line.id in said for lines in c.lines.values() for line in lines)
    ]


def _offered(cue: Cue, language: str) -> tuple[str, ...]:
    if language in cue.offers:
        return cue.offers[language]
    kin = next((texts for name, texts in cue.offers.items() if is_chinese(name) and is_chinese(language)), ())
    return tuple(map(traditional, kin)) if language == "zh-Hant" else kin


def _kind(last: Before | None) -> Kind:
    if last is None:
        return "nothing"
    if last.asked:
        return "open_question" if _OPEN.search(sentences(last.text)[-1]) else "question"
    if last.cue is not None and last.cue.trigger == "opening":
        return "opening"
    if last.face == "wry":
        return "joke"
    if last.face in ("sad", "worry", "hurt"):
        return "trouble"
    return "kindness" if last.face in ("warm", "shy") else "plain"


def _table(language: str) -> str:
    return language if language in ANSWERS["plain"] else "en"


def _turned(row: Sequence[T], by: int) -> list[T]:
    """The same, begun at another place."""
    start = by % len(row) if row else 0
    return [*row[start:], *row[:start]]
