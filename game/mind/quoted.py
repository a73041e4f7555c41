"""Whose words a line holds: what stands in quotation marks, or is told as said by someone else, is not the player's."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"[\"“](?P<a>[^\"”]{2,}?)[\"”]|「(?P<b>.+?)」|『(?P<c>.+?)』|(?<!\w)['‘](?P<d>[^'’‘]{3,}? [^'’‘]+?)['’](?!\w)"
)
_SAID = re.compile(
    r"\b(?:s?he|they|my \w+(?: \w+)?|somebody|someone|everyone|people|the \w+) (?:just |always |once |keeps? |kept )?"
    r"(?:said|says|saying|told me|tells me|yelled|shouted|whispered|texted|wrote|called me|thinks|thought)(?: to me)?"
    r"(?: that|:|,)? (?P<en>(?![\"“])[^.!?;]+?)(?=,? (?:and|but|so) i\b|[.!?;]|$)|"
    r"(?:他|她|他们|她们|我(?:妈|爸|哥|姐|弟|妹|老板|朋友|同学|老师|前任|男友|女友|老公|老婆)|老板|同事|有人|别人|人家|他們|她們|老闆)"
    r"(?:总|老|都|也|就|还|刚|今天|昨天|經常|经常)*(?:说|說|骂我|罵我|问我|問我|跟我说|跟我說|对我说|對我說|告诉我|告訴我|觉得|覺得)[：:，,]?(?P<zh>[^。！？!?；;]+)",
    re.IGNORECASE,
)


def quotations(text: str) -> list[tuple[int, int]]:
    """Where the line quotes: the spans of what stands between quotation marks."""
    return [found.span(group) for found in _QUOTED.finditer(text) for group in "abcd" if found[group]]


def reported(text: str) -> list[tuple[int, int]]:
    """Where the line tells what somebody else said or thinks, with marks or without."""
    return [found.span(group) for found in _SAID.finditer(text) for group in ("en", "zh") if found[group]]


def own_words_of(text: str) -> str:
    """The line without what it quotes; its own words keep their places."""
    own = text
    for start, end in quotations(text):
        own = own[:start] + " " * (end - start) + own[end:]
    return own
