"""What the author wrote for a situation: cues that fit, their lines with slots filled, the freshest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from random import Random
from typing import get_args

from game.content.model import Act, Cue, Line, Trigger
from game.content.traditional import traditional
from game.mind.agree import agreed
from game.mind.answering import known
from game.mind.asked_real import asks_real
from game.mind.conditions import holds
from game.mind.dates import say_day
from game.mind.fall_back import fall_backs
from game.mind.hear import Heard
from game.mind.lead import idles, leading_cues
from game.mind.persona_facts import persona_facts
from game.mind.relations import BY_KEY, say_relation
from game.mind.situation import Part, Reply, Situation
from game.mind.slots import fill, has_slots
from game.mind.text import is_chinese, opener, tokens
from game.mind.weigh import LIKELY
from game.play.clock import evening_of

WHAT_SHE_IS = "real"
"""The topic of cues in which a companion says, in words of her own, that she is a program."""
RULED = 0.95
"""The fit of a reply that a rule calls for: a plan just told, a fact asked back."""
FALLEN_BACK = 0.15
"""A general fall-back: more than a cue that is hardly likely, less than anything written for the kind of line."""
_OF_ITS_ACT, _BEHIND = 0.6, 0.1
"""A hello that is like no hello written is a hello still: what the nearest cue of its act is worth, and how far behind
the nearest of all it may be."""
_TOLD_BY_ACT: Mapping[Act, float] = {"greets": 0.45, "parts": 0.58, "thanks": 0.36, "apologises": 0.36}
"""Acts that any cue of theirs answers, and how near it must be."""
_PLAINLY_MEANT, _AS_WRITTEN = 0.85, 0.99
"""How likely a cue is that is plainly meant; and how near a line of the very words."""
_STALE = 0.15
"""What a cue loses when all its lines were said before, and the one said longest ago comes again."""
_SAME_OPENING = 0.02
_ASKING: frozenset[Act] = frozenset({"asks_companion", "asks_world"})
_FEW_WORDS = 6
_ONLY_ONCE = 1_000_000
"""How rare a first evening is, in days."""
_ALWAYS = frozenset(get_args(Trigger)) - {"heard", "fallback", "brings_up"}
"""What a rule calls for is said again rather than left to anyone else, even when all its lines were passed over."""


def answers(situation: Situation, chance: Random) -> list[Reply]:
    """Every authored answer to a line, the best first: what rules call for, cues that come near, and a fall-back."""
    heard = situation.heard
    found: list[Reply] = []
    if heard.care is not None:
        found += of_trigger(situation, "stays", {}, 1.0, chance)
    if heard.asked is not None:
        found += _to_question(situation, chance)
    truth = [*_of_what_she_is(situation, chance)] if asks_real(heard.text) and not _truly_answered(heard) else []
    found += truth
    found += _to_told(situation, chance)
    # "When is my birthday" is near to asking for hers, and must not get it; a line written out as an example may.
    for match in agreed(heard) if not truth else ():
        if heard.asked is not None and match.score < _AS_WRITTEN:
            break
        own = match.cue.own_words and match.fit >= LIKELY
        found += _of_cue(situation, match.cue, {}, match.fit, "own" if own else "cue", chance)
    found += _of_act(situation, chance)
    found += _of_kind(situation, chance)
    if idles(heard, situation.last):
        found += _brought_up(situation, chance)
    found += persona_facts(situation)
    found += of_trigger(situation, "fallback", {}, FALLEN_BACK, chance)
    return sorted(found, key=lambda r: -r.fit)


def _truly_answered(heard: Heard) -> bool:
    """Whether the author wrote a truth of her own for just this question: who made her, if this place is real."""
    return bool(heard.matches) and heard.matches[0].cue.own_words and heard.matches[0].fit >= _PLAINLY_MEANT


def _of_what_she_is(situation: Situation, chance: Random) -> Iterator[Reply]:
    """The truth to whoever asks if she is real: by rule, for no likeness of words may decide it."""
    for cue in situation.companion.cues:
        if cue.own_words and WHAT_SHE_IS in cue.topics:
            yield from _of_cue(situation, cue, {}, 1.0, "own", chance)


def _of_act(situation: Situation, chance: Random) -> Iterator[Reply]:
    """The nearest cue to a greeting, a thank-you, an apology or a goodbye that no cue came really near."""
    heard = situation.heard
    act = next((a for a in heard.acts if a in _TOLD_BY_ACT), None)
    if act is None or len(tokens(heard.text)) > _FEW_WORDS or not heard.matches or heard.matches[0].fit >= LIKELY:
        return
    least = max(_TOLD_BY_ACT[act], heard.matches[0].score - _BEHIND)
    near = next((m for m in heard.matches if act in m.cue.acts and m.score >= least), None)
    if near is not None and near.fit < _OF_ITS_ACT:
        yield from _of_cue(situation, near.cue, {}, _OF_ITS_ACT, "cue", chance)


def _of_kind(situation: Situation, chance: Random) -> Iterator[Reply]:
    """What is written for the kind of line this is, and for what it is about."""
    for one in fall_backs(situation):
        yield from _of_cue(situation, one.cue, one.slots, one.fit, "kind", chance)


def _brought_up(situation: Situation, chance: Random) -> list[Reply]:
    """Her own way towards the nearest beat that she has words for."""
    for cue in leading_cues(situation.companion, situation.near, situation.recent):
        found = [*_of_cue(situation, cue, {}, 1.0, "brings_up", chance)]  # also before an answer to "mm"
        if found:
            return found
    return []


def _to_question(situation: Situation, chance: Random) -> list[Reply]:
    """The answer to a question about the player's own facts: what was told, or honestly that it was not."""
    asked = situation.heard.asked
    assert asked is not None
    answer = known(situation, asked)
    found = of_trigger(situation, answer.trigger, answer.slots, RULED, chance)
    return [replace(r, used=answer.used) for r in found]


