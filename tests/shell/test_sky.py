"""The weather of an evening, and a setting in words."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.app import ROOT
from game.session.weather import weather_of
from game.shell.sky import told
from game.shell.words import LANGUAGES, Words
from game.stage import SceneView


def test_a_year_has_all_weathers_and_most_evenings_are_clear() -> None:
    days = [(date(2026, 1, 1) + timedelta(n)).isoformat() for n in range(365)]
    found = Counter(map(weather_of, days))
    assert found["clear"] > 180 and found["rain"] > 50 and found["mist"] > 35
    assert [weather_of(day) for day in days] == [weather_of(day) for day in days]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hour", [0.0, 3.0, 6.0, 12.0, 19.5, 23.99])
def test_every_shipped_place_has_words_at_every_hour(language: str, hour: float) -> None:
    words = Words(ROOT / "assets" / "locales", language)
    for scene in (ROOT / "story" / "lantern-line" / "scenes").glob("*/scene.json"):
        assert told(words, SceneView(scene.parent, hour=hour, weather="rain")), scene


def test_a_place_of_a_pack_that_has_no_words_is_passed_over() -> None:
    assert told(Words(ROOT / "assets" / "locales", "en"), SceneView(Path("/elsewhere/attic"))) == ""
