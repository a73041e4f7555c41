"""`forget`: take a memory, lines, or everything said out of the game for good. It cannot be undone."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, UserError, print_json
from game.session.forgetting import Forgotten, forget_all, forget_memory, forget_turns
from game.session.memories import NoSuchMemory
from game.session.profile import OpenProfile


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--memory", type=int, metavar="ID", help="a memory and the line that told it (see `memories`)")
    what.add_argument("--turn", type=int, nargs="+", metavar="TURN", help="lines, with the replies to them")
    what.add_argument("--with", dest="companion", metavar="COMPANION", help="everything said with this companion")
    what.add_argument("--everything", action="store_true", help="everything said with anybody, and your name")
    parser.add_argument("--yes", action="store_true", help="do not ask first")


def run(options: argparse.Namespace, parts: Parts) -> int:
    if not options.yes and not _sure():
        raise UserError("Nothing was forgotten. Add --yes to do it without being asked.")
    with parts.open_profile(options) as profile:
        try:
            gone = _forget(profile, options)
        except NoSuchMemory as error:
            raise UserError(str(error)) from error
    if options.json:
        print_json(gone)
    else:
        sys.stdout.write(_told(gone))
    return DONE


def _sure() -> bool:
    if not sys.stdin.isatty():
        return False
    return input("This cannot be undone, and backups forget it too. Type yes to go on: ").strip().casefold() == "yes"


def _forget(profile: OpenProfile, options: argparse.Namespace) -> Forgotten:
    if options.memory is not None:
        return forget_memory(profile, options.memory)
    if options.turn:
        return forget_turns(profile, options.turn)
    return forget_all(profile, options.companion)


def _told(gone: Forgotten) -> str:
    counts = f"{len(gone.turns)} lines, {len(gone.memories)} memories and {len(gone.keepsakes)} keepsakes"
    rest = ", ".join(map(str, gone.mentioned))
    also = f"These lines still name it: {rest}. `forget --turn` takes them too.\n" if rest else ""
    return f"Forgotten, in the backups too: {counts}.\n{also}"
