"""`python main.py build`: makes the folder that starts by double-click, with models and stories inside."""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

from build.bundle import size_of
from build.progress import Stage, run_logged
from build.refresh_requirements import blocks
from build.set_up import rehearsal
from game.needs import fault, starters

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".cache" / "freeze"
LICENCES = WORK / "licences"
OUT = ROOT / "dist"

NOT_EVERYWHERE = {"AVX512", "AVX_VNNI", "AMX_INT8"}
"""Instructions many processors of this decade lack; llama.cpp has them only when compiled for one that has them."""


def main(arguments: list[str]) -> int:
    """Builds the application for this system. Exit status: 0 done, 1 something is not ready, 2 usage, 3 it failed."""
    if arguments:
        print(f"`build` takes no arguments, and got {' '.join(arguments)}.", file=sys.stderr)
        return 2
    if reason := not_ready():
        print(reason, file=sys.stderr)
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    gather_licences()
    log = WORK / "freeze.log"
    with Stage("The ear reads every line that the stories listen for") as stage:
        status, last = run_logged(rehearsal(sys.executable), stage, log)
    if status:
        print("\n".join([*last[-15:], f"The ear could not read; the whole log: {log}"]), file=sys.stderr)
        return 3
    command = [sys.executable, "-m", "PyInstaller", str(ROOT / "build" / "lantern.spec"), "--noconfirm", "--clean"]
    command += ["--workpath", str(WORK / "work"), "--distpath", str(OUT)]
    with Stage("Making the double-click application") as stage:
        status, last = run_logged(command, stage, log)
    if status:
        print("\n".join([*last[-15:], f"PyInstaller failed; the whole log: {log}"]), file=sys.stderr)
        return 3
    made = OUT / ("Lantern Line.app" if sys.platform == "darwin" else "lantern-line")
    print(f"{made}: {size_of(made) / 1e6:.0f} MB. Its self-test: {program(made)} --smoke")
    return 0


def program(made: Path) -> Path:
    """The executable inside what was made, the one that also writes to a terminal."""
    if sys.platform == "darwin":
        return made / "Contents" / "MacOS" / "lantern-line"
    return made / ("lantern-line-cli.exe" if sys.platform == "win32" else "lantern-line")


def not_ready() -> str | None:
    """Why no application can be made now; None when it can."""
    for starter in starters():
        if wrong := fault(starter, starter.path, thorough=True):
            return f"The {starter.name} cannot be shipped: {wrong} ({starter.path}). Start `python main.py` to mend it."
    if library := missing_python_library():
        return (
            f"The application takes Python along as a library, and {library} is not here.\n"
            f"Install it (Debian, Ubuntu: apt-get install {library.partition('.so')[0]}), or use a Python that has it."
        )
    if special := NOT_EVERYWHERE & features_of_engine():
        return (
            f"This llama.cpp was compiled for this very processor ({', '.join(sorted(special))}) and would crash on\n"
            "others. Run `python -m pip cache remove llama_cpp_python`, delete .venv and start again."
        )
    return None


def missing_python_library() -> str | None:
    """The name of Python's own shared library where it is missing: Debian keeps it in a package of its own."""
    if not sys.platform.startswith("linux"):
        return None
    name = f"libpython{sys.version_info[0]}.{sys.version_info[1]}.so.1.0"
    beside = Path(sys.base_prefix) / "lib" / name
    try:
        ctypes.CDLL(str(beside) if beside.exists() else name)
    except OSError:
        return name
    return None


def features_of_engine() -> set[str]:
    """The instruction sets the installed llama.cpp was compiled with, asked in a process of its own."""
    question = "import llama_cpp; print(llama_cpp.llama_print_system_info().decode())"
    answer = subprocess.run([sys.executable, "-c", question], check=True, capture_output=True, text=True)
    return set(re.findall(r"(\w+) = 1", answer.stdout))


def shipped_packages() -> list[Distribution]:
    """The installed packages whose code goes into the application: all of play.txt and engine.txt."""
    folder = ROOT / "build" / "requirements"
    rows = [row for file in ("play.txt", "engine.txt") for row in blocks((folder / file).read_text(encoding="utf-8"))]
    return [distribution(name) for name in sorted({row.partition("==")[0] for row in rows})]


def gather_licences() -> None:
    """Puts the licence texts together where the spec takes them from: each package's own, Python's, and common ones.

    The common ones (`build/licences`) are those of packages that name a licence without holding its text.
    """
    shutil.rmtree(LICENCES, ignore_errors=True)
    shutil.copytree(ROOT / "build" / "licences", LICENCES / "common")
    for package in shipped_packages():
        folder = LICENCES / package.metadata["Name"]
        folder.mkdir()
        for file in package.files or []:
            if re.search(r"licen[cs]e|copying|notice", file.name, re.IGNORECASE) and file.suffix in ("", ".txt", ".md"):
                shutil.copyfile(str(file.locate()), folder / "-".join(file.parts[1:]))
    python = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "LICENSE.txt"
    if python.exists():
        (LICENCES / "Python").mkdir()
        shutil.copyfile(python, LICENCES / "Python" / "LICENSE.txt")


def icon_for(platform: str) -> str | None:
    """The application's icon in a form PyInstaller takes on that system. Linux programs carry none."""
    name = {"win32": "icon.ico", "darwin": "icon-512.png"}.get(platform)
    return str(ROOT / "assets" / "icons" / name) if name else None


def runtime_libraries() -> list[tuple[str, str]]:
    """Microsoft's OpenMP library, which llama.cpp needs on Windows and PyInstaller leaves out. Not tried here."""
    if sys.platform != "win32":
        return []
    library = Path(r"C:\Windows\System32\vcomp140.dll")
    return [(str(library), ".")] if library.exists() else []


def windows_version(version: str) -> object:
    """The version resource of the Windows executables. Virus scanners trust programs that have one. Not tried here."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*(int(part) for part in version.split(".")[:3]), 0)
    texts = {
        "ProductName": "Lantern Line",
        "FileDescription": "Lantern Line, an offline companion card game",
        "CompanyName": "Lantern Line contributors",
        "LegalCopyright": "MIT licence",
        "FileVersion": version,
        "ProductVersion": version,
    }
    table = info.StringTable("040904B0", [info.StringStruct(name, text) for name, text in texts.items()])
    kids = [info.StringFileInfo([table]), info.VarFileInfo([info.VarStruct("Translation", [1033, 1200])])]
    return info.VSVersionInfo(ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers), kids=kids)
