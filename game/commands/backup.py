"""`backup`: copy the profile as it stands, or list the copies there are."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, print_json


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help="only tell which there are")


def run(options: argparse.Namespace, parts: Parts) -> int:
    copies = parts.copies(options)
    made = None if options.list else copies.make()
    found = copies.listed()
    if options.json:
        print_json({"made": made, "backups": found})
    else:
        for one in found:
            state = f"{one.events} events" if one.sound else "damaged"
            sys.stdout.write(
                f"{'+' if made and one.name == made.name else ' '} {one.name}  {state}, {one.size} bytes\n"
            )
        if not found:
            sys.stdout.write("No backups yet.\n")
    return DONE
