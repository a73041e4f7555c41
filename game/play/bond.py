"""How a line moves a bond: a table, and one rule of novelty. No timers, no caps: saying something new earns fully.

New is what touches a topic it never touched with that act, or says it in words that were not there before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.content.model import Act
from game.play.happenings import BondMoved
from game.play.state import Bond

POINTS: Mapping[Act, int] = {
    "greets": 1,
    "asks_companion": 1,
    "asks_world": 1,
    "asks_memory": 1,
    "confides": 2,
    "asks_comfort": 2,
    "comforts": 2,
    "compliments": 1,
    "jokes": 1,
    "thanks": 1,
    "apologises": 1,
    "hurts": -4,
    "promises": 1,
    "invites": 1,
    "agrees": 1,
    "refuses": 0,
    "parts": 1,
    "small_talk": 1,
}
"""What an act is worth the first time; each further time is worth half, rounded down."""

BEAT_POINTS = 5
MOST_FAMILIAR = 3
"""A word counts as said no more often than this, so that a favourite one does not make old what is said with it."""
MEND_POINTS = 3
"""How much of a hurt one apology takes back."""


def moves(
    bond: Bond, companion: str, acts: Sequence[Act], topics: Sequence[str], words: Sequence[str] = ()
) -> list[BondMoved]:
    """What a line with these acts, topics and own words does to the bond; an act that earns nothing leaves no entry."""
    topic = topics[0] if topics else ""
    found = [_mend(bond, companion)] if "apologises" in acts and bond.owed else []
    for number, act in enumerate(acts):
        times = _times(bond, act, topic, words)
        worth = POINTS[act]
        points = worth >> times if worth > 0 else worth
        if points:
            # Words are counted once a line, however many acts it is.
            found.append(BondMoved(companion, points, act, topic, times, list(words) if number == 0 else []))
    return found


def _times(bond: Bond, act: Act, topic: str, words: Sequence[str]) -> int:
    """How often this was there before: the act on its topic, or the newer half of the line's own words on average,
    whichever is newer. The newer half, since who tells of a daughter names her in every line."""
    by_topic = bond.novelty.get(f"{act}|{topic}", 0)
    if not words:
        return by_topic
    said = sorted(min(bond.words.get(word, 0), MOST_FAMILIAR) for word in words)[: (len(words) + 1) // 2]
    by_words = sum(said) // len(said)
    return min(by_topic, by_words) if topic else by_words


def _mend(bond: Bond, companion: str) -> BondMoved:
    return BondMoved(companion, min(bond.owed, MEND_POINTS), "mended", "", 0)


def beat_move(companion: str, beat: str) -> BondMoved:
    """What reaching a beat for the first time is worth."""
    return BondMoved(companion, BEAT_POINTS, "beat", beat, 0)
