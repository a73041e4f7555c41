"""What a player may tell, how they may tell it and ask for it, and how it may be answered.

Each way to ask and to answer is joined of parts, so that there are dozens. No answer says "you told me": the mind
claims to remember only where it can show what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from build.voice import values
from build.voice.values import Value, one

_ASKS_NOUN = (
    "do you remember {n}?", "what's {n}?", "what is {n}", "what was {n} again?", "{n}?", "do you know {n}?",
    "tell me {n}", "can you tell me {n}?", "any idea what {n} is?", "remind me of {n}", "what's {n} again",
    "ok so what's {n}?", "quick, what's {n}?", "say {n}", "have you got {n}?", "i bet you forgot {n}", "so, {n}?",
    "test: what is {n}?", "do u remember {n}", "hey, what's {n}?",
)  # fmt: skip
_ASKS_CLAUSE = (
    "do you remember {n}?", "do you know {n}?", "tell me {n}", "can you tell me {n}?", "remind me {n}",
    "do u know {n}", "could you remind me {n}?", "i bet you don't know {n}", "do you still know {n}?", "guess {n}",
    "say {n}, if you can",
    "you know {n}, right?", "any idea {n}?",
)  # fmt: skip
_KNOWN = (
    "It's {v}.", "{V}, isn't it?", "{V}, if I have it right.", "That would be {v}.", "{V}. I keep such things.",
    "{V}. It hasn't slipped my mind.", "{V}, unless it's changed.", "{V}. I had that ready.", "Easy. {V}.",
    "{V}, as far as I know.", "{V}. Did you think I'd lose it?", "It was {v}, and I hope it still is.",
)  # fmt: skip
_UNKNOWN_NOUN = (
    "You haven't told me {n}.", "I don't know {n}.", "I've not been told {n}.", "I don't know {n} yet. What is it?",
    "You never told me {n}. Will you?", "You haven't mentioned {n}. What is it?",
)  # fmt: skip
_UNKNOWN_CLAUSE = (
    "You haven't told me {n}.", "I don't know {n}.", "I've not been told {n}.", "You never told me {n}. Will you?",
    "You haven't mentioned {n}.", "I don't know yet {n}.",
)  # fmt: skip
_UNKNOWN = (
    "I don't know. You haven't said.", "You haven't said. Tell me?", "I've no idea. You haven't mentioned it.",
    "That I don't know.", "You didn't say, and I won't guess.", "I don't know that one. Tell me, and I'll keep it.",
    "I haven't been told. Not told is not known.", "You never said. I'd like to know, though.",
)  # fmt: skip
_SECOND = ((r"\bi'm\b", "you're"), (r"\bi've\b", "you've"), (r"\bi am\b", "you are"), (r"\bi\b", "you"),
           (r"\bmy\b", "your"), (r"\bme\b", "you"))  # fmt: skip
_AROUND = (
    "{t}", "{t}", "{t}", "{t}", "oh and {t}", "{t} btw", "so {t}, and it's been a long week", "well, {t}",
    "i should say that {t}", "{t}, if you must know", "fun fact, {t}", "{t} and i have no complaints",
    "it rained all day. {t}", "{t}. anyway, how are you",
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One thing a player may tell. family: facts easily taken for each other. told: ways to tell it, with {v}. nouns,
    clauses: what is asked for ("my job", "what i do"). asks: whole questions. known: answers of its own, beside the
    usual ones where `plain` allows them. hints: lines that touch on it without asking, each with an answer."""

    family: str
    value: Value
    told: tuple[str, ...]
    nouns: tuple[str, ...]
    clauses: tuple[str, ...]
    asks: tuple[str, ...]
    known: tuple[str, ...]
    hints: tuple[tuple[str, str], ...] = ()
    plain: bool = True

    def tell(self, value: str, chance: Random, testing: bool) -> str:
        """A line in which a player says so, mostly by itself."""
        told = one(self.told, chance, testing).format(v=value)
        return chance.choice(_AROUND).format(t=told)

    def question(self, chance: Random, testing: bool) -> str:
        """One of all the ways to ask for it, or of those held out."""
        ways = [frame.format(n=n) for n in self.nouns for frame in _ASKS_NOUN]
        ways += [frame.format(n=n) for n in self.clauses for frame in _ASKS_CLAUSE]
        return one([*ways, *self.asks * 6], chance, testing)

    def answer(self, value: str, chance: Random) -> str:
        own = [*self.known] * (2 if self.plain else 1)
        return filled(chance.choice([*own, *_KNOWN] if self.plain else own), value)

    def admission(self, chance: Random) -> str:
        """That it was never told."""
        nouns = [frame.format(n=_second(n)) for n in self.nouns for frame in _UNKNOWN_NOUN]
        clauses = [frame.format(n=_second(n)) for n in self.clauses for frame in _UNKNOWN_CLAUSE]
        return chance.choice(chance.choice([nouns or clauses, clauses or nouns, [*_UNKNOWN]]))


