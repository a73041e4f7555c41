"""`export -o FOLDER`: everything kept of the player, as files anyone can read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.commands.parts import DONE, Parts, UserError, print_json
from game.session.exporting import export


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to, new or empty")


def run(options: argparse.Namespace, parts: Parts) -> int:
    folder: Path = options.output
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} is there already and not empty. Name a new folder.")
    with parts.open_profile(options) as profile:
        try:
            written = export(profile, folder)
        except OSError as error:
            raise UserError(f"{error.filename or folder} cannot be written ({error.strerror}).") from error
    if options.json:
        print_json({"files": written})
    else:
        sys.stdout.write("".join(f"{path}\n" for path in written))
    return DONE
