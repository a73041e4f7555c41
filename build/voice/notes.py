"""Drills in using what was told: the right note among others, none at all, the later of two that differ.

Notes that are easily taken for each other stand together (a sister's name by a brother's), and of the same notes several
things are asked, so that nothing but looking helps. The same is asked of what was said a moment ago.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from build.voice import values
from build.voice.facts import FACTS, Fact, filled
from build.voice.talks import Exchange
from build.voice.values import drawn

_LATER = (
    "actually, {t}", "sorry, i meant {t}", "no, i got that wrong. {t}", "{t} now", "{t}", "{t}", "correction: {t}",
    "things have changed, {t}", "wait, no. {t}", "i mixed that up, {t}", "scratch that. {t}", "since last week {t}",
)  # fmt: skip
_TOUCHED = 0.25
"""How often a line only touches on what was told."""
_TAKEN_UP = (
    "{V}. I'll keep that.", "{V}, then. Noted.", "{V}. That's worth knowing.", "Ah, {v}. Since when?",
    "{V}? I'd not have guessed.", "{V}. Good. What else?", "So it's {v}. I'll not forget.", "{V}. Tell me more of that.",
)  # fmt: skip


def recalling(chance: Random, testing: bool = False) -> Exchange:
    """A question, or a line that touches on a fact, with the right note among others of other matters."""
    fact, *others = _facts(chance, chance.randint(0, 2))
    value = drawn(fact.value, chance, testing)
    return _asked(fact, value, _shuffled(fact, value, others, chance, testing), chance, testing)


def not_told(chance: Random, testing: bool = False) -> Exchange:
    """The same questions where no note answers them."""
    fact, *others = _facts(chance, chance.randint(1, 3))
    notes = tuple(other.tell(drawn(other.value, chance, testing), chance, testing) for other in others)
    return _unanswered(fact, notes, chance, testing)


def corrected(chance: Random, testing: bool = False) -> Exchange:
    """Two notes that differ, perhaps one between them: what was said last holds."""
    fact, *others = _facts(chance, chance.randint(0, 1))
    return _asked_again(fact, *_differing(fact, others, chance, testing), chance, testing)


def together(chance: Random, chats: Callable[[], Exchange]) -> Iterator[Exchange]:
    """Several lines to the same notes: each fact asked for, one that is not there, one that has nothing to do with
    them."""
    *facts, missing = _facts(chance, chance.randint(2, 3))
    if chance.random() < 0.35:
        fact, *others = facts
        old, value, notes = _differing(fact, others[:1], chance, False)
        yield _asked_again(fact, old, value, notes, chance, False)
        yield _asked_again(fact, old, value, notes, chance, False)
    else:
        told = [(fact, drawn(fact.value, chance, False)) for fact in facts]
        notes = tuple(fact.tell(value, chance, False) for fact, value in told)
        yield from (_asked(fact, value, notes, chance, False) for fact, value in told)
    yield _unanswered(missing, notes, chance, False)
    chat = chats()
    yield Exchange(chat.says, chat.reply, chat.kind, notes)


def said_before(chance: Random) -> tuple[list[Exchange], list[Exchange]]:
    """Things told within a talk and taken up at once, and then what may be asked of them or cannot be answered."""
    *facts, missing = _facts(chance, chance.randint(2, 3))
    told = [(fact, drawn(fact.value, chance, False)) for fact in facts]
    before = [
        Exchange(fact.tell(value, chance, False), filled(chance.choice(_TAKEN_UP), value), "taken_up")
        for fact, value in told
    ]
    asked = [_asked(fact, value, (), chance, False) for fact, value in told]
    return before, [*asked, _unanswered(missing, (), chance, False)]


def planned(chance: Random, testing: bool = False) -> Exchange:
    """A plan told before, asked after or asked for."""
    plan, day = values.plan(chance), drawn(values.day, chance, testing)
    thing = plan.split(" ", 1)[1]
    says, reply, holds = chance.choice(
        (
            (f"when is it, my {thing}?", f"It's {day}.", day),
            (f"when's my {thing} again", f"{day.capitalize()}, if I have it right.", day),
            ("what do i have coming up?", f"You have {plan}, {day}.", plan),
            ("have i got anything planned?", f"{plan.capitalize()}, {day}.", plan),
            ("i'm nervous", f"Because of what's coming {day}? {plan.capitalize()} would make anyone nervous.", plan),
        )
    )
    told = chance.choice(("i've {p} {d}", "i have {p} {d}", "{d} i've got {p}")).format(p=plan, d=day)
    return Exchange(says, reply, "recalls", (told,), holds=holds)


def _facts(chance: Random, besides: int) -> list[Fact]:
    """One fact and so many others, half of them of its own family where it has one."""
    fact = chance.choice(FACTS)
    alike = [f for f in FACTS if f.family == fact.family and f is not fact]
    chance.shuffle(alike)
    others = [f for f in FACTS if f.family != fact.family]
    near = alike[: (besides + chance.randint(0, 1)) // 2]
    found = [*near, *chance.sample(others, besides - len(near))]
    chance.shuffle(found)
    return [fact, *found]


def _shuffled(fact: Fact, value: str, others: list[Fact], chance: Random, testing: bool) -> tuple[str, ...]:
    notes = [fact.tell(value, chance, testing)]
    notes += [other.tell(drawn(other.value, chance, testing), chance, testing) for other in others]
    chance.shuffle(notes)
    return tuple(notes)


def _differing(fact: Fact, others: list[Fact], chance: Random, testing: bool) -> tuple[str, str, tuple[str, ...]]:
    """What was said first, what holds, and the notes."""
    value = drawn(fact.value, chance, testing)
    old = next(v for v in iter(lambda: fact.value(chance), "") if value not in v and v not in value)
    later = chance.choice(_LATER).format(t=fact.tell(value, chance, testing))
    between = [other.tell(drawn(other.value, chance, testing), chance, testing) for other in others]
    return old, value, (fact.tell(old, chance, testing), *between, later)


def _asked(fact: Fact, value: str, notes: tuple[str, ...], chance: Random, testing: bool) -> Exchange:
    if fact.hints and chance.random() < _TOUCHED:
        says, reply = chance.choice(fact.hints)
        return Exchange(says, filled(reply, value), "recalls", notes, holds=value)
    return Exchange(fact.question(chance, testing), fact.answer(value, chance), "recalls", notes, holds=value)


def _asked_again(fact: Fact, old: str, value: str, notes: tuple[str, ...], chance: Random, testing: bool) -> Exchange:
    asks, reply = fact.question(chance, testing), fact.answer(value, chance)
    return Exchange(asks, reply, "corrected", notes, holds=value, lacks=(old,))


def _unanswered(fact: Fact, notes: tuple[str, ...], chance: Random, testing: bool) -> Exchange:
    return Exchange(fact.question(chance, testing), fact.admission(chance), "unknown", notes)
