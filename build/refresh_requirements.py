"""Rewrites `build/requirements/*.txt` from pyproject.toml: every package pinned, every file of it hashed.

Run `python -m build.refresh_requirements [--upgrade]` with `uv` on the PATH (`pip install uv`). uv resolves for
all systems and all Pythons from 3.11 on at once, which pip-compile cannot. No registry address gets into the files.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "requirements"

ENGINE = "llama-cpp-python"
"""The one package that is compiled here; set-up installs it in a step of its own, so it has a file of its own."""

SETS: dict[str, tuple[list[str], str]] = {
    "tools": (["--group", "tools"], "what set-up itself uses: pip, and the tools that compile llama.cpp"),
    "play": (["pyproject.toml"], "what the game needs; llama.cpp is in engine.txt"),
    "test": (["pyproject.toml", "--extra", "test"], "what `python main.py test` and the checks need beyond play.txt"),
    "convert": (["pyproject.toml", "--extra", "convert"], "what turns the starter ear into GGUF, beyond play.txt"),
    "freeze": (["pyproject.toml", "--extra", "freeze"], "what `python main.py build` needs beyond play.txt"),
}

Blocks = dict[str, list[str]]
"""A requirement line without its backslash, to the `--hash` lines under it."""


def blocks(text: str) -> Blocks:
    """Splits a hashed requirements file into its requirements; comments and empty lines are dropped.

    >>> blocks("a==1 \\\\\\n    --hash=sha256:x\\nb==2 ; python_version < '3.12'\\n")
    {'a==1': ['--hash=sha256:x'], "b==2 ; python_version < '3.12'": []}
    """
    found: Blocks = {}
    for row in text.splitlines():
        row = row.strip().removesuffix("\\").rstrip()
        if row.startswith("--hash="):
            found[list(found)[-1]].append(row)
        elif row and not row.startswith("#"):
            found[row] = []
    return found


def written(about: str, requirements: Blocks) -> str:
    """The text of a requirements file: sorted, with a comment that says what it is and where it comes from."""
    rows = [f"# {about[0].upper()}{about[1:]}.", "# Made by `python -m build.refresh_requirements`."]
    for requirement, hashes in sorted(requirements.items()):
        rows.append(" \\\n    ".join([requirement, *sorted(hashes)]))
    return "\n".join(rows) + "\n"


def resolve(arguments: list[str], known: list[Path], target: Path, upgrade: bool) -> Blocks:
    """Lets uv resolve one set, held to the versions that the sets before it have settled on."""
    command = ["uv", "pip", "compile", *arguments, "--output-file", str(target)]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
    for path in known:
        command += ["--constraint", str(path)]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, cwd=ROOT, check=True)
    return blocks(target.read_text(encoding="utf-8"))


def pins_so_far(name: str) -> str:
    """What the files hold now, where uv looks for versions to keep."""
    files = [FOLDER / f"{kept}.txt" for kept in ([name, "engine"] if name == "play" else [name])]
    return "".join(path.read_text(encoding="utf-8") for path in files if path.exists())


def main(arguments: list[str]) -> int:
    """Refreshes every set. Without `--upgrade` the pins already in the files are kept where they still fit."""
    known: list[Path] = []
    play: Blocks = {}
    with TemporaryDirectory() as scratch:
        for name, (selection, about) in SETS.items():
            full = Path(scratch) / f"{name}.txt"
            full.write_text(pins_so_far(name), encoding="utf-8")
            found = resolve(selection, known, full, upgrade="--upgrade" in arguments)
            known.append(full)
            if name == "play":
                play = found
                engine = {row: hashes for row, hashes in found.items() if row.startswith(f"{ENGINE}==")}
                text = written("the engine: llama.cpp for Python, compiled on this machine", engine)
                (FOLDER / "engine.txt").write_text(text, encoding="utf-8")
                found = {row: hashes for row, hashes in found.items() if row not in engine}
            elif name != "tools":
                found = {row: hashes for row, hashes in found.items() if row not in play}
            (FOLDER / f"{name}.txt").write_text(written(about, found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
