"""Which beats a line reaches: those of the cue it is taken for, and of cues that answer what it tells.

A beat opens a chapter, so it must have been meant. A question's beat wants a question, a beat of telling wants the
player's own words about their own people: not a quotation, not a saying, not a wish.
"""

from __future__ import annotations

import re

from game.content.model import Act, Companion, Cue
from game.mind.conditions import Moment, holds
from game.mind.hear import Heard
from game.mind.quoted import own_words_of
from game.mind.relations import BY_KEY, CHINESE, CHINESE_BEINGS, ENGLISH, ENGLISH_BEINGS, ENGLISH_QUALIFIER
from game.mind.text import is_chinese, is_question, sentences

_ASKS: frozenset[Act] = frozenset({"asks_companion", "asks_world", "asks_memory"})
_REQUESTED = re.compile(r"\b(?:tell|show) (?:me|us)\b|给我讲|跟我讲|讲讲|说说|聊聊|告诉我|介绍", re.IGNORECASE)
_SMALL_TALK_OF = frozenset({"boss", "colleague", "teacher", "neighbour", "flatmate"})
"""People one has about one; who is told of must be the player's own."""
_MINE = re.compile(
    rf"\b(?:my|our) {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b(?!['’]s (?:boss|teacher|colleague))", re.IGNORECASE
)
_MINE_ZH = re.compile(rf"(?:我|我家|我们家|咱)的?({CHINESE_BEINGS})")
_WISHED = re.compile(
    r"\bi wish\b|\bif i\b|\bi (?:don['’]?t|do not|never|haven['’]?t) (?:have|got)\b|\bimagine\b|\bpretend\b|"
    r"\bonly child\b|要是|如果|假如|我没有|我沒有|独生|獨生",
    re.IGNORECASE,
)
_A_SAYING = re.compile(
    r"\b(?:everyone|everybody|people|nobody|no one) (?:has|have|had)\b|谁都|誰都|人人|家家|每个人|每個人|别人家",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:i|i['’]m|i['’]ve|my|me|we|our|us|mine)\b|我|咱", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\b(?:{ENGLISH_BEINGS})s?\b|\b(?:he|she|they|him|her|them|we|us|our|family|parents?|folks|home|grave|kids?|children|child|baby)\b|"
    rf"{CHINESE_BEINGS}|[他她咱]|我们|我們|家|爸|妈|媽|娃|孩|坟|墓|亲|親|爱人|愛人|老伴",
    re.IGNORECASE,
)
"""Somebody stands in the line, or their place in one's life."""
_AT_LEAST, _AT_LEAST_ZH = 4, 5
"""Words, or characters, of a sentence that tells of somebody."""


def beats(companion: Companion, heard: Heard, cue: Cue | None, moment: Moment) -> list[str]:
    """The beats of a line, once each: its cue's, and those of cues that answer what it told."""
    of_people = {c.beat for c in companion.cues if c.trigger == "noted_fact"}
    found = [cue.beat] if cue is not None and cue.beat and _meant(cue, heard, cue.beat in of_people) else []
    news = [t for t in heard.told if t.relation not in ("", "name") and t.news]
    triggers = {"noted_plan"} if any(t.memory == "plan" for t in news) else set()
    if any(t.memory == "fact" for t in news) or tells_of_someone(heard.text, heard.language):
        triggers.add("noted_fact")
    found += [c.beat for c in companion.cues if c.trigger in triggers and c.beat and holds(c.when, moment)]
    return list(dict.fromkeys(found))


def tells_of_someone(text: str, language: str) -> bool:
    """Whether a line tells something of a person of the player's own, named or not."""
    chinese = is_chinese(language)
    for sentence in sentences(own_words_of(text)):
        found = (_MINE_ZH if chinese else _MINE).search(sentence)
        if found is None or is_question(sentence) or _WISHED.search(sentence):
            continue
        relation = (CHINESE[found[1]] if chinese else ENGLISH[found[1].lower()]).key
        long_enough = len(sentence) >= _AT_LEAST_ZH if chinese else len(sentence.split()) >= _AT_LEAST
        if long_enough and relation not in _SMALL_TALK_OF and BY_KEY[relation].kind == "person":
            return True
    return False


def _meant(cue: Cue, heard: Heard, of_people: bool) -> bool:
    """Whether a line that comes near a cue with a beat means it; of_people: a beat of telling of one's own."""
    own = own_words_of(heard.text)
    if not _ASKS.isdisjoint(cue.acts):
        return is_question(own) or not _ASKS.isdisjoint(heard.acts) or _REQUESTED.search(own) is not None
    if of_people and _SOMEBODY.search(own) is None:
        return False
    return _OWN.search(own) is not None and not _A_SAYING.search(own) and not _WISHED.search(own)
