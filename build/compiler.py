"""Finds out whether llama.cpp can be compiled here, and with what settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from game.needs import Family, linux_family, os_release

CORE_MINUTES = 7
"""What the compile costs: measured, on cores of a server of the 2020s."""

COMPILERS_FOR_LINUX: Mapping[Family, str] = {
    "debian": "Install one: apt-get install g++ (as root, or with sudo).",
    "fedora": "Install one: dnf install gcc-c++ (as root, or with sudo).",
    "arch": "Install one: pacman -S gcc (as root, or with sudo).",
    "other": "Install g++ or clang with your package manager.",
}


def compiler_advice(platform: str, family: Family) -> str:
    """What to install, and how, to get a C++ compiler on this system."""
    if platform == "darwin":
        return "Install Apple's command line tools: xcode-select --install"
    if platform == "win32":
        return (
            "Install `Build Tools for Visual Studio` from visualstudio.microsoft.com, with the workload\n"
            "`Desktop development with C++` (winget: Microsoft.VisualStudio.2022.BuildTools)."
        )
    return COMPILERS_FOR_LINUX[family]


def here_advice() -> str:
    """`compiler_advice` for this machine."""
    return compiler_advice(sys.platform, linux_family(os_release()))


def has_compiler(
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> bool:
    """Whether a C and a C++ compiler are here, CC and CXX heeded. CMake looks for them in the same way."""
    if platform == "win32":
        return which("cl") is not None or _visual_studio(environment)
    if platform == "darwin":  # /usr/bin/c++ is there without the tools too, and only offers to install them
        return subprocess.run(["xcode-select", "-p"], check=False, capture_output=True).returncode == 0
    wanted = (("CC", ("cc", "gcc", "clang")), ("CXX", ("c++", "g++", "clang++")))
    return all(
        any(which(name) for name in ([environment[variable]] if environment.get(variable) else usual))
        for variable, usual in wanted
    )


def _visual_studio(environment: Mapping[str, str]) -> bool:
    """Asks Microsoft's vswhere for the C++ tools. Written from its documentation; not tried here."""
    programs = Path(environment.get("ProgramFiles(x86)", r"C:\Program Files (x86)"))
    vswhere = programs / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not vswhere.exists():
        return False
    tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
    command = [str(vswhere), "-latest", "-products", "*", "-requires", tools, "-property", "installationPath"]
    return bool(subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip())


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def compile_minutes() -> int:
    """A rough guess of how long the compile takes here."""
    return max(1, round(CORE_MINUTES / cores()))


def compile_settings(environment: Mapping[str, str], native: bool) -> dict[str, str]:
    """The environment variables for compiling llama.cpp.

    Compiled for this very processor (`native`) it can be faster, but the result, which pip keeps, would crash on
    others. The part for pictures (mtmd) is left out. What the player has set in CMAKE_ARGS comes last, so it wins.
    """
    flags = [f"-DGGML_NATIVE={'ON' if native else 'OFF'}", "-DLLAVA_BUILD=OFF", environment.get("CMAKE_ARGS", "")]
    return {
        "CMAKE_ARGS": " ".join(flags).strip(),
        "CMAKE_BUILD_PARALLEL_LEVEL": environment.get("CMAKE_BUILD_PARALLEL_LEVEL", str(cores())),
    }
