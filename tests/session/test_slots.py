"""Slots: a place in a reading kept and gone back to, with what came of it since undone, and a way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.play.state import from_view, to_view
from game.session.profile import OpenProfile
from game.session.reading import Reading
from game.session.slots import AUTO, NoSuchPlace, clear_slot, keep_slot, load_slot, slots, taken_back
from tests.session.conftest import ISAURA
from tests.session.stories import STORY, Story, opened_by, write_story
from tests.session.test_reading_rollback import CHOICES, as_bytes, read_ten
from tests.session.test_reading_talk import TALK


@pytest.fixture
def story(profile: OpenProfile, tmp_path: Path) -> Story:
    profile.media = tmp_path / "media"
    profile.media.mkdir()
    return lambda text: write_story(profile, tmp_path, text)


def without_slots(profile: OpenProfile) -> dict[str, object]:
    view = json.loads(as_bytes(profile))
    return {key: value for key, value in view.items() if key not in ("slots", "sequence", "heads")}


def test_a_slot_gone_back_to_is_the_same_to_the_byte_and_so_is_the_way_back(profile: OpenProfile, story: Story) -> None:
    story("<<enter isaura>>\n" + CHOICES + "\nThe last.")
    reading = Reading(profile, STORY)
    reading.next()
    reading.choose(0)
    there, place = reading.step(), without_slots(profile)
    keep_slot(profile, reading, "1")
    end = read_ten_more(reading)
    state = without_slots(profile)
    assert state != place
    assert load_slot(profile, "1") == STORY
    assert (Reading(profile, STORY).step(), without_slots(profile)) == (there, place)
    assert load_slot(profile, AUTO) == STORY
    assert (Reading(profile, STORY).step(), without_slots(profile)) == (end, state)
    assert profile.journal.state == profile.journal.replay()


def read_ten_more(reading: Reading) -> object:
    for n in range(1, 10):
        while reading.step().kind == "line":
            reading.next()
        reading.choose(n % 2)
    return reading.step()


def test_a_slot_kept_in_a_talk_holds_what_was_said(profile: OpenProfile, story: Story) -> None:
    story(TALK)
    reading = Reading(profile, STORY, talks=True)
    reading.next()
    list(reading.say("is there any tea?"))
    here, place = reading.passed(), without_slots(profile)
    said = reading.step().talk
    keep_slot(profile, reading, "quick")
    list(reading.say("it wasn't your fault"))
    assert profile.journal.state.flags == {"was_kind": True}
    load_slot(profile, "quick")
    again = Reading(profile, STORY, talks=True)
    assert (again.passed(), without_slots(profile)) == (here, place)
    talk = again.step().talk
    assert talk is not None and said is not None
    assert (talk.left, [one.text for one in talk.said]) == (2, [one.text for one in said.said])


def test_a_slot_shows_the_chapter_the_line_the_day_and_its_picture(profile: OpenProfile, story: Story) -> None:
    story("Isaura: Mind the gap.")
    keep_slot(profile, Reading(profile, STORY), "4", b"a picture")
    (kept,) = slots(profile)
    assert (kept.slot, kept.title, kept.line, kept.companion) == ("4", "A try", "Isaura: Mind the gap.", ISAURA)
    assert kept.at.startswith("2026") and kept.picture is not None and kept.picture.read_bytes() == b"a picture"
    assert kept.picture.parent == profile.media


def test_a_picture_goes_with_its_slot(profile: OpenProfile, story: Story) -> None:
    story("One.\nTwo.")
    reading = Reading(profile, STORY)
    keep_slot(profile, reading, "1", b"one")
    reading.next()
    keep_slot(profile, reading, "1", b"two")
    assert [file.read_bytes() for file in profile.media.iterdir()] == [b"two"]
    assert [one.line for one in slots(profile)] == ["Two."]
    clear_slot(profile, "1")
    clear_slot(profile, "1")
    assert (slots(profile), list(profile.media.iterdir())) == ((), [])


def test_slots_outlast_a_restart(profile: OpenProfile, story: Story, reopen: Callable[[], OpenProfile]) -> None:
    story("One.")
    keep_slot(profile, Reading(profile, STORY), "1")
    again = reopen()
    assert again.journal.state.slots == profile.journal.state.slots and not again.journal.replayed
    view = json.loads(json.dumps(to_view(profile.journal.state, {}, 3)))
    assert from_view(view, {}, 3) == profile.journal.state


def test_going_back_to_before_the_end_takes_the_end_back_and_says_so(profile: OpenProfile, story: Story) -> None:
    story('<<bond isaura 3>>\nOne.\n<<unlock locked-door>>\n<<remember isaura "We met.">>\nTwo.')
    reading = Reading(profile, STORY)
    keep_slot(profile, reading, "1")
    while reading.step().kind != "end":
        reading.next()
    gone = taken_back(profile, "1")
    assert gone.chapters == ("The Locked Door", "A try") or gone.chapters == ("A try", "The Locked Door")
    assert gone.memories == 1
    load_slot(profile, "1")
    progress = profile.journal.state.progress(STORY)
    assert (progress.finished, progress.other_evening) == (None, True)
    assert profile.journal.state.progress("lantern-line:locked-door").opened is None
    assert Reading(profile, STORY).counts, "from here it counts once more"


def test_a_slot_of_an_evening_that_was_taken_back_says_so_and_changes_nothing(
    profile: OpenProfile, story: Story
) -> None:
    before = opened_by(profile, "hello", "lantern-line:nothing")
    story("One.\nTwo.")
    keep_slot(profile, Reading(profile, STORY), "1")
    talk = profile.conversation("talk", ISAURA)
    profile.journal.move_head(talk.id, before)
    state = as_bytes(profile)
    for ask in (taken_back, load_slot):
        with pytest.raises(NoSuchPlace, match="an evening that you took back"):
            ask(profile, "1")
    assert as_bytes(profile) == state


def test_an_empty_slot_and_a_replay_have_no_place(profile: OpenProfile, story: Story) -> None:
    with pytest.raises(NoSuchPlace, match="nothing in this slot"):
        load_slot(profile, "9")
    story(CHOICES)
    read_ten(profile)
    with pytest.raises(NoSuchPlace, match="replay"):
        keep_slot(profile, Reading(profile, STORY), "1")
