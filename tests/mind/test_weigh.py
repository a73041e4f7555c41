"""How likely a cue is what a line meant: nearer is likelier, and so is farther before the next one of another topic."""

from __future__ import annotations

import pytest

from game.mind.matched import CueMatch
from game.mind.weigh import LIKELY, weighed
from tests.mind.conftest import cue

DOOR, DOOR_LATER = (
    cue("door", ("It sulks.",), topics=("door",)),
    cue("later", ("It does not.",), topics=("door", "key")),
)
SEA = cue("sea", ("Wet.",), topics=("sea",))


def fits(*matches: CueMatch, curve: str = "en") -> list[tuple[str, bool]]:
    return [(m.cue.id, m.fit >= LIKELY) for m in weighed(matches, curve)]


def test_the_nearest_comes_first_and_is_likely_where_it_is_near() -> None:
    assert fits(CueMatch(SEA, 0.3), CueMatch(DOOR, 0.8)) == [("door", True), ("sea", False)]


def test_a_near_thing_beside_another_as_near_is_doubtful_and_far_before_it_is_likely() -> None:
    assert fits(CueMatch(DOOR, 0.55), CueMatch(SEA, 0.54))[0] == ("door", False)
    assert fits(CueMatch(DOOR, 0.55), CueMatch(SEA, 0.35))[0] == ("door", True)


def test_the_same_topic_at_another_time_is_no_rival() -> None:
    assert fits(CueMatch(DOOR, 0.55), CueMatch(DOOR_LATER, 0.55), CueMatch(SEA, 0.35))[0] == ("door", True)


@pytest.mark.parametrize("curve", ["en", "zh", "words"])
def test_the_same_words_are_always_meant_and_nothing_in_common_never(curve: str) -> None:
    assert fits(CueMatch(DOOR, 1.0), CueMatch(SEA, 0.9), curve=curve)[0][1]
    assert not fits(CueMatch(DOOR, 0.1), curve=curve)[0][1]
    assert weighed((), curve) == ()


def test_no_cue_is_likelier_than_one_that_is_nearer() -> None:
    near, behind, last = weighed((CueMatch(SEA, 0.6), CueMatch(DOOR, 0.59), CueMatch(DOOR_LATER, 0.58)), "en")
    assert near.fit >= behind.fit >= last.fit
