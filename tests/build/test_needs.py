"""Qt's system libraries: which are missing, and the command that brings them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.needs import QT_LIBRARIES, Family, install_command, linux_family, missing_qt_libraries, os_release

CURSOR = next(library for library in QT_LIBRARIES if library.soname == "libxcb-cursor.so.0")
EGL = next(library for library in QT_LIBRARIES if library.soname == "libEGL.so.1")


def test_what_cannot_be_opened_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def open_library(name: str) -> None:
        if "xcb-cursor" in name:
            raise OSError(name)

    monkeypatch.setattr(sys, "platform", "linux")
    assert missing_qt_libraries(open_library) == [CURSOR]


def test_other_systems_bring_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_opens(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(sys, "platform", "darwin")
    assert missing_qt_libraries(nothing_opens) == []


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "arch"),
        ({"ID": "alpine"}, "other"),
        ({}, "other"),
    ],
)
def test_a_linux_is_known_by_its_release_file(release: dict[str, str], family: Family) -> None:
    assert linux_family(release) == family


def test_a_release_file_is_read_with_and_without_quotes(tmp_path: Path) -> None:
    (tmp_path / "os-release").write_text('ID=debian\nVERSION_ID="12"\n\n# a note\n', encoding="utf-8")
    assert os_release(tmp_path / "os-release") == {"ID": "debian", "VERSION_ID": "12"}
    assert os_release(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("family", "command"),
    [
        ("debian", "apt-get install --no-install-recommends libegl1 libxcb-cursor0"),
        ("fedora", "dnf install libglvnd-egl xcb-util-cursor"),
        ("arch", "pacman -S --needed libglvnd xcb-util-cursor"),
    ],
)
def test_the_command_is_exact(family: Family, command: str) -> None:
    assert install_command([EGL, CURSOR], family) == command


def test_on_an_unknown_linux_the_libraries_are_named() -> None:
    assert "libxcb-cursor.so.0" in install_command([CURSOR], "other")
