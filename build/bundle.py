"""What goes into the double-click application, and what stays out. Plain rules, used by `lantern.spec` and tested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

UNWANTED_FILES: dict[str, str] = {
    r"Qt6?(Quick|Qml|VirtualKeyboard|Pdf|Designer|Test|Sql|Help|Charts|3D|Multimedia)": "unused: QML, PDF, SQL …",
    r"Qt6?(EglFS|EglFs|WlShellIntegration|WaylandCompositor|OpenGLWidgets|ShaderTools|Labs)": "no embedded display",
    r"plugins/(qmltooling|sqldrivers|printsupport|designer|networkinformation)/": "unused",
    r"plugins/(egldeviceintegrations|generic)/": "for machines without a desktop",
    r"plugins/wayland-graphics-integration-server/": "the game is no compositor",
    r"plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.": "no screens of that kind",
    r"plugins/platforminputcontexts/libqtvirtualkeyboard": "drags Qt Quick in",
    r"plugins/platformthemes/libqgtk3": "drags GTK in, and the game brings its own look",
    r"^lib(gtk|gdk|cairo|pango|atk|gio|fribidi|thai|datrie|pixman|mount|blkid|selinux)": "came along with GTK",
    r"plugins/imageformats/(lib)?q(pdf|tiff|icns|wbmp|tga|jp2|mng)\b": "the art is WebP and PNG",
    r"opengl32sw\.dll": "20 MB of software OpenGL on Windows; nothing here draws with OpenGL",
    r"llama_cpp/lib/(lib)?(mtmd|llama-common)": "pictures for the model; set-up leaves them out too",
    r"(^|llama_cpp/lib/)lib(llama\.so\.\d|ggml-(cpu|base)\.so$)": "the same library again under another name",
    r"PIL/_avif|libavif": "5 MB for a kind of picture nobody has as a card",
    r"numpy/.*/tests/|numpy/f2py/|numpy/random/lib/": "for NumPy's own developers",
    r"pygame/(docs|examples|tests)/": "for pygame's own developers",
}
"""Files PyInstaller finds that the game does without (path inside the application, `/` between), and why."""

KEPT_TRANSLATIONS = r"translations/qtbase_(en|zh_CN|zh_TW)\.qm$"
"""Of Qt's own translations: the words on its standard buttons, in the game's languages."""

UNWANTED_MODULES = [
    *("tkinter", "unittest", "pydoc", "doctest", "lib2to3", "pip", "setuptools", "wheel", "cmake", "ninja"),
    *("pytest", "_pytest", "hypothesis", "mypy", "mypyc", "importlinter", "grimp", "ruff", "psutil", "rich"),
    *("gguf", "safetensors", "skia", "fontTools", "PyInstaller", "IPython", "matplotlib", "scipy", "pandas", "torch"),
    *("numpy.f2py", "numpy.testing", "llama_cpp.server", "llama_cpp.mtmd_cpp", "build"),
]
"""Modules an import somewhere would pull in; the game runs without them, and `--smoke` proves it."""

Entry = tuple[str, str, str]
"""PyInstaller's row: path inside the application, path here, kind."""


def wanted(inside: str) -> bool:
    """Whether a file found by PyInstaller belongs into the application.

    >>> wanted("PySide6/Qt/lib/libQt6Quick.so.6"), wanted("PySide6/Qt/lib/libQt6Gui.so.6")
    (False, True)
    """
    path = inside.replace("\\", "/")
    if "/translations/" in path and path.endswith(".qm"):
        return re.search(KEPT_TRANSLATIONS, path) is not None
    return not any(re.search(pattern, path) for pattern in UNWANTED_FILES)


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are wanted; what is a module is not looked at."""
    return [entry for entry in entries if wanted(entry[0])]


def data_files(root: Path, licences: Path) -> list[tuple[str, str]]:
    """What ships beside the code, as (file here, folder inside): assets, packs, models, the table, the licences."""
    files = [path for folder in ("assets", "story") for path in sorted((root / folder).rglob("*")) if path.is_file()]
    files += [root / "build" / "starter_models.toml", root / "LICENSE", root / "NOTICE"]
    shipped = [path for path in files if path.suffix != ".part" and "__pycache__" not in path.parts]
    rows = [(str(path), path.parent.relative_to(root).as_posix()) for path in shipped]
    return rows + [
        (str(path), f"licences/{path.parent.name}") for path in sorted(licences.rglob("*")) if path.is_file()
    ]


def size_of(folder: Path) -> int:
    """Bytes of everything in a folder, each link counted as nothing: the room the application takes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
