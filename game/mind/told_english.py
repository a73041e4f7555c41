"""What an English sentence tells of the player and theirs, by patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from game.mind.dates import find_day
from game.mind.relations import ENGLISH, ENGLISH_BEINGS, ENGLISH_QUALIFIER, Relation
from game.mind.told import Told

_NAME = r"(?-i:([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))"
_NOT_NAMES = frozenset(
    {"i", "i'm", "i'll", "my", "we", "he", "she", "they", "it", "the", "a", "an", "so", "and", "but", "not"}
)

_RELATION_NAMED = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\bmy {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})(?:['’]s name is| is called| is named|,? (?:called|named)) {_NAME}",
        rf"\bi have an? {ENGLISH_QUALIFIER}({ENGLISH_BEINGS}),? (?:called|named|whose name is) {_NAME}",
        rf"\bi have an? {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})[,.;]? (?:(?:his|her|its|their) name is|(?:he|she|it)(?:['’]s| is) (?:called|named)) {_NAME}",
        rf"\bmy {ENGLISH_QUALIFIER}({ENGLISH_BEINGS}),? {_NAME}(?=[ ,.!?;]|['’]s|$)",
        rf"\b{_NAME},? (?:is |who is )?my {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b",
    )
)
_SELF_NAMED = re.compile(
    rf"(?:\bmy name(?:['’]s| is)|\bi(?:['’]m| am) called|\bcall me|\bpeople call me|\bthe name(?:['’]s| is)) {_NAME}",
    re.IGNORECASE,
)
_SELF_IS = re.compile(rf"^(?:(?:hi|hello|hey)[,.!]* )?i(?:['’]m| am) {_NAME}(?=[.!,]|$| and )", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:i work as an? |i(?:['’]m| am) an? |my job is (?:being an? )?)"
    r"((?:\w+ ){0,2}(?:nurse|teacher|doctor|engineer|programmer|developer|student|writer|artist|cook|chef|baker|driver|"
    r"designer|musician|lawyer|accountant|farmer|fisherman|carpenter|electrician|plumber|librarian|vet|scientist|"
    r"researcher|translator|postman|waiter|waitress|barista|cleaner|clerk|manager|consultant|analyst|architect|"
    r"photographer|journalist|editor|mechanic|pharmacist|dentist|paramedic|midwife|gardener|tailor|potter|sailor))\b",
    re.IGNORECASE,
)
_HOME = re.compile(rf"\bi live in (?:a (?:town|city|village) called )?{_NAME}", re.IGNORECASE)

_EVENTS: tuple[tuple[str, str], ...] = (
    (r"(?:getting married|gets married|get married|marrying|wedding)", "the wedding"),
    (r"(?:job )?interview(?:ing)?", "the interview"),
    (r"driving test", "the driving test"),
    (r"exams?|finals?", "the exam"),
    (r"operation|surgery", "the operation"),
    (r"birthday", "the birthday"),
    (r"graduat(?:es|ing|ion|e)", "the graduation"),
    (r"moving (?:house|out|in|away)|(?:moving|move)\b", "the move"),
    (r"funeral", "the funeral"),
    (r"presentation|(?:giving )?a (?:talk|speech)", "the presentation"),
    (r"concert|recital|gig", "the concert"),
    (r"(?:doctor['’]?s?|dentist['’]?s?|hospital) (?:appointment|visit)|dentist", "the appointment"),
    (r"flight|flying", "the flight"),
    (r"first date|a date", "the date"),
    (r"marathon|race", "the race"),
    (r"party", "the party"),
    (r"due date|baby is due|having a baby", "the baby"),
    (r"test", "the test"),
    (r"trip|holiday|vacation", "the trip"),
    (r"deadline", "the deadline"),
    (r"visit(?:s|ing)?(?: me| us)?", "the visit"),
)
_ENGLISH_EVENT = tuple((re.compile(rf"\b(?:{p})", re.IGNORECASE), about) for p, about in _EVENTS)
_WHO = re.compile(rf"\bmy {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b(?:,? {_NAME})?", re.IGNORECASE)
_TELLS_NOTHING = re.compile(
    r"\?\s*$|\bi wish\b|\bif i (?:had|were)\b|\bi (?:don['’]?t|do not|never) have\b|\bimagine\b|\bin the (?:film|book|game)\b",
    re.IGNORECASE,
)


def read_english(sentence: str, today: date) -> Iterator[Told]:
    """What one sentence tells; nothing for a question, a wish, a denial."""
    if _TELLS_NOTHING.search(sentence):
        return
    named = _named_english(sentence)
    if named:
        relation, said, name = named
        yield Told("fact", relation.key, said, name, "", None)
    own = _SELF_NAMED.search(sentence) or _SELF_IS.search(sentence)
    if own and _is_name(own[1]):
        yield Told("fact", "name", "name", own[1], "", None)
    job = _JOB.search(sentence)
    if job:
        yield Told("fact", "job", "job", job[1].lower(), "", None)
    home = _HOME.search(sentence)
    if home:
        yield Told("fact", "home", "home", home[1], "", None)
    day = find_day(sentence, today)
    if day is None:
        return
    event = next((about for pattern, about in _ENGLISH_EVENT if pattern.search(sentence)), None)
    if event:
        who = _WHO.search(sentence)
        whose = ENGLISH[who[1].lower()] if who else None
        yield Told(
            "plan",
            whose.key if whose else "self",
            who[1].lower() if who else "",
            named[2] if named else "",
            event,
            day.day,
        )


def _named_english(sentence: str) -> tuple[Relation, str, str] | None:
    for pattern in _RELATION_NAMED:
        for match in pattern.finditer(sentence):
            first, second = match[1], match[2]
            said, name = (first, second) if first.lower() in ENGLISH else (second, first)
            if _is_name(name) and said.lower() in ENGLISH:
                return ENGLISH[said.lower()], said.lower(), name.removesuffix("'s").removesuffix("’s")
    return None


def _is_name(word: str) -> bool:
    return word.lower() not in _NOT_NAMES and find_day(word, date(2000, 1, 1)) is None
