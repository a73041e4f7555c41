"""`recall COMPANION "question"`: what a companion would remember, with scores and what found it."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, print_json
from game.session.remembering import read_lines, recalled


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("companion")
    parser.add_argument("question")
    parser.add_argument("-k", type=int, default=5, help="how many lines (5)")


def run(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        who = profile.library.companion(options.companion)
        for _ in parts.load_models(profile, "ear"):
            pass
        while read_lines(profile, who):
            pass
        found = recalled(profile, who, options.question, options.k)
    if options.json:
        rows = [
            {
                "turn": r.said.turn,
                "speaker": r.said.speaker,
                "text": r.said.text,
                "at": r.said.at,
                "score": round(r.score, 4),
                "found_by": r.found_by,
            }
            for r in found
        ]
        print_json({"question": options.question, "lines": rows})
    else:
        for r in found:
            sys.stdout.write(
                f"{r.score:.3f}  {r.said.at[:10]}  {r.said.speaker}: {r.said.text}  ({', '.join(r.found_by)})\n"
            )
    return DONE
