"""`shot PAGE`: one page of the desktop painted to a picture, with no display needed."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.commands.parts import Parts


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "page", help="title, first-run, talk, companions, chapters, map, reader, album, card or settings"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the PNG to write")
    parser.add_argument("--size", default="1280x720", metavar="WxH", help="of the window (default: 1280x720)")
    parser.add_argument("--theme", choices=("night", "day", "contrast"), help="default: the player's")
    parser.add_argument(
        "--text", type=float, metavar="SCALE", help="size of the text, such as 1.5 (default: the player's)"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    return parts.desktop().shot(options)
