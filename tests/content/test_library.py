"""All packs together: names are found, wrong ones explained, and a broken pack never takes the others along."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.library import UnknownName, find_packs, load_library

MANIFEST = """\
format = 1
id = "{id}"
version = "1.0.0"
name = "Other"
authors = ["Bo"]
licence = "MIT"
languages = ["en", "zh-Hans"]
game = ">=0.1,<1"
"""


def two_packs(pack: Callable[..., Path]) -> tuple[Path, Path]:
    """harbour, and one called pier with the same things in it."""
    return pack(), pack({"pack.toml": MANIFEST.format(id="pier")}, "pier")


def test_a_companion_is_found_by_full_id_and_by_a_short_one_that_is_the_only_one(pack: Callable[..., Path]) -> None:
    library = load_library([pack()])
    assert library.companion("ana") is library.companion("harbour:ana")
    assert library.chapter("first-light").full_id == "harbour:first-light"
    assert library.card("lamp").full_id == "harbour:lamp"
    assert library.scene("quay") is library.scene(library.companion("ana").scene)


def test_an_unknown_name_says_what_might_be_meant(pack: Callable[..., Path]) -> None:
    library = load_library([pack()])
    with pytest.raises(UnknownName, match=r'There is no companion called "anna"\. Did you mean ana\?') as error:
        library.companion("anna")
    assert (error.value.kind, error.value.name, error.value.nearest) == ("companion", "anna", ("ana",))
    with pytest.raises(UnknownName) as error:
        library.card("harbor:lamp")
    assert error.value.nearest[0] == "harbour:lamp"


def test_nothing_is_found_in_a_library_without_packs() -> None:
    with pytest.raises(UnknownName, match=r'^There is no companion called "ana"\.$'):
        load_library([]).companion("ana")


def test_a_short_id_that_two_packs_have_must_be_said_in_full(pack: Callable[..., Path]) -> None:
    library = load_library(two_packs(pack))
    with pytest.raises(UnknownName, match='More than one companion is called "ana"') as error:
        library.companion("ana")
    assert error.value.nearest == ("harbour:ana", "pier:ana")
    assert library.companion("ana", within="pier").full_id == "pier:ana"


def test_what_belongs_to_a_companion(pack: Callable[..., Path]) -> None:
    library = load_library(two_packs(pack))
    assert [one.full_id for one in library.chapters_of("pier:ana")] == ["pier:first-light", "pier:the-long-night"]
    assert [one.full_id for one in library.cards_of("pier:ana")] == ["pier:lamp", "pier:gull"]
    assert [one.full_id for one in library.deck_of("pier:ana")] == ["pier:gull"]


def test_a_broken_pack_is_switched_off_and_the_others_work(pack: Callable[..., Path]) -> None:
    broken = pack({"pack.toml": MANIFEST.format(id="pier").replace("name", "nmae")}, "pier")
    library = load_library([broken, pack()])
    assert list(library.packs) == ["harbour"]
    assert library.companion("ana").pack == "harbour"
    assert [(one.what, one.nearest) for one in library.broken["pier"] if one.nearest] == [
        ("nothing here is called nmae", "name")
    ]


def test_of_two_packs_with_one_id_the_first_works(pack: Callable[..., Path]) -> None:
    first, second = pack(folder="harbour"), pack(folder="elsewhere/harbour")
    library = load_library([first, second])
    assert library.packs["harbour"].folder == first
    assert [one.what for one in library.broken["harbour"]] == [
        f"has the same id as the pack in {first}; remove or rename one"
    ]


def test_packs_are_the_folders_with_a_manifest(pack: Callable[..., Path], tmp_path: Path) -> None:
    harbour, pier = two_packs(pack)
    (tmp_path / "schemas").mkdir()
    assert find_packs(tmp_path, tmp_path / "nowhere") == (harbour, pier)


def test_reading_a_library_needs_no_pydantic() -> None:
    look = "import sys, game.content.library, game.content.model, game.content.slots; print('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "False\n"
