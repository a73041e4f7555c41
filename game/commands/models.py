"""`models`: which models are here, which fit this machine, which one speaks; adding one's own, and fetching one."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.commands.parts import DONE, Parts, UserError, print_json, shared_options

if TYPE_CHECKING:
    from game.session.shelf import Fetching, FitView, ModelView, OfferView, Shelf

KEY_VARIABLE = "LANTERN_LINE_KEY"
"""Where a server's key may be read from: on the command line itself others could see it."""
_MODEL = "starter, the path of a GGUF file, or a server such as http://localhost:11434/v1#qwen3:8b"
_VERDICTS = {
    "well": "runs well",
    "tight": "runs, and leaves little memory",
    "slow": "runs slowly",
    "crawls": "too slow to talk with",
    "no": "does not run",
}


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="models", metavar="list|use|fit|add|remove|get")
    shared = [shared_options()]
    kinds.add_parser("list", help="what is here (the default)", parents=shared)
    use = kinds.add_parser("use", help="speak with this one from now on", parents=shared)
    use.add_argument("model", help=_MODEL)
    fit = kinds.add_parser("fit", help="what would run on this machine, and why", parents=shared)
    fit.add_argument("files", nargs="*", metavar="PATH", help="GGUF files (all that are here or can be fetched)")
    new = kinds.add_parser("add", help="put a file or a server of yours on the list", parents=shared)
    new.add_argument("model", help="the path of a GGUF file (it stays where it is), or a server's address")
    new.add_argument(
        "--languages", metavar="en,zh", default="", help="what it speaks (what the file tells, or English)"
    )
    new.add_argument("--key", action="store_true", help=f"ask for the key the server wants (or set {KEY_VARIABLE})")
    gone = kinds.add_parser("remove", help="take one off the list; its file stays where it is", parents=shared)
    gone.add_argument("model", help="as the list shows it")
    get = kinds.add_parser("get", help="fetch a model of the catalogue; without a name: what there is", parents=shared)
    get.add_argument("name", nargs="?", default="")


def run(options: argparse.Namespace, parts: Parts) -> int:
    what = options.models or "list"
    with parts.shelf(options) as shelf:
        if what == "fit":
            _tell_fits(shelf.fit(options.files), options.json)
        elif what == "get" and options.name:
            _tell_fetching(shelf.get(options.name), options.json)
        elif what == "get":
            _tell_offers(shelf.offers(), options.json)
        else:
            _tell_rows(_rows(what, options, shelf), options.json)
    return DONE


def _rows(what: str, options: argparse.Namespace, shelf: Shelf) -> list[ModelView]:
    if what == "use":
        return [shelf.use(options.model)]
    if what == "add":
        return [shelf.add(options.model, _languages(options.languages), _key(options.key))]
    if what == "remove":
        shelf.remove(options.model)
    return shelf.rows()


def _languages(text: str) -> list[str]:
    found = [one.strip().lower() for one in text.split(",") if one.strip()]
    wrong = [one for one in found if not (one.isascii() and one.isalpha() and len(one) == 2)]
    if wrong:
        raise UserError(f"--languages takes two-letter codes such as en,zh; {wrong[0]!r} is none.")
    return found


def _key(ask: bool) -> str | None:
    """The key from the environment, or typed where nobody can read it; None for none."""
    if ask and sys.stdin.isatty():
        return getpass.getpass("Key: ").strip()
    if ask and KEY_VARIABLE not in os.environ:
        raise UserError(f"--key asks for it at a terminal, and this is none. Set {KEY_VARIABLE} instead.")
    return os.environ.get(KEY_VARIABLE, "").strip() or None


def _tell_rows(rows: list[ModelView], as_json: bool) -> None:
    if as_json:
        print_json({"models": rows})
        return
    for row in rows:
        mark = "→" if row.in_use else " "
        languages = ", ".join(row.languages) or "languages unknown"
        size = "" if row.server else f"{row.size_mb:.0f} MB · {row.quantisation} · context {row.context} · "
        sys.stdout.write(f"{mark} {row.name} · {size}{languages}\n    {row.path}\n")
        state = "" if row.server and row.fits else "fits: " if row.fits else "cannot be used: "
        sys.stdout.write(f"    {state}{row.why}\n")


def _tell_fits(fits: list[FitView], as_json: bool) -> None:
    if as_json:
        print_json({"models": fits})
        return
    for fit in fits:
        sys.stdout.write(f"{fit.name} ({fit.spec}): {_VERDICTS.get(fit.verdict, fit.verdict)}\n")
        sys.stdout.write("".join(f"    {reason}\n" for reason in fit.reasons))
    sys.stdout.write("Speeds are estimates: the starter was timed just now, and scaled by size.\n")


def _tell_offers(offers: list[OfferView], as_json: bool) -> None:
    if as_json:
        print_json({"catalogue": offers})
        return
    for offer in offers:
        here = "already here" if offer.here else f"{offer.size / 1e9:.1f} GB"
        sys.stdout.write(f"{offer.name} · {offer.title} · {here} · {', '.join(offer.languages)} · {offer.licence}\n")
        sys.stdout.write(f"    {offer.url}\n")
    sys.stdout.write("`models get NAME` fetches one; `models fit` says which would run here.\n")


def _tell_fetching(steps: Iterable[Fetching], as_json: bool) -> None:
    """How far it is: one row for each hundredth, in a terminal always the same one."""
    told: tuple[str, int] = ("", -1)
    end = "\r" if sys.stderr.isatty() else "\n"
    for step in steps:
        part = step.done * 100 // max(1, step.total)
        if as_json:
            if (step.doing, part) != told:
                print_json(step)
        elif step.doing == "done":
            sys.stderr.write("\n" if end == "\r" else "")
            sys.stdout.write(f"It is here: {step.path}\n`models use {step.path}` speaks with it.\n")
        elif (step.doing, part) != told:
            sys.stderr.write(f"  {step.doing} · {part} % of {step.total / 1e9:.1f} GB {end}")
            sys.stderr.flush()
        told = (step.doing, part)
