"""`models`: which models are here and fit this machine, and which one speaks."""

from __future__ import annotations

import argparse
import sys

from game.commands.parts import DONE, Parts, print_json, shared_options


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="models", metavar="list|use")
    kinds.add_parser("list", help="what is here (the default)", parents=[shared_options()])
    use = kinds.add_parser("use", help="speak with this one from now on", parents=[shared_options()])
    use.add_argument("model", help="starter, or the path of a GGUF file")


def run(options: argparse.Namespace, parts: Parts) -> int:
    rows = [parts.use_model(options, options.model)] if options.models == "use" else parts.list_models(options)
    if options.json:
        print_json({"models": rows})
        return DONE
    for row in rows:
        mark = "→" if row.in_use else " "
        languages = ", ".join(row.languages) or "languages unknown"
        sys.stdout.write(
            f"{mark} {row.name} · {row.size_mb:.0f} MB · {row.quantisation} · context {row.context} · {languages}\n"
        )
        sys.stdout.write(f"    {row.path}\n    {'fits' if row.fits else 'does not fit'}: {row.why}\n")
    return DONE
