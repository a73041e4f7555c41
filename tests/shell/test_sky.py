"""The weather of an evening, and a setting in words."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.app import ROOT
from game.content.model import POSES
from game.session.weather import weather_of
from game.shell.sky import told
from game.shell.words import LANGUAGES, Words
from game.stage import ActorView, SceneView


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
        assert told(words, SceneView(scene.parent, hour=hour, weather="rain"), {}), scene


def test_a_place_of_a_pack_that_has_no_words_is_passed_over() -> None:
    assert told(Words(ROOT / "assets" / "locales", "en"), SceneView(Path("/elsewhere/attic")), {}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_leans_in_or_steps_back_is_told_and_who_stands_upright_is_not(language: str) -> None:
    words = Words(ROOT / "assets" / "locales", language)
    for pose in POSES:
        view = SceneView(actors=(ActorView("one", Path("rig"), pose=pose),))
        said = told(words, view, {"one": "Isaura"})
        assert ("Isaura" in "".join(said)) == (pose != POSES[0]), pose
