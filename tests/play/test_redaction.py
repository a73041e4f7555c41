"""Redaction: every kind of happening says which of its fields hold words of a talk."""

from __future__ import annotations

from dataclasses import fields

import pytest

from game.play import happenings as h
from game.play.redaction import QUOTES, WORDS, redacted, unquoted

PLAIN = {
    "companion", "language", "acts", "care", "reason", "beat", "memory", "why", "source", "finish", "expression",
    "phase", "chapter", "outcome", "ending", "mood", "card", "how", "said_at", "scene", "weather", "slot", "picture",
}  # fmt: skip
"""Fields that hold names from packs, or the game's own words."""
STORY = {"story.stepped", "flag.set"}
"""What a chapter tells and keeps is its author's."""


@pytest.mark.parametrize("kind", sorted(h.KINDS))
def test_every_field_with_words_is_told_apart(kind: str) -> None:
    """A new kind of happening, or field, must be put into one of the tables: forgetting would pass it over."""
    wordy = {f.name for f in fields(h.KINDS[kind]) if not str(f.type).startswith(("int", "bool", "float", "list[int]"))}
    told = set(WORDS.get(kind, {})) | PLAIN
    assert kind in STORY or wordy <= told


def test_the_tables_name_fields_there_are() -> None:
    for kind, words in WORDS.items():
        assert set(words) <= set(h.FIELDS[kind])
    assert all(field in h.FIELDS[kind] for kind, field in QUOTES.items())


def test_a_happening_without_its_words() -> None:
    assert redacted(h.LineSaid("a:b", "my secret", "en")) == h.LineSaid("a:b", "", "en")
    won = h.CardWon("a:b", "a:c", "draw", "my secret")
    assert unquoted(won, {"another"}) == won
    assert unquoted(won, {"my secret"}) == h.CardWon("a:b", "a:c", "draw", "")