_GRAVE = re.compile(
    r"\b(?:died|dead|dies|dying|death|passed away|killed|cancer|stroke|heart attack|hospital|ill|sick|hurt|"
    r"accident|left me|broke up|divorc\w+|missing|lost|abus\w+|hit me|hits me|hates? me|suicid\w+|"
    r"jail|prison|funeral)\b|"
    r"去世|过世|過世|死|走了|癌|医院|醫院|生病|病了|车祸|車禍|离婚|離婚|分手|葬|自杀|自殺",
    re.IGNORECASE,
)


def _to_told(situation: Situation, chance: Random) -> list[Reply]:
    """The answer to something just told, a plan before a name; what one does or where one lives is for the cues.

    A name told with bad news is kept, and the news is answered.
    """
    heard, today = situation.heard, evening_of(situation.moment.now)
    found: list[Reply] = []
    grave = _GRAVE.search(heard.text) is not None
    for item in sorted(heard.told, key=lambda t: t.memory != "plan"):
        chinese = is_chinese(situation.language)
        kin = say_relation(item.relation, chinese, item.said)
        if item.memory == "plan" and item.due is not None:
            name = item.value or next((t.value for t in heard.told if t.relation == item.relation), "")
            whose = f"你{kin}{name}" if chinese else f"your {kin} {name}".strip()
            who = ("你" if chinese else "you") if item.relation == "self" else whose
            slots = {"who": who, "plan": item.about, "day": say_day(item.due, today, situation.language)}
            found += of_trigger(situation, "noted_plan", slots, RULED, chance)
        elif item.memory == "fact" and BY_KEY[item.relation].kind in ("person", "animal") and not grave:
            found += of_trigger(situation, "noted_fact", {"relation": kin, "value": item.value}, RULED - 0.05, chance)
    return found


def of_trigger(
    situation: Situation, trigger: Trigger, slots: Mapping[str, str], fit: float, chance: Random
) -> list[Reply]:
    """The freshest answer of each cue of a trigger that may speak: the rarest occasion first, then the freshest."""
    found: list[tuple[int, Reply]] = []
    for cue in situation.companion.cues:
        if cue.trigger == trigger and not cue.kinds:
            rarity = _ONLY_ONCE if cue.when.first_evening is True else cue.when.days_away
            found += [(rarity, reply) for reply in _of_cue(situation, cue, slots, fit, trigger, chance)]
    chance.shuffle(found)

    def rank(one: tuple[int, Reply]) -> tuple[bool, int, float, int]:
        rarity, reply = one
        over = any(p.line in situation.passed_over for p in reply.parts)
        return over, -rarity, -reply.fit, _last_said(situation, reply)

    return [reply for _, reply in sorted(found, key=rank)]


