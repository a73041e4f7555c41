"""Drills in using what was told: the right note among others, none at all, and the later of two that differ.

Names are made of syllables as well as taken from lists, thousands of them, so that what is learnt is to look and not to
guess; a tenth are held out. Each answer stands among others that differ in nothing but the fact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from build.voice.people import FIRST, held_out
from build.voice.talks import Exchange

Value = Callable[[Random], str]

_ONSETS = "b br c ch d dr f g gr h j k l m n p r s sh st t tr v w y z".split()
_VOWELS = "a e i o u ai ee ia o a".split()
_ENDS = "n l r s x th ck m lle nne ra na lo ta vi do".split()
_TOWNS = """Aldermouth Brackwater Carrow Dunholm Eastering Fallow Garth Harbourne Inverloch Kelby Lisbon Lyon Marrow
Norwich Oslo Penzance Porto Quimper Riga Salcombe Trieste Utrecht Varna Whitby Ypres Zagreb Bergen Cork Dundee
Galway Hamburg Leeds Malmo Nantes Turin""".split()
_JOBS = """nurse|plumber|welder|florist|bus driver|midwife|chemist|roofer|translator|dentist|barber|joiner|painter|
librarian|paramedic|cellist|optician|baker|surveyor|teacher|vet|cook|locksmith|pilot|gardener|tailor|judge|
radio operator|crane driver|proofreader|beekeeper|potter""".replace("\n", "").split("|")
_FOODS = """dumplings|apricots|rye bread|pickled herring|mango|lentil soup|black olives|rice pudding|plums|
leek pie|miso|gooseberries|cinnamon buns|blue cheese|fried eggs|sweet potatoes|radishes|liquorice""".replace(
    "\n", ""
).split("|")
_COLOURS = "green|ochre|navy|crimson|violet|silver|teal|mustard|maroon|ivory|turquoise|plum".split("|")
_DAYS = (
    "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|next week|in March|in June".split(
        "|"
    )
)
_PLANS = """an exam|a job interview|a driving test|a concert|a wedding to go to|an operation|a flight to catch|
a first date|a race to run|a speech to give|a move to a new flat|a hearing""".replace("\n", "").split("|")
_PLAYS = "the cello|chess|the trumpet|badminton|the banjo|go|the harp|hockey|the drums|darts|the oboe|rugby".split("|")


def name(chance: Random) -> str:
    """A first name: every third from a list, the others made up."""
    if chance.random() < 0.33:
        return chance.choice(FIRST)
    made = chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
    return made.capitalize()


def _from(values: Sequence[str]) -> Value:
    return lambda chance: chance.choice(values)


@dataclass(frozen=True)
class _Fact:
    """One thing a player may tell. told: ways to tell it, with {v}. asked: ways to ask for it. known, unknown: the
    answers. hints: lines that touch on it without asking, each with what is said to it."""

    value: Value
    told: tuple[str, ...]
    asked: tuple[str, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    hints: tuple[tuple[str, str], ...] = ()


def _named(kin: str, animal: bool = False) -> _Fact:
    touched = (
        ((f"my {kin} was up all night", "{v} was? Then neither of you slept."),
         (f"i should feed my {kin}", "Go on. {v} won't wait."))
        if animal
        else ((f"my {kin} rang me today", "{v} rang? What did they want?"),
              (f"i miss my {kin}", "Of course you do. {v} would be glad to know it."),
              (f"i had a row with my {kin}", "With {v}? What was it about?"))
    )  # fmt: skip
    return _Fact(
        name,
        (f"my {kin} is called {{v}}", f"i have a {kin}, {{v}}", f"my {kin}'s name is {{v}}", f"{{v}} is my {kin}"),
        (f"what's my {kin}'s name?", f"do you remember my {kin}'s name?", f"what is my {kin} called?",
         f"who is my {kin} again?"),
        ("{v}. You told me.", f"Your {kin} is {{v}}.", "{v}, you said.", f"{{v}}. I don't forget a {kin}."),
        (f"You never told me your {kin}'s name.", f"I don't know. You haven't told me about your {kin}.",
         f"You haven't said. What is your {kin} called?"),
        touched,
    )  # fmt: skip


_FACTS: tuple[_Fact, ...] = (
    *(_named(kin) for kin in ("sister", "brother", "best friend", "boss", "daughter", "son", "neighbour", "aunt",
                              "girlfriend", "husband", "wife", "grandmother", "flatmate")),
    *(_named(kin, animal=True) for kin in ("dog", "cat", "parrot", "horse", "rabbit")),
    _Fact(
        _from(_JOBS),
        ("i work as a {v}", "i'm a {v}", "i'm a {v} by trade", "i've been a {v} for ten years"),
        ("what do i do for a living?", "do you remember my job?", "what's my job?", "what do i work as?"),
        ("You're a {v}.", "You work as a {v}. You told me.", "A {v}, you said."),
        ("You haven't told me what you do.", "I don't know. You never said what your work is."),
        (("work was awful today", "A hard day for a {v}, then. What happened?"),),
    ),
    _Fact(
        _from(_TOWNS),
        ("i live in {v}", "i've a flat in {v}", "i moved to {v} last year"),
        ("where do i live?", "do you know where i live?", "what town do i live in?"),
        ("In {v}.", "You live in {v}, you said.", "{v}. You told me."),
        ("You haven't told me where you live.", "I don't know. You never said where."),
        (("it's raining at home", "Rain over {v}, then. Have you a good window?"),),
    ),
    _Fact(
        _from(_TOWNS),
        ("i grew up in {v}", "i was born in {v}", "i'm from {v}, you know"),
        ("where did i grow up?", "where am i from?", "do you remember where i was born?"),
        ("In {v}.", "You're from {v}.", "{v}, you told me."),
        ("You haven't said where you come from.", "I don't know where you're from. You never told me."),
    ),
    _Fact(
        _from(_FOODS),
        ("i love {v}", "my favourite food is {v}", "i could live on {v}"),
        ("what's my favourite food?", "what do i like to eat?", "do you remember what i love to eat?"),
        ("{V}. You told me.", "You love {v}.", "You could live on {v}, I gather."),
        ("You haven't told me what you like to eat.", "I don't know. You never said."),
        (("i'm so hungry", "I'd find you some {v} if there were any."),),
    ),
    _Fact(
        _from(_COLOURS),
        ("my favourite colour is {v}", "i wear nothing but {v}", "i painted my room {v}, i love it"),
        ("what's my favourite colour?", "which colour do i like?"),
        ("{V}.", "{V}, you said.", "Yours is {v}."),
        ("You never told me your colour.", "I don't know. Which is it?"),
    ),
    _Fact(
        _from(_PLAYS),
        ("i play {v}", "i've taken up {v}", "i play {v} every thursday"),
        ("what do i play?", "do you remember what i play?", "what have i taken up?"),
        ("You play {v}.", "{V}. You told me."),
        ("You haven't told me that you play anything.", "I don't know. You never said."),
        (("i practised for hours", "All those hours of {v}. How did it go?"),),
    ),
)  # fmt: skip


def recalling(chance: Random, testing: bool = False) -> Exchange:
    """A question, or a line that touches on a fact, with the right note among others of other matters."""
    fact, value = _drawn(chance, testing)
    asks, knows = chance.choice(fact.asked), chance.choice(fact.known)
    if fact.hints and chance.random() < 0.3:
        asks, knows = chance.choice(fact.hints)
    notes = [chance.choice(fact.told).format(v=value), *_other_notes(chance, fact, chance.randint(0, 2))]
    chance.shuffle(notes)
    told = tuple(notes)
    wrong = [note for note in (fact.value(chance) for _ in range(6)) if note != value][:2]
    unknown = chance.choice(fact.unknown)
    others = (*(_filled(knows, other) for other in wrong), unknown)
    return Exchange(asks, _filled(knows, value), "recalls", told, others=others, holds=value)


def not_told(chance: Random, testing: bool = False) -> Exchange:
    """The same questions where no note answers them: the others are made-up answers, and facts of other matters."""
    fact, _ = _drawn(chance, testing)
    notes = _other_notes(chance, fact, chance.randint(0, 2))
    others = tuple(_filled(chance.choice(fact.known), fact.value(chance)) for _ in range(2))
    return Exchange(chance.choice(fact.asked), chance.choice(fact.unknown), "unknown", tuple(notes), others=others)


def corrected(chance: Random, testing: bool = False) -> Exchange:
    """Two notes that differ: what was said last holds."""
    fact, value = _drawn(chance, testing)
    old = next(v for v in iter(lambda: fact.value(chance), "") if v != value)
    later = chance.choice(("actually, {t}", "sorry, i meant: {t}", "no, i got that wrong: {t}", "{t} now", "{t}"))
    told = chance.choice(fact.told)
    notes = (told.format(v=old), later.format(t=chance.choice(fact.told).format(v=value)))
    knows = chance.choice(fact.known)
    others = (_filled(knows, old), chance.choice(fact.unknown))
    asks = chance.choice(fact.asked)
    return Exchange(asks, _filled(knows, value), "corrected", notes, others=others, holds=value, lacks=(old,))


def planned(chance: Random) -> Exchange:
    """A plan told before, asked after or asked for."""
    plan, day = chance.choice(_PLANS), chance.choice(_DAYS)
    other = chance.choice([d for d in _DAYS if d != day])
    says, reply = chance.choice(
        (
            (f"when is it, {plan.split(' ', 1)[1]}?", "It's {d}. You told me."),
            ("what do i have coming up?", f"You have {plan}, {{d}}."),
            ("i'm nervous", f"Because of what is coming {{d}}? {plan.capitalize()} would make anyone nervous."),
            ("do you remember my plans?", f"{plan.capitalize()}, {{d}}."),
        )
    )
    return Exchange(says, reply.format(d=day), "recalls", (f"i've {plan} {day}",), others=(reply.format(d=other),))


def _drawn(chance: Random, testing: bool) -> tuple[_Fact, str]:
    """A fact and a value of the tenth held out, or of the others. Short lists lend all their values to both."""
    fact = chance.choice(_FACTS)
    for _ in range(200):
        value = fact.value(chance)
        if held_out(value) == testing:
            return fact, value
    return fact, value


def _other_notes(chance: Random, besides: _Fact, count: int) -> list[str]:
    facts = chance.sample([f for f in _FACTS if f is not besides], count)
    return [chance.choice(f.told).format(v=f.value(chance)) for f in facts]


def _filled(text: str, value: str) -> str:
    return text.format(v=value, V=value[:1].upper() + value[1:])
