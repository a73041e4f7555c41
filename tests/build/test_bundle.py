"""What goes into the double-click application."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.bundle import data_files, kept, size_of, wanted
from build.freeze import icon_for, missing_python_library, not_ready
from game.needs import Starter


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "llama_cpp/lib/libmtmd.so",
        "libcairo.so.2",
    ],
)
def test_what_the_game_never_opens_stays_out(path: str) -> None:
    assert not wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqwebp.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "llama_cpp/lib/libllama.so",
        "llama_cpp/lib/libggml-cpu.so.0",
        "llama_cpp/lib/llama.dll",
        "numpy.libs/libscipy_openblas64_.so",
        "libsqlite3.so.0",
    ],
)
def test_what_the_game_needs_goes_in(path: str) -> None:
    assert wanted(path)


def test_entries_keep_their_order_and_kind() -> None:
    rows = [("b.so", "/x/b.so", "BINARY"), ("libgtk-3.so.0", "/x/g", "BINARY"), ("a.so", "b.so", "SYMLINK")]
    assert kept(rows) == [rows[0], rows[2]]


def test_assets_packs_table_and_licences_ship(tmp_path: Path) -> None:
    licences = tmp_path / ".cache" / "licences"
    for name in ("assets/models/voice.gguf", "assets/models/voice.part", "story/isaura/pack.toml", "LICENSE", "NOTICE"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (licences / "numpy").mkdir(parents=True)
    (licences / "numpy" / "LICENSE.txt").write_text("x", encoding="utf-8")
    rows = {Path(source).name: inside for source, inside in data_files(tmp_path, licences)}
    assert rows == {
        "voice.gguf": "assets/models",
        "pack.toml": "story/isaura",
        "starter_models.toml": "build",
        "LICENSE": ".",
        "NOTICE": ".",
        "LICENSE.txt": "licences/numpy",
    }


def test_the_size_counts_files_once(tmp_path: Path) -> None:
    (tmp_path / "library.so.1").write_bytes(b"12345")
    (tmp_path / "library.so").symlink_to("library.so.1")
    assert size_of(tmp_path) == 5


def test_no_application_without_its_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Starter, "path", tmp_path / "none.gguf")
    assert "cannot be shipped: it is missing" in (not_ready() or "")


def test_no_application_without_pythons_own_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_opens(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", nothing_opens)
    assert (missing_python_library() or "").startswith("libpython3.")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_icon_is_there_where_programs_carry_one(platform: str) -> None:
    assert Path(icon_for(platform) or "").is_file()
    assert icon_for("linux") is None
