"""What a description lists of someone ("Likes: tea, rain"; likes("tea" + "rain")), as answers to who asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from game.content.interchange.character import Character
from game.content.interchange.lines import line

_MOST_ITEMS, _LONGEST = 5, 140
_TOLD = re.compile(r"\b(?:she|he|they|her|his|their|is|are|was|has|will|{{char}}|{{user}})\b", re.IGNORECASE)
"""Words of a sentence about someone: such a value is no list, and would be said of oneself as of another."""


_UNFIT = re.compile(r"[(){}（）<>]|\b(?:her|him|them)sel(?:f|ves)\b|'s\b|’s\b", re.IGNORECASE)
"""Signs of half a thing, or of someone else's."""


@dataclass(frozen=True)
class _Trait:
    """keys: what a list is headed by. hears, says: for each language, what asks for it and how it is answered."""

    id: str
    keys: str
    hears: tuple[tuple[str, ...], tuple[str, ...]]
    says: tuple[str, str]


_TRAITS = (
    _Trait("likes", "likes?|loves?|favou?rites?|喜欢|喜好|最爱",
           (("what do you like", "what are your favourite things", "what makes you happy", "do you like anything"),
            ("你喜欢什么", "你最喜欢什么", "什么会让你开心")),
           ("{}. That's what I like.", "{}，这些我喜欢。")),
    _Trait("dislikes", "dislikes?|hates?|讨厌|厌恶|不喜欢",
           (("what do you dislike", "what do you hate", "what annoys you", "is there anything you can't stand"),
            ("你讨厌什么", "你不喜欢什么", "什么会惹你生气")),
           ("{}. I can do without.", "{}，这些我宁可没有。")),
    _Trait("hobbies", "hobb(?:y|ies)|interests?|pastimes?|爱好|兴趣",
           (("what do you do for fun", "what are your hobbies", "how do you spend your time", "what interests you"),
            ("你有什么爱好", "你平时做什么", "你对什么感兴趣")),
           ("{}. That's how I like to spend my hours.", "{}，闲下来就做这些。")),
    _Trait("work", "occupation|job|profession|career|职业|工作|身份",
           (("what do you do", "what's your job", "what do you do for a living", "what is your profession"),
            ("你是做什么的", "你的工作是什么", "你靠什么生活")),
           ("{}. That's what I do.", "{}，我做这个。")),
    _Trait("fears", "fears?|phobias?|afraid of|害怕|恐惧",
           (("what are you afraid of", "what scares you", "do you have any fears"), ("你害怕什么", "你怕什么")),
           ("{}. That's what frightens me.", "{}，我怕这个。")),
    _Trait("goals", "goals?|dreams?|ambitions?|motivations?|梦想|目标|愿望",
           (("what do you want", "what is your dream", "what are your goals", "what do you wish for"),
            ("你想要什么", "你的梦想是什么", "你有什么愿望")),
           ("{}. That's what I want.", "{}，我想要的就是这个。")),
    _Trait("home", "residence|hometown|birthplace|住处|家乡|出生地|住址",
           (("where are you from", "where do you live", "where is your home", "where did you grow up"),
            ("你是哪里人", "你住在哪里", "你的家在哪儿")),
           ("{}. That's where I belong.", "{}，那是我的地方。")),
)  # fmt: skip


def trait_cues(character: Character, chinese: bool) -> Iterator[dict[str, Any]]:
    """A cue for each thing that the description or the personality lists."""
    text = f"{character.description}\n{character.personality}"
    for trait in _TRAITS:
        items = _items(trait.keys, text)
        said = trait.says[chinese].format(("、" if chinese else ", ").join(items)) if items else ""
        for one in line(said[:1].upper() + said[1:], character.called):
            yield {
                "id": f"trait-{trait.id}",
                "acts": ["asks_companion"],
                "topics": [trait.id],
                "hears": list(trait.hears[chinese]),
                "lines": [one],
            }


def _items(keys: str, text: str) -> list[str]:
    """The items of the first list that is headed so, as many as make a sentence."""
    head = re.compile(
        rf"(?:^|[\n\[;,|])[\s*_•+#-]*(?:{keys})[*_\"]*\s*(?:[:：=]\s*[*_]*\s*([^\n\]]+)|\(([^)\n]+)\))", re.IGNORECASE
    )
    found = head.search(text)
    if found is None:
        return []
    value = found[1] or found[2]
    value = re.split(r"[.。;；|](?:\s|$)|\b\w+\s*[:=(]", value)[0] if found[1] else value
    if _TOLD.search(value):
        return []
    parts = re.split(r"\s*(?:[,，、;；+/]|\band\b|[\"“”]\s*[\"“”])\s*", value)
    items = [part.strip(" \t\"'“”*_[]") for part in parts]
    kept: list[str] = []
    for item in (item for item in items if item and not _UNFIT.search(item)):
        if len(kept) == _MOST_ITEMS or sum(map(len, kept)) + len(item) > _LONGEST:
            break
        kept.append(item)
    return kept
