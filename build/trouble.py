"""What can go wrong in set-up, and what to tell the player: what happened, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence


class SetUpError(Exception):
    """Set-up cannot go on. `what` happened, what to `do`; the message is shown as it is."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what}\n{do}")
        self.what = what
        self.do = do


NO_NETWORK = SetUpError(
    "The package registry cannot be reached, so set-up cannot fetch what the game is made of.",
    "Check the network (and the proxy, if you use one), then start again: what is already here is kept.\n"
    "Set-up is the only moment that needs a network; the game itself never does.",
)
DISK_FULL = SetUpError(
    "The disk is full.",
    "Free about 2 GB (pip also uses the folder for temporary files; TMPDIR moves that), then start again.",
)

FROM_THE_LOG: Sequence[tuple[str, SetUpError]] = (
    (r"no space left on device|errno 28|winerror 112|not enough space on the disk", DISK_FULL),
    (
        r"do not match the hashes",
        SetUpError(
            "A downloaded package is not the one this game was made with: its sha256 differs.",
            "Nothing of it was installed. A proxy or mirror may have changed it: try another network, or\n"
            "`python -m pip cache purge` if an earlier download was damaged. If it stays so, please report it.",
        ),
    ),
    (
        r"killed signal terminated program|c\+\+: fatal error: killed|out of memory|virtual memory exhausted",
        SetUpError(
            "The computer ran out of memory while compiling llama.cpp.",
            "Close other programs, or compile one file at a time: set CMAKE_BUILD_PARALLEL_LEVEL=1 and start again.",
        ),
    ),
    (
        r"could not find a version that satisfies|no matching distribution found",
        SetUpError(
            "The package registry has no ready-made file of one of the packages for this system and Python.",
            "Lantern Line is made for 64-bit Windows, macOS 14 and Linux with glibc 2.34 (ARM: 2.39) or newer, and\n"
            "Python 3.11 to 3.14. If that is what you have, start again later or report it with the log.",
        ),
    ),
    (
        r"failed building wheel for llama|cmake error|cmake configuration failed|ninja: build stopped",
        SetUpError(
            "llama.cpp, the engine that runs the model, could not be compiled.",
            "The log says why, near its end. An old compiler is the usual reason: g++ 10, clang 12,\n"
            "Visual Studio 2019, Xcode 14 and anything newer will do.",
        ),
    ),
)
"""Patterns looked for in what pip wrote, the likeliest culprit first; case does not count."""

NETWORK_WORDS = (
    r"newconnectionerror|nameresolutionerror|name or service not known|temporary failure in name resolution"
    r"|getaddrinfo failed|network is unreachable|connection refused|connecttimeouterror|readtimeouterror"
    r"|proxyerror|sslerror|connection aborted|failed to establish a new connection"
)


def diagnose(log: Sequence[str], doing: str) -> SetUpError:
    """The trouble that these last lines of a failed command speak of; a plain one when they speak of none we know.

    pip reports an unreachable registry as "no matching version" too, so the network is looked at before that.
    """
    text = "\n".join(log).lower()
    for pattern, trouble in FROM_THE_LOG:
        if "could not find a version" in pattern and re.search(NETWORK_WORDS, text):
            return NO_NETWORK
        if re.search(pattern, text):
            return trouble
    if re.search(NETWORK_WORDS, text):
        return NO_NETWORK
    return SetUpError(f"Something failed while {doing}.", "The log says what; its last lines are the ones to read.")


def no_compiler(advice: str) -> SetUpError:
    """There is no C++ compiler, and llama.cpp has to be compiled once. `advice`: what to install, and how."""
    return SetUpError(
        "There is no C++ compiler on this machine, and llama.cpp, the engine that runs the model, is compiled here.",
        f"{advice}\nThen start again. It is needed only this once.",
    )


def no_pip(platform: str) -> SetUpError:
    """Python has neither pip nor the means to make one."""
    advice = {
        "linux": "Install it with your package manager: `apt install python3-pip` (Debian, Ubuntu),\n"
        "`dnf install python3-pip` (Fedora), `pacman -S python-pip` (Arch).",
    }.get(platform, "Install Python again from python.org, with pip ticked (it is, unless it was taken out).")
    return SetUpError("This Python has no pip, the program that fetches packages.", f"{advice}\nThen start again.")


def foreign_environment(folder: str, python: str) -> SetUpError:
    """`.venv` is there, was not made by set-up, and is not the environment in use."""
    return SetUpError(
        f"{folder} was not made by this set-up, so it is left alone.",
        f"Start the game with the Python in it ({python} main.py) after `pip install -e .[dev]` there,\n"
        "or delete the folder and start again: set-up then makes its own.",
    )
