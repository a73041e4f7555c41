"""Makes the environment in `.venv` and installs pinned, hashed requirements into it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from build.compiler import compile_settings, has_compiler, here_advice
from build.progress import Stage, run_logged
from build.ready import FILES_OF_SET, VENV, VENV_PYTHON, Sets, fingerprint
from build.trouble import SetUpError, diagnose, foreign_environment, no_compiler, no_pip

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "build" / "requirements"
FOLDER = Path(VENV)
MARK = FOLDER / "made-by-set-up.txt"
TOOLS_MARK = FOLDER / "tools.stamp"
"""Written when the tools are whole. A pip cut short while it replaced itself cannot be trusted to mend anything."""

MARK_TEXT = "Made by main.py, which renews it when the requirements change. Deleting this folder is safe.\n"


@dataclass(frozen=True)
class Job:
    """One run of set-up: where its log goes, and the lock its commands hold on to."""

    log: Path
    lock: int

    def run(self, command: list[str], stage: Stage, doing: str, settings: Mapping[str, str] | None = None) -> None:
        """Runs a command to its end; raises the trouble its output speaks of when it fails."""
        environment = pip_environment(os.environ) | dict(settings or {})
        status, last = run_logged(command, stage, self.log, environment, keep_open=[self.lock])
        if status:
            raise diagnose(last, doing)


def pip_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for pip: the player's own (proxy, mirror, certificates), less what would lead astray."""
    left_out = {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "VIRTUAL_ENV"}
    kept = {name: value for name, value in environment.items() if name not in left_out}
    quiet = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUNBUFFERED": "1"}
    return kept | quiet


