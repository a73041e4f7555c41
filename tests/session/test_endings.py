"""Endings: come to by a command, found for good, told once; and what an author hears of those nobody comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from game.content.model import Ending, Words
from game.session import messages as m
from game.session.profile import OpenProfile
from game.session.reading import Reading
from game.session.story_lint import lint_stories
from game.session.story_play import play_stories
from tests.session.stories import STORY, write_story

ENDINGS = tuple(
    Ending(name, Words({"en": title}), Words({"en": hint}))
    for name, title, hint in (("dawn", "Dawn", "Stay awake."), ("dark", "Dark", "Sleep."))
)
TEXT = """Night.
-> stay
    <<ending dawn>>
    It grows light.
-> sleep
    <<ending dark>>
    It does not."""
Written = Callable[..., None]


@pytest.fixture
def story(profile: OpenProfile, tmp_path: Path) -> Written:
    return lambda text=TEXT, endings=ENDINGS: write_story(profile, tmp_path, text, endings)


def found(profile: OpenProfile) -> set[str]:
    return set(profile.journal.state.progress(STORY).endings)


def read_to_the_end(reading: Reading) -> None:
    while reading.step().kind != "end":
        reading.next() if reading.step().kind == "line" else reading.choose(0)


def test_an_ending_come_to_is_told_and_found(profile: OpenProfile, story: Written) -> None:
    story()
    reading = Reading(profile, STORY)
    reading.next()
    reading.choose(0)
    assert reading.take_notices() == [m.EndingFound(STORY, "Dawn", 1, 2)]
    assert found(profile) == {"dawn"} == set(profile.journal.replay().progress(STORY).endings)


def test_an_ending_stays_found_when_one_goes_back_and_ends_otherwise(profile: OpenProfile, story: Written) -> None:
    story()
    reading = Reading(profile, STORY)
    reading.next()
    reading.choose(0)
    reading.back()
    assert found(profile) == {"dawn"}
    reading.take_notices()
    reading.choose(1)
    assert [(one.title, one.found) for one in reading.take_notices() if isinstance(one, m.EndingFound)] == [("Dark", 2)]
    assert found(profile) == {"dawn", "dark"}


def test_reading_again_finds_an_ending_and_changes_nothing_else(profile: OpenProfile, story: Written) -> None:
    story("<<bond isaura 5>>\n<<flag been_here>>\n" + TEXT)
    read_to_the_end(Reading(profile, STORY))
    before = asdict(profile.journal.state)
    again = Reading(profile, STORY)
    again.next()
    again.choose(1)
    assert [one.title for one in again.take_notices() if isinstance(one, m.EndingFound)] == ["Dark"]
    read_to_the_end(again)
    assert found(profile) == {"dawn", "dark"} == set(profile.journal.replay().progress(STORY).endings)
    after = asdict(profile.journal.state)
    after["chapters"][STORY]["endings"] = before["chapters"][STORY]["endings"]
    assert after == before


def problems(profile: OpenProfile) -> list[str]:
    return [str(one) for one in lint_stories(profile.library) if "try-out" in str(one) and "ending" in str(one)]


def test_an_ending_nobody_wrote_down_is_told(profile: OpenProfile, story: Written) -> None:
    story("<<ending down>>\nNight. #line:a")
    assert any('has no ending called "down". Did you mean dawn?' in one for one in problems(profile))


def test_an_ending_no_line_comes_to_is_told(profile: OpenProfile, story: Written) -> None:
    story("<<ending dawn>>\nNight. #line:a")
    assert [one.split(": ", 1)[1] for one in problems(profile)] == [
        "No line of the chapter try-out comes to its ending dark. Write <<ending dark>> where it does."
    ]


def test_a_way_that_comes_to_no_ending_is_found_by_playing(profile: OpenProfile, story: Written) -> None:
    story(TEXT + "\n-> leave")
    pack = profile.library.packs["lantern-line"]
    only = replace(pack, chapters={"try-out": pack.chapters["try-out"]})
    seen = play_stories(replace(profile.library, packs={"lantern-line": only}), runs=20)[STORY, "en"]
    assert list(seen.stuck) == ["A telling ended in Start without <<ending>>"]
