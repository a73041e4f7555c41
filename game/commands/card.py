"""`card`: character cards of other programs: bring them in, write companions out, build on one, see its origin."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.commands.parts import BAD_INPUT, DONE, Parts, UserError, print_json

_DOES = {
    "import": "bring in character cards (PNG, WebP, JPEG, JSON, YAML, CHARX), one, many, or a folder of them",
    "export": "write a companion as a character card that other programs read",
    "remix": "make a companion of your own out of another, where that is allowed",
    "about": "where a companion comes from, under which licence, and on whom they were built",
}


def add(parser: argparse.ArgumentParser) -> None:
    from game.commands.parts import shared_options

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    made = {
        name: actions.add_parser(name, help=does, description=does, parents=[shared_options()])
        for name, does in _DOES.items()
    }
    made["import"].add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a card, or a folder of them")
    made["import"].add_argument(
        "--for", dest="to", default="", metavar="COMPANION", help="who is given the lorebooks among the files"
    )
    for name in ("export", "remix", "about"):
        made[name].add_argument("companion", help="who, such as isaura")
    made["export"].add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="where to; .png, .json or .charx"
    )
    made["remix"].add_argument("--as", dest="name", required=True, metavar="NAME", help="what yours is called")
    made["remix"].add_argument(
        "--with-leave", action="store_true", help="you made it yourself, or its maker has given you leave"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    actions = {"import": _import, "export": _export, "remix": _remix, "about": _about}
    return actions[options.action](options, parts)


def _import(options: argparse.Namespace, parts: Parts) -> int:
    from game.session.character_cards import bring_in

    counts = {"in": 0, "repaired": 0, "refused": 0}
    with parts.open_profile(options) as profile:
        for came in bring_in(profile, options.paths, options.to):
            counts[came.result] += 1
            if options.json:
                print_json(came)
                continue
            whom = f" → {came.companion.partition(':')[2]} ({came.name})" if came.companion else ""
            sys.stdout.write(f"{_SIGNS[came.result]} {came.file}{whom}\n")
            sys.stdout.write("".join(f"    {_shown(one)}\n" for one in came.why))
            sys.stdout.flush()
        voice = profile.model
    if not options.json:
        sys.stderr.write(f"  {counts['in']} came in, {counts['repaired']} repaired, {counts['refused']} refused.\n")
        if counts["in"] + counts["repaired"] and voice == "starter":
            sys.stderr.write(
                "  With the starter voice they speak from their own greetings and example lines, and in plain words\n"
                "  where a card has none. A larger model (`models`) would speak freely as them, by their description.\n"
            )
    return DONE if counts["in"] + counts["repaired"] or not counts["refused"] else BAD_INPUT


_SIGNS = {"in": "✓", "repaired": "~", "refused": "✗"}


def _shown(text: str) -> str:
    """A stranger's text in a terminal: no control characters, which could do what they like there."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _export(options: argparse.Namespace, parts: Parts) -> int:
    from game.content.interchange.limits import Refused
    from game.session.character_cards import write_out

    with parts.open_profile(options) as profile:
        try:
            left = write_out(profile, options.companion, options.output)
        except Refused as error:
            raise UserError(str(error)) from error
        except OSError as error:
            what = f"{options.output} cannot be written: {error.strerror}."
            raise UserError(what + " Name a folder that exists and is yours.") from error
    if options.json:
        print_json({"file": options.output, "left": left})
    else:
        sys.stdout.write(f"{options.output}\n" + "".join(f"    stays here: {_shown(one)}\n" for one in left))
    return DONE


def _remix(options: argparse.Namespace, parts: Parts) -> int:
    from game.content.interchange.limits import Refused
    from game.session.remixing import remix

    with parts.open_profile(options) as profile:
        try:
            made = remix(profile, options.companion, options.name, options.with_leave)
        except Refused as error:
            raise UserError(str(error)) from error
    if options.json:
        print_json({"companion": made.id, "folder": made.folder})
    else:
        sys.stdout.write(f"{made.id}: write on in {made.folder}\n")
    return DONE


def _about(options: argparse.Namespace, parts: Parts) -> int:
    from game.session.remixing import provenance

    with parts.open_profile(options) as profile:
        told = provenance(profile, options.companion)
    if options.json:
        print_json(told)
        return DONE
    rows = (
        ("name", told.name), ("made by", told.creator), ("licence", told.licence), ("may be remixed", told.remix),
        ("found at", ", ".join(told.source)),
    )  # fmt: skip
    sys.stdout.write("".join(f"{name:>15}  {_shown(value)}\n" for name, value in rows if value))
    for one in told.lineage:
        by = " · ".join(part for part in (one.name, one.creator, one.licence) if part)
        sys.stdout.write(f"{'built on':>15}  {_shown(by)}\n")
    return DONE
