"""What an English sentence tells of the player's own ways: likes, dislikes, fears, birthday, what they play or study.

As narrow as the rest: what points at something here ("I love this"), at her, or only says how one feels tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.mind.told import Told

_I = r"(?:^|[,;:.!–—-] ?|\b(?:and|but|because|so|since|well|yes|no|oh|actually|honestly|though|although|also) )i"
_AM = rf"{_I}(?: am|['’]?m)"
_MUCH = r"(?: (?:really|actually|just|also|absolutely|quite|secretly|do|still|always|truly|genuinely|have always))*"
_VALUE = (
    r"((?!(?:it|that|this|these|those|you|your|yours|u|ur|him|her|them|me|myself|us|here|there|how|when|what|where|why|"
    r"who|if|being|everything|everyone|nothing|nobody|all|the way|the idea|to (?:think|say|be|know|believe|see|hear|"
    r"go|talk|tell|ask)|a lot|about|at|lots|both|neither|mine|yes|no)\b)[a-z0-9][\w'’-]*(?: (?!(?:and|but|because|since|so|when|if|which|who|"
    r"though|although|more|too|lol|btw|tbh|than|that|i|as|right now|at the moment)\b)[\w'’-]+){0,5})"
)
_INSTRUMENT = r"((?:the )?(?:piano|guitar|violin|cello|flute|drums|trumpet|saxophone|sax|clarinet|harp|ukulele|bass|organ|accordion|banjo|oboe|viola|recorder|mandolin|harmonica|football|chess|tennis|rugby|hockey|basketball|cricket|badminton|golf|volleyball|netball))"
_DAY = (
    r"((?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: the)? \d{1,2}(?:st|nd|rd|th)?|(?:in )?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|(?:christmas|boxing day|new year['’]?s(?: day| eve)?|halloween))"
)
_AGE = (
    r"(\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"eighteen|nineteen)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(pattern, re.IGNORECASE))
    for relation, pattern in (
        ("birthday", rf"\bmy birthday(?:['’]?s| is| was| falls)?(?: on| in)? {_DAY}"),
        ("birthday", rf"{_I} was born on {_DAY}"),
        ("age", rf"{_AM} (?:only |just |now |nearly )*{_AGE}(?: years old)?(?=[.,!;]|$| and| now| today| but)"),
        ("age", rf"{_I}(?:['’]?ve)? (?:just )?(?:turned|turn) {_AGE}\b"),
        ("allergy", rf"{_AM}(?: really| very| badly)? allergic to {_VALUE}"),
        ("fear", rf"{_AM}(?: really| so| a bit| dead)? (?:scared|terrified|afraid|frightened) of {_VALUE}"),
        ("likes", rf"{_I}{_MUCH} (?:love|like|adore|enjoy) {_VALUE}"),
        ("likes", rf"{_AM} (?:really |so )?(?:into|fond of|keen on|obsessed with) {_VALUE}"),
        ("dislikes", rf"{_I}{_MUCH} (?:hate|dislike|detest|can['’]?t stand|cannot stand|can['’]?t bear) {_VALUE}"),
        ("plays", rf"{_I}(?:['’]?ve| have)?(?: been)?{_MUCH} (?:play|played|playing) {_INSTRUMENT}\b"),
        ("studies", rf"{_AM} (?:studying|reading|doing a degree in|doing a phd in) {_VALUE}"),
        ("studies", rf"{_I} study {_VALUE}"),
    )
)
_FAVOURITE = re.compile(
    r"\bmy favou?rite ([a-z]+(?: [a-z]+)?)(?:['’]s| is|['’]?s been| has always been) (?:probably |definitely |called )?"
    + _VALUE,
    re.IGNORECASE,
)
_LAST = re.compile(r"(?: (?:at uni|at university|at college|lately|now|so much|a lot|to death|very much|these days))+$")
_YOU = re.compile(r"\b(?:you|your|u)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:for|hard|all|every|the book|a book|a novel|your)\b")
"""What one studies or reads that is no subject."""


def own_ways(sentence: str) -> Iterator[Told]:
    """The player's own ways in one sentence that is no question, no wish and no denial."""
    found = _FAVOURITE.search(sentence)
    if found:
        yield Told("fact", "favourite", "favourite", _trimmed(found[2]), found[1].lower(), None)
    for relation, pattern in _PATTERNS:
        match = pattern.search(sentence)
        value = _trimmed(match[1]) if match else ""
        if value and _YOU.search(value) is None and not (relation == "studies" and _SUBJECT.match(value)):
            yield Told("fact", relation, relation, value, "", None)


def _trimmed(value: str) -> str:
    return _LAST.sub("", value.removeprefix("in ").removeprefix("the " if value[4:5].isdigit() else "in ").strip())
