"""Packs come in whole and checked, or not at all; what was there before stays until the new one stands."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.library import find_packs
from game.content.packs.building import build_pack
from game.content.packs.installing import install, install_files, remove, unused_id
from game.content.packs.toml_text import toml_text
from game.content.packs.writing import write_pack
from game.content.problems import PackProblems

PackFactory = Callable[..., Path]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "packs"


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_comes_in_under_its_own_id_and_stays_where_it_was(pack: PackFactory, packs: Path) -> None:
    source = pack(folder="harbour-main-branch")
    came = install(source, packs)
    assert (came.id, came.version, came.replaced) == ("harbour", "1.0.0", None)
    assert everything(packs / "harbour") == everything(source)
    assert find_packs(packs) == (packs / "harbour",)


def test_a_built_zip_is_the_same_each_time_and_comes_in_as_it_was(
    pack: PackFactory, packs: Path, tmp_path: Path
) -> None:
    source = pack()
    first = build_pack(source, tmp_path / "one")
    (source / "pack.toml").touch()
    second = build_pack(source, tmp_path / "two")
    assert first.name == "harbour-1.0.0.zip"
    assert first.read_bytes() == second.read_bytes()
    assert (first.parent / "SHA256SUMS").read_bytes() == (second.parent / "SHA256SUMS").read_bytes()
    install(first, packs)
    assert everything(packs / "harbour") == everything(source)


def test_a_zip_that_is_not_the_one_its_checksum_tells_of_stays_out(
    pack: PackFactory, packs: Path, tmp_path: Path
) -> None:
    built = build_pack(pack(), tmp_path / "out")
    with zipfile.ZipFile(built, "a") as zipped:
        zipped.writestr("harbour/README.md", "one line more")
    with pytest.raises(PackProblems, match="SHA256SUMS"):
        install(built, packs)
    assert not find_packs(packs)


def test_a_newer_version_takes_the_place_of_the_older(pack: PackFactory, packs: Path, texts: Mapping[str, str]) -> None:
    install(pack({"README.md": "old"}), packs)
    came = install(pack({"pack.toml": texts["pack.toml"].replace("1.0.0", "1.1.0")}), packs)
    assert (came.version, came.replaced) == ("1.1.0", "1.0.0")
    assert not (packs / "harbour" / "README.md").exists()


def test_a_broken_pack_stays_out_and_the_one_that_was_there_stays(
    pack: PackFactory, packs: Path, texts: Mapping[str, str]
) -> None:
    install(pack(), packs)
    before = everything(packs)
    broken = pack({"pack.toml": texts["pack.toml"].replace("licence", "license"), "chapters/first.yarn": None})
    with pytest.raises(PackProblems) as told:
        install(broken, packs)
    assert len(told.value.problems) == 3  # the licence is missing, the license is unknown, the story is not there
    assert everything(packs) == before


@pytest.mark.parametrize("wrong", ["", "../up", "A B", "old", 7])
def test_an_id_that_is_none_names_no_folder(
    pack: PackFactory, packs: Path, texts: Mapping[str, str], wrong: Any
) -> None:
    manifest = tomllib.loads(texts["pack.toml"]) | {"id": wrong}
    with pytest.raises(PackProblems, match="has no id"):
        install(pack({"pack.toml": toml_text(manifest)}), packs)
    assert everything(packs) == {}


def test_nobody_takes_the_place_of_the_games_own_packs(pack: PackFactory, packs: Path) -> None:
    with pytest.raises(PackProblems, match="comes with the game"):
        install(pack(), packs, taken={"harbour"})


def test_what_was_just_made_comes_in_from_its_files(pack: PackFactory, packs: Path) -> None:
    files = everything(pack())
    assert install_files(files, packs).id == "harbour"
    assert everything(packs / "harbour") == files
    assert unused_id("harbour", packs) == "harbour-2"
    assert unused_id("quay", packs) == "quay"


def test_a_removed_pack_is_gone_and_only_packs_can_be_removed(pack: PackFactory, packs: Path) -> None:
    install(pack(), packs)
    for name in ("quay", "..", ".", "harbour/chapters", ""):
        with pytest.raises(LookupError):
            remove(name, packs)
    remove("harbour", packs)
    assert list(packs.iterdir()) == []


def test_a_pack_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(PackProblems):
        write_pack(tmp_path / "one", {"pack.toml": "", "../out.toml": "", "a/b": "", "A/b": ""})
    with pytest.raises(IsADirectoryError):
        write_pack(tmp_path / "one", {"a/b/c": "", "a/b": ""})
    write_pack(tmp_path / "two", {"a/b.toml": "x = 1\n"})
    with pytest.raises(FileExistsError):
        write_pack(tmp_path / "two", {})
    assert everything(tmp_path) == {"two/a/b.toml": b"x = 1\n"}


_KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_what_is_written_as_toml_is_read_as_it_was(data: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(data)) == data


def test_toml_leaves_out_what_is_none_and_refuses_what_it_has_no_form_for() -> None:
    assert tomllib.loads(toml_text({"a": None, "b": {"c": None, "d": [{"e": None}]}})) == {"b": {"d": [{}]}}
    with pytest.raises(TypeError):
        toml_text({"a": object()})
    with pytest.raises(ValueError, match="surrogates"):
        toml_text({"a": "\ud800"})
