"""Whoever asks what a beat's own words suggest reaches it, whatever else is written near: a hint must not fail."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from game.content.library import find_packs, load_library
from game.content.model import Beat
from game.mind.conditions import Moment
from game.mind.hear import Listener
from game.mind.notice import notice
from game.play.happenings import BeatReached
from game.play.state import Bond
from tests.session.conftest import STORY

ISAURA = load_library(find_packs(STORY)).companion("isaura")
LISTENER = Listener(ISAURA, None)
MOMENTS = (
    Moment(Bond(points=30, rank=2), datetime.fromisoformat("2026-11-20T23:10:00+00:00"), {}),
    Moment(
        Bond(points=300, rank=4),
        datetime.fromisoformat("2026-11-20T23:10:00+00:00"),
        {"isaura_told_the_door": True},
    ),
)
"""Before she has told of the door, and after."""


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("beat", ISAURA.beats.values(), ids=lambda beat: beat.id)
def test_what_a_beat_suggests_asking_reaches_it(beat: Beat, language: str) -> None:
    heard = LISTENER.hear(beat.asks.within(language), date(2026, 11, 20), language)
    reached = {
        what.beat for at in MOMENTS for what in notice(ISAURA, heard, at, (), "") if isinstance(what, BeatReached)
    }
    assert beat.id in reached
