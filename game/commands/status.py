"""`status`: with whom, how close, what has opened, what is missing for the next, what is remembered."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, print_json
from game.session.standing import status
from game.session.views import StatusView

_MARKS = {"locked": "·", "open": "◆", "begun": "◈", "read": "✓"}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("companion", nargs="?", help="only this one")


def run(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        names = [options.companion] if options.companion else [c.full_id for c in profile.library.companions]
        found = [status(profile, name) for name in names]
        packs_off = {name: [str(p) for p in problems] for name, problems in profile.library.broken.items()}
    if options.json:
        print_json({"companions": found, "packs_off": packs_off})
    else:
        for view in found:
            sys.stdout.write(_page(view))
        for name, problems in packs_off.items():
            sys.stdout.write(f"Pack {name} is switched off:\n" + "".join(f"  {p}\n" for p in problems))
    return DONE


def _page(view: StatusView) -> str:
    who = view.companion
    enough = who.next_points is None or who.points >= who.next_points
    ahead = "" if enough else f" of {who.next_points}"
    rows = [f"{who.name} · {who.role}", f"  {who.rank_name} ({who.rank}/{who.ranks}) · bond {who.points}{ahead}"]
    for chapter in view.chapters:
        rows.append(f"  {_MARKS[chapter.state]} {chapter.title} ({chapter.kind}, {chapter.state})")
        rows += [f"      missing: {w.text}. {w.hint}".rstrip() for w in chapter.missing]
    if view.beats_found:
        rows.append("  came up: " + ", ".join(view.beats_found))
    left = sum(view.deck_left.values())
    put_by = f" · put by for cards still to come {view.draws_put_by}" if view.draws_put_by else ""
    rows.append(
        f"  cards {view.cards} of {view.cards_total} · draws waiting {view.draws} · left in the deck {left}{put_by}"
    )
    rows += [f"  ✎ {memory.text}" for memory in view.memories]
    return "\n".join(rows) + "\n\n"
