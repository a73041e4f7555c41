"""A story that is changed while it is read goes on at the same place; one that is broken goes on as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.play.happenings import ChapterOpened
from game.session import packs
from game.shell.stories import Stories
from tests.commands.conftest import Game

CHAPTER = "my-tuner:the-flat-note"


@pytest.fixture
def story(game: Game, tmp_path: Path, folder: Path) -> Path:
    """The story of a new pack, as it lies in the profile."""
    game("pack", "new", tmp_path / "my-tuner", "--companion", "Teo Marsh")
    game("pack", "install", tmp_path / "my-tuner")
    return folder / "packs" / "my-tuner" / "chapters" / "the-flat-note.yarn"


def test_the_place_is_kept(opened: Callable[[], Any], story: Path) -> None:
    with opened() as profile:
        talk = profile.conversation("talk", "my-tuner:teo")
        with profile.journal.writing() as pen:
            pen.add(pen.turn(talk.id, "line"), ChapterOpened("my-tuner:teo", CHAPTER, "what is it?"))
        stories = Stories(profile)
        assert "puts the fork on the table" in stories.open(CHAPTER).step.text
        assert "My teacher gave me this" in stories.next().step.text
        text = story.read_text("utf-8")

        story.write_text(text.replace("My teacher gave me this", "She gave me this"), "utf-8")
        assert packs.reload(profile) == {} and stories.read_anew() == ""
        assert "gave me this" in stories.here().step.text
        options = stories.next().step.options
        assert len(options) == 2

        story.write_text(text.replace("<<jump Strike>>", "<<jump Srtike>>"), "utf-8")
        packs.reload(profile)
        assert "Strike" in stories.read_anew()
        assert len(stories.here().step.options) == 2
        assert "Four hundred pianos" in stories.choose(0).step.text

        story.write_text(text.replace("a hair flat, all perfectly happy", "a hair sharp"), "utf-8")
        packs.reload(profile)
        assert stories.read_anew() == ""
        assert stories.next().step.text


def test_a_pack_that_stops_working_goes_on_as_it_last_was(opened: Callable[[], Any], story: Path) -> None:
    with opened() as profile:
        manifest = story.parents[1] / "pack.toml"
        text = manifest.read_text("utf-8")
        manifest.write_text(text.replace("version", "versoin"), "utf-8")
        wrong = packs.reload(profile)
        assert "did you mean version?" in "\n".join(map(str, wrong["my-tuner"]))
        assert profile.library.companion("teo").name.within("en") == "Teo Marsh"
        manifest.write_text(text.replace("0.1.0", "0.2.0"), "utf-8")
        assert packs.reload(profile) == {}
        assert profile.library.packs["my-tuner"].version == "0.2.0"
