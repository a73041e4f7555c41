"""Sets the checkout up: its own environment, the packages, llama.cpp, the starter models. Called by `ready` only."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from shutil import disk_usage, which

from build import ready
from build.compiler import compile_minutes
from build.environment import (
    MARK,
    MARK_TEXT,
    Engine,
    Job,
    engine_state,
    install_engine,
    install_packages,
    install_tools,
    make_environment,
    require_compiler,
)
from build.progress import Stage, clock
from build.ready import Sets
from build.setup_lock import alone
from build.starters import bring, faulty, write_starters_stamp
from build.trouble import DISK_FULL, SetUpError
from game.needs import install_command, linux_family, missing_qt_libraries, os_release

NEEDED_BYTES = 2_000_000_000
"""Measured: `.venv` and the models stay with 0.7 GB; 0.3 GB more for a while, and as much in the temporary folder."""


ENGINE_WAIT: dict[Engine, str] = {
    "installed": "",
    "kept by pip": "It was compiled earlier, and pip has kept it.",
    "to compile": f"It is compiled here: about {compile_minutes()} min on a quiet computer, only this once.",
}


def say(text: str) -> None:
    """Set-up speaks on stderr, so a command's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


def set_up(sets: Sets, environment: bool, python: str) -> None:
    """Does what is missing, and ends the process with a message where that cannot be done.

    A starter model that cannot be brought stops only the first set-up; afterwards the game can do without.

    `environment`: `.venv` has to be made or renewed. `python`: who runs the models' conversion afterwards. Being
    interrupted is safe at any moment: stamps are written last, and everything is done again only as far as needed.
    """
    began = time.monotonic()
    log = Path(ready.VENV if environment else ready.CACHE) / "setup.log"
    lock = Path(ready.CACHE) / "set-up.lock"
    try:
        with alone(lock, lambda: say("Another set-up of this folder is running; waiting for it …")) as held:
            job = Job(log, held)
            if environment and not ready.environment_ready(sets):
                set_up_environment(job, sets)
            if not ready.starters_ready():
                set_up_starters(job, python)
    except SetUpError as trouble:
        kept = f"\nThe whole log: {log}" if log.exists() else ""
        say(f"\n{trouble.what}\n{trouble.do}{kept}")
        if environment:
            sys.exit(1)
        say("The game starts without the model.\n")
        return
    except OSError as error:
        if error.errno != 28 and getattr(error, "winerror", None) != 112:
            raise
        say(f"\n{DISK_FULL.what}\n{DISK_FULL.do}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("\nSet-up was stopped. Start again and it goes on from here.")
        sys.exit(130)
    say(f"Ready after {clock(time.monotonic() - began)}.\n")


def set_up_environment(job: Job, sets: Sets) -> None:
    """The environment in `.venv`, with these sets and those it had."""
    check_room()
    MARK.parent.mkdir(exist_ok=True)
    if not any(MARK.parent.iterdir()):
        MARK.write_text(MARK_TEXT, encoding="utf-8")
    say(f"Setting up Lantern Line in {ready.ROOT}. This happens once; nothing outside is changed but pip's cache.")
    with Stage("[1/5] Its own Python environment, in .venv") as stage:
        make_environment(job, stage)
    stamp = ready.read_stamp(ready.ENVIRONMENT_STAMP)  # gone where the environment had to be made anew
    choice = os.environ.get("LANTERN_NATIVE", stamp.get("native", "0"))
    native, again = choice == "1", bool(stamp) and stamp.get("native") != choice
    with Stage("[2/5] The tools that compile llama.cpp (cmake, ninja, pip)") as stage:
        install_tools(job, stage)
    engine = engine_state(native, again)
    require_compiler(engine)
    with Stage("[3/5] The packages the game is made of (Qt, pygame, NumPy …)") as stage:
        install_packages(job, stage, sets)
    with Stage("[4/5] llama.cpp, the engine that runs the model", why=ENGINE_WAIT[engine]) as stage:
        install_engine(job, stage, native, again)
    mend_qt_libraries(job)
    rows = ready.environment_rows(sets) | {"native": choice, "python": base_python()}
    ready.write_stamp(ready.ENVIRONMENT_STAMP, stamp | rows)


def base_python() -> str:
    """The Python that `.venv` was made from; when it goes away, `.venv` has to be made anew."""
    for row in (Path(ready.VENV) / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        name, _, value = row.partition(" = ")
        if name.strip() == "executable":
            return value.strip()
    return ready.VENV_PYTHON


def set_up_starters(job: Job, python: str) -> None:
    """The starter models that are missing or damaged."""
    for starter, wrong in faulty():
        what = f"{starter.what} ({starter.size / 1e6:.0f} MB, {starter.licence}); now {wrong.removeprefix('it is ')}."
        with Stage(f"[5/5] The {starter.name}", why=what) as stage:
            bring(starter, job, stage, python)
    rehearse(job, python)
    write_starters_stamp()


def rehearse(job: Job, python: str) -> None:
    """The ear reads what the packs listen for, so that no player waits for it. Where that cannot be done, it is done
    beside the first talk."""
    with Stage("[5/5] The ear reads every line that the stories listen for") as stage:
        try:
            job.run(rehearsal(python), stage, "The ear reads")
        except SetUpError:
            stage.note("left for the first talk")


def rehearsal(python: str) -> list[str]:
    """The command that lets the ear read; it runs from any folder."""
    return [python, "-c", f"import sys; sys.path.insert(0, {ready.ROOT!r}); from game.rehearsal import main; main()"]


def check_room() -> None:
    """A full disk is found before ten minutes of work, not after."""
    for folder in (ready.ROOT, tempfile.gettempdir()):
        wanted = NEEDED_BYTES if folder == ready.ROOT else NEEDED_BYTES // 2
        free = disk_usage(folder).free
        if free < wanted:
            raise SetUpError(
                f"There is too little room: {folder} has {free / 1e9:.1f} GB free, set-up needs {wanted / 1e9:.0f} GB.",
                "Free some, then start again. (TMPDIR moves temporary files elsewhere.)",
            )


def mend_qt_libraries(job: Job) -> None:
    """Names the system libraries Qt lacks here, with the command; installs them itself when root on Debian."""
    missing = missing_qt_libraries()
    if not missing:
        return
    family = linux_family(os_release())
    command = install_command(missing, family)
    if family == "debian" and os.geteuid() == 0 and which("apt-get"):
        with Stage(f"Qt needs {len(missing)} libraries this system lacks; installing them, as we are root") as stage:
            job.run(["apt-get", "update"], stage, "asking apt for its lists")
            settings = {"DEBIAN_FRONTEND": "noninteractive"}
            job.run([*command.split(), "--yes"], stage, f"running {command}", settings)
    else:
        names = ", ".join(library.soname for library in missing)
        say(
            f"The window needs system libraries that are missing here: {names}.\n"
            f"Install them, as root or with sudo:\n    {command}\nWithout them the game plays in the terminal."
        )
