"""What this machine has and lacks: Qt's system libraries on Linux, and the starter models' files.

Set-up runs this before anything is installed, so it needs only the standard library; `doctor` and `app` use it too.
"""

from __future__ import annotations

import ctypes
import hashlib
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
"""The checkout, or the folder inside the frozen application that stands for it."""

STARTERS_TABLE = ROOT / "build" / "starter_models.toml"


@dataclass(frozen=True)
class Library:
    """A system library that Qt opens, and the package that brings it on three families of Linux."""

    soname: str
    debian: str
    fedora: str
    arch: str


QT_LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "zstd"),
    # From here on: the window under X11 (Qt's xcb plugin). Wayland's libraries come with any Wayland desktop.
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
)
"""What Qt 6.12's Core, Gui, DBus, Widgets and xcb plugin name as needed and the PySide6 wheel does not hold."""

Family = Literal["debian", "fedora", "arch", "other"]
INSTALLERS: Mapping[Family, str] = {
    "debian": "apt-get install --no-install-recommends",
    "fedora": "dnf install",
    "arch": "pacman -S --needed",
}


def missing_qt_libraries(open_library: Callable[[str], object] = ctypes.CDLL) -> list[Library]:
    """Qt's system libraries that cannot be opened here. Always empty elsewhere than on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library in QT_LIBRARIES:
        try:
            open_library(library.soname)
        except OSError:
            missing.append(library)
    return missing


def os_release(path: Path = Path("/etc/os-release")) -> dict[str, str]:
    """The `NAME=value` rows by which a Linux says what it is; empty where there is no such file."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (row.split("=", 1) for row in rows if "=" in row)
    return {name: value.strip("\"'") for name, value in pairs}


def linux_family(release: Mapping[str, str]) -> Family:
    """Which of the package managers we know this Linux has: by its own id, then by what it is like."""
    names = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if names & {"debian", "ubuntu"}:
        return "debian"
    if names & {"fedora", "rhel", "centos"}:
        return "fedora"
    return "arch" if "arch" in names else "other"


def install_command(missing: Iterable[Library], family: Family) -> str:
    """The exact command that installs the packages of these libraries; their names alone on an unknown Linux."""
    if family == "other":
        return "the packages that hold " + ", ".join(library.soname for library in missing)
    packages = sorted({getattr(library, family) for library in missing})
    return " ".join([INSTALLERS[family], *packages])


@dataclass(frozen=True)
class Starter:
    """A model file that ships with the game, as a row of `build/starter_models.toml` describes it."""

    name: str
    file: str
    what: str
    source: str
    licence: str
    package: str
    version: str
    wheel_sha256: str
    member: str
    member_sha256: str
    sha256: str
    size: int

    @property
    def path(self) -> Path:
        """Where the file lies once set-up has brought it."""
        return ROOT / "assets" / "models" / self.file


def starters(table: Path = STARTERS_TABLE) -> list[Starter]:
    """The starter models, in the table's order."""
    with table.open("rb") as file:
        return [Starter(**row) for row in tomllib.load(file)["model"]]


def fault(starter: Starter, path: Path, thorough: bool) -> str | None:
    """What is wrong with a starter's file, in words; None when it is the file it should be.

    The size is compared always, the sha256 (about half a second for 100 MB) when `thorough`.
    """
    if not path.is_file():
        return "it is missing"
    if (size := path.stat().st_size) != starter.size:
        return f"it has {size:,} bytes instead of {starter.size:,}"
    if thorough and sha256(path) != starter.sha256:
        return "its contents are damaged (the sha256 differs)"
    return None


def sha256(path: Path) -> str:
    """The sha256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
