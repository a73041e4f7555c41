"""`keepsake TURN`: make a card of a line of the talk, or of several in a row."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.commands.parts import DONE, Parts, UserError, print_json
from game.session.keepsakes import NothingToKeep, NotWritten, conversation_of, keep_moment


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("turn", type=int, metavar="TURN", help="the line's turn, as `chat --json` tells it")
    parser.add_argument("--until", type=int, metavar="TURN", help="keep every line up to this one")
    parser.add_argument("--title", default="", help="what to call it (default: nothing)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="also write the card to this PNG")


def run(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        try:
            who = conversation_of(profile, options.turn)
            kept = keep_moment(profile, who, options.turn, until=options.until, title=options.title)
            if options.output is not None:
                options.output.write_bytes(kept.card.picture.read_bytes())
        except (NothingToKeep, NotWritten) as error:
            raise UserError(str(error)) from error
        except OSError as error:
            raise UserError(f"{error.filename or options.output} cannot be written ({error.strerror}).") from error
    if options.json:
        print_json(kept)
    else:
        sys.stdout.write(f"✦ {kept.card.title}\n  {kept.card.subtitle} · {kept.card.flavour}\n")
        sys.stdout.write(f"  written to {options.output or kept.card.picture}\n")
    return DONE
