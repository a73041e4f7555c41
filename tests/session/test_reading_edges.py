"""Reading where things go wrong or round a corner: a full disk, a talk taken back, a chapter its author changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play import happenings as h
from game.play.store import StoreError
from game.session import messages as m
from game.session.profile import OpenProfile
from game.session.reading import NotOpenYet, Reading
from game.session.staging import StoryError
from game.session.standing import status
from tests.keep.memory_store import MemoryStore
from tests.session.conftest import ISAURA
from tests.session.stories import STORY, Story, opened_by, write_story
from tests.session.test_reading import SCENE, read_on


@pytest.fixture
def story(profile: OpenProfile, tmp_path: Path) -> Story:
    return lambda text: write_story(profile, tmp_path, text)


def flags_read(profile: OpenProfile, option: int) -> list[str]:
    return [s.text for s in read_on(Reading(profile, STORY), option)]


CHOICE = """One.
-> left
    <<flag went_left>>
-> right
<<if flag("went_left")>>
    You went left.
<<else>>
    You went right.
<<endif>>"""


@pytest.mark.parametrize(("option", "said"), [(0, "You went left."), (1, "You went right.")])
def test_a_flag_is_known_as_soon_as_it_is_set(profile: OpenProfile, story: Story, option: int, said: str) -> None:
    story(CHOICE)
    assert said in flags_read(profile, option)


def test_a_second_reading_follows_its_own_choices_and_changes_nothing(profile: OpenProfile, story: Story) -> None:
    story(CHOICE)
    flags_read(profile, 1)
    assert "You went left." in flags_read(profile, 0)
    assert profile.journal.state.flags == {}
    assert "You went right." in flags_read(profile, 1)


def test_a_full_disk_skips_no_line(
    profile: OpenProfile, story: Story, memory_store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    story("One.\n<<bond isaura 1 why>>\nTwo.\nThree.")
    reading = Reading(profile, STORY)

    def full(_batch: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(memory_store, "write", full)
    with pytest.raises(StoreError):
        reading.next()
    monkeypatch.undo()
    assert (reading.step().text, reading.take_notices()) == ("One.", [])
    assert reading.next().text == "Two."
    assert [type(t) for t in reading.take_notices()] == [m.BondChanged]


def test_a_command_that_fails_leaves_the_story_where_it_stood(profile: OpenProfile, story: Story) -> None:
    story("One.\n<<bond isaura 1 why>>\n<<card no-such-card>>\nTwo.")
    reading = Reading(profile, STORY)
    for _ in range(2):
        with pytest.raises(StoryError, match="no-such-card"):
            reading.next()
        assert reading.step().text == "One."
    assert profile.journal.state.bond(ISAURA).points == 0


def test_a_card_given_in_the_middle_has_its_line_and_comes_once(profile: OpenProfile, story: Story) -> None:
    story("One.\n<<card locked-door>>\nTwo.\n<<card locked-door>>\nThree.")
    reading = Reading(profile, STORY)
    read_on(reading)
    came = [t for t in reading.take_notices() if isinstance(t, m.CardCame)]
    assert [(c.card, c.quote) for c in came] == [("lantern-line:locked-door", "open it")]
    assert profile.journal.state.cards["lantern-line:locked-door"].quote == "open it"


def test_what_a_step_back_undoes_is_not_told(profile: OpenProfile, story: Story) -> None:
    story("One.\n<<bond isaura 1 why>>\nTwo.")
    reading = Reading(profile, STORY)
    reading.next()
    reading.back()
    assert reading.take_notices() == []


def test_a_choice_with_nothing_to_choose_is_passed_by(profile: OpenProfile, story: Story) -> None:
    story('One.\n-> never <<if flag("no")>>\n    Never.\nTwo.')
    assert Reading(profile, STORY).next().text == "Two."


def test_a_chapter_changed_by_its_author_is_read_anew_and_brings_nothing_twice(
    profile: OpenProfile, story: Story
) -> None:
    story("One.\n<<bond isaura 1 why>>\n<<flag kept>>\nTwo.\nThree.")
    Reading(profile, STORY).next()
    assert profile.journal.state.bond(ISAURA).points == 1
    story("One, rewritten.\n<<bond isaura 1 why>>\nTwo.\nThree.")
    reading = Reading(profile, STORY)
    assert (reading.moved, reading.step().text) == (True, "One, rewritten.")
    assert (profile.journal.state.bond(ISAURA).points, profile.journal.state.flags) == (0, {})
    read_on(reading)
    assert profile.journal.state.bond(ISAURA).points == 1


def test_a_reading_goes_no_further_once_what_opened_it_is_taken_back(profile: OpenProfile) -> None:
    before = opened_by(profile, "hello", "lantern-line:nothing")
    opened_by(profile, "is this seat taken?", SCENE)
    reading = Reading(profile, SCENE)
    talk = profile.journal.conversation("talk", ISAURA)
    assert talk is not None
    profile.journal.move_head(talk.id, before)
    for go in (reading.next, reading.next):
        with pytest.raises(NotOpenYet):
            go()
    assert profile.journal.state == profile.journal.replay()


def test_a_reading_left_on_another_branch_is_not_taken_for_this_ones(profile: OpenProfile) -> None:
    root = opened_by(profile, "hello", "lantern-line:nothing")
    talk = profile.conversation("talk", ISAURA).id
    first = opened_by(profile, "is this seat taken?", SCENE)
    one = Reading(profile, SCENE)
    one.next()
    here = one.step()
    profile.journal.move_head(talk, root)
    opened_by(profile, "may I sit?", SCENE)
    other = Reading(profile, SCENE)
    for _ in range(2):
        other.next()
    profile.journal.move_head(talk, first)
    again = Reading(profile, SCENE)
    assert again.step() == here
    read_on(again)
    assert profile.journal.state.progress(SCENE).finished is not None


def test_a_chapter_only_begun_is_not_begun_twice(
    profile: OpenProfile, memory_store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_by(profile, "is this seat taken?", SCENE)
    write, writes = memory_store.write, []

    def second_fails(batch: object) -> None:
        writes.append(batch)
        if len(writes) == 2:
            raise StoreError("The disk is full.")
        write(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(memory_store, "write", second_fails)
    with pytest.raises(StoreError):
        Reading(profile, SCENE)
    read_on(Reading(profile, SCENE))
    assert sum(isinstance(e.what, h.ChapterBegun) for e in memory_store.events(h.KINDS)) == 1


def test_a_chapter_of_another_evening_can_still_be_read(profile: OpenProfile) -> None:
    root = opened_by(profile, "hello", "lantern-line:nothing")
    opened_by(profile, "is this seat taken?", SCENE)
    read_on(Reading(profile, SCENE))
    profile.journal.move_head(profile.conversation("talk", ISAURA).id, root)
    state = profile.journal.replay()
    again = Reading(profile, SCENE)
    read_on(again)
    assert (again.counts, profile.journal.state) == (False, state)
    view = next(c for c in status(profile, "isaura").chapters if c.id == SCENE)
    assert (view.state, view.other_evening) == ("read", True)


TWO_PARTS = """One.
<<bond isaura 1 why>>
<<jump Second>>
===
title: Second
---
{first}
{second}"""


def test_a_part_that_was_changed_meanwhile_is_taken_up_at_its_start_and_says_so(
    profile: OpenProfile, story: Story
) -> None:
    story(TWO_PARTS.format(first="Two.", second="<<flag there>>\nThree.\nFour."))
    reading = Reading(profile, STORY)
    for _ in range(3):
        reading.next()
    assert (reading.step().text, profile.journal.state.flags) == ("Four.", {"there": True})
    story(TWO_PARTS.format(first="Two, rewritten.", second="Three.\nFour."))
    again = Reading(profile, STORY)
    assert (again.moved, again.step().text) == (True, "Two, rewritten.")
    assert (profile.journal.state.bond(ISAURA).points, profile.journal.state.flags) == (1, {})
    assert not Reading(profile, STORY).moved, "once is enough"


def test_a_part_that_stayed_as_it_was_is_gone_on_with_where_it_was_left(profile: OpenProfile, story: Story) -> None:
    story(TWO_PARTS.format(first="Two.", second="Three."))
    Reading(profile, STORY).next()
    story(TWO_PARTS.replace("One.", "One, rewritten.").format(first="Two.", second="Three."))
    again = Reading(profile, STORY)
    assert (again.moved, again.step().text) == (False, "Two.")


def test_a_replay_asks_the_world_as_it_was_before_the_first_reading(profile: OpenProfile, story: Story) -> None:
    story('<<if flag("been")>>\n    Again?\n<<else>>\n    New here.\n<<endif>>\n-> yes\n    <<flag been>>\n-> no')
    read_on(Reading(profile, STORY), 0)
    assert profile.journal.state.flags == {"been": True}
    assert Reading(profile, STORY).step().text == "New here."
