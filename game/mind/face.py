"""The face that goes with words a model found: by what they say, by the tone of the player's line, by what it did."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.content.model import Act, Expression
from game.mind.hear import Heard

_WORDS: Mapping[Expression, str] = {
    "sad": r"\b(?:i['’]?m|i am) (?:so |very )?sorry\b|\bsorry (?:for|about|to)\b|对不起|很抱歉|抱歉",
    "hurt": r"\b(?:that (?:hurt|stung)|ouch)\b|有点难过|扎心",
    "worry": r"\b(?:careful|take care|worr(?:y|ied)|are you (?:safe|all right|okay))\b|当心|小心|担心|还好吗",
    "joy": r"\b(?:wonderful|splendid|congratulations|well done|bravo|i['’]?m (?:so )?glad)\b|恭喜|太好了|真好",
    "surprise": r"\b(?:goodness|good heavens|really\?|is that so|fancy that)|真的？|不会吧",
    "shy": r"\b(?:you flatter|you['’]?re too kind|i blush|blushing)\b|过奖|不好意思",
}
_SAID = {face: re.compile(words, re.IGNORECASE) for face, words in _WORDS.items()}
_DONE: Mapping[Act, Expression] = {
    "hurts": "hurt",
    "apologises": "warm",
    "compliments": "shy",
    "thanks": "warm",
    "jokes": "wry",
    "greets": "warm",
    "parts": "warm",
    "comforts": "warm",
    "asks_comfort": "warm",
    "promises": "warm",
}


def face_of(reply: str, heard: Heard) -> Expression:
    """The expression for a reply of a model's own words."""
    said = next((face for face, words in _SAID.items() if words.search(reply)), None)
    if said is not None:
        return said
    if heard.tone == "bad" and "hurts" not in heard.acts:
        return "worry" if "confides" in heard.acts else "sad"
    done = next((_DONE[act] for act in heard.acts if act in _DONE), None)
    return done or ("joy" if heard.tone == "good" else "neutral")
