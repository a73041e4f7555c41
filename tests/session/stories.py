"""Stories that tests of reading write for themselves: a chapter of Isaura's, already open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game.content.model import Chapter, Ending, Grants, Opens, Words
from game.play import happenings as h
from game.session.profile import OpenProfile
from tests.session.conftest import ISAURA

STORY = "lantern-line:try-out"
Story = Callable[[str], Chapter]


def opened_by(profile: OpenProfile, line: str, chapter: str) -> int:
    """A line that opens a chapter; its turn."""
    talk = profile.conversation("talk", ISAURA)
    with profile.journal.writing() as pen:
        turn = pen.turn(talk.id, "line")
        said = pen.add(turn, h.LineSaid(ISAURA, line, "en"))
        pen.add(turn, h.ChapterOpened(ISAURA, chapter, line), [said])
    return turn.id


def write_story(profile: OpenProfile, folder: Path, text: str, endings: tuple[Ending, ...] = ()) -> Chapter:
    """A chapter of this text that the player may read; written again, it is a chapter its author has changed."""
    source = folder / "try-out.yarn"
    source.write_text(f"title: Start\n---\n{text}\n===\n", encoding="utf-8")
    title, nothing = Words({"en": "A try"}), Words({"en": ""})
    made = Chapter(
        "try-out", "lantern-line", ISAURA, "scene", title, nothing, source, "Start", Opens(), Grants(), endings=endings
    )
    pack = profile.library.packs["lantern-line"]
    packs = {**profile.library.packs, "lantern-line": replace(pack, chapters={**pack.chapters, "try-out": made})}
    profile.library = replace(profile.library, packs=packs)
    if profile.journal.state.progress(STORY).opened is None:
        opened_by(profile, "open it", STORY)
    return made
