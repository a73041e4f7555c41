"""Foil: where it lies, how it answers the light."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from game.art.card_face import printed_foil
from game.art.foil import FLAT, METALS, FoilOverlay, Sheet, metal_tones

SIZE = (12, 8)


def sheet(coverage: int = 255, relief: int = FLAT, phase: int = 0) -> Image.Image:
    return Image.new("RGB", SIZE, (coverage, relief, phase))


def test_foil_lies_only_where_its_sheet_says() -> None:
    planes = sheet(0)
    planes.putpixel((3, 2), (200, FLAT, 0))
    lit = np.asarray(FoilOverlay([Sheet(planes, "gold")], SIZE).light(0.2))
    assert lit[2, 3, 3] == 200
    assert np.count_nonzero(lit[..., 3]) == 1


@pytest.mark.parametrize("metal", METALS)
def test_light_takes_a_metal_through_its_tones(metal: str) -> None:
    overlay = FoilOverlay([Sheet(sheet(), metal)], SIZE)
    dark, bright = (np.asarray(overlay.light(turn))[0, 0, :3].copy() for turn in (0.75, 0.25))
    tones = metal_tones(metal).astype(int)
    assert any((tones == bright).all(1))
    assert bright.astype(int).sum() > dark.astype(int).sum()


def test_places_with_another_phase_shine_at_another_time() -> None:
    early, late = (FoilOverlay([Sheet(sheet(phase=p), "gold")], SIZE) for p in (0, 64))
    assert np.array_equal(np.asarray(early.light(0.25)), np.asarray(late.light(0.0)))
    assert not np.array_equal(np.asarray(early.light(0.0)), np.asarray(late.light(0.0)))


def test_relief_catches_the_light() -> None:
    flat, raised = (FoilOverlay([Sheet(sheet(relief=r), "silver")], SIZE) for r in (FLAT, FLAT + 60))
    assert np.asarray(raised.light(0.0)).astype(int).sum() > np.asarray(flat.light(0.0)).astype(int).sum()


def test_tilting_moves_the_sheen() -> None:
    overlay = FoilOverlay([Sheet(sheet(), "rose")], SIZE)
    level = np.asarray(overlay.light(0.1)).copy()
    assert not np.array_equal(level, np.asarray(overlay.light(0.1, 0.6)))


def test_a_turn_of_the_light_comes_back() -> None:
    overlay = FoilOverlay([Sheet(sheet(phase=31), "gold")], SIZE)
    first = np.asarray(overlay.light(0.3)).copy()
    assert np.array_equal(first, np.asarray(overlay.light(1.3)))


def test_a_card_without_foil_has_an_empty_overlay() -> None:
    assert not np.asarray(FoilOverlay([], SIZE).light(0.5)).any()


def test_two_sheets_keep_their_own_metals() -> None:
    left, right = sheet(0), sheet(0)
    left.putpixel((0, 0), (255, FLAT, 0))
    right.putpixel((5, 0), (255, FLAT, 0))
    lit = np.asarray(FoilOverlay([Sheet(left, "gold"), Sheet(right, "silver")], SIZE).light(0.25))
    gold, silver = metal_tones("gold"), metal_tones("silver")
    assert (gold == lit[0, 0, :3]).all(1).any()
    assert (silver == lit[0, 5, :3]).all(1).any()


@pytest.mark.parametrize(("phase", "tilt"), [(0.15, 0.0), (0.6, 0.4), (0.9, -1.0)])
def test_a_lit_face_shows_what_its_foil_laid_over_it_would(phase: float, tilt: float) -> None:
    """One buffer, whatever light came before; foil outside the card's round corner stays clear."""
    foil = printed_foil(60)
    face = Image.new("RGBA", foil.size, "#336699")
    face.paste((0, 0, 0, 0), (0, 0, 20, 20))
    lit = foil.over(face)
    lit.light(0.4, 1.0)
    lit.light(phase, tilt)
    wanted = np.asarray(Image.alpha_composite(face, foil.light(phase, tilt))).astype(int)
    got = lit.pixels.reshape(*wanted.shape)[..., [2, 1, 0, 3]].astype(int)
    assert np.abs(got[21:, :] - wanted[21:, :]).max() <= 2
    assert got[:20, :20].max() == 0