def filled(text: str, value: str) -> str:
    return text.format(v=value, V=value[:1].upper() + value[1:])


def _second(text: str) -> str:
    for pattern, said in _SECOND:
        text = re.sub(pattern, said, text)
    return text


_SHE, _HE, _THEY = ("she", "her", "her"), ("he", "his", "him"), ("they", "their", "them")
_KIN = {
    "sister": _SHE, "brother": _HE, "best friend": _THEY, "boss": _THEY, "daughter": _SHE, "son": _HE,
    "neighbour": _THEY, "aunt": _SHE, "uncle": _HE, "girlfriend": _SHE, "boyfriend": _HE, "husband": _HE, "wife": _SHE,
    "grandmother": _SHE, "grandfather": _HE, "flatmate": _THEY, "cousin": _THEY, "teacher": _THEY, "mother": _SHE,
    "father": _HE,
}  # fmt: skip
_ANIMALS = "dog cat parrot horse rabbit hamster tortoise goat".split()


def _named(kin: str) -> Fact:
    they, their, them = _KIN[kin]
    return Fact(
        "name",
        values.name,
        (f"my {kin} is called {{v}}", f"my {kin}'s name is {{v}}", f"{{v}} is my {kin}", f"my {kin} {{v}} rang today",
         f"i went for a walk with my {kin} {{v}}", f"my {kin}, {{v}}, is coming to stay"),
        (f"my {kin}'s name", f"the name of my {kin}"),
        (f"what my {kin} is called", f"what my {kin}'s name is"),
        (f"who is my {kin}?", f"what is my {kin} called?", f"what's my {kin} called again"),
        (f"Your {kin} is {{v}}.", f"{their.capitalize()} name is {{v}}.", f"{{V}} is your {kin}."),
        ((f"my {kin} rang me today", f"{{V}} rang? What did {they} want?"),
         (f"i miss my {kin}", "Of course you do. {V} would be glad to hear it."),
         (f"i had a row with my {kin}", "With {v}? What was it about?"),
         (f"i'm seeing my {kin} tomorrow", "Then {v} has the better evening. Where will you go?"),
         (f"what should i give my {kin}?", f"Something {{v}} would never buy. What does make {them} laugh?"
          if they != "they" else "Something {v} would never buy. What makes them laugh?")),
    )  # fmt: skip


def _pet(animal: str) -> Fact:
    return Fact(
        "name",
        values.name,
        (f"my {animal} is called {{v}}", f"i have a {animal}, {{v}}", f"our {animal}'s name is {{v}}",
         f"i got a {animal} and named it {{v}}", f"{{v}}, my {animal}, is asleep on my feet"),
        (f"my {animal}'s name", f"the name of my {animal}"),
        (f"what my {animal} is called", f"what i named my {animal}"),
        (f"what is my {animal} called?", f"what did i call my {animal}?"),
        (f"Your {animal} is {{v}}.", f"{{V}} the {animal}."),
        ((f"my {animal} was up all night", "{V} was? Then neither of you slept."),
         (f"i should feed my {animal}", "Go on. {V} won't wait."),
         (f"my {animal} is ill", "Poor {v}. Has anyone had a look?")),
    )  # fmt: skip


