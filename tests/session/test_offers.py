"""What the player might say next, at every point of an evening."""

from __future__ import annotations

from game.content.library import Library
from game.play import happenings as h
from game.session.evening import Evening
from game.session.profile import OpenProfile
from tests.session.conftest import ISAURA, reply


def test_three_things_are_offered_from_the_first_moment_on(evening: Evening) -> None:
    assert len(set(evening.offers())) == 3
    list(evening.say("hello"))
    assert len(set(evening.offers())) == 3


def test_every_other_time_one_leads_to_a_near_beat_and_is_understood_as_such(
    evening: Evening, profile: OpenProfile
) -> None:
    for _ in range(2):
        asks = evening.offers()[1]
        list(evening.say(asks))
    near = {"the_hill", "the_lens", "locked_door", "the_counting"}
    assert near & set(profile.journal.state.bond(ISAURA).beats)
    assert asks not in evening.offers()


def test_nothing_is_offered_after_a_goodbye_or_while_a_line_waits(evening: Evening, profile: OpenProfile) -> None:
    list(evening.say("goodnight"))
    assert evening.offers() == ()
    talk = profile.conversation("talk", ISAURA)
    with profile.journal.writing() as pen:
        pen.add(pen.turn(talk.id, "line"), h.LineSaid(ISAURA, "wait", "en"))
    assert evening.offers() == ()


def test_offers_follow_the_path(evening: Evening) -> None:
    before = evening.offers()
    first = evening.history()[0].turn
    list(evening.say("hello"))
    evening.rewind(first)
    assert evening.offers() == before


def test_she_brings_up_what_is_near_when_talk_idles(evening: Evening, library: Library) -> None:
    leading = [cue for cue in library.companion(ISAURA).cues if cue.trigger == "brings_up"]
    hers = {line.text for cue in leading for line in cue.lines["en"]}
    list(evening.say("ok"))
    assert reply(evening.say("mm")) in hers
    assert reply(evening.say("ok")) not in hers