def python_works() -> bool:
    """Whether the Python in `.venv` starts, and is of the version its packages lie under.

    It does neither when the Python that it was made from has been taken away or replaced by a newer one.
    """
    packages = "import sys, sysconfig, os; sys.exit(not os.path.isdir(sysconfig.get_path('purelib')))"
    try:
        return subprocess.run([VENV_PYTHON, "-c", packages], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment(job: Job, stage: Stage) -> None:
    """Makes `.venv`, without pip, unless it is there and works, tools and all. Leaves somebody else's alone."""
    if FOLDER.exists() and any(FOLDER.iterdir()) and not MARK.exists():
        raise foreign_environment(str(FOLDER), VENV_PYTHON)
    if TOOLS_MARK.exists() and python_works():
        return
    if importlib.util.find_spec("venv") is None:
        raise SetUpError(
            "This Python cannot make environments: its `venv` module is missing.",
            "Install it (Debian, Ubuntu: apt-get install python3-venv), then start again.",
        )
    for old in FOLDER.iterdir():
        if old not in (MARK, job.log):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    # Started from inside `.venv`, our own Python has just gone; the one it was made from is still there.
    python = getattr(sys, "_base_executable", sys.executable)
    job.run([python, "-m", "venv", "--without-pip", str(FOLDER)], stage, "making the environment")


def site_packages() -> Path:
    """Where the environment's packages lie."""
    return FOLDER / "Lib" / "site-packages" if os.name == "nt" else next(FOLDER.glob("lib/python3*/site-packages"))


def forget_half_installed(packages: Path) -> None:
    """Takes away pip's note of every package whose installation was cut short, so pip installs it again.

    pip takes a package for installed as soon as its metadata lie there; it writes INSTALLER when all the rest does.
    """
    for note in packages.glob("*.dist-info"):
        if not (note / "INSTALLER").exists():
            shutil.rmtree(note)


def pip_command(job: Job, stage: Stage) -> list[str]:
    """How to call a pip, of whatever age, that installs into `.venv`.

    In this order: one that is in `.venv`; the one Python carries along (`ensurepip`, which Debian splits off); the
    one of the Python that runs set-up, whose folder can be run as a program by the environment's Python.
    """
    own = [VENV_PYTHON, "-m", "pip"]
    if subprocess.run([*own, "--version"], check=False, capture_output=True).returncode == 0:
        return own
    if importlib.util.find_spec("ensurepip") is not None:
        job.run([VENV_PYTHON, "-m", "ensurepip", "--upgrade"], stage, "unpacking pip")
        return own
    lent = importlib.util.find_spec("pip")
    if lent is None or not lent.submodule_search_locations:
        raise no_pip(sys.platform)
    return [VENV_PYTHON, lent.submodule_search_locations[0]]


def install_arguments(files: Sets) -> list[str]:
    """pip's arguments for installing requirement files of ours, nothing unhashed, nothing unpacked from source."""
    arguments = ["install", "--require-hashes", "--no-warn-script-location", "--progress-bar", "off"]
    for file in files:
        arguments += ["--requirement", str(REQUIREMENTS / file)]
    return arguments


def install_tools(job: Job, stage: Stage) -> None:
    """A pip we know, and what compiles llama.cpp. `--ignore-installed`: a lent pip takes itself for installed."""
    forget_half_installed(site_packages())
    wanted = fingerprint(str(REQUIREMENTS / "tools.txt"))
    if TOOLS_MARK.exists() and TOOLS_MARK.read_text(encoding="utf-8") == wanted:
        return
    TOOLS_MARK.unlink(missing_ok=True)
    arguments = install_arguments(("tools.txt",))
    command = pip_command(job, stage)
    lent = command[1] != "-m"
    arguments += ["--ignore-installed"] if lent else []
    job.run([*command, *arguments, "--only-binary", ":all:"], stage, "installing the tools")
    TOOLS_MARK.write_text(wanted, encoding="utf-8")


def install_packages(job: Job, stage: Stage, sets: Sets) -> None:
    """All packages of the sets, but the tools and the engine."""
    files = tuple(file for name in sets for file in FILES_OF_SET[name] if file not in ("tools.txt", "engine.txt"))
    command = [VENV_PYTHON, "-m", "pip", *install_arguments(files), "--only-binary", ":all:"]
    job.run(command, stage, "installing the packages")


def engine_version() -> str:
    """The pinned version of llama-cpp-python."""
    rows = (REQUIREMENTS / "engine.txt").read_text(encoding="utf-8").splitlines()
    pinned = next(row for row in rows if "==" in row)
    return pinned.partition("==")[2].split()[0]


Engine = Literal["installed", "kept by pip", "to compile"]


def engine_state(native: bool, again: bool) -> Engine:
    """Whether llama.cpp has to be compiled. `again`: the one in `.venv` was compiled the other way.

    pip keeps what it compiled, for this player on this machine. For this very processor it is always compiled anew,
    and not kept, because what pip keeps must run on other processors too.
    """
    wheel = f"llama_cpp_python-{engine_version()}"
    if not again and (site_packages() / f"{wheel}.dist-info").exists():
        return "installed"
    command = [VENV_PYTHON, "-m", "pip", "cache", "list", "llama_cpp_python", "--format", "abspath"]
    answer = subprocess.run(command, check=False, capture_output=True, text=True, env=pip_environment(os.environ))
    return "kept by pip" if f"{wheel}-" in answer.stdout and not native else "to compile"


def require_compiler(state: Engine) -> None:
    """Asks for a compiler before the long downloads, not after them."""
    if state == "to compile" and not has_compiler():
        raise no_compiler(here_advice())


def install_engine(job: Job, stage: Stage, native: bool, again: bool) -> None:
    """llama.cpp, compiled here unless pip has kept it."""
    arguments = [*install_arguments(("engine.txt",)), "--no-deps", "--no-build-isolation", "--verbose"]
    arguments += ["--no-cache-dir"] if native else []
    arguments += ["--force-reinstall"] if again else []
    settings = compile_settings(os.environ, native)
    job.run([VENV_PYTHON, "-m", "pip", *arguments], stage, "compiling llama.cpp", settings)
