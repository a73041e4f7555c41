"""Reading a chapter and what it brings: from what is missing to a kept card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.mind.text import is_chinese, language_of
from game.play.happenings import BeatReached, BondMoved, ChapterOpened
from game.session import messages as m
from game.session.collecting import NothingToDraw, album, draw, show_card
from game.session.profile import OpenProfile
from game.session.reading import NotOpenYet, Reading
from game.session.standing import status
from game.session.views import StoryStep
from tests.session.conftest import ISAURA

SCENE, CHAPTER = "lantern-line:window-seat", "lantern-line:locked-door"


def befriend(profile: OpenProfile, points: int, *beats: str) -> None:
    """A line that earned all this, in a talk with Isaura."""
    talk = profile.conversation("talk", ISAURA)
    with profile.journal.writing() as pen:
        turn = pen.turn(talk.id, "line")
        pen.add(turn, BondMoved(ISAURA, points, "confides", "everything", 0))
        for beat in beats:
            pen.add(turn, BeatReached(ISAURA, beat))


def read_on(reading: Reading, *choices: int) -> list[StoryStep]:
    """All steps to the end, taking these options and then always the first."""
    waiting, steps = list(choices), [reading.step()]
    while steps[-1].kind != "end":
        step = steps[-1]
        steps.append(reading.next() if step.kind == "line" else reading.choose(waiting.pop(0) if waiting else 0))
    return steps


@pytest.fixture
def opened(profile: OpenProfile) -> OpenProfile:
    """The first scene may be read, because the player said something that earned it."""
    befriend(profile, 200, "locked_door", "the_counting")
    talk = profile.conversation("talk", ISAURA)
    with profile.journal.writing() as pen:
        pen.add(pen.turn(talk.id, "line"), ChapterOpened(ISAURA, SCENE, "is this seat taken?"))
    return profile


def test_a_locked_chapter_says_what_is_missing(profile: OpenProfile) -> None:
    with pytest.raises(NotOpenYet) as refused:
        Reading(profile, "locked-door")
    assert len(refused.value.waits) >= 3
    waiting = next(c for c in status(profile, "isaura").chapters if c.id == CHAPTER)
    assert (waiting.state, {w.kind for w in waiting.missing}) == ("locked", {"rank", "points", "beat"})
    assert all(w.text and w.hint for w in waiting.missing)


def test_reading_to_the_end_raises_the_rank_and_opens_what_comes_next(opened: OpenProfile) -> None:
    reading = Reading(opened, SCENE)
    read_on(reading)
    told = reading.take_notices()
    assert [type(t) for t in told if isinstance(t, (m.RankRisen, m.DrawsEarned, m.ChapterUnlocked))] == [
        m.RankRisen, m.DrawsEarned, m.ChapterUnlocked,
    ]  # fmt: skip
    view = status(opened, "isaura")
    assert view.companion.rank == 2
    assert {c.id: c.state for c in view.chapters}[CHAPTER] == "open"


def test_the_chapter_brings_its_card_with_the_line_that_opened_it(opened: OpenProfile) -> None:
    read_on(Reading(opened, SCENE))
    reading = Reading(opened, CHAPTER)
    read_on(reading)
    card = next(t for t in reading.take_notices() if isinstance(t, m.CardCame))
    assert (card.card, card.quote) == ("lantern-line:locked-door", "is this seat taken?")
    entry = next(c for c in album(opened).cards if c.id == card.card)
    assert (entry.found, entry.shown, entry.quote) == (True, False, "is this seat taken?")


@pytest.mark.parametrize(("always", "heard"), [(0, True), (1, False)])
def test_choices_set_flags_her_lines_can_ask_for(opened: OpenProfile, always: int, heard: bool) -> None:
    read_on(Reading(opened, SCENE))
    read_on(Reading(opened, CHAPTER), *[always] * 9)
    flags = opened.journal.state.flags
    assert (flags["isaura_told_the_door"], flags["isaura_heard_the_whistle"]) == (True, heard)


def test_a_chapter_left_in_the_middle_is_taken_up_there(opened: OpenProfile, reopen: Callable[[], OpenProfile]) -> None:
    reading = Reading(opened, SCENE)
    for _ in range(3):
        reading.next()
    here = reading.step()
    assert Reading(reopen(), SCENE).step() == here


def test_going_back_undoes_what_a_step_brought(opened: OpenProfile) -> None:
    reading = Reading(opened, SCENE)
    before = None
    while reading.step().kind == "line":
        before = reading.step()
        reading.next()
    points = opened.journal.state.bond(ISAURA).points
    choice = reading.step()
    reading.choose(0)
    while reading.step() != choice:
        reading.back()
    assert opened.journal.state.bond(ISAURA).points == points
    assert reading.back() == before


def test_an_option_that_is_not_there_is_refused_and_the_place_kept(opened: OpenProfile) -> None:
    reading = Reading(opened, SCENE)
    while reading.step().kind == "line":
        reading.next()
    here = reading.step()
    with pytest.raises(ValueError, match="no option 9"):
        reading.choose(8)
    assert reading.step() == here


def test_reading_it_again_changes_nothing(opened: OpenProfile) -> None:
    read_on(Reading(opened, SCENE))
    state = opened.journal.replay()
    again = Reading(opened, SCENE)
    assert not again.counts
    read_on(again, 1)
    assert (again.take_notices(), opened.journal.replay()) == ([], state)


def test_rewinding_the_talk_takes_the_chapter_back_but_not_the_card_that_was_seen(opened: OpenProfile) -> None:
    talk = opened.journal.conversation("talk", ISAURA)
    assert talk is not None
    earned = opened.journal.path(talk.id)
    read_on(Reading(opened, SCENE))
    card = draw(opened, "isaura").card
    show_card(opened, card)
    opened.journal.move_head(talk.id, earned[0].id)
    state = opened.journal.state
    assert state.bond(ISAURA).rank == 1
    assert state.progress(SCENE).opened is None
    assert state.progress(SCENE).other_evening
    assert state.cards[card].other_evening


def test_a_draw_comes_from_what_is_left_and_only_when_earned(opened: OpenProfile) -> None:
    with pytest.raises(NothingToDraw):
        draw(opened, "isaura")
    read_on(Reading(opened, SCENE))
    before = sum(album(opened).deck_left[ISAURA].values())
    card = draw(opened, "isaura")
    assert sum(album(opened).deck_left[ISAURA].values()) == before - 1
    assert card.quote == "is this seat taken?"
    with pytest.raises(NothingToDraw):
        draw(opened, "isaura")


def test_a_draw_that_no_card_is_left_for_is_put_by_and_said_to_be(opened: OpenProfile) -> None:
    pack = opened.library.packs["lantern-line"]
    kept = {name: card for name, card in pack.cards.items() if card.source == "story"}
    opened.library = replace(opened.library, packs={**opened.library.packs, "lantern-line": replace(pack, cards=kept)})
    reading = Reading(opened, SCENE)
    read_on(reading)
    told = reading.take_notices()
    assert [(one.count, one.put_by) for one in told if isinstance(one, m.DrawsEarned)] == [(0, 1)]
    standing = status(opened, "isaura")
    assert (standing.draws, standing.draws_put_by) == (0, 1)
    assert (album(opened).draws[ISAURA], album(opened).draws_put_by[ISAURA]) == (0, 1)
    with pytest.raises(NothingToDraw, match="put by"):
        draw(opened, "isaura")


def test_every_shipped_chapter_can_be_read_in_every_language(opened: OpenProfile) -> None:
    for language in ("en", "zh-Hans", "zh-Hant"):
        opened.language = language
        steps = read_on(Reading(opened, SCENE))
        texts = "".join(s.text for s in steps)
        assert any("\u4e00" <= c <= "\u9fff" for c in texts) == language.startswith("zh")


@pytest.mark.parametrize(("language", "chinese"), [("en", False), ("zh-Hans", True), ("zh-Hant", True)])
def test_what_a_chapter_tells_is_told_in_the_readers_language(
    opened: OpenProfile, language: str, chinese: bool
) -> None:
    opened.language = language
    read_on(reading := Reading(opened, SCENE))
    told = [one.why for one in reading.take_notices() if isinstance(one, m.BondChanged)]
    assert told and all(is_chinese(language_of(why)) is chinese for why in told)
    assert told == {"en": ["You took the seat she had kept"], "zh-Hant": ["你坐了她留著的座位"]}.get(language, told)
