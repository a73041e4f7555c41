"""A card's words as lines of a pack: macros worked out or left to the game, braces that are no slots made plain."""

from __future__ import annotations

import re
from random import Random

from game.content.macros import Names, expand

_PLAYER = "\ue010"
"""Stands for the player while everything else is worked out."""
_VARIANTS = 3
_POSSESSIVE = re.compile(f"{_PLAYER}(?:['’]s\\b|的)")
_TOLD = re.compile(
    f"{_PLAYER}(?= (?:[a-z]+ly )?(?!as\\b|is\\b(?= it| there)|this\\b|always\\b|yes\\b|his\\b)[a-z]+s\\b)"
)
"""The player as someone told of ("Tom looks up"): there "you" would not do."""
_LEFT = re.compile(r"\{\{[^{}]*\}\}")
_STAGE = re.compile(r"\*[^*\n]{1,400}\*|\([^()\n]{1,200}\)|<[^<>\n]{1,200}>")
_FACES: tuple[tuple[str, str], ...] = (
    ("surprise", r"\b(?:gasp|startle|eyes widen|blink in surprise)|惊|瞪大"),
    ("shy", r"\b(?:blush|shyly|bashful|flustered)|脸红|害羞"),
    ("wry", r"\b(?:smirk|wink|rais(?:es|ing) an eyebrow|dryly)|挑眉|坏笑"),
    ("joy", r"\b(?:laugh|grin|beam|giggle|cheer)|大笑|开心|咧嘴"),
    ("sad", r"\b(?:sigh|tears?\b|sadly|sob|weep)|叹|泪|哭"),
    ("worry", r"\b(?:frown|worri|nervous|anxious|concern)|皱眉|担心"),
    ("warm", r"\b(?:smil|softly|gently|warm|nod)|微笑|温柔|点头"),
)


def line(text: str, char: str) -> list[str]:
    """A text as the lines it may be: one, or a few where it chooses at random. {you} is where the player is named."""
    names = Names(char, _PLAYER)
    random = "{{random" in text.lower() or "{{roll" in text.lower()
    made = [_plain(expand(text, names, Random(number))) for number in range(_VARIANTS if random else 1)]
    return [one for one in dict.fromkeys(made) if one]


def _plain(text: str) -> str:
    """No macro that the game does not know, no brace that opens no slot."""
    text = _LEFT.sub("", text).replace("{", "(").replace("}", ")")
    text = _POSSESSIVE.sub("{your}", text)
    text = _TOLD.sub("{guest}", text).replace(_PLAYER, "{you}")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def heard(text: str, char: str, most: int = 240) -> str:
    """What a player said in an example, as a line to listen for: without what they did; "" where nothing is left."""
    plain = _LEFT.sub("", expand(text, Names(char, ""), Random(0)))
    plain = _STAGE.sub(" ", plain).replace("{", "").replace("}", "")
    return " ".join(plain.strip(' "“”').split()).strip('"“” ')[:most].strip()


def face(text: str) -> str:
    """The face that what someone does in a line asks for; neutral where nothing does."""
    done = " ".join(_STAGE.findall(text))
    return next((name for name, words in _FACES if done and re.search(words, done, re.IGNORECASE)), "neutral")
