"""How sounds are made: alike each time, as rings without a seam, in files that are the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build.sound.measure import loudness, peak_db
from build.sound.ogg import with_serial
from build.sound.recipes import RECIPES, sound
from build.sound.ring import RATE, band, filtered, lay, noise, rms, samples, silence, swell, times

BELL = Path(__file__).parents[2] / "assets" / "sounds" / "bell.ogg"


@pytest.mark.parametrize("name", [name for name, recipe in RECIPES.items() if not recipe.loop])
def test_a_sound_is_made_alike_each_time(name: str) -> None:
    assert np.array_equal(sound(name), sound(name))


@given(st.integers(0, 99), st.floats(0.5, 400))
def test_a_sound_laid_past_the_end_goes_on_at_the_start(seed: int, at: float) -> None:
    piece = np.random.default_rng(seed).standard_normal((samples(0.2), 2))
    ring, at_start = silence(0.5), silence(0.5)
    lay(ring, piece, at)
    lay(at_start, piece, 0)
    assert np.allclose(np.roll(ring, -samples(at), axis=0), at_start)


def test_a_filter_treats_a_signal_as_a_ring() -> None:
    signal = np.random.default_rng(1).standard_normal(4096)
    curve = band(200, 900)
    assert np.allclose(filtered(np.roll(signal, 700), curve), np.roll(filtered(signal, curve), 700))


def test_noise_lies_in_its_band() -> None:
    hiss = noise(np.random.default_rng(1), RATE, band(400, 800))
    assert rms(hiss) == pytest.approx(1)
    power = np.abs(np.fft.rfft(hiss)) ** 2
    assert power[300:1100].sum() > 0.95 * power.sum()


def test_a_swell_comes_round_to_where_it_began() -> None:
    factor = swell(np.random.default_rng(1), 10_000, (1, 2, 3), 6)
    assert abs(factor[0] - factor[-1]) < 2 * np.abs(np.diff(factor)).max()
    assert 10 ** (-6 / 20) <= factor.min() < 1 < factor.max() <= 10 ** (6 / 20)


def test_loudness_is_that_of_the_standard() -> None:
    """BS.1770: a full-scale sine of 997 Hz in one ear has -3.01 LUFS; ten times softer is 20 less."""
    sine = np.sin(2 * np.pi * 997 * times(3))
    one_ear = np.column_stack((sine, np.zeros_like(sine)))
    assert loudness(one_ear) == pytest.approx(-3.01, abs=0.1)
    assert loudness(one_ear / 10) == pytest.approx(-23.01, abs=0.1)
    assert peak_db(one_ear / 10) == pytest.approx(-20, abs=0.01)


def test_a_files_number_is_set_and_its_checksums_with_it() -> None:
    """The encoder's checksums stand in the file: to set the number there and back must give them again."""
    file = BELL.read_bytes()
    changed = with_serial(file, 0xDECAF)
    assert changed[14:18] == (0xDECAF).to_bytes(4, "little")
    assert changed != file
    assert with_serial(changed, 1) == file
