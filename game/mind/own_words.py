"""What a line is about in the player's own words: those that carry it, as short marks, so that what is new can be told
from what was said before.

Marks and not words: they lie in the journal and the save, where no word that the player had forgotten may be found.
"""

from __future__ import annotations

import re
import zlib

from game.mind.text import is_chinese, terms

_MOST = 8
_BITS = 0xFFFF
"""Sixteen bits: thousands of words share each mark, and two of a player's own seldom meet in one."""

_LIGHT = frozenset(
    """
    a about after again all also always am an and any are as at be because been before being but by can can't
    cannot come could did didn't do does doesn't doing don't done else even ever every for from get gets getting
    go goes going gone gonna got had has have having he he'd he's her here hers herself hey hi hello him his how
    i i'd i'll i'm i've if in into is isn't it it's its itself just kind know let let's like little lot make
    many may maybe me mean might mine more most much must my myself never no not nothing now of off oh ok okay
    on one only or other our ours out over own perhaps please quite rather really right said same say see seem
    seems she she'd she's should so some something still such sure tell than thank thanks that that's the their
    them then there there's these they they're thing things think this those though to too u until up upon us
    very want wants was wasn't way we we're well were what what's when where which while who why will with won't
    would yeah yes yet you you'd you'll you're you've your yours
    """.split()
)
_LIGHT_CHARACTERS = re.compile(
    "[的了吗呢吧啊呀哦嗯我你您他她它们們是在有不没沒也都就还還这這那个個和跟很太又再会會要想说說嗎么麼什怎]"
)


def own_words(text: str, language: str) -> tuple[str, ...]:
    """Marks of the words that carry a line, each once, at most eight; () for one that is all small words."""
    carrying = (t for t in terms(text) if not _light(t, is_chinese(language)))
    marks = (f"{zlib.crc32(term.encode('utf-8', errors='replace')) & _BITS:04x}" for term in carrying)
    return tuple(dict.fromkeys(marks))[:_MOST]


def _light(term: str, chinese: bool) -> bool:
    if chinese and not term.isascii():
        return len(term) < 2 or _LIGHT_CHARACTERS.search(term) is not None
    return len(term) < 2 or term in _LIGHT
