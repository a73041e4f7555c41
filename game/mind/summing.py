"""Rolling summaries: what was told in a stretch of talk that is out of sight, in a few sentences.

A voice that is able writes them when nobody speaks; where there is none, the player's own most telling lines stand in,
one for each thing the stretch was about. A summary is never taken for a memory: facts are read from lines alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.mind.earlier import telling
from game.mind.ports import Message, Said, Sampling
from game.mind.text import is_chinese, language_of, sentences
from game.mind.topics import topics_in

STRETCH = 40
"""Messages that are summed up at a time."""
_LINES, _LONGEST_LINE, _LONGEST = 4, 160, 600
_SHORTEST = 8
_NO_SUMMARY = ("i ", "i'm ", "sure", "as an ai", "我是", "好的")
"""How a voice begins that speaks for itself."""
_SAMPLING = Sampling(max_tokens=160, temperature=0.3)


def stretch_due(said: Sequence[Said], until: int, in_sight: int) -> tuple[Said, ...]:
    """The oldest whole stretch of messages after turn `until` that is out of sight; nothing where none is whole yet."""
    gone = [s for s in said[: max(0, len(said) - in_sight)] if s.turn > until]
    return tuple(gone[:STRETCH]) if len(gone) >= STRETCH else ()


def extracted(stretch: Sequence[Said]) -> str:
    """The player's own most telling lines of a stretch, in order: of each topic one first, then whatever tells most."""
    ranked = telling(stretch)
    first: dict[str, Said] = {}
    for said in ranked:
        topic = next((name for name, *_ in topics_in(said.text)), f"turn {said.turn}")
        first.setdefault(topic, said)
    chosen = list(first.values())[:_LINES]
    return " ".join(f"“{_cut(s.text)}”" for s in sorted(chosen, key=lambda s: s.turn))


def asks_for_summary(stretch: Sequence[Said], who: str, companion: str) -> tuple[list[Message], Sampling]:
    """What an able voice is told, so that it sums a stretch up."""
    chinese = sum(is_chinese(s.language) for s in stretch) * 2 > len(stretch)
    names = {"player": who or ("乘客" if chinese else "the passenger"), "companion": companion}
    talk = "\n".join(f"{names[s.speaker]}: {_cut(s.text)}" for s in stretch)
    ask = (
        f"用不超过三句话，以第三人称写下{names['player']}在这段谈话里讲了自己什么、心情怎样。只写谈话里有的，不要评论，不要编造。"
        if chinese
        else f"In at most three plain sentences, in the third person, write down what {names['player']} told of "
        "themself and how they felt. Only what stands in this talk; no advice, no guesses."
    )
    return [Message("user", f"{talk}\n\n{ask}")], _SAMPLING


def accepted(drawn: str, stretch: Sequence[Said]) -> str:
    """A drawn summary, cut to whole sentences; "" where it is none: empty, in another language, or her own speech."""
    text = " ".join(sentences(" ".join(drawn.split()))[:3])[:_LONGEST]
    chinese = sum(is_chinese(s.language) for s in stretch) * 2 > len(stretch)
    if (
        len(text) < 8
        or is_chinese(language_of(text)) != chinese
        or text.lower().startswith(("i ", "i'm ", "sure", "as an ai"))
    ):
        return ""
    return text


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1].rstrip() + "…"
