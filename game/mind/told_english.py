"""What an English sentence tells of the player and theirs, by patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from game.mind.dates import find_day
from game.mind.names_english import CAPITALISED, LOWER, name_in, typed_name_in
from game.mind.names_typed import first_name, only_a_name, typed_place
from game.mind.planned_english import event_in, is_ahead
from game.mind.relations import ENGLISH, ENGLISH_BEINGS, ENGLISH_QUALIFIER, Relation
from game.mind.told import Told
from game.mind.told_own_english import own_ways

_BEING = rf"{ENGLISH_QUALIFIER}({ENGLISH_BEINGS})"
_IS_CALLED = (
    rf"\b(?:my|our) {_BEING}(?:['’]?s name is|['’]?s names| is called| is named|['’]s called|,? (?:called|named)) ",
    rf"(?:\b(?:i|we)(?:['’]?ve got| have| got)|^got) an? {_BEING},? (?:called|named|whose name is) ",
    rf"\b(?:i|we)(?:['’]?ve got| have| got) an? {_BEING}[,.;]? (?:(?:his|her|its|their) name(?:['’]?s| is)|(?:he|she|it)(?:['’]?s| is) (?:called|named)) ",
    rf"\b(?:renamed|rename) (?:my|our|the) {_BEING}\b,?(?: (?:to|and (?:now )?(?:he|she|it)(?:['’]?s| is) (?:now )?called|(?:he|she|it)(?:['’]?s| is) (?:now )?called)) ",
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
        rf"\bthere(?:['’]?s| is| was)(?: [a-z]+)? (?:this|an?|one)(?: [a-z]+){{0,2}}? ({ENGLISH_BEINGS}), (?:mrs?|ms|miss|dr)? ?"
        rf"{CAPITALISED}(?=[,.!;]|$)",
    )
)
_TYPED = tuple(re.compile(opening + LOWER, re.IGNORECASE) for opening in _IS_CALLED)
"""The same without capitals, as many type: only where the sentence says that a name comes, and ends with it."""
_TYPED_FIRST = (re.compile(rf"\b(?:my|our) {_BEING},? ([a-z]+)\b(?!['’-])", re.IGNORECASE),)
"""And right after the being, where the word is known for a first name and for nothing else: "my sister mia"."""
_SELF_NAMED = re.compile(
    rf"(?:\bmy name(?:['’]?s| is)|\bi(?:['’]m| am) called|\bcall me|\bpeople call me|^the name(?:['’]s| is)) {CAPITALISED}",
    re.IGNORECASE,
)
_SELF_TYPED = re.compile(
    rf"(?:\bmy name(?:['’]?s| is)|\bi(?:['’]?m| am) called|^(?:(?:well|so|oh|fine|okay|ok|hi|hello|hey)[,.!]* )?(?:the )?name(?:['’]?s| is)|"
    rf"^(?:(?:just|please|you can|everyone|friends|people|they) )*calls? me) {LOWER}",
    re.IGNORECASE,
)
_HAIL = (
    r"^(?:\*[^*]*\* ?)?(?:(?:hi|hello|hey|hiya|(?:good )?evening|yo|oh|um+|uh+|er+m?|well|so|ok)(?: there)?[,.!…]* )*"
)
"""What may stand before one says who one is: a deed between asterisks, greetings, a little shyness."""
_SELF_HASTY = re.compile(
    _HAIL + r"(?:i['’]?m|i am|it['’]?s|this is) ([a-z]+)"
    r"(?=\s*(?:,(?! (?:not|my|our)\b)|[.!;)]|$)| btw| by the way| and )",
    re.IGNORECASE,
)
_SELF_IS = re.compile(rf"{_HAIL}i(?:['’]?m| am) {CAPITALISED}(?=[.!,]|$| and )", re.IGNORECASE)
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
    rf"{_CLAUSE}(?:i live in|(?:i|we)(?:['’]?ve)? (?:have |just |recently |finally )*moved (?:in)?to) "
    rf"(?:a (?:town|city|village) called )?((?-i:New|The|Old) )?{CAPITALISED}",
    re.IGNORECASE,
)
_PLACE_TYPED = r"((?:new |old |san |los |st )?[a-z][a-z'’-]+)(?=\s*(?:[.,!;)]|$)| now| and | but | last | this | with | in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}))"
_HOME_TYPED = re.compile(
    rf"{_CLAUSE}(?:i live in|(?:i|we)(?:['’]?ve)? (?:have |just |recently |finally )*moved to) "
    rf"(?:a (?:town|city|village) called )?{_PLACE_TYPED}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"{_CLAUSE}i (?:grew up in|come from|was born in|was raised in|am from)|{_CLAUSE}i['’]?m from", re.IGNORECASE
)
_PLACE = re.compile(rf" (?:a (?:town|city|village) called )?((?-i:New|The|Old) )?{CAPITALISED}")
_ORIGIN_TYPED = re.compile(
    rf"{_CLAUSE}i(?: (?:grew up in|come from|was born in|was raised in|am from)|['’]?m from) "
    rf"(?:a (?:little |small )?(?:town|city|village) called )?{_PLACE_TYPED}",
    re.IGNORECASE,
)
_TRADE = re.compile(
    rf"{_CLAUSE}i work (?:in|at|for) (?!(?:the )?(?:morning|afternoon|evening)s?\b|my \w+(?:[.,!]|$))(?:an? |the |my |our )?((?!(?:night|evening|home|morning|weekend|day|shift)s?\b)[a-z][\w'’-]*"
    r"(?: (?!(?:and|but|so|because|since|where|with|now|all|most|until|till|every|as|for|in|near)\b)[\w'’-]+){0,2})|"
    rf"{_CLAUSE}i ((?:drive|run|teach|repair|build|sell|clean|fix|write|paint|design|bake|cook) [\w' ’-]{{2,30}}?) for a living",
    re.IGNORECASE,
)
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
        of, said, name = named
        yield Told("fact", of.key, said, name, "", None)
    own = _own_name(sentence)
    if own:
        yield Told("fact", "name", "name", own, "", None)
    job, trade = _JOB.search(sentence), _TRADE.search(sentence)
    if job or trade:
        work = job[1] if job else trade[1] or trade[2] if trade else ""
        yield Told("fact", "job", "job", work.lower(), "", None)
    for relation, where in (("home", _home(sentence)), ("home town", _origin(sentence))):
        if where:
            yield Told("fact", relation, relation, where, "", None)
    yield from own_ways(sentence)
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
    typed, hasty = _SELF_TYPED.search(sentence), _SELF_HASTY.search(sentence)
    return (
        (name_in(found[1]) if found else "")
        or (typed_name_in(typed[1]) if typed else "")
        or (first_name(hasty[1]) if hasty else "")
    )


def _home(sentence: str) -> str:
    home, typed = _HOME.search(sentence), _HOME_TYPED.search(sentence)
    if home and name_in(home[2]):
        return (home[1] or "") + name_in(home[2])
    return typed_place(typed[1]) if typed else ""


def _origin(sentence: str) -> str:
    origin, typed = _FROM.search(sentence), _ORIGIN_TYPED.search(sentence)
    place = _PLACE.match(sentence, origin.end()) if origin else None
    if place and name_in(place[2]):
        return (place[1] or "") + name_in(place[2])
    return typed_place(typed[1]) if typed else ""


_AT_WORK = re.compile(
    r"\b(?:girl|guy|woman|man|lady|bloke|lad) (?:at|from|in) (?:my |the )?(?:work|office|team)(?: (?:who(?:['’]s| is) )?"
    r"(?:called|named))? ([A-Za-z][\w'’-]+)(?=[.,!;]|$| who| and| keeps)",
    re.IGNORECASE,
)
_TWO = re.compile(
    rf"\b(?:i|we)(?:['’]?ve got| have| got) two ({ENGLISH_BEINGS})s,? (?:called|named) ([a-z][\w'’-]+) and ([a-z][\w'’-]+)",
    re.IGNORECASE,
)


def _named(sentence: str) -> tuple[Relation, str, str] | None:
    """Whose name the sentence gives: the relation, the player's word for it, the name."""
    two, at_work = _TWO.search(sentence), _AT_WORK.search(sentence)
    if two:
        return ENGLISH[two[1].lower()], two[1].lower(), f"{two[2].capitalize()} and {two[3].capitalize()}"
    if at_work and typed_name_in(at_work[1].lower()):
        return ENGLISH["colleague"], "colleague", at_work[1].capitalize()
    for patterns, reading in ((_NAMED, name_in), (_TYPED, typed_name_in), (_TYPED_FIRST, only_a_name)):
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                first, second = match[1], match[2]
                said, name = (first, second) if first.lower() in ENGLISH else (second, first)
                if reading(name) and said.lower() in ENGLISH:
                    return ENGLISH[said.lower()], said.lower(), reading(name)
    return None
