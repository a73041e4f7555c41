"""What forgetting takes out of an event: the words, and what they were about. That something happened remains."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from game.play.happenings import Happening, Json, to_data

WORDS: Mapping[str, Mapping[str, Json]] = {
    "player.named": {"name": ""},
    "line.said": {"text": ""},
    "line.heard": {"topics": [], "cue": None},
    "bond.moved": {"topic": "", "words": []},
    "memory.kept": {"relation": "", "value": "", "about": "", "text": "", "due": None},
    "sentence.shown": {"text": "", "line": None},
    "reply.closed": {"cue": None, "lines": [], "lore": None, "told": None},
    "talk.summed": {"text": ""},
    "turn.marked": {"note": ""},
    "way.named": {"name": ""},
    "chapter.opened": {"quote": ""},
    "talk.decided": {"quote": ""},
    "draw.earned": {"quote": ""},
    "card.won": {"quote": ""},
    "keepsake.made": {"title": "", "lines": [], "expression": "neutral"},
    "slot.kept": {"line": ""},
}
"""Kind → field → what stands there once it is forgotten. A kind that is not here holds no words of a talk."""

QUOTES: Mapping[str, str] = {
    "chapter.opened": "quote", "talk.decided": "quote", "draw.earned": "quote", "card.won": "quote",
    "slot.kept": "line",
}  # fmt: skip
"""Kind → the field that repeats a line said elsewhere."""


def redacted(what: Happening) -> Happening:
    """A happening without its words; itself where it has none."""
    return replace(what, **WORDS.get(what.kind, {}))


def unquoted(what: Happening, texts: Collection[str]) -> Happening:
    """A happening that no longer repeats any of these lines."""
    field = QUOTES.get(what.kind)
    return replace(what, **{field: ""}) if field and to_data(what)[field] in texts else what