def _kin_job(kin: str) -> Fact:
    they, _, _ = _KIN[kin]
    are = "They're" if they == "they" else f"{they.capitalize()}'s"
    return Fact(
        "job",
        values.job,
        (f"my {kin} is a {{v}}", f"my {kin} works as a {{v}}", f"my {kin} has just become a {{v}}"),
        (f"my {kin}'s job",),
        (f"what my {kin} does", f"what my {kin} does for a living"),
        (f"what does my {kin} do?", f"what does my {kin} work as?"),
        (f"{are} a {{v}}.", f"Your {kin} is a {{v}}.", "A {v}, if I have it right."),
        plain=False,
    )


def _kin_town(kin: str) -> Fact:
    they, _, _ = _KIN[kin]
    live = "They live" if they == "they" else f"{they.capitalize()} lives"
    return Fact(
        "town",
        values.town,
        (f"my {kin} lives in {{v}}", f"my {kin} moved to {{v}}", f"i'm visiting my {kin} in {{v}}"),
        (),
        (f"where my {kin} lives", f"which town my {kin} lives in"),
        (f"where does my {kin} live?", f"where's my {kin} living?"),
        (f"{live} in {{v}}.", f"Your {kin} is in {{v}}.", "In {v}, if I have it right."),
        plain=False,
    )


