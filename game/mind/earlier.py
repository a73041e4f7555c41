"""What became of the talk before what is in sight, in the player's own words: the few lines that tell most of them.

Nothing is written down for it, so that a line which is forgotten is gone from here as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.mind.ports import Said
from game.mind.text import is_chinese, is_question, tokens
from game.mind.tone import plainly

_MOST, _LEAST_WORDS, _LEAST_CHARACTERS = 4, 6, 8
_OWN = frozenset("i i'm i've my me we our".split())


def earlier(before: Sequence[Said]) -> tuple[Said, ...]:
    """The most telling of the player's earlier lines, oldest first."""
    return tuple(sorted(telling(before)[:_MOST], key=lambda s: s.turn))


def telling(before: Sequence[Said]) -> list[Said]:
    """The player's lines that tell something of them, those that tell most first."""
    found = [s for s in before if s.speaker == "player" and _weight(s) > 0]
    return sorted(found, key=lambda s: (-_weight(s), -s.turn))


def _weight(said: Said) -> int:
    """How much a line tells of the player: nothing where it is short or a question; more where it is felt."""
    words = tokens(said.text)
    chinese = is_chinese(said.language)
    size = sum(map(len, words)) if chinese else len(words)
    if size < (_LEAST_CHARACTERS if chinese else _LEAST_WORDS) or is_question(said.text):
        return 0
    own = "我" in said.text if chinese else not _OWN.isdisjoint(words)
    return own + 2 * (plainly(said.text) != "plain")
