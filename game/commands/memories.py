"""`memories COMPANION`: what a companion remembers of the player; searched, put right, pinned."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from game.commands.parts import DONE, Parts, UserError, print_json
from game.session.memories import MemoryEntry, NoSuchMemory, correct, memories, pin


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("companion")
    parser.add_argument("words", nargs="*", help="only memories that hold these words")
    parser.add_argument("--past", action="store_true", help="also what no longer holds")
    parser.add_argument("--correct", nargs=2, metavar=("ID", "WORDS"), help="put one right: what it should have been")
    parser.add_argument("--due", metavar="DAY", help="with --correct: a plan's new day, such as 2026-12-05")
    parser.add_argument("--pin", type=int, metavar="ID", help="keep one always before her")
    parser.add_argument("--unpin", type=int, metavar="ID", help="no longer keep it always before her")


def run(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        try:
            if options.correct:
                number, value = options.correct
                correct(profile, _number(number), value, _day(options.due) if options.due else None)
            if options.pin is not None:
                pin(profile, options.pin)
            if options.unpin is not None:
                pin(profile, options.unpin, False)
        except NoSuchMemory as error:
            raise UserError(str(error)) from error
        found = memories(profile, options.companion, " ".join(options.words), options.past)
    if options.json:
        print_json({"memories": found})
    else:
        sys.stdout.write("".join(f"{_row(one)}\n" for one in found) or "Nothing is remembered.\n")
    return DONE


def _row(one: MemoryEntry) -> str:
    mark = "★" if one.pinned else "✎" if one.until is None else "·"
    held = f"since {one.since[:10]}" + (f" until {one.until[:10]}" if one.until else "")
    return f"{mark} {one.id}  {one.text}  ({held}; “{one.quote}”)"


def _number(text: str) -> int:
    if not text.isdigit():
        raise UserError(f"A memory's number is meant; this is {text!r}.")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"--due takes a day such as 2026-12-05; this is {text!r}.") from error
