"""`restore BACKUP`: go back to a backup. What is there now is backed up first, so this can be undone."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, print_json


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", help="its name, as `backup --list` tells it")


def run(options: argparse.Namespace, parts: Parts) -> int:
    before = parts.copies(options).restore(options.backup)
    if options.json:
        print_json({"restored": options.backup, "before": before})
    else:
        sys.stdout.write(f"Everything is as it was in {options.backup}. Until now is kept as {before.name}.\n")
    return DONE
