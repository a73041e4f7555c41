"""`build`: makes the double-click application. In a checkout `main.py` does it and never asks the game."""

from __future__ import annotations

import argparse

from game.commands.parts import Parts, UserError


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Works in a checkout only; needs what set-up installs for it."


def run(_options: argparse.Namespace, parts: Parts) -> int:
    raise UserError(
        f"The application cannot build itself ({parts.root}).\nRun `python main.py build` in a checkout of the source."
    )
