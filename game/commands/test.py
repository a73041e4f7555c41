"""`test`: runs the tests with what set-up has installed for them."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from game.commands.parts import Parts, UserError


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs="*", metavar="[--quality] [pytest arguments]", help="what pytest is told")
    parser.prefix_chars = ""  # so -k, -x and the like are pytest's, not unknown options of ours


def pytest_arguments(arguments: Sequence[str]) -> list[str]:
    """pytest's arguments for ours: everything but the long probes, or with `--quality` the long probes only.

    What is given beside `--quality` goes to pytest as it is, after our own, so another `-m` wins.

    >>> pytest_arguments(["-k", "bond"])
    ['-m', 'not quality', '-k', 'bond']
    """
    chosen = "quality" if "--quality" in arguments else "not quality"
    return ["-m", chosen, *(argument for argument in arguments if argument != "--quality")]


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Runs pytest in a process of its own and gives back its exit status.

    Windows of tests stay off the player's screen unless QT_QPA_PLATFORM says otherwise.
    """
    if getattr(sys, "frozen", False):
        raise UserError("The application holds no tests. Run `python main.py test` in a checkout of the source.")
    environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    command = [sys.executable, "-m", "pytest", *pytest_arguments(options.arguments)]
    return subprocess.run(command, cwd=parts.root, env=environment, check=False).returncode
