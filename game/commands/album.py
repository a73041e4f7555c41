"""`album`: the cards found, the places still empty with their hints; as a picture with --png."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.commands.parts import DONE, Parts, print_json
from game.session.collecting import album

_PIPS = {"ticket": 1, "silver-rail": 2, "rose-lens": 3, "gilded": 4}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--png", type=Path, metavar="FILE", help="paint the album's page to a file")


def run(options: argparse.Namespace, parts: Parts) -> int:
    if options.png is not None:
        options.page, options.output = "album", options.png
        return parts.desktop().shot(options)
    with parts.open_profile(options) as profile:
        view = album(profile)
    if options.json:
        print_json(view)
        return DONE
    sys.stdout.write(f"{view.found} of {len(view.cards)} found\n")
    for card in view.cards:
        pips = "✦" * _PIPS[card.rarity]
        if card.found:
            other = " · from another evening" if card.other_evening else ""
            sys.stdout.write(
                f"  {pips:<4} {card.title} · {card.how}{other}\n" + (f"       “{card.quote}”\n" if card.quote else "")
            )
        else:
            sys.stdout.write(f"  {pips:<4} — {card.hint}\n")
    for card in view.keepsakes:
        other = " · from another evening" if card.other_evening else ""
        sys.stdout.write(f"  ✉    {card.title} · {card.subtitle}{other}\n")
    return DONE
