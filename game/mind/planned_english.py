"""Whether an English sentence speaks of something that is still to come, and what it is."""

from __future__ import annotations

import re

_EVENTS: tuple[tuple[str, str], ...] = (
    (r"getting married|gets married|get married|marrying|wedding", "the wedding"),
    (r"(?:job )?interview(?:ing)?", "the interview"),
    (r"driving test", "the driving test"),
    (r"exams?|finals", "the exam"),
    (r"operation|surgery", "the operation"),
    (r"birthday", "the birthday"),
    (r"graduat(?:es|ing|ion|e)", "the graduation"),
    (r"moving (?:house|out|in|away|day|to \w+)|(?:my|our|the|big) move|move (?:house|out|in|away)", "the move"),
    (r"presentation|(?:giving )?a (?:talk|speech)", "the presentation"),
    (r"concert|recital|gig", "the concert"),
    (r"(?:doctor['’]?s?|dentist['’]?s?|hospital) (?:appointment|visit)|dentist", "the appointment"),
    (r"flight|flying", "the flight"),
    (r"first date|a date(?! for)", "the date"),
    (r"marathon|race(?! against| card)", "the race"),
    (r"party", "the party"),
    (r"baby is due|having a baby", "the baby"),
    (r"(?<!to )test", "the test"),
    (r"trip|holiday|vacation", "the trip"),
    (r"deadline", "the deadline"),
    (r"visit(?:s|ing)?(?: me| us)?", "the visit"),
)
_EVENT = tuple((re.compile(rf"\b(?:{p})\b", re.IGNORECASE), about) for p, about in _EVENTS)
_ANY = "|".join(p for p, _ in _EVENTS)

_TO_COME = re.compile(
    r"\b(?:will|won['’]t|going to|gonna|getting|have (?:an?|my|to|got)|has (?:an?|his|her|to)|got (?:an?|my|the)|"
    r"moved to|(?:is|are|am) \w+ing)\b|['’](?:ll|ve got)\b|['’](?:s|re|m) \w+ing\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|went|had|did|passed|failed|missed|came|saw|watched|ended|finished|visited|won|lost|enjoyed|survived)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\blast (?:night|week|weekend|month|year|spring|summer|autumn|winter)\b|"
    r"\blast (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\byesterday\b|\bago\b|\bused to\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"(?:\bnot|n['’]?t|\bnever)(?: \w+)? (?:have|go|going|come|coming|attend\w*|getting|get|happening|flying|moving|"
    rf"visiting|invited)\b|\bno (?:more )?(?:{_ANY})\b|\bcancel\w*|\bcalled off\b|\bpostponed\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:every|each|usually|always|might|may|maybe|perhaps|would|could|should|if|dream\w*|pretend\w*|rather|hate|films?|"
    r"on an?)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\bmoved (?:it|the|my|our)\b|\b(?:it|the [a-z]+)(?:['’]s| is| has been) (?:now|moved|been moved)\b|"
    r"\b(?:it|the [a-z]+)['’]s on\b.*\bnow\b|\bput (?:it )?(?:off|back)\b|\brescheduled\b",
    re.IGNORECASE,
)
"""A plan of theirs has another day now, whoever moved it."""
_OTHERS = re.compile(
    rf"\b(?:his|her|their|your|(?!(?:it|that|there|here|what|let|my)['’])[a-z]+['’]s) (?:\w+ )?(?:{_ANY})\b|"
    r"\b(?:he|she|they|you)(?:['’](?:s|re|ll|ve|d)| is| are| has| have| will)\b|"
    r"(?-i:^[A-Z][a-z]+['’]s )|(?-i:^(?!I )[A-Z][a-z]+ (?:is|has) )",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\bmy\b|\bour\b|\bi(?:['’]?m|['’]?ve|['’]?ll| am| have| got| will)\b|"
    r"\bwe(?:['’]re|['’]ve|['’]ll| are| have| will)\b",
    re.IGNORECASE,
)


def event_in(sentence: str) -> str:
    """The noun phrase of the plan a sentence names, such as "the wedding"; "" if it names none."""
    return next((about for pattern, about in _EVENT if pattern.search(sentence)), "")


def is_ahead(sentence: str) -> bool:
    """Whether it is still to come and the player's or theirs: not over, not called off, not only thought of."""
    if _OVER.search(sentence) or _CALLED_OFF.search(sentence) or _UNREAL.search(sentence):
        return False
    if _PAST.search(sentence) and not (_TO_COME.search(sentence) or _MOVED.search(sentence)):
        return False
    mine = _MINE.search(sentence) or _MOVED.search(sentence)
    return mine is not None or _OTHERS.search(sentence) is None
