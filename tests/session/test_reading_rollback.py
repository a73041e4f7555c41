"""Going back and forward again: through ten choices, to the byte; and what a new choice leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.play.state import to_view
from game.session.profile import OpenProfile
from game.session.reading import Reading
from tests.session.stories import STORY, Story, write_story

CHOICES = "\n".join(
    f"""Line {n}.
-> left {n}
    <<flag went_{n} left>>
    <<bond isaura 1 "left {n}">>
    <<remember isaura "We went left at {n}.">>
-> right {n}
    <<flag went_{n} right>>
    <<mood isaura wry>>
    <<expression isaura wry>>"""
    for n in range(10)
)


@pytest.fixture
def story(profile: OpenProfile, tmp_path: Path) -> Story:
    return lambda text: write_story(profile, tmp_path, text)


def as_bytes(profile: OpenProfile) -> bytes:
    journal = profile.journal
    heads = {c.id: c.head for c in journal.conversations.values()}
    return json.dumps(to_view(journal.state, heads, journal.last.event)).encode()


def read_ten(profile: OpenProfile) -> Reading:
    """A reading that stands after ten choices, left and right in turn."""
    reading = Reading(profile, STORY)
    for n in range(10):
        while reading.step().kind == "line":
            reading.next()
        reading.choose(n % 2)
        if n < 9:
            assert reading.step().text == f"Line {n + 1}."
    return reading


def test_back_through_ten_choices_and_forward_again_is_the_same_to_the_byte(profile: OpenProfile, story: Story) -> None:
    story("<<enter isaura>>\n" + CHOICES + "\nThe last.")
    fresh = Reading(profile, STORY).step()
    began = as_bytes(profile)
    reading = read_ten(profile)
    there, step = as_bytes(profile), reading.step()
    passed = [reading.step()]
    while reading.step().can_go_back:
        passed.append(reading.back())
    assert reading.step() == fresh
    assert profile.journal.state.flags == {} and profile.journal.state.memories == {}
    assert json.loads(as_bytes(profile))["bonds"] == json.loads(began)["bonds"]
    for one in reversed(passed[:-1]):
        assert reading.forward() == one
    assert reading.forward() == step == reading.step(), "there is nothing further"
    assert as_bytes(profile) == there
    assert profile.journal.state == profile.journal.replay()


def test_after_going_forward_the_story_goes_on_as_if_nothing_had_been_gone_back_over(
    profile: OpenProfile, story: Story
) -> None:
    story(CHOICES + "\nThe last.\nThe very last.")
    reading = read_ten(profile)
    for _ in range(5):
        reading.back()
    for _ in range(5):
        reading.forward()
    assert reading.step().text == "The last."
    assert reading.next().text == "The very last."


def test_another_choice_leaves_the_way_forward_behind(profile: OpenProfile, story: Story) -> None:
    story(CHOICES)
    reading = Reading(profile, STORY)
    reading.next()
    reading.choose(0)
    reading.back()
    chosen = reading.choose(1)
    assert reading.forward() == chosen
    assert profile.journal.state.flags == {"went_0": "right"}


def test_going_back_and_forward_brings_each_lines_pose(profile: OpenProfile, story: Story) -> None:
    story("<<enter isaura>>\nOne.\n<<pose isaura near>>\nTwo.\n<<pose isaura back>>\nThree.")
    reading = Reading(profile, STORY)
    told = [reading.step(), reading.next(), reading.next()]
    told += [reading.back(), reading.back(), reading.forward()]
    assert [step.figures[0].pose for step in told] == ["upright", "near", "back", "near", "upright", "near"]


def test_in_a_second_reading_too(profile: OpenProfile, story: Story) -> None:
    story(CHOICES)
    first = read_ten(profile)
    assert first.step().kind == "end"
    state = as_bytes(profile)
    again = Reading(profile, STORY)
    again.next()
    there = again.choose(1)
    again.back()
    assert (again.forward(), as_bytes(profile)) == (there, state)


def test_a_chapter_that_dies_in_the_middle_is_taken_up_at_the_same_line_with_the_same_stage(
    profile: OpenProfile, story: Story, tmp_path: Path, reopen: Callable[[], OpenProfile]
) -> None:
    text = "<<enter isaura wry>>\n<<pose isaura near>>\n<<music title>>\nOne.\n"
    text += "<<sound bell>>\n<<fade out 2>>\nTwo.\nThree."
    story(text)
    reading = Reading(profile, STORY)
    here = reading.next()
    assert here.music == "title" and here.dark and [e.kind for e in here.effects] == ["sound", "fade"]
    assert [figure.pose for figure in here.figures] == ["near"]
    later = reopen()
    write_story(later, tmp_path, text)
    again = Reading(later, STORY)
    assert again.step() == here
    assert again.next().effects == ()


def test_all_that_was_told_is_there_to_go_back_to_in_one_go_and_forward_step_by_step(
    profile: OpenProfile, story: Story
) -> None:
    story(CHOICES + "\nThe last.")
    reading = read_ten(profile)
    there, end = as_bytes(profile), reading.step()
    told = reading.passed()
    assert [(one.kind, one.text) for one in told[:3]] == [
        ("line", "Line 0."), ("choice", "left 0"), ("line", "Line 1."),
    ]  # fmt: skip
    place = next(one.place for one in told if one.text == "left 4")
    step = reading.back_to(place)
    assert (step.kind, step.text) == ("choice", "Line 4.")
    assert profile.journal.state.flags == {f"went_{n}": ("left", "right")[n % 2] for n in range(4)}
    steps = 0
    while reading.can_go_forward:
        reading.forward()
        steps += 1
    assert (reading.step(), as_bytes(profile)) == (end, there)
    assert steps == len({one.place for one in told if one.place > place})


def test_going_the_same_way_again_is_going_forward(profile: OpenProfile, story: Story) -> None:
    story(CHOICES + "\nThe last.")
    reading = read_ten(profile)
    there = as_bytes(profile)
    while reading.step().text != "Line 7." or reading.step().kind != "line":
        reading.back()
    reading.next()
    reading.choose(7 % 2)
    while reading.can_go_forward:
        reading.forward()
    assert as_bytes(profile) == there, "nothing was written anew"


def test_what_was_read_before_is_known_as_such(
    profile: OpenProfile, story: Story, tmp_path: Path, reopen: Callable[[], OpenProfile]
) -> None:
    story("One.\n-> a\n    A.\n-> b\n    B.\nThe last.")
    reading = Reading(profile, STORY)
    assert not reading.step().seen
    reading.next()
    assert not reading.choose(0).seen
    assert reading.back().seen and not reading.choose(1).seen
    later = reopen()
    write_story(later, tmp_path, "One.\n-> a\n    A.\n-> b\n    B.\nThe last.")
    again = Reading(later, STORY)
    assert again.step().seen
    again.back()
    assert again.choose(0).seen, "also what was read on a way since left"
