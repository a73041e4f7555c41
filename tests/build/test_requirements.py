"""The requirement files: everything pinned and hashed, agreeing with each other, with no address in them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from build.ready import FILES_OF_SET
from build.refresh_requirements import FOLDER, SETS, blocks, written

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path.name for path in FOLDER.glob("*.txt"))


def requirements(file: str) -> dict[str, list[str]]:
    return blocks((FOLDER / file).read_text(encoding="utf-8"))


def names(file: str) -> set[str]:
    return {row.partition("==")[0] for row in requirements(file)}


def test_every_file_is_made_and_used() -> None:
    assert sorted([*(f"{name}.txt" for name in SETS), "engine.txt"]) == FILES
    assert {file for files in FILES_OF_SET.values() for file in files} == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_is_pinned_and_hashed(file: str) -> None:
    for row, hashes in requirements(file).items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*( ; .+)?", row)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", value) for value in hashes)


@pytest.mark.parametrize("file", FILES)
def test_no_file_names_a_registry_or_a_folder(file: str) -> None:
    assert not re.search(r"https?:|file:|--index|--find-links|^/", (FOLDER / file).read_text(encoding="utf-8"), re.M)


def test_no_two_files_ask_for_different_versions() -> None:
    pins: dict[str, set[str]] = {}
    for file in FILES:
        for row in requirements(file):
            pins.setdefault(row.partition("==")[0], set()).add(f"{file}: {row}")
    shared = {name: {pin.partition(": ")[2] for pin in found} for name, found in pins.items() if len(found) > 1}
    for name, found in shared.items():
        by_marker = {row.partition(" ; ")[2]: row for row in found}
        assert len(by_marker) == len(found), name


def test_all_that_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = {"play.txt": project["dependencies"], **{f"{name}.txt": extras[name] for name in SETS if name in extras}}
    for file, rows in asked.items():
        wanted = {re.split(r"[<>=]", row)[0] for row in rows}
        assert wanted <= names(file) | names("engine.txt"), file


def test_notice_names_every_package_that_ships() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    named = set(re.findall(r"^  ([a-z0-9-]+)  ", notice, re.M))
    assert names("play.txt") | names("engine.txt") <= named


def test_a_file_reads_back_as_it_was_written() -> None:
    found = {"b==2 ; python_version < '3.12'": ["--hash=sha256:y"], "a==1": ["--hash=sha256:w", "--hash=sha256:x"]}
    assert blocks(written("what it is", found)) == found