FACTS: tuple[Fact, ...] = (
    *(_named(kin) for kin in _KIN),
    *(_pet(animal) for animal in _ANIMALS),
    *(_kin_job(kin) for kin in ("sister", "brother", "wife", "husband", "father", "mother", "flatmate")),
    *(_kin_town(kin) for kin in ("sister", "brother", "son", "daughter", "aunt", "best friend")),
    Fact(
        "job", values.job,
        ("i work as a {v}", "i'm a {v}", "i'm a {v} by trade", "i've been a {v} for ten years", "i got a job as a {v}"),
        ("my job", "my line of work"), ("what i do for a living", "what my job is", "what i work as"),
        ("what do i do for a living?", "what do i work as?", "what do i do?"),
        ("You're a {v}.", "You work as a {v}.", "A {v}, if I have it right.", "A {v}, and a good one, I should think."),
        (("work was awful today", "A hard day for a {v}, then. What happened?"),
         ("i'm late for work", "Then run. A {v} is missed."),
         ("my shift starts soon", "The life of a {v}. How long is it tonight?")),
        plain=False,
    ),
    Fact(
        "town", values.town,
        ("i live in {v}", "i've a flat in {v}", "i moved to {v} last year", "i'm in {v} these days"),
        (), ("where i live", "what town i live in"),
        ("where do i live?", "what town do i live in?", "where's my home?"),
        ("You live in {v}.", "In {v}, if I have it right.", "{V} is home to you.", "You're in {v}, I believe."),
        (("it's raining at home", "Rain over {v}, then. Have you a good window?"),
         ("i can't wait to be home", "{V} will still be there. What's first when you get in?")),
        plain=False,
    ),
    Fact(
        "town", values.town,
        ("i grew up in {v}", "i was born in {v}", "i'm from {v}, you know", "i come from {v}"),
        (), ("where i grew up", "where i'm from"),
        ("where did i grow up?", "where am i from?", "where was i born?"),
        ("You're from {v}.", "You grew up in {v}.", "In {v}, if I have it right."),
        plain=False,
    ),
    Fact(
        "food", values.food,
        ("i love {v}", "my favourite food is {v}", "i could live on {v}", "nothing beats {v}"),
        ("my favourite food",), ("what i like to eat", "what i love to eat"),
        ("what do i like to eat?", "what should i eat tonight?"),
        ("You love {v}.", "You could live on {v}.", "{V}, every time."),
        (("i'm so hungry", "I'd find you some {v} if there were any."),
         ("what's for dinner", "For you? {V}, if the kitchen has a heart.")),
    ),
    Fact(
        "food", values.food,
        ("i'm allergic to {v}", "i can't eat {v}, i'm allergic", "{v} would put me in hospital"),
        ("my allergy",), ("what i'm allergic to", "what i can't eat"),
        ("what am i allergic to?", "what can't i eat?"),
        ("You're allergic to {v}.", "You can't have {v}.", "Keep away from {v}."),
    ),
    Fact(
        "colour", values.colour,
        ("my favourite colour is {v}", "i wear nothing but {v}", "i painted my room {v}, i love it"),
        ("my favourite colour", "my colour"), ("which colour i like", "what colour i like best"),
        ("which colour do i like?",), ("Yours is {v}.", "You like {v}."),
    ),
    Fact(
        "hobby", values.played,
        ("i play {v}", "i've taken up {v}", "i play {v} every thursday", "i started learning {v}"),
        (), ("what i play", "what i've taken up"),
        ("what do i play?", "what have i taken up?"),
        ("You play {v}.", "It's {v} you play."),
        (("i practised for hours", "All those hours of {v}. How did it go?"),),
    ),
    Fact(
        "hobby", values.hobby,
        ("i'm really into {v}", "my hobby is {v}", "i spend my weekends on {v}", "{v} is what keeps me sane"),
        ("my hobby",), ("what my hobby is", "what i do on weekends"),
        ("what do i do for fun?", "what am i into?"),
        ("You're fond of {v}.", "{V} keeps you busy."),
        (("i'm bored", "No {v} tonight, then?"), ("i've got a free day tomorrow", "A whole day for {v}, if you like.")),
    ),
    Fact(
        "study", values.subject,
        ("i study {v}", "i'm doing a degree in {v}", "i'm a student, {v}", "i switched to {v} at uni"),
        ("my subject", "my degree"), ("what i study", "what i'm studying"),
        ("what do i study?", "what am i studying?"),
        ("You study {v}.", "You're reading {v}."),
        (("i have so much homework", "All of it {v}? Which part is worst?"),),
    ),
    Fact(
        "fear", values.fear,
        ("i'm scared of {v}", "i'm terrified of {v}", "i can't stand {v}, never could", "{v} frighten me to death"),
        ("my biggest fear",), ("what i'm scared of", "what i'm afraid of"),
        ("what am i afraid of?", "what scares me?"),
        ("You're afraid of {v}.", "{V}, and you're not the only one."),
    ),
    Fact(
        "number", values.age,
        ("i'm {v}", "i'm {v} years old", "i turned {v} in spring", "i'll be honest, i'm {v}"),
        ("my age",), ("how old i am",),
        ("how old am i?",),
        ("You're {v}.", "You are {v} years old.", "That would be {v}.", "It was {v}, and I hope it still is."),
        plain=False,
    ),
    Fact(
        "number", values.date,
        ("my birthday is {v}", "i was born on {v}", "my birthday's on {v}"),
        ("my birthday", "the date of my birthday"), ("when my birthday is", "when i was born"),
        ("when's my birthday?", "when is my birthday?"),
        ("Your birthday is {v}.", "On {v}, if I have it right."),
    ),
    Fact(
        "title", values.title,
        ("my favourite book is {v}", "i'm reading {v} again", "i've read {v} four times"),
        ("my favourite book",), ("which book i love", "what i'm reading"),
        ("what am i reading?",), ("You're fond of {v}.", "{V}, your favourite."),
    ),
    Fact(
        "title", values.title,
        ("my favourite film is {v}", "i watched {v} last night, best film ever", "i cried at {v}, the film"),
        ("my favourite film",), ("what film i like best", "which film i love"),
        ("what film do i love?",), ("The film is {v}.", "{V}, I believe."),
    ),
)  # fmt: skip
