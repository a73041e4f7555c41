"""Keepsakes: which moment they hold, that they outlive a rewind, and that letting one go leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.state import from_view, to_view
from game.session.collecting import album, said_at
from game.session.evening import Evening
from game.session.keepsakes import (
    MOST_LINES,
    NothingToKeep,
    NotWritten,
    keep_moment,
    let_go,
    lines_about,
    picture_of,
    preview,
)
from game.session.profile import OpenProfile
from game.session.views import MomentView
from tests.session.conftest import ISAURA


@pytest.fixture
def painted(profile: OpenProfile, tmp_path: Path) -> list[MomentView]:
    """Every moment that was painted; the picture is its first words."""
    seen: list[MomentView] = []

    def paint(moment: MomentView) -> bytes:
        seen.append(moment)
        return moment.lines[0][1].encode()

    profile.media, profile.paint = tmp_path, paint
    return seen


@pytest.fixture
def talked(evening: Evening) -> Evening:
    for line in ("hello", "where does this train go?", "I like it here"):
        list(evening.say(line))
    return evening


def turn_of(evening: Evening, text: str) -> int:
    return next(entry.turn for entry in evening.history() if entry.text == text)


def test_a_line_becomes_a_card_with_her_face_the_place_and_the_hour(
    profile: OpenProfile, painted: list[MomentView], talked: Evening
) -> None:
    turn = turn_of(talked, "where does this train go?")
    kept = keep_moment(profile, ISAURA, turn, title="  The  way\n there ")
    (moment,) = painted
    assert moment.lines == (("player", "where does this train go?"),)
    assert (moment.title, moment.time, moment.day) == ("The way there", "22:10", "20 November 2026")
    assert moment.scene is not None and moment.scene.name == "carriage"
    assert moment.hour == pytest.approx(22 + 10 / 60)
    assert kept.card.title == "The way there" and kept.card.rarity == "keepsake"
    assert picture_of(profile, kept.keepsake).read_bytes() == b"where does this train go?"
    assert [card.keepsake for card in album(profile).keepsakes] == [kept.keepsake]


def test_before_the_player_first_speaks_they_are_on_the_platform(
    profile: OpenProfile, painted: list[MomentView], talked: Evening
) -> None:
    keep_moment(profile, ISAURA, talked.history()[0].turn)
    assert painted[0].scene is not None and painted[0].scene.name == "platform"


def test_several_lines_are_kept_in_the_order_they_were_said_whichever_end_comes_first(
    profile: OpenProfile, painted: list[MomentView], talked: Evening
) -> None:
    entries = talked.history()[1:4]
    keep_moment(profile, ISAURA, entries[2].turn, until=entries[0].turn)
    assert painted[0].lines == tuple((e.speaker, e.text) for e in entries)


@pytest.mark.usefixtures("painted")
def test_a_preview_writes_nothing_down(profile: OpenProfile, talked: Evening) -> None:
    last = profile.journal.last
    assert preview(profile, ISAURA, turn_of(talked, "hello")) == b"hello"
    assert profile.journal.last == last and list(profile.media.iterdir()) == []


def test_what_is_not_on_the_path_or_too_long_is_refused(
    profile: OpenProfile, painted: list[MomentView], talked: Evening
) -> None:
    with pytest.raises(NothingToKeep, match="no line in turn 999"):
        keep_moment(profile, ISAURA, 999)
    for line in ("one", "two", "three"):
        list(talked.say(line))
    entries = talked.history()
    assert len(entries) > MOST_LINES
    with pytest.raises(NothingToKeep, match=str(MOST_LINES)):
        keep_moment(profile, ISAURA, entries[0].turn, until=entries[-1].turn)
    assert painted == []


@pytest.mark.usefixtures("painted")
def test_a_keepsake_outlives_a_rewind_and_says_so(profile: OpenProfile, talked: Evening) -> None:
    turn = turn_of(talked, "I like it here")
    kept = keep_moment(profile, ISAURA, turn)
    found = said_at(profile, kept.card.id)
    assert found is not None and (found.companion, found.turn) == (ISAURA, turn)
    talked.rewind(turn_of(talked, "hello"))
    (card,) = album(profile).keepsakes
    assert card.other_evening and card.quote == "I like it here"
    assert said_at(profile, card.id) is None
    state = profile.journal.state
    assert from_view(to_view(state, {}, 9), {}, 9) == state


@pytest.mark.usefixtures("painted")
def test_letting_go_takes_card_and_picture(profile: OpenProfile, talked: Evening) -> None:
    kept = keep_moment(profile, ISAURA, turn_of(talked, "hello"))
    let_go(profile, kept.keepsake)
    assert album(profile).keepsakes == () and not picture_of(profile, kept.keepsake).exists()
    let_go(profile, kept.keepsake)
    talked.rewind(talked.history()[0].turn)
    assert album(profile).keepsakes == ()


def test_a_lost_picture_is_painted_anew(profile: OpenProfile, painted: list[MomentView], talked: Evening) -> None:
    kept = keep_moment(profile, ISAURA, turn_of(talked, "hello"))
    picture_of(profile, kept.keepsake).unlink()
    album(profile)
    assert painted[0] == painted[1] and kept.card.picture.read_bytes() == b"hello"


def test_a_picture_that_cannot_be_written_keeps_nothing(
    profile: OpenProfile, painted: list[MomentView], talked: Evening
) -> None:
    profile.media = profile.media / "gone"
    with pytest.raises(NotWritten, match="Make room"):
        keep_moment(profile, ISAURA, turn_of(talked, "hello"))
    assert profile.journal.state.keepsakes == {}
    assert painted


def test_the_lines_about_one_are_those_beside_it(
    profile: OpenProfile, painted: list[MomentView], talked: Evening
) -> None:
    turns = [entry.turn for entry in talked.history()]
    assert [e.turn for e in lines_about(profile, ISAURA, turns[0])] == turns[:3]
    assert [e.turn for e in lines_about(profile, ISAURA, turns[3], 1)] == turns[2:5]
    assert painted == []
