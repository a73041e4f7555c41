"""`doctor` names what is missing with what to do, and fails only for what the game needs."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from build.ready import MODULES_OF_SET
from game import app, needs
from game.commands import doctor
from game.commands.doctor import Finding
from game.needs import QT_LIBRARIES
from tests.commands.conftest import Game

STARTERS = """
[[model]]
name = "starter voice"
file = "voice.gguf"
what = "a voice"
source = "a test"
licence = "none"
package = "none"
version = "1"
wheel_sha256 = ""
member = ""
member_sha256 = ""
sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
size = 5
"""


pytestmark = pytest.mark.usefixtures("root")


@pytest.fixture(autouse=True)
def a_whole_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs between machines is taken as there; each test takes one thing away."""
    monkeypatch.setattr(needs, "missing_qt_libraries", list)
    monkeypatch.setattr(doctor, "find_spec", lambda _name: object())
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A game with one small starter and the base pack."""
    root = tmp_path / "game"
    (root / "build").mkdir(parents=True)
    (root / "build" / "starter_models.toml").write_text(STARTERS, encoding="utf-8")
    (root / "assets" / "models").mkdir(parents=True)
    (root / "assets" / "models" / "voice.gguf").write_text("hello", encoding="utf-8")
    (root / "story").symlink_to(app.ROOT / "story", target_is_directory=True)
    monkeypatch.setattr(app, "ROOT", root)
    return root


def findings(game: Game, *more: str) -> Mapping[str, dict[str, Any]]:
    return {row["name"]: row for row in game("doctor", "--json", *more).data["findings"]}


def test_a_whole_machine_is_well(game: Game) -> None:
    told = game("doctor")
    assert told.status == 0, told.out
    assert {"ok"} == {row["state"] for row in findings(game).values()} - {"warn"}
    assert "pack lantern-line" in told.out


def test_looking_begins_no_profile(game: Game, folder: Path) -> None:
    assert "not begun yet" in findings(game)["profile"]["what"]
    assert not folder.exists()


@pytest.mark.parametrize("damage", ["missing", "short", "changed"])
def test_a_starter_that_is_not_as_it_should_be(damage: str, game: Game, root: Path) -> None:
    path = root / "assets" / "models" / "voice.gguf"
    if damage == "missing":
        path.unlink()
    else:
        path.write_text("hell" if damage == "short" else "jello", encoding="utf-8")
    told = game("doctor", "--json")
    row = next(row for row in told.data["findings"] if row["name"] == "starter voice")
    assert told.status == 1 and not told.data["holds"]
    assert row["state"] == "fail" and str(path) in row["what"] and "main.py" in row["do"]


def test_without_the_table_the_starters_are_not_checked_and_nothing_fails(game: Game, root: Path) -> None:
    (root / "build" / "starter_models.toml").unlink()
    told = game("doctor", "--json")
    assert told.status == 0
    assert next(row for row in told.data["findings"] if row["name"] == "models")["state"] == "warn"


def test_missing_libraries_come_with_the_command(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "missing_qt_libraries", lambda: [QT_LIBRARIES[0]])
    monkeypatch.setattr(needs, "os_release", lambda: {"ID": "debian"})
    told = game("doctor")
    assert told.status == 1
    assert "libEGL.so.1" in told.out and "apt-get install --no-install-recommends libegl1" in told.out


def test_a_package_that_is_not_installed_is_named_as_the_registry_knows_it(
    game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name == "pygame" else object())
    row = findings(game)["environment"]
    assert row["state"] == "fail" and row["what"].startswith("pygame-ce not installed") and "main.py" in row["do"]


def test_the_packages_are_those_that_set_up_asks_for() -> None:
    assert tuple(doctor.PACKAGES) == MODULES_OF_SET["play"]


def test_without_a_display_it_only_warns(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert game("doctor").status == 0
    assert findings(game)["display"]["state"] == "warn"


def write_broken_pack(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('id = "broken"\nversoin = "1.0"\n', encoding="utf-8")


def test_a_players_broken_pack_warns_with_the_place(game: Game, folder: Path) -> None:
    write_broken_pack(folder / "packs" / "broken")
    told = game("doctor", "--json")
    row = next(row for row in told.data["findings"] if row["name"] == "pack broken")
    assert told.status == 0 and row["state"] == "warn" and "pack.toml:2:" in row["what"]


def test_a_shipped_pack_that_is_broken_or_gone_fails(game: Game, root: Path) -> None:
    (root / "story").unlink()
    assert findings(game)["packs"]["state"] == "fail"
    write_broken_pack(root / "story" / "broken")
    assert findings(game)["pack broken"]["state"] == "fail"


def test_a_profile_in_use_says_by_whom(game: Game, opened: Callable[[], Any]) -> None:
    with opened():
        told = game("doctor", "--json")
        row = next(row for row in told.data["findings"] if row["name"] == "profile")
        assert told.status == 1 and "Another copy of Lantern Line" in row["what"]
    assert "writable, not locked" in findings(game)["profile"]["what"]


@pytest.mark.parametrize(("free", "state"), [(10_000_000, "fail"), (300_000_000, "warn"), (9_000_000_000, "ok")])
def test_room_on_the_disk(free: int, state: str, game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(free))
    assert findings(game)["disk"]["state"] == state


@pytest.mark.parametrize(("memory", "state"), [(1_500_000_000, "warn"), (8_000_000_000, "ok"), (None, "ok")])
def test_memory(memory: int | None, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_memory", lambda: memory)
    assert doctor.machine().state == state


def test_fonts_that_do_not_open_fail(game: Game, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("game.art.fonts.FOLDER", tmp_path)
    row = findings(game)["fonts"]
    assert row["state"] == "fail" and str(tmp_path) in row["what"]


def test_only_a_failure_changes_the_status(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    def examine(*_values: object) -> Iterator[Finding]:
        yield Finding("one", "ok", "well")
        yield Finding("two", "warn", "less")

    monkeypatch.setattr(doctor, "examine", examine)
    assert game("doctor").status == 0
    assert json.loads(game("doctor", "--json").out)["holds"]
