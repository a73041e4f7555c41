"""`draw COMPANION`: take one card of those left in a companion's deck."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, UserError, print_json
from game.session.collecting import NothingToDraw, album, draw, show_card


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("companion")
    parser.add_argument("--seed", type=int, help="which of the cards left comes, for the same profile")


def run(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        who = profile.library.companion(options.companion)
        try:
            card = draw(profile, who.full_id)
        except NothingToDraw as error:
            raise UserError(str(error)) from error
        show_card(profile, card.card)
        left = album(profile).deck_left[who.full_id]
    if options.json:
        print_json({"card": card.card, "title": card.title, "quote": card.quote, "left": left})
    else:
        remaining = ", ".join(f"{n} {rarity}" for rarity, n in left.items()) or "none"
        sys.stdout.write(f"✦ {card.title}\n  left in the deck: {remaining}\n")
    return DONE
