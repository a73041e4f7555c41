"""What an English sentence tells of the player and theirs, by patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from game.mind.dates import find_day
from game.mind.names_english import CAPITALISED, LOWER, name_in, typed_name_in
from game.mind.planned_english import event_in, is_ahead
from game.mind.relations import ENGLISH, ENGLISH_BEINGS, ENGLISH_QUALIFIER, Relation
from game.mind.told import Told

_BEING = rf"{ENGLISH_QUALIFIER}({ENGLISH_BEINGS})"
_IS_CALLED = (
    rf"\b(?:my|our) {_BEING}(?:['’]?s name is| is called| is named|['’]s called|,? (?:called|named)) ",
    rf"\b(?:i|we)(?:['’]ve got| have) an? {_BEING},? (?:called|named|whose name is) ",
    rf"\bi(?:['’]ve got| have) an? {_BEING}[,.;]? (?:(?:his|her|its|their) name(?:['’]s| is)|(?:he|she|it)(?:['’]s| is) (?:called|named)) ",
)
_NAMED = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        *(opening + CAPITALISED for opening in _IS_CALLED),
        rf"\b(?:my|our) {_BEING},? {CAPITALISED}(?=[ ,.!?;]|['’]s|$)",
        rf"\b{CAPITALISED} is (?:my|our) {_BEING}\b(?!['’]|-| in law)",
        rf"\b{CAPITALISED}, (?:my|our) {_BEING},",
        rf"\b(?:i|we)(?:['’]ve| have|['’]ve got| have got| had| got)(?: got)? (?:this|an?|one)(?: [a-z]+){{0,4}}? ({ENGLISH_BEINGS}), "
        rf"{CAPITALISED}(?=[,.!;]|$)",
        rf"\bthere (?:is|was)(?: [a-z]+)? (?:this|an?|one)(?: [a-z]+){{0,2}}? ({ENGLISH_BEINGS}), (?:mrs?|ms|miss|dr)? ?"
        rf"{CAPITALISED}(?=[,.!;]|$)",
    )
)
_TYPED = tuple(re.compile(opening + LOWER, re.IGNORECASE) for opening in _IS_CALLED)
"""The same without capitals, as many type: only where the sentence says that a name comes, and ends with it."""
_SELF_NAMED = re.compile(
    rf"(?:\bmy name(?:['’]?s| is)|\bi(?:['’]m| am) called|\bcall me|\bpeople call me|^the name(?:['’]s| is)) {CAPITALISED}",
    re.IGNORECASE,
)
_SELF_TYPED = re.compile(
    rf"(?:\bmy name(?:['’]?s| is)|^(?:(?:well|so|oh|fine|okay|ok|hi|hello|hey)[,.!]* )?(?:the )?name(?:['’]?s| is)|"
    rf"^(?:(?:just|please|you can|everyone|friends|people|they) )*calls? me) {LOWER}",
    re.IGNORECASE,
)
_SELF_IS = re.compile(
    rf"^(?:(?:hi|hello|hey)(?: there)?[,.!]* )?i(?:['’]?m| am) {CAPITALISED}(?=[.!,]|$| and )", re.IGNORECASE
)
_CLAUSE = r"(?:^|[,;:.!–—-] ?|\b(?:and|but|because|so|since|well|yes|no|oh|actually|honestly|hi|hello|hey) )"
_JOB = re.compile(
    rf"{_CLAUSE}(?:i work as an? |i(?:['’]?m| am) (?:now )?an? |my job is (?:being an? )?)"
    r"((?!(?:big|bad|better|terrible|awful|lousy|good|great|real|huge|poor|hopeless|worse|born)\b)"
    r"(?:\w+ ){0,2}(?:nurse|teacher|doctor|engineer|programmer|developer|student|writer|artist|cook|chef|baker|driver|"
    r"designer|musician|lawyer|accountant|farmer|fisherman|carpenter|electrician|plumber|librarian|vet|scientist|"
    r"researcher|translator|postman|waiter|waitress|barista|cleaner|clerk|manager|consultant|analyst|architect|"
    r"photographer|journalist|editor|mechanic|pharmacist|dentist|paramedic|midwife|gardener|tailor|potter|sailor|"
    r"florist|bookseller|builder|welder|pilot|solicitor|hairdresser|porter|courier|firefighter|social worker|carer|surgeon|"
    r"psychologist|therapist|banker|butcher|joiner|roofer|painter|singer|actor|dancer|poet|soldier|policeman|policewoman))"
    r"\b(?!['’]s| of life| at heart)",
    re.IGNORECASE,
)
_HOME = re.compile(
    rf"{_CLAUSE}i live in (?:a (?:town|city|village) called )?((?-i:New|The|Old) )?{CAPITALISED}", re.IGNORECASE
)
_FROM = re.compile(
    rf"{_CLAUSE}i (?:grew up in|come from|was born in|was raised in|am from)|{_CLAUSE}i['’]?m from", re.IGNORECASE
)
_PLACE = re.compile(rf" (?:a (?:town|city|village) called )?((?-i:New|The|Old) )?{CAPITALISED}")
_CORRECTED = re.compile(
    rf"\b(?:it|that|he|she|(?:his|her|its|the) name)(?:['’]s| is) {CAPITALISED},? not {CAPITALISED}|"
    rf"\bnot {CAPITALISED},? (?:it['’]s |but )?{CAPITALISED}",
    re.IGNORECASE,
)
_WHO = re.compile(rf"\bmy {_BEING}\b(?![-]| in law)(?:,? {CAPITALISED})?", re.IGNORECASE)
_ANOTHERS = re.compile(
    rf"\bmy {_BEING}(?:,? [A-Z][\w-]+)?['’]s {ENGLISH_QUALIFIER}(?:{ENGLISH_BEINGS}|ex|kids?|child|baby|family|team)\b|"
    rf"\bmy {_BEING}(?:-| )in(?:-| )law\b",
    re.IGNORECASE,
)
"""Someone of someone of theirs: "my sister's friend"."""
_TELLS_NOTHING = re.compile(
    r"\bi wish\b|\bif i\b|\bi (?:don['’]?t|do not|never) have\b|\bimagine\b|\bin the (?:film|book|game)\b",
    re.IGNORECASE,
)


def read_english(sentence: str, today: date) -> Iterator[Told]:
    """What one sentence that is no question tells; nothing for a wish, a denial."""
    if _TELLS_NOTHING.search(sentence):
        return
    named = _named(sentence)
    if named:
        relation, said, name = named
        yield Told("fact", relation.key, said, name, "", None)
    own = _own_name(sentence)
    if own:
        yield Told("fact", "name", "name", own, "", None)
    job = _JOB.search(sentence)
    if job:
        yield Told("fact", "job", "job", job[1].lower(), "", None)
    home = _HOME.search(sentence)
    if home and name_in(home[2]):
        yield Told("fact", "home", "home", (home[1] or "") + name_in(home[2]), "", None)
    origin = _FROM.search(sentence)
    place = _PLACE.match(sentence, origin.end()) if origin else None
    if place and name_in(place[2]):
        yield Told("fact", "home town", "home town", (place[1] or "") + name_in(place[2]), "", None)
    righted = _CORRECTED.search(sentence)
    if righted:
        new, old = (righted[1], righted[2]) if righted[1] else (righted[4], righted[3])
        if name_in(new) and name_in(old):
            yield Told("correction", "", "", name_in(new), name_in(old), None)
    day, event = find_day(sentence, today), event_in(sentence)
    if day is None or not event or not is_ahead(sentence) or _ANOTHERS.search(sentence):
        return
    who = _WHO.search(sentence)
    whose = ENGLISH[who[1].lower()] if who else None
    yield Told(
        "plan", whose.key if whose else "self", who[1].lower() if who else "", named[2] if named else "", event, day.day
    )


def _own_name(sentence: str) -> str:
    found = _SELF_NAMED.search(sentence) or _SELF_IS.search(sentence)
    typed = _SELF_TYPED.search(sentence)
    return (name_in(found[1]) if found else "") or (typed_name_in(typed[1]) if typed else "")


def _named(sentence: str) -> tuple[Relation, str, str] | None:
    """Whose name the sentence gives: the relation, the player's word for it, the name."""
    for patterns, reading in ((_NAMED, name_in), (_TYPED, typed_name_in)):
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                first, second = match[1], match[2]
                said, name = (first, second) if first.lower() in ENGLISH else (second, first)
                if reading(name) and said.lower() in ENGLISH:
                    return ENGLISH[said.lower()], said.lower(), reading(name)
    return None
