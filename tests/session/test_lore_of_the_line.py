"""The base pack's lore: each entry comes up on a line that a player might type, in either language, and is short."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from game.content.library import Library
from game.content.lore import LoreNote
from game.content.model import When
from game.mind.conditions import Moment, holds
from game.mind.ports import Said
from game.mind.prompt import estimate
from game.play.state import Bond
from game.session.lore import lore_now
from tests.session.conftest import ISAURA

CONTEXT = 4096
LONGEST = 110
"""Tokens of one entry: what room there is for lore should hold two."""
_ROWS = (Path(__file__).with_name("lore_lines.tsv")).read_text(encoding="utf-8").splitlines()
LINES = [
    (name, language, text)
    for name, english, chinese in (row.split("\t") for row in _ROWS if not row.startswith("#"))
    for language, text in (("en", english), ("zh-Hans", chinese))
]


def at(when: When | None) -> Moment:
    """A moment at which this holds."""
    when = when or When()
    flags = {flag: True for flag in when.flags if not flag.startswith("!")}
    bond = Bond(rank=when.rank_min, beats=dict.fromkeys(when.beats, 1))
    return Moment(bond, datetime(2026, 11, 20, 22, tzinfo=UTC), flags)


def said(text: str, language: str) -> Said:
    return Said(1, ISAURA, "player", text, language, "2026-11-20T22:00:00+00:00")


def notes(library: Library) -> dict[str, LoreNote]:
    return {note.id: note for note in library.companion(ISAURA).lore}


def test_there_is_a_line_for_each_entry_that_waits_for_one(library: Library) -> None:
    assert {name for name, *_ in LINES} == {name for name, note in notes(library).items() if not note.always}


@pytest.mark.parametrize(("name", "language", "text"), LINES)
def test_an_entry_comes_up_when_it_is_spoken_of(library: Library, name: str, language: str, text: str) -> None:
    note = notes(library)[name]
    here = at(note.when)
    assert holds(note.when or When(), here)
    told, _ = lore_now(library.companion(ISAURA), "", [said(text, language)], {}, CONTEXT, Random(1), language, here)
    assert name in {placement.entry.entry for placement in told}


def test_what_is_told_is_in_the_language_of_the_line(library: Library) -> None:
    told, _ = lore_now(
        library.companion(ISAURA), "", [said("奎尔太太是谁", "zh-Hans")], {}, CONTEXT, Random(1), "zh-Hans", at(None)
    )
    assert "奎尔太太" in " ".join(placement.text for placement in told)


def test_before_and_after_a_chapter_never_stand_together(library: Library) -> None:
    before, after = notes(library)["door_before"], notes(library)["the_night"]
    assert holds(before.when or When(), at(before.when)) and not holds(before.when or When(), at(after.when))
    assert not holds(after.when or When(), at(before.when))


def test_few_are_always_told_and_each_is_short(library: Library) -> None:
    every = notes(library).values()
    assert sum(note.always for note in every) == 1
    too_long = {
        note.id: estimate(note.content.within("en")) for note in every if estimate(note.content.within("en")) > LONGEST
    }
    assert too_long == {}