def _of_cue(
    situation: Situation, cue: Cue, slots: Mapping[str, str], fit: float, why: str, chance: Random
) -> Iterator[Reply]:
    """The freshest line of a cue that may be said here, if there is one."""
    moment = situation.moment
    if not holds(cue.when, moment):
        return
    values = {**_own_slots(situation), **slots}
    chinese = is_chinese(situation.language)
    ready: list[tuple[Line, str]] = []
    for line in _lines(cue, situation.language):
        text = fill(line.text, values, chinese) if holds(line.when, moment) else None
        if text is not None:
            ready.append((line, text))
    fresh = [r for r in ready if r[0].id not in situation.passed_over]
    if not fresh and (not ready or cue.trigger not in _ALWAYS):
        return
    openers = {opener(s.text) for s in situation.recent[-20:] if s.speaker == "companion"}
    said = moment.bond.lines
    # A line that a flag or a rank opened is worth more than one that is always there. Who asks about her for the first
    # time wants the plain answer, which authors put first.
    asked = not _ASKING.isdisjoint(cue.acts)
    line, text = min(
        fresh or ready,
        key=lambda r: (
            said.get(r[0].id, 0),
            -_particular(r[0]),
            ready.index(r) if asked or cue.in_order else 0,
            opener(r[1]) in openers,
            chance.random(),
        ),
    )
    worn = (_STALE if line.id in said else 0.0) + (_SAME_OPENING if opener(text) in openers else 0.0)
    part = Part(text, "joined" if has_slots(line.text) else "authored", line.id)
    yield Reply((part,), line.expression, cue.id, fit - worn, why)


def _particular(line: Line) -> int:
    when = line.when
    return (
        len(when.flags)
        + len(when.beats)
        + (when.rank_min > 1)
        + (when.hours is not None)
        + (when.days_away > 0)
        + bool(when.moods)
    )


def _lines(cue: Cue, language: str) -> tuple[Line, ...]:
    """A cue's lines in the language, or made from its nearest kin; never English for Chinese where there is both."""
    if language in cue.lines:
        return cue.lines[language]
    kin = next((lines for name, lines in cue.lines.items() if is_chinese(name) == is_chinese(language)), None)
    if kin is None:  # Whoever has only one language speaks it to everybody: silence would be no answer.
        return next(iter(cue.lines.values()), ())
    if language == "zh-Hant":
        return tuple(replace(line, text=traditional(line.text)) for line in kin)
    return kin


def _last_said(situation: Situation, reply: Reply) -> int:
    return max((situation.moment.bond.lines.get(p.line or "", 0) for p in reply.parts), default=0)


_BEFORE_A_THING = re.compile(r"\b(?:my|the|this|that|an?|our)\s+((?:[a-z]+\s*)+)", re.IGNORECASE)
_ENDS_A_THING = frozenset(
    """is was were are am has had have in on at with for and but that today tonight tomorrow again me to from of because
    so did does do went got get keep keeps kept make makes made will would can could about when which who i you we
    they""".split()
)
_NO_THING = frozenset(
    """same other way one thing time bit lot day night moment last next first best worst whole favourite favorite own
    others rest fuck hell""".split()
)


def _thing(text: str) -> str:
    """A thing of the player's own, as they called it: one or two words after "my", "the" and their like, or ""."""
    for found in _BEFORE_A_THING.finditer(text):
        words = list(takewhile(lambda word: word not in _ENDS_A_THING, found[1].lower().split()))
        if 0 < len(words) <= 2 and not _NO_THING & set(words):
            return " ".join(words)
    return ""


_NAMELESS = ("you", "your", "the visitor")


def _own_slots(situation: Situation) -> dict[str, str]:
    """Slots that any line may use: what the player is called, unless just used, and a thing of theirs."""
    called = situation.address or situation.player
    chinese = is_chinese(situation.language)
    if called:
        slots = {"player": called, "you": called, "your": f"{called}{'的' if chinese else '’s'}", "guest": called}
    else:
        slots = dict(zip(("you", "your", "guest"), ("你", "你的", "你") if chinese else _NAMELESS, strict=True))
    if any(called and called in s.text for s in situation.recent[-4:] if s.speaker == "companion"):
        slots.pop("player", None)
    thing = "" if chinese else _thing(situation.heard.text)
    return {**slots, "thing": thing}
