"""What may be a name in an English sentence: capitals alone do not make one ("Yesterday my sister …", "I'm OK.")."""

from __future__ import annotations

import re
from datetime import date

from game.mind.dates import find_day

CAPITALISED = r"(?-i:((?:(?:Mrs|Mr|Ms|Miss|Dr|Prof)\b\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))"
LOWER = r"([a-z][a-z'’-]+)(?=\s*(?:[.,!;)]|$)| (?:and|but|who|he['’]?s|she['’]?s|now|btw|lol)\b)"

_TITLE = re.compile(r"(?:Mrs|Mr|Ms|Miss|Dr|Prof)\b\.?")
_NO_NAMES = frozenset(
    """
    i my we he she they it its the a an so and but or not no yes you your his her our their this that these those
    what who whose when where why how which if because since while although though as at by for from in into of off
    on onto out over to up with without before after until once then there here now just even only also still maybe
    perhaps anyway honestly actually basically well sadly luckily unfortunately suddenly sometimes always never
    often usually hopefully apparently finally again almost really very too is are was were am be been being has
    have had do does did can could will would shall should may might must got gets get goes going went came comes
    coming says said told thinks loves hates likes wants needs lives works died left keeps made makes took takes
    knew knows asked asks called calls i'm i'll i've i'd im ive yesterday today tomorrow tonight ok okay oh ah hey
    hi hello bye god gosh wow please thanks sorry sure fine back home done tired sick sad happy alone hungry bored
    busy ready free new old late early lost scared afraid single married pregnant awake asleep cold hot ill drunk
    away later soon crazy stupid silly weird strange short long hard easy boring nothing nobody someone something
    everyone everything anything christmas easter halloween ramadan diwali jesus christ allah buddha satan music
    coffee tea chocolate wine sleep silence work time nature money food tv google english irish scottish welsh
    british french german spanish italian portuguese dutch belgian danish swedish norwegian finnish polish czech
    russian ukrainian greek turkish arab iranian israeli indian pakistani chinese japanese korean vietnamese thai
    filipino indonesian malaysian australian american canadian mexican brazilian argentinian african nigerian kenyan
    egyptian moroccan european asian catholic christian muslim jewish hindu buddhist protestant atheist aries taurus
    gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces vegan vegetarian gay lesbian bi
    trans queer autistic adhd names
    """.split()
) - {"leo", "virgo", "gay", "christian", "bi", "hope"}


def name_in(words: str) -> str:
    """The name that one or two capitalised words are, without what only looks like a part of it; "" if none."""
    title = _TITLE.match(words)
    kept: list[str] = []
    for word in words[title.end() if title else 0 :].split():
        plain = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
        if not _may_name(plain):
            break
        kept.append(plain)
        if plain != word:
            break
    return " ".join([title[0], *kept] if title and kept else kept)


def typed_name_in(word: str) -> str:
    """A name typed without its capital; "" if the word is none."""
    return word.capitalize() if _may_name(word) and "'" not in word and "’" not in word else ""


def _may_name(word: str) -> bool:
    shouted = len(word) > 1 and word.isupper()
    contracted = re.search(r"['’](?:d|m|s|t|ll|re|ve)$", word) is not None
    known = word.lower().replace("’", "'") in _NO_NAMES
    return not (shouted or contracted or known) and find_day(word, date(2000, 1, 1)) is None
