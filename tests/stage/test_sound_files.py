"""The sounds that ship, as the mixer decodes them: quiet, unclipped, and loops that go round unheard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from build.sound.measure import decibels, loudest, loudness, peak_db, seam_click, seam_spectrum
from build.sound.recipes import CEILING_DB, RECIPES
from build.sound.ring import Signal
from game.stage.sound_mixer import RATE, seamless
from game.stage.sound_scenes import SCENE_LOOPS, WEATHER_LOOPS
from game.stage.sound_table import load_table

ROOT = Path(__file__).parents[2]
TABLE = load_table(ROOT / "assets" / "sounds")
LOOPS = [name for name, row in TABLE.items() if row.channel != "effects"]
ONCE = [name for name in TABLE if name not in LOOPS]
MOST_BYTES = 6_000_000
CLICK, OUTSIDE_DB = 1.0, 1.5
"""What a seam may show and still be like any other place (`build.sound.measure`)."""


@pytest.fixture(scope="module")
def decoded() -> Iterator[dict[str, Signal]]:
    """Every sound as the player hears it, loops without their borders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_AUDIODRIVER", "dummy")
        pygame.mixer.init(RATE, -16, 2, allowedchanges=0)
        raw = {name: bytearray(pygame.mixer.Sound(row.file).get_raw()) for name, row in TABLE.items()}
        pygame.mixer.quit()
    files = {name: np.frombuffer(raw[name], np.int16).reshape(-1, 2) for name in TABLE}
    yield {
        name: (seamless(file, TABLE[name].border) if name in LOOPS else file) / 32768 for name, file in files.items()
    }


def test_what_is_made_is_what_is_named_and_what_ships() -> None:
    files = {file.stem for file in (ROOT / "assets" / "sounds").glob("*.ogg")}
    assert set(TABLE) == set(RECIPES) == files
    assert {name for name, recipe in RECIPES.items() if recipe.loop} == set(LOOPS)


def test_the_sounds_are_small() -> None:
    assert sum(row.file.stat().st_size for row in TABLE.values()) <= MOST_BYTES


def test_every_scene_of_the_game_has_sounds_and_every_loop_named_exists() -> None:
    scenes = {folder.parent.name for folder in (ROOT / "story" / "lantern-line" / "scenes").glob("*/scene.json")}
    assert scenes <= set(SCENE_LOOPS)
    named = {name for loops in (*SCENE_LOOPS.values(), *WEATHER_LOOPS.values()) for name in loops}
    assert named <= {name for name in LOOPS if TABLE[name].channel == "ambience"}


@pytest.mark.parametrize("name", TABLE)
def test_captions_are_in_their_languages(name: str) -> None:
    words = TABLE[name].caption.words
    assert words["en"].isascii()
    assert all("\u4e00" <= words[language][0] <= "\u9fff" for language in ("zh-Hans", "zh-Hant"))


@pytest.mark.parametrize("name", LOOPS)
def test_a_seam_is_like_any_other_place(decoded: dict[str, Signal], name: str) -> None:
    assert seam_click(decoded[name]) <= CLICK
    assert seam_spectrum(decoded[name]) <= OUTSIDE_DB


@pytest.mark.parametrize("name", ["train", "title", "platform"])
def test_a_broken_seam_would_be_found(decoded: dict[str, Signal], name: str) -> None:
    assert seam_click(decoded[name][:-3000]) > CLICK


def test_a_loop_that_dips_at_its_seam_would_be_found(decoded: dict[str, Signal]) -> None:
    dipped = decoded["train"].copy()
    fade = np.linspace(0, 1, RATE // 8)[:, None]
    dipped[: len(fade)] *= fade
    dipped[-len(fade) :] *= fade[::-1]
    assert seam_spectrum(dipped) > OUTSIDE_DB


@pytest.mark.parametrize("name", TABLE)
def test_every_sound_is_as_loud_as_its_recipe_says_and_far_from_clipping(decoded: dict[str, Signal], name: str) -> None:
    heard = loudness(decoded[name]) if name in LOOPS else loudest(decoded[name])
    assert heard == pytest.approx(RECIPES[name].lufs, abs=1)
    assert -28 <= heard <= -19
    assert peak_db(decoded[name]) < CEILING_DB


@pytest.mark.parametrize("name", ONCE)
def test_a_sound_heard_once_begins_and_ends_in_silence(decoded: dict[str, Signal], name: str) -> None:
    edges = np.abs(np.concatenate((decoded[name][:16], decoded[name][-16:])))
    assert decibels(float(edges.max())) < -60


def test_everything_at_once_does_not_clip(decoded: dict[str, Signal]) -> None:
    """The fullest the game gets: a causeway in rain with music, while bell, door and ping come together."""
    count = min(len(decoded[name]) for name in LOOPS)
    mixed = sum(decoded[name][:count] for name in ("sea", "train", "rain", "title"))
    for name in ("bell", "door", "ping"):
        loudest_at = int(np.argmax(np.abs(mixed).max(axis=1)))
        begin = min(loudest_at, count - len(decoded[name]))
        mixed[begin : begin + len(decoded[name])] += decoded[name]
    assert peak_db(mixed) < 0
